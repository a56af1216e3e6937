# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The lines and tables of a Rich Text file, put together while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sloer.model import BlockKind
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Flow, Grid, GridCell, Line
from sloer.reading.office.styles import role_by_style_name


@dataclass(slots=True)
class Story:
    """The paragraphs of the body, a header, a note or a text box.

    ``styles``: the names of the paragraph styles by number, as far as they are known by then.
    """

    styles: Mapping[int, str]
    flow: Flow = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    floats: Flow = field(default_factory=list)
    cell: Flow = field(default_factory=list)
    row: list[Flow] = field(default_factory=list)
    grid: Grid | None = None
    in_table: bool = False
    style: int = 0
    outline: int = 9
    listed: bool = False
    level: int = 0
    strong: bool = True

    def say(self, text: str, *, bold: bool) -> None:
        """Add text to the line being read."""
        self.pieces.append(Piece(text))
        if text.strip():
            self.strong = self.strong and bold

    def obey(self, word: str, number: int | None) -> None:
        """Take in a word on how the paragraph is set."""
        if word == "pard":
            self.style, self.outline, self.listed, self.level = 0, 9, False, 0
            self.in_table = False
        elif word == "intbl":
            self.in_table = True
        elif word == "s":
            self.style = number or 0
        elif word == "outlinelevel":
            self.outline = 9 if number is None else number
        elif word == "ls":
            self.listed = bool(number)
        elif word in {"pnlvlblt", "pnlvlbody"}:
            self.listed = True
        elif word == "ilvl":
            self.level = min(max(number or 0, 0), 8)

    def end_line(self) -> None:
        """Put the line into the open cell, or into the flow."""
        kind, level = self._role()
        found: Flow = [Line(self.pieces, kind, level, self.strong), *self.floats]
        if self.in_table:
            self.cell.extend(found)
        elif "".join(p.text for p in self.pieces).strip() or self.floats:
            self.end_table()
            self.flow.extend(found)
        self.pieces, self.floats, self.strong = [], [], True

    def end_cell(self) -> None:
        """Put the open cell into the open row."""
        self.in_table = True
        self.end_line()
        self.row.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """Put the open row into the table."""
        if self.grid is None:
            self.grid = Grid()
        self.grid.rows.append([GridCell(n, flow) for n, flow in enumerate(self.row)])
        self.row = []

    def end_table(self) -> None:
        """Put the table into the flow, with what is left of its last row."""
        if self.row or self.cell:
            self.row.append(self.cell)
            self.cell = []
            self.end_row()
        if self.grid is not None:
            self.flow.append(self.grid)
            self.grid = None

    def _role(self) -> tuple[BlockKind, int]:
        if 0 <= self.outline < 9:
            return BlockKind.HEADING, min(self.outline + 1, 6)
        role = role_by_style_name(self.styles.get(self.style, "")) if self.style else None
        if role is not None and role.kind is BlockKind.HEADING:
            return role.kind, role.level
        if self.listed:
            return BlockKind.LIST_ITEM, self.level
        return (role.kind, role.level) if role is not None else (BlockKind.PARAGRAPH, 0)
