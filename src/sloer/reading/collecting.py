# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From what a format says (lines, tables, attached documents) to the blocks of a document.

Readers of Word, OpenDocument, RTF and HTML all tell the same story: a flow of lines and grids.
Here it is decided what stays a table, what is a heading, and what the metadata hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sloer.model import Block, BlockKind, Cell, Document, Language, Note
from sloer.reading.blocks import Piece, build_block, clean
from sloer.reading.holds import held
from sloer.reading.merging import follow
from sloer.reading.protocol import Limits

_HEADING_CHARACTERS = 60
_CELL_LINES = 6
_METADATA_ENTRIES = 5_000


@dataclass(slots=True)
class Line:
    """One line of the page. ``strong``: set wholly in bold, so perhaps a heading."""

    pieces: list[Piece] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    strong: bool = False
    break_before: bool = False

    @property
    def text(self) -> str:
        """The raw text of the line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class GridCell:
    """A cell of a table: its column, and a flow of its own."""

    column: int
    flow: Flow = field(default_factory=list)
    heading: bool = False


@dataclass(slots=True)
class Grid:
    """A table, row by row; merged cells stand once, where they begin."""

    rows: list[list[GridCell]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Attached:
    """A document found inside the document, already read."""

    document: Document


Flow = list[Line | Grid | Attached]


class Collector:
    """Gathers the blocks, metadata and notes of one document within its limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._characters = 0
        self._tables = 0
        self._metadata: dict[str, None] = {}
        self._notes: dict[Note, None] = {}
        self.blocks: list[Block] = []
        self.pictures = 0
        self.pages = 0

    def place(self, flow: Sequence[Line | Grid | Attached]) -> None:
        """Add ``flow`` as blocks: headings told by look, tables that only lay out taken apart."""
        for index, item in enumerate(flow):
            if isinstance(item, Line):
                following = flow[index + 1] if index + 1 < len(flow) else None
                self._place_line(_as_heading(item, following))
            elif isinstance(item, Attached):
                self.attach(item.document)
            elif _only_lays_out(item):
                for row in item.rows:
                    for cell in row:
                        self.place(cell.flow)
            else:
                self._place_table(item)

    def attach(self, document: Document, heading: str = "", part: str = "") -> None:
        """Add another document after a break, under a neutral ``heading`` if one is given."""
        if heading:
            block = build_block(BlockKind.HEADING, [Piece(heading, part)], level=1)
            if block is not None:
                self._add(replace(block, break_before=True))
        moved = follow(document, tables=self._tables, pages=self.pages, part=part)
        for index, block in enumerate(moved.blocks):
            self._add(replace(block, break_before=True) if not index and not heading else block)
        self._tables += 1 + max((b.cell.table for b in document.blocks if b.cell), default=-1)
        self.pages += document.pages
        self.pictures += document.pictures
        self.remember(*document.metadata_text)
        for note in moved.notes:
            self.note(note)

    def add(self, block: Block) -> None:
        """Add a finished block as it is; its table, if it has one, is numbered already."""
        if block.cell is not None:
            self._tables = max(self._tables, block.cell.table + 1)
        self._add(block)

    def remember(self, *texts: str | None) -> None:
        """Keep strings that never reach an output but may tell who wrote the file."""
        for text in texts:
            cleaned = clean(text or "").strip()
            if cleaned and len(self._metadata) < _METADATA_ENTRIES:
                self._count(cleaned)
                self._metadata.setdefault(cleaned)

    def note(self, note: Note) -> None:
        """Add a note once."""
        self._notes.setdefault(note)

    def finish(self, media_type: str, name: str, language: Language | None = None) -> Document:
        """Return the document; ``HeldError`` "no_text" where nothing was placed."""
        if not self.blocks:
            raise held("no_text")
        return Document(
            blocks=tuple(self.blocks),
            name=name,
            media_type=media_type,
            pages=self.pages,
            language=language or Language.DA,
            metadata_text=tuple(self._metadata),
            notes=tuple(self._notes),
            pictures=self.pictures,
        )

    def _place_line(self, line: Line, cell: Cell | None = None) -> None:
        kind = BlockKind.TABLE_CELL if cell else line.kind
        level = 0 if cell else line.level
        block = build_block(
            kind, line.pieces, level=level, cell=cell, break_before=line.break_before
        )
        if block is not None:
            self._add(block)

    def _place_table(self, grid: Grid) -> None:
        table, self._tables = self._tables, self._tables + 1
        for number, row in enumerate(grid.rows):
            for cell in row:
                place = Cell(table, number, cell.column, cell.heading)
                for item in cell.flow:
                    if isinstance(item, Line):
                        self._place_line(item, place)
                    else:
                        self.place([item])

    def _add(self, block: Block) -> None:
        self._count(block.text)
        self.blocks.append(block)

    def _count(self, text: str) -> None:
        self._characters += len(text) + 1
        if self._characters > self._limits.characters:
            raise held("too_large")


def _as_heading(line: Line, following: Line | Grid | Attached | None) -> Line:
    """Return ``line`` as a heading where it is set like one: bold, short, above lighter text."""
    if not line.strong or line.kind is not BlockKind.PARAGRAPH:
        return line
    text = line.text.strip()
    below = isinstance(following, Grid) or (isinstance(following, Line) and not following.strong)
    if below and 2 < len(text) <= _HEADING_CHARACTERS and text[-1] not in ".,;!?":
        return replace(line, kind=BlockKind.HEADING, level=2)
    return line


def _only_lays_out(grid: Grid) -> bool:
    """Tell a table that sets columns of text from one that holds data.

    Tables of one row or one column, and tables with headings, lists, tables or long text in a
    cell, are how people build the columns of a CV: they read better as running text.
    """
    columns = max((cell.column + 1 for row in grid.rows for cell in row), default=0)
    if len(grid.rows) < 2 or columns < 2:
        return True
    return any(_is_page_like(cell.flow) for row in grid.rows for cell in row)


def _is_page_like(flow: Iterable[Line | Grid | Attached]) -> bool:
    lines = 0
    for item in flow:
        if not isinstance(item, Line):
            return True
        if item.kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} and item.text.strip():
            return True
        lines += bool(item.text.strip())
    return lines > _CELL_LINES
