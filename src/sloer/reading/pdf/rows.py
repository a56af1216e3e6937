# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Two sides of a gutter that belong together line by line: tables, labels and dates with text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from sloer.reading.pdf.lines import Flow, Grid, Line, Region, lines_of
from sloer.reading.pdf.words import Stretch

_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}\b|\bnu\b|\bd\.d\.|\bpresent\b", re.IGNORECASE
)


@dataclass(slots=True)
class Cut:
    """Text on both sides of a gutter, what stands over it and what under it."""

    above: list[Stretch]
    left: list[Stretch]
    right: list[Stretch]
    below: list[Stretch]
    gutter: tuple[float, float]


@dataclass(slots=True)
class Panels:
    """Large filled areas (x0, y0, x1, y1): a side column's own ground."""

    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


def on_panel(cut: Cut, panels: Panels) -> bool:
    """Tell whether exactly one side lies on a filled area of its own."""
    for x0, y0, x1, y1 in panels.boxes:

        def share(side: list[Stretch], box: tuple[float, ...] = (x0, y0, x1, y1)) -> float:
            inside = [
                s
                for s in side
                if box[0] <= (s.left + s.right) / 2 <= box[2]
                and box[1] <= (s.top + s.bottom) / 2 <= box[3]
            ]
            return len(inside) / len(side)

        left, right = share(cut.left), share(cut.right)
        if (left > 0.8 and right < 0.2) or (right > 0.8 and left < 0.2):
            return True
    return False


def reads_in_rows(cut: Cut, panels: Panels) -> bool:
    """Tell a table, or labels and dates beside their text, from columns read one by one."""
    if on_panel(cut, panels):
        return False
    left, right = lines_of(cut.left), lines_of(cut.right)
    lone = set(map(id, _lone_titles(left, right)))
    left = [line for line in left if id(line) not in lone]
    if not left:
        return False
    aligned = _aligned(left, right)
    if aligned < 0.85:
        return False
    if _prose(left) and _prose(right):
        return False
    labels = sum(bool(_DATE.search(_text(line))) or _text(line).endswith(":") for line in left)
    if labels >= 0.6 * len(left):
        return True
    both_short = len(left) >= 0.7 * len(right) and aligned >= 0.95
    if both_short and _aligned(right, left) >= 0.85:
        return not (_prose(right) and len(left) > 8)
    return _groups(left) <= 1.6


def _lone_titles(left: list[Line], right: list[Line]) -> list[Line]:
    """Return lines on the left that have nothing beside them and are set as titles are."""
    beside = [(_top(line), _bottom(line)) for line in right]
    alone = [
        line
        for line in left
        if not any(top < _bottom(line) and bottom > _top(line) for top, bottom in beside)
    ]
    others = [line.stretches[0] for line in left if line not in alone]
    usual = median([s.size for s in others]) if others else 0.0
    plain = not all(s.bold for s in others)
    return [
        line
        for line in alone
        if line.stretches[0].size > 1.1 * usual
        or (plain and line.stretches[0].bold)
        or (line.stretches[0].text.isupper() and len(line.stretches[0].text) > 3)
    ]


def _top(line: Line) -> float:
    return min(s.top for s in line.stretches)


def _bottom(line: Line) -> float:
    return max(s.bottom for s in line.stretches)


def _text(line: Line) -> str:
    return " ".join(s.text for s in line.stretches)


def _aligned(left: list[Line], right: list[Line]) -> float:
    """Share of the lines on the left that have a line on the right at their very height."""
    heights = [line.baseline for line in right]
    hits = 0
    for line in left:
        tolerance = 0.2 * line.stretches[0].size
        hits += any(abs(line.baseline - height) <= tolerance for height in heights)
    return hits / len(left)


