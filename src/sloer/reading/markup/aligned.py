# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Tables in plain text: cells set apart by tabs or by several spaces, line under line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sloer.model import BlockKind
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Flow, Grid, GridCell, Line

_GAP = re.compile(r"(?<=\S)(?:\s{3,}|\t\s*)(?=\S)")
_FEWEST_ROWS = 2


def with_tables(lines: Sequence[Line]) -> Flow:
    """Return the lines, those that stand in columns under each other as tables."""
    flow: Flow = []
    for in_columns, group in groupby(lines, key=_is_row):
        rows = list(group)
        if in_columns and len(rows) >= _FEWEST_ROWS:
            flow.append(Grid([list(_cells(row)) for row in rows]))
        else:
            flow += rows
    return flow


def _is_row(line: Line) -> bool:
    return line.kind is BlockKind.PARAGRAPH and _GAP.search(line.text.strip()) is not None


def _cells(line: Line) -> Iterator[GridCell]:
    part = line.pieces[0].part
    for column, text in enumerate(_GAP.split(line.text.strip())):
        begins = line.break_before and not column
        yield GridCell(column, [Line([Piece(text, part)], break_before=begins)])
