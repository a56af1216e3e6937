# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The shape of a document, the same for every writer: headings, paragraphs, lists and tables.

Blocks that stand alone in a veiled document are brought together here: list items to lists inside
lists, cells to rows. Headings are levelled so that none skips a step, which accessible formats
demand. Blocks in which nothing is left are passed over.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from sloer.model import BlockKind, Segment, VeiledBlock, VeiledDocument

_DEEPEST_HEADING = 6
_DEEPEST_ITEM = 4
_BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row, or the label of a placeholder."""

    text: str
    placeholder: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the first one has level 1 and no level is skipped."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``margin`` tells text from a page's header or footer."""

    line: Line
    margin: bool = False


@dataclass(slots=True)
class Item:
    """A list item with the items below it."""

    line: Line
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: list[Item]


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its paragraphs; none in a gap of the table."""

    lines: tuple[Line, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows of equal length; ``headed`` where the whole first row is of headings."""

    rows: tuple[tuple[TableCell, ...], ...]
    headed: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across: another attachment, message or form begins below."""


Part = Heading | Paragraph | Bullets | Table | Rule


def parts_of(veiled: VeiledDocument) -> list[Part]:
    """Return the parts of a document in reading order."""
    parts: list[Part] = []
    levels = _Levels()
    for (kind, _), group in groupby(veiled.blocks, key=_together):
        for run in _at_breaks(group):
            if run[0].break_before and parts:
                parts.append(Rule())
            parts.extend(_parts(kind, run, levels))
    while parts and isinstance(parts[-1], Rule):
        parts.pop()
    return parts


def line_of(segments: Iterable[Segment]) -> Line:
    """Return segments as runs of text without control characters or line breaks.

    Reworded text becomes one run with the text around it: no output shows where it was.
    """
    runs: list[Run] = []
    for placeholder, group in groupby(segments, key=lambda s: s.placeholder):
        if placeholder:
            runs += (Run(printable(s.text), placeholder=True) for s in group)
        elif text := printable("".join(s.text for s in group)):
            runs.append(Run(text))
    return tuple(runs)


def printable(text: str) -> str:
    """Return the text without control characters; white space of any kind becomes a space."""
    if text.isprintable():
        return text
    return "".join(_printable(c) for c in text)


def _printable(character: str) -> str:
    if character.isspace():
        return "\u00a0" if character == "\u00a0" else " "
    if character in _BIDI_CONTROLS:
        return ""
    return "" if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} else character


def _together(block: VeiledBlock) -> tuple[BlockKind, int]:
    """Return a key that neighbouring blocks of one list or one table share."""
    if block.kind is BlockKind.TABLE_CELL and block.cell is None:
        return BlockKind.PARAGRAPH, 0
    return block.kind, block.cell.table if block.cell else 0


def _at_breaks(blocks: Iterable[VeiledBlock]) -> Iterator[list[VeiledBlock]]:
    run: list[VeiledBlock] = []
    for block in blocks:
        if block.break_before and run:
            yield run
            run = []
        run.append(block)
    yield run


def _parts(kind: BlockKind, blocks: list[VeiledBlock], levels: _Levels) -> Iterator[Part]:
    if kind is BlockKind.TABLE_CELL:
        yield from _table(blocks)
        return
    said = [(block, line) for block in blocks if (line := line_of(block.segments))]
    match kind:
        case BlockKind.LIST_ITEM:
            if said:
                yield _bullets(said)
        case BlockKind.HEADING:
            yield from (Heading(levels.of(block.level), line) for block, line in said)
        case _:
            margin = kind in {BlockKind.HEADER, BlockKind.FOOTER}
            yield from (Paragraph(line, margin) for _, line in said)


@dataclass(slots=True)
class _Levels:
    """Gives headings levels in which none is more than one deeper than the one above it."""

    open: list[int] = field(default_factory=list)

    def of(self, level: int) -> int:
        while self.open and self.open[-1] >= level:
            self.open.pop()
        self.open.append(level)
        return min(len(self.open), _DEEPEST_HEADING)


def _bullets(said: list[tuple[VeiledBlock, Line]]) -> Bullets:
    top: list[Item] = []
    trail: list[tuple[int, list[Item]]] = []
    for block, line in said:
        while trail and trail[-1][0] >= block.level:
            trail.pop()
        siblings = trail[-1][1] if trail else top
        item = Item(line)
        siblings.append(item)
        if len(trail) < _DEEPEST_ITEM:
            trail.append((block.level, item.items))
    return Bullets(top)


def _table(blocks: list[VeiledBlock]) -> Iterator[Table]:
    """Yield the table; rows and columns of which nothing is left are not drawn."""
    lines: dict[tuple[int, int], list[Line]] = {}
    headings: set[tuple[int, int]] = set()
    for block in blocks:
        if block.cell is None or not (line := line_of(block.segments)):
            continue
        place = (block.cell.row, block.cell.column)
        lines.setdefault(place, []).append(line)
        if block.cell.heading:
            headings.add(place)
    rows = sorted({row for row, _ in lines})
    columns = sorted({column for _, column in lines})
    if rows:
        grid = tuple(
            tuple(TableCell(tuple(lines.get((r, c), ())), (r, c) in headings) for c in columns)
            for r in rows
        )
        yield Table(grid, headed=all(cell.heading or not cell.lines for cell in grid[0]))
