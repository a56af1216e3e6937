# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Paragraphs, lists and headings from plain text, as people type it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sloer.model import BlockKind
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Line
from sloer.reading.line_ends import line_end

_BULLET = re.compile(r"^(\s*)[-*•·‣◦▪●■–—+]\s+(?=\S)")
_MARKDOWN = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*(?:[=\-_~*#+.·•|—–]\s?){3,}$|^-- ?$")
_UNDERLINE = re.compile(r"^\s*([=\-_~*])\1{2,}\s*$")
_QUOTE = re.compile(r"^(?:\s{0,2}>)+ ?")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+[^\W\d_].*[^.,;!]$")
_TABS = re.compile(r"\s*\t\s*")
_COLUMNS = re.compile(r"\S\s{3,}\S|\|")
_HYPHENATED = re.compile(r"[^\W\d_]-$")

_WIDTHS = range(45, 131)
_ALIKE = 12
_HEADING_CHARACTERS = 60
_CAPS_SHARE = 0.6


@dataclass(slots=True)
class _Group:
    """Lines between blank lines, of one depth of quotation."""

    lines: list[str] = field(default_factory=list)
    depth: int = 0
    new_page: bool = False


def prose(text: str, part: str = "") -> list[Line]:
    """Return the lines of ``text``: wrapped ones joined, lists and headings told apart."""
    groups = _groups(text)
    everything = [line for group in groups for line in group.lines]
    width = _wrap_width(everything)
    shouting = sum(_is_capitals(line) for line in everything) > _CAPS_SHARE * len(everything)
    found: list[Line] = []
    depth = 0
    for group, after in zip(groups, [*groups[1:], None], strict=False):
        lines = _read_group(group.lines, width, part, shouting=shouting)
        if _is_numbered_title(group, after):
            lines = [Line(lines[0].pieces, BlockKind.HEADING, 2)]
        if lines and found:
            lines[0].break_before = group.new_page or group.depth > depth
        depth = group.depth
        found.extend(lines)
    return found


def _is_numbered_title(group: _Group, after: _Group | None) -> bool:
    """Tell "5. Sprog og uddannelse", alone on its line above text: a form's numbered question."""
    if len(group.lines) != 1 or after is None or _NUMBERED.match(after.lines[0]):
        return False
    return bool(_NUMBERED.match(group.lines[0])) and len(group.lines[0]) <= _HEADING_CHARACTERS


def _groups(text: str) -> list[_Group]:
    groups = [_Group()]
    for raw in re.split(r"\r\n|\r|\n|\v|\u2028|\u2029|\x85|(?=\f)", text.replace("\x1a", "")):
        new_page = raw.startswith("\f")
        quote = _QUOTE.match(raw)
        depth = quote[0].count(">") if quote else 0
        line = _spaced(raw[quote.end() :] if quote else raw.lstrip("\f"))
        if new_page or depth != groups[-1].depth or not line:
            carried = groups[-1].new_page and not groups[-1].lines
            groups.append(_Group(depth=depth, new_page=new_page or carried))
        if line:
            groups[-1].lines.append(line)
    return [group for group in groups if group.lines]


def _spaced(raw: str) -> str:
    """Return a line without tabs: as wide as they are before it, wider than a space within."""
    text = raw.strip()
    return raw[: len(raw) - len(raw.lstrip())].expandtabs(8) + _TABS.sub("    ", text)


def _wrap_width(lines: list[str]) -> int | None:
    """Return the width at which the text was wrapped: the longest that three lines nearly share."""
    lengths = sorted((len(line) for line in lines), reverse=True)
    for longest, third in zip(lengths, lengths[2:], strict=False):
        if longest - third <= _ALIKE and longest in _WIDTHS:
            return longest
    if len(lengths) >= 2 and lengths[0] in _WIDTHS and lengths[0] <= 82:
        return lengths[0] if lengths[0] >= 60 else None
    return None


def _read_group(lines: list[str], width: int | None, part: str, *, shouting: bool) -> list[Line]:
    found: list[Line] = []
    indents = sorted({len(m[1]) for line in lines if (m := _BULLET.match(line))})
    before = ""
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if _RULE.match(line):
            before = ""
            continue
        new = _starts(line, following, indents, part, shouting=shouting)
        if new.kind is BlockKind.PARAGRAPH and found and _is_wrapped(before, line, width):
            _append(found[-1], line.strip(), part)
        else:
            found.append(new)
        before = "" if new.kind is BlockKind.HEADING else line
    return found


def _starts(line: str, following: str, indents: list[int], part: str, *, shouting: bool) -> Line:
    """Return ``line`` as the beginning of a heading, list item or paragraph."""
    bullet = _BULLET.match(line)
    if bullet:
        level = min(indents.index(len(bullet[1])), 8)
        return Line([Piece(line[bullet.end() :].strip(), part)], BlockKind.LIST_ITEM, level)
    markdown = _MARKDOWN.match(line)
    if markdown and markdown[2]:
        return Line([Piece(markdown[2], part)], BlockKind.HEADING, len(markdown[1]))
    pieces = [Piece(line.strip(), part)]
    underline = _UNDERLINE.match(following)
    if underline and len(line.strip()) <= _HEADING_CHARACTERS:
        return Line(pieces, BlockKind.HEADING, 1 if underline[1] == "=" else 2)
    if not shouting and _is_capitals(line):
        return Line(pieces, BlockKind.HEADING, 2)
    return Line(pieces)


def _is_capitals(line: str) -> bool:
    text = line.strip()
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 2 or len(text) > _HEADING_CHARACTERS or text[-1] in ".,;!?":
        return False
    return text.upper() == text and len(letters) >= 0.6 * len(text.replace(" ", ""))


def _is_wrapped(before: str, line: str, width: int | None) -> bool:
    """Tell whether ``line`` goes on where ``before`` ended for want of room."""
    if not before or width is None or _COLUMNS.search(before) or _COLUMNS.search(line.strip()):
        return False
    if _HYPHENATED.search(before) and line.lstrip()[:1].islower():
        return len(before) >= width * 0.6
    first_word = line.split(None, 1)[0]
    return len(before) <= width and len(before) + 1 + len(first_word) > width - 1


def _append(line: Line, text: str, part: str) -> None:
    """Put the next line of a paragraph to it; only its first word tells how."""
    last = line.pieces[-1]
    kept = line_end(last.text, text.split(None, 1)[0])
    line.pieces[-1] = Piece(kept, part)
    line.pieces.append(Piece(text, part))
