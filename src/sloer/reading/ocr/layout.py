# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From recognised lines to blocks in reading order: paragraphs, headings, list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from statistics import median

from sloer.model import Block, BlockKind
from sloer.reading.blocks import Piece, build_block
from sloer.reading.line_ends import line_end
from sloer.reading.ocr.columns import apart, is_row
from sloer.reading.ocr.result import Box, Recognised, RecognisedLine, RecognisedWord

# The trained data know no bullet: it is read as one of these.
_BULLET = re.compile(r"^(?:[-–—•·*¢o°+e¤>®©]|[e*+]?[«»]+)$")
_BULLET_STUCK = re.compile(r"^[•·*»«][^\W\d_]")
_NUMBER = re.compile(r"^\d{1,2}[.)]$")
_HEADING_RATIO = 1.18
_HEADING_WORDS = 12
# "Uddannelse", "Kurser og certifikater": a little larger is enough for so few words.
_TITLE_RATIO = 1.06
_TITLE_WORDS = 4


def blocks_of(recognised: Recognised, page: int, part: str = "", scale: float = 1.0) -> list[Block]:
    """Return the page's blocks in reading order.

    Args:
        recognised: what was read.
        page: the page's number, from 1, for the origins.
        part: the place inside a container, for the origins.
        scale: pixels per point of the picture that was read; boxes come out in points.
    """
    body = _body_height(recognised.lines)
    blocks: list[Block] = []
    for group in _paragraphs(list(apart(recognised.lines))):
        kind = _kind(group, body)
        block = build_block(
            kind,
            _pieces(
                _without_bullet(group) if kind is BlockKind.LIST_ITEM else group, page, part, scale
            ),
            level=_level(group, body) if kind is BlockKind.HEADING else 0,
        )
        if block is not None:
            blocks.append(block)
    return blocks


Paragraph = list[RecognisedLine]


def _body_height(lines: tuple[RecognisedLine, ...]) -> float:
    """Return the height of ordinary print: the median over letters, not over lines."""
    heights = [line.height for line in lines for _ in range(len(line.text))]
    return median(heights) if heights else 1.0


def _paragraphs(lines: list[RecognisedLine]) -> Iterator[Paragraph]:
    """Split the engine's paragraphs where a list item or a line of its own begins."""
    for _, group in groupby(lines, key=lambda line: (line.block, line.paragraph)):
        current: Paragraph = []
        for line in group:
            if current and _begins_anew(current, line):
                yield current
                current = []
            current.append(line)
        if current:
            yield current


def _begins_anew(current: Paragraph, line: RecognisedLine) -> bool:
    before = current[-1]
    if _is_item(line) or is_row(line) or is_row(before) or _is_contact(line):
        return True
    if _differs(line.height, before.height) or _ended_early(current, line):
        return True
    return line.sheet_px[1] - before.sheet_px[3] > 0.9 * max(line.height, 1.0)


def _differs(height: float, other: float) -> bool:
    low, high = sorted((height, other))
    return high > _HEADING_RATIO * max(low, 1.0)


def _is_contact(line: RecognisedLine) -> bool:
    return "@" in line.words[0].text and len(line.words) <= 2


def _ended_early(current: Paragraph, line: RecognisedLine) -> bool:
    """Tell whether the line before had room for this line's first word and did not take it."""
    before = current[-1].sheet_px
    first = line.words[0].sheet_px
    left = min(row.sheet_px[0] for row in (*current, line))
    right = max(row.sheet_px[2] for row in (*current, line))
    room, needed = right - before[2], first[2] - first[0]
    return room > 1.3 * needed + line.height and room > 0.12 * (right - left)


def _is_item(line: RecognisedLine) -> bool:
    first = line.words[0].text
    if len(line.words) > 1 and (_BULLET.match(first) or _NUMBER.match(first)):
        return True
    return bool(_BULLET_STUCK.match(first))


def _kind(group: Paragraph, body: float) -> BlockKind:
    if _is_item(group[0]) and not _NUMBER.match(group[0].words[0].text):
        return BlockKind.LIST_ITEM
    text = " ".join(line.text for line in group)
    if text[-1] in ".,;!?" or not text[0].isupper():
        return BlockKind.PARAGRAPH
    taller = median(line.height for line in group) / max(body, 1.0)
    if taller > _HEADING_RATIO and len(text.split()) <= _HEADING_WORDS:
        return BlockKind.HEADING
    if taller > _TITLE_RATIO and len(text.split()) <= _TITLE_WORDS and _only_letters(text):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _only_letters(text: str) -> bool:
    return all(c.isalpha() or c in " -:&" for c in text)


def _level(group: Paragraph, body: float) -> int:
    return 1 if median(line.height for line in group) > 1.5 * body else 2


def _without_bullet(group: Paragraph) -> Paragraph:
    first = group[0]
    opening = first.words[0]
    if _BULLET.match(opening.text):
        words = first.words[1:]
    else:
        bare = RecognisedWord(
            opening.text[1:], opening.box_px, opening.confidence, opening.sheet_px
        )
        words = (bare, *first.words[1:])
    return [RecognisedLine(words, first.block, first.paragraph, first.height), *group[1:]]


def _pieces(group: Paragraph, page: int, part: str, scale: float) -> Iterator[Piece]:
    """Yield a piece per word; a word cut at a line's end is put together again."""
    words = [(word, at_end) for line in group for word, at_end in _placed(line)]
    for index, (word, at_end) in enumerate(words):
        follows = words[index + 1][0].text if index + 1 < len(words) else ""
        text = f"{word.text} "
        if at_end and follows:
            text = line_end(word.text, follows)
        yield Piece(text, part, page, _points(word.box_px, scale), word.confidence)


def _placed(line: RecognisedLine) -> Iterator[tuple[RecognisedWord, bool]]:
    last = len(line.words) - 1
    return ((word, index == last) for index, word in enumerate(line.words))


def _points(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(side / scale, 2) for side in box)
    return left, top, right, bottom
