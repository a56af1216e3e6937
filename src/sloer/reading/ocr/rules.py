# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Ruled lines on a page: they are not read as letters, and they tell the cells of a table.

A line that runs down between two cells is taken for an "I" or a "|" by the engine, and a line of
print that crosses it for one line.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from sloer.reading.ocr.sheet import Grey, Sheet

Bits = NDArray[np.bool_]
Runs = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]
Area = tuple[int, int, int, int]
"""Left, top, right, bottom."""

# In heights of letters: none is so tall, no dash so long.
_TALL, _LONG = 3.0, 6.0
_MOST = 2_000
_NEAR = 2
_SMALLEST = 4.0
_THICKEST = 0.2


def upright_rules(ink: Grey) -> list[Area]:
    """Return the rules that run downwards, in pixels of ``ink``."""
    runs = _runs(ink)
    return _rules(runs, _TALL * _tall_letter(runs))


def level_rules(ink: Grey) -> list[Area]:
    """Return the rules that run across, in pixels of ``ink``."""
    turned = _rules(_runs(ink.T), _LONG * _tall_letter(_runs(ink)))
    return [(left, top, right, bottom) for top, left, bottom, right in turned]


def without(ink: Grey, rules: Iterable[Area]) -> Bits:
    """Return where there is ink other than that of the rules."""
    marks = ink.astype(bool)
    for left, top, right, bottom in rules:
        marks[top:bottom, max(left - 1, 0) : right + 1] = False
    return marks


def letters_only(ink: Grey) -> Grey:
    """Return the ink without what is far taller or longer than a letter: rules, edges, desks."""
    length = _TALL * _tall_letter(_runs(ink))
    kept = ink.copy()
    for marks, target in ((ink, kept), (ink.T, kept.T)):
        columns, starts, ends = _runs(marks)
        for x, start, end in np.stack((columns, starts, ends), 1)[ends - starts >= length].tolist():
            target[start:end, x] = 0
    return kept


def wiped(sheet: Sheet, rules: Iterable[Area], by: float) -> Sheet:
    """Return the sheet without ``rules``; ``by`` is its pixels per pixel of theirs."""
    rules = list(rules)
    if not rules:
        return sheet
    picture = sheet.picture.copy()
    for left, top, right, bottom in rules:
        start, end = max(round((left - 0.5) * by), 0), round((right + 0.5) * by)
        picture.paste(255, (start, round(top * by), end, round(bottom * by)))
    return sheet.repainted(picture)


def _runs(ink: Grey) -> Runs:
    """Return column, first and last row of each run of ink down the columns."""
    edges = np.diff(np.pad(ink.astype(np.int8), ((1, 1), (0, 0))), axis=0).T
    columns, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    return columns, starts, ends


def _tall_letter(runs: Runs) -> float:
    """Return about the height of an l: that of the tallest strokes, rules being few."""
    _, starts, ends = runs
    return max(float(np.percentile(ends - starts, 95)), _SMALLEST) if len(starts) else _SMALLEST


def _rules(runs: Runs, length: float) -> list[Area]:
    """Return the boxes of runs of at least ``length``, neighbours as one."""
    columns, starts, ends = runs
    tall = ends - starts >= length
    if tall.sum() > _MOST:  # a picture, not a table
        return []
    boxes: list[list[int]] = []
    for x, top, bottom in zip(
        columns[tall].tolist(), starts[tall].tolist(), ends[tall].tolist(), strict=True
    ):
        for box in reversed(boxes):
            if x - box[2] < _NEAR and top <= box[3] + _NEAR and bottom >= box[1] - _NEAR:
                box[1], box[2], box[3] = min(box[1], top), x + 1, max(box[3], bottom)
                break
        else:
            boxes.append([x, top, x + 1, bottom])
    return [(x0, y0, x1, y1) for x0, y0, x1, y1 in boxes if x1 - x0 <= _THICKEST * length]
