# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Reading order of a whole page: columns, and the tables that are drawn on it in their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from sloer.reading.pdf.columns import regions
from sloer.reading.pdf.frame import Box
from sloer.reading.pdf.lines import Flow, Grid, Line, Region
from sloer.reading.pdf.tables import Drawing, take_ruled_tables
from sloer.reading.pdf.words import Stretch, Word

_Table = tuple[float, Grid, Box]


def laid_out(stretches: list[Stretch], width: float, drawing: Drawing) -> list[Region]:
    """Return the regions of a page in reading order, tables that are drawn among them."""
    if not stretches:
        return []
    rest, tables = take_ruled_tables(stretches, drawing)
    if any(_stands_beside(s, box) for _, _, box in tables for s in rest):
        found = _in_columns(rest, tables, width, drawing)
        if found is not None:
            return found
    return _between_tables(rest, tables, width, drawing)


def _page_regions(stretches: list[Stretch], width: float, drawing: Drawing) -> list[Region]:
    if not stretches:
        return []
    left = min(s.left for s in stretches)
    right = max(max(s.right for s in stretches), width - max(left, 0.0))
    return regions(stretches, left, right, drawing.panels)


def _stands_beside(stretch: Stretch, box: Box) -> bool:
    middle = (stretch.top + stretch.bottom) / 2
    return box[1] < middle < box[3] and (stretch.right <= box[0] or stretch.left >= box[2])


def _in_columns(
    stretches: list[Stretch], tables: Sequence[_Table], width: float, drawing: Drawing
) -> list[Region] | None:
    """Let each table stand in its column as one large word; ``None`` where it ends in a row."""
    size = median([s.size for s in stretches])
    grids: dict[int, Grid] = {}
    stand_ins = []
    for _, grid, (left, top, right, bottom) in tables:
        word = Word("table", left, top, right, bottom, bottom, size, False, (0.0, 0.0, 0.0, 0.0))
        grids[id(word)] = grid
        stand_ins.append(Stretch([word]))
    parts: list[Region] = []
    for region in _page_regions([*stretches, *stand_ins], width, drawing):
        if isinstance(region, Flow):
            parts += _parted(region, grids)
        elif any(id(w) in grids for row in region.rows for c in row for s in c for w in _words(s)):
            return None
        else:
            parts.append(region)
    return parts


def _words(line: Line) -> list[Word]:
    return [word for stretch in line.stretches for word in stretch.words]


def _parted(flow: Flow, grids: dict[int, Grid]) -> Iterator[Region]:
    """Yield the lines of a flow with the tables that stand among them."""
    lines: list[Line] = []
    for line in flow.lines:
        inside = [grids[id(word)] for word in _words(line) if id(word) in grids]
        others = [s for s in line.stretches if not any(id(word) in grids for word in s.words)]
        if others:
            lines.append(Line(others))
        if inside and lines:
            yield Flow(lines, flow.left, flow.right)
            lines = []
        yield from inside
    if lines:
        yield Flow(lines, flow.left, flow.right)


def _between_tables(
    stretches: list[Stretch], tables: Sequence[_Table], width: float, drawing: Drawing
) -> list[Region]:
    """Lay out the text around tables: what stands above each comes before it."""
    parts: list[Region] = []
    rest = stretches
    for _, grid, box in sorted(tables, key=lambda table: table[0]):
        above = [s for s in rest if s.top < box[1] + 1 and (s.top + s.bottom) / 2 < box[1] + 2]
        taken = {id(s) for s in above}
        rest = [s for s in rest if id(s) not in taken]
        parts += _page_regions(above, width, drawing)
        parts.append(grid)
    return parts + _page_regions(rest, width, drawing)
