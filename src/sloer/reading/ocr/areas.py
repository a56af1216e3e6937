# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Where a page stands in columns, each is read by itself.

The engine's own analysis reads a side column and the text beside it as one line wherever their
lines nearly meet, and loses words of both. A gutter is a strip without ink that runs down past
several lines, with text on either side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sloer.reading.ocr.rules import Area, Bits

# Shares of the page's width or height.
_GUTTER = 0.016
_SIDE = 0.08
_LINES = 0.045
"""Rows with ink that each side must have beside the other: four lines or so."""
_FEWEST_BANDS = 3
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Gutter:
    left: int
    right: int
    top: int
    bottom: int


def areas_of(marks: Bits) -> list[Area]:
    """Return the areas to be read one by one; one where the page has no columns.

    ``marks`` is where there is ink other than that of ruled lines.
    """
    height, width = marks.shape
    return list(_areas(marks, (0, 0, width, height), 0))


def _areas(marks: Bits, area: Area, depth: int) -> Iterator[Area]:
    left, top, right, bottom = area
    if not marks[top:bottom, left:right].any():
        return
    gutter = _gutter(marks, area) if depth < _DEEPEST else None
    if gutter is None:
        yield area
        return
    middle = (gutter.left + gutter.right) // 2
    yield from _areas(marks, (left, top, right, gutter.top), depth + 1)
    yield from _areas(marks, (left, gutter.top, middle, gutter.bottom), depth + 1)
    yield from _areas(marks, (middle, gutter.top, right, gutter.bottom), depth + 1)
    yield from _areas(marks, (left, gutter.bottom, right, bottom), depth + 1)


def _gutter(marks: Bits, area: Area) -> _Gutter | None:
    """Return the gutter with most lines on both its sides."""
    left, top, right, bottom = area
    page_height, page_width = marks.shape
    part = marks[top:bottom, left:right]
    narrowest = max(int(_GUTTER * page_width), 3)
    side = int(_SIDE * page_width)
    if part.shape[1] < 2 * side + narrowest or part.shape[0] < 2 * _LINES * page_height:
        return None
    sums = np.cumsum(np.pad(part, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    free: Bits = np.equal(sums[:, narrowest:], sums[:, :-narrowest])
    inked: Bits = part.max(axis=1)
    best: _Gutter | None = None
    best_lines = int(_LINES * page_height)
    for x, first, last in _tallest(free, inked):
        if x < side or x + narrowest > part.shape[1] - side:
            continue
        rows = slice(first, last)
        beside = sums[rows, x] > 0, sums[rows, -1] > sums[rows, x + narrowest]
        lines = int(min(side.sum() for side in beside))
        if lines > best_lines and all(_bands(side) >= _FEWEST_BANDS for side in beside):
            best_lines = lines
            best = _Gutter(left + x, left + x + narrowest, top + first, top + last)
    return best


def _bands(inked: Bits) -> int:
    """Count the lines of print, or whatever else stands apart from above."""
    return int(np.count_nonzero(inked[1:] & ~inked[:-1])) + bool(inked[0])


def _tallest(free: Bits, inked: Bits) -> Iterator[tuple[int, int, int]]:
    """Yield each place of a gutter with the first and last row of its tallest run.

    A run begins and ends between two lines of the whole area, so that it cuts none in half.
    """
    blank = np.flatnonzero(~inked)
    if not len(blank):
        return
    run = np.zeros(free.shape[1], np.int32)
    longest, ends = run.copy(), run.copy()
    for row in range(free.shape[0]):
        run = (run + 1) * free[row]
        longer = run > longest
        longest[longer], ends[longer] = run[longer], row + 1
    for x in range(free.shape[1]):
        first, last = int(ends[x] - longest[x]), int(ends[x])
        within = blank[np.searchsorted(blank, first) : np.searchsorted(blank, last)]
        if len(within) > 1:
            whole = first == 0, last == free.shape[0]
            yield (
                x,
                0 if whole[0] else int(within[0]),
                last if whole[1] else int(within[-1]),
            )
