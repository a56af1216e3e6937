# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The layout lines of a corpus document, for the builders that turn it into real files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_MAIL_HEADERS = ("@from", "@to", "@cc", "@subject")


class LineKind(StrEnum):
    """What a line of a corpus document is."""

    TITLE = "title"
    HEADING = "heading"
    BULLET = "bullet"
    ROW = "row"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    TEXTBOX = "textbox"
    PHOTO = "photo"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one paragraph of lines that follow each other (joined by newlines)."""

    kind: LineKind
    text: str = ""

    @property
    def cells(self) -> list[str]:
        """The cells of a table row."""
        return [cell.strip() for cell in self.text.strip().strip("|").split("|")]


@dataclass(slots=True)
class Region:
    """Lines that stand below each other. ``column`` is ``side``, ``left``, ``right`` or ``""``."""

    column: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """The document itself, or one of its attachments."""

    name: str = ""
    regions: list[Region] = field(default_factory=lambda: [Region()])

    def lines(self) -> Iterator[Line]:
        """Yield all lines, region by region."""
        for region in self.regions:
            yield from region.lines


@dataclass(slots=True)
class Layout:
    """A whole corpus document, without marks."""

    file_name: str = ""
    header: str = ""
    footer: str = ""
    mail: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=lambda: [Part()])

    @property
    def body(self) -> Part:
        """The document itself, without attachments."""
        return self.parts[0]


_REGION_STARTS = {
    "@sidebar": "side",
    "@main": "",
    "@columns": "left",
    "@column": "right",
    "@end": "",
}
_PREFIXES = (
    ("## ", LineKind.HEADING),
    ("# ", LineKind.TITLE),
    ("- ", LineKind.BULLET),
    ("> ", LineKind.QUOTE),
    ("@textbox ", LineKind.TEXTBOX),
)


def parse_layout(text: str) -> Layout:
    """Return the layout of a corpus document whose marks are already taken out."""
    layout = Layout()
    gap = True
    for raw in text.splitlines():
        line = _BOLD.sub(r"\1", raw.rstrip())
        if not line:
            gap = True
            continue
        if not _take_directive(layout, line):
            _take_line(layout.parts[-1].regions[-1].lines, line, gap=gap)
        gap = False
    return layout


def _take_directive(layout: Layout, line: str) -> bool:
    word, _, rest = line.partition(" ")
    if word in _REGION_STARTS:
        layout.parts[-1].regions.append(Region(_REGION_STARTS[word]))
    elif word == "@attachment":
        layout.parts.append(Part(rest))
    elif word == "@header":
        layout.header = rest
    elif word == "@footer":
        layout.footer = rest
    elif word == "@filename":
        layout.file_name = rest
    elif word in _MAIL_HEADERS:
        layout.mail[word[1:]] = rest
    else:
        return False
    return True


def _take_line(lines: list[Line], line: str, *, gap: bool) -> None:
    if line.startswith("|"):
        if not re.fullmatch(r"[|\s:-]+", line):
            lines.append(Line(LineKind.ROW, line))
        return
    if line in {"@photo", "@page"}:
        lines.append(Line(LineKind(line[1:])))
        return
    for prefix, kind in _PREFIXES:
        if line.startswith(prefix):
            lines.append(Line(kind, line[len(prefix) :]))
            return
    if lines and lines[-1].kind is LineKind.PARAGRAPH and not gap:
        lines[-1] = Line(LineKind.PARAGRAPH, f"{lines[-1].text}\n{line}")
    else:
        lines.append(Line(LineKind.PARAGRAPH, line))