def _prose(lines: list[Line]) -> bool:
    """Tell text that runs on from line to line: most lines reach the column's edge."""
    if len(lines) < 3:
        return False
    left = min(line.left for line in lines)
    width = max(line.right for line in lines) - left
    full = sum(line.right - left > 0.8 * width for line in lines)
    stretches = [s for line in lines for s in line.stretches]
    words = sum(len(s.words) for s in stretches) / len(stretches)
    return full >= 0.6 * len(lines) and words >= 3.5


def _groups(lines: list[Line]) -> float:
    """Mean number of lines that follow each other without a gap."""
    count = 1
    for above, below in pairwise(lines):
        count += below.baseline - above.baseline > 1.7 * below.stretches[0].size
    return len(lines) / count


def rows_of(cut: Cut, left: float, right: float) -> list[Region]:
    """Read the two sides row by row; titles between the rows part one table from the next."""
    found: list[Region] = []
    titles = _lone_titles(lines_of(cut.left), lines_of(cut.right))
    taken = {id(s) for title in titles for s in title.stretches}
    rest_left = [s for s in cut.left if id(s) not in taken]
    rest_right = cut.right
    for title in [*titles, None]:
        end = title.baseline if title else 1e9
        part = Cut(
            [],
            [s for s in rest_left if s.baseline < end],
            [s for s in rest_right if s.baseline < end],
            [],
            cut.gutter,
        )
        rest_left = [s for s in rest_left if s.baseline >= end]
        rest_right = [s for s in rest_right if s.baseline >= end]
        if part.left and part.right:
            found += _rows_between(part, left, right)
        elif part.left or part.right:
            found.append(Flow(lines_of(part.left or part.right), left, right))
        if title:
            found.append(Flow([title], left, right))
    return found


def _rows_between(cut: Cut, left: float, right: float) -> list[Region]:
    """Return a table where the rows are regular, else label and text in turn."""
    columns = _split_columns(cut)
    rows = _table_rows(columns)
    flat = [cell for row in rows for cell in row]
    longest = max(len(cell) for cell in flat)
    whole = [row for row in rows if sum(bool(cell) for cell in row) >= 2]
    if len(rows) >= 2 and longest <= 3 and len(whole) >= 0.6 * len(rows):
        return [Grid(rows)]
    edges = [left, *(min(s.left for s in column) for column in columns[1:]), right]
    return [
        Flow(cell, edges[number], edges[number + 1])
        for row in rows
        for number, cell in enumerate(row)
        if cell
    ]


def _split_columns(cut: Cut) -> list[list[Stretch]]:
    """Split both sides at every further gutter that runs all the way down."""
    columns: list[list[Stretch]] = []
    for side in (cut.left, cut.right):
        columns += _full_gutters(side)
    return columns


def _full_gutters(side: list[Stretch]) -> list[list[Stretch]]:
    columns: list[list[Stretch]] = []
    edge = -1e9
    for stretch in sorted(side, key=lambda s: s.left):
        if columns and stretch.left < edge + max(0.5 * stretch.size, 4.0):
            columns[-1].append(stretch)
        else:
            columns.append([stretch])
        edge = max(edge, stretch.right)
    return columns


def _table_rows(columns: list[list[Stretch]]) -> list[list[list[Line]]]:
    """Cut columns into rows: a line opens a row where two columns have one, or after a gap."""
    everything = lines_of([s for column in columns for s in column])
    owner = {id(s): number for number, column in enumerate(columns) for s in column}
    rows: list[list[list[Line]]] = []
    previous = -1e9
    for line in everything:
        parts: dict[int, list[Stretch]] = {}
        for s in line.stretches:
            parts.setdefault(owner[id(s)], []).append(s)
        size = line.stretches[0].size
        apart = line.baseline - previous > 1.75 * size
        if not rows or len(parts) >= 2 or 0 in parts or (apart and len(parts) > 1):
            rows.append([[] for _ in columns])
        for number, part in parts.items():
            rows[-1][number].append(Line(part))
        previous = line.baseline
    return rows
