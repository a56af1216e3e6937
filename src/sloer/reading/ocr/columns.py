# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Columns that the engine read straight across, taken apart again.

A side column of a few lines beside a paragraph looks like a table to the engine. It is one only if
no sentence runs on from row to row within a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from sloer.reading.ocr.result import RecognisedLine, RecognisedWord

_WIDE = 2.0
"""Gap, in heights of a line, that no space between two words has."""

Gap = tuple[float, float]


def apart(lines: Sequence[RecognisedLine]) -> Iterator[RecognisedLine]:
    """Yield the lines, those that run across two columns as two, left column first."""
    for _, group in groupby(lines, key=lambda line: line.block):
        block = list(group)
        gutter = _gutter(block)
        if gutter is None:
            yield from block
            continue
        left, right = _sides(block, gutter)
        if _runs_on(left) or _runs_on(right):
            yield from left
            yield from (replace(line, block=-1 - line.block) for line in right)
        else:
            yield from block


def is_row(line: RecognisedLine) -> bool:
    """Tell a table's row, or words set apart by tabs, by its wide gaps."""
    return bool(_wide_gaps(line))


def _wide_gaps(line: RecognisedLine) -> list[Gap]:
    ends = ((word.sheet_px[2], after.sheet_px[0]) for word, after in pairwise(line.words))
    return [(end, start) for end, start in ends if start - end > _WIDE * line.height]


def _gutter(block: list[RecognisedLine]) -> Gap | None:
    """Return the strip that no word of the block enters, if two rows or more share one."""
    rows = [gaps for line in block if (gaps := _wide_gaps(line))]
    if len(rows) < 2:
        return None
    start, end = max(rows[0], key=lambda gap: gap[1] - gap[0])
    for word in (word for line in block for word in line.words):
        left, _, right, _ = word.sheet_px
        if right <= start or left >= end:
            continue
        # The word stands within the strip: the gutter is what remains on its wider side.
        start, end = (right, end) if end - right > left - start else (start, left)
    return (start, end) if end - start > block[0].height else None


def _sides(
    block: list[RecognisedLine], gutter: Gap
) -> tuple[list[RecognisedLine], list[RecognisedLine]]:
    middle = (gutter[0] + gutter[1]) / 2
    sides: tuple[list[RecognisedLine], list[RecognisedLine]] = ([], [])
    for line in block:
        parts: tuple[list[RecognisedWord], list[RecognisedWord]] = ([], [])
        for word in line.words:
            parts[word.sheet_px[0] > middle].append(word)
        for side, part in zip(sides, parts, strict=True):
            if part:
                side.append(replace(line, words=tuple(part)))
    return sides


def _runs_on(lines: list[RecognisedLine]) -> bool:
    """Tell whether a sentence goes on from one line to the next."""
    return any(
        len(line.words) > 1 and line.text[-1] not in ".;:!?" and after.text[0].islower()
        for line, after in pairwise(lines)
    )
