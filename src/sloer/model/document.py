# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a reader makes of a file: blocks of text in reading order, with their sources.

Every offset in Slør counts characters (code points) of :attr:`Document.text`, which is the text
of all blocks joined by one newline. A signal, a decision and a page box all speak of the same
offsets, so a stretch that crosses blocks needs no special case.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from sloer.model.text import Language, Sentence


class BlockKind(StrEnum):
    """What a block is on the page; composers keep it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table cell stands; all counts from 0. ``table`` numbers the document's tables."""

    table: int
    row: int
    column: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stretch of one block's text came from in the file.

    ``start`` and ``end`` are offsets in the *block's* text. ``page`` counts from 1. ``box`` is
    (left, top, right, bottom) in points from the page's top left corner. ``part`` names the
    place inside a container (``word/footnotes.xml``, ``attachment 2``). ``confidence`` is 1.0
    for digital text and the recogniser's own, 0.0 to 1.0, for OCR.
    """

    start: int
    end: int
    part: str = ""
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or cell. ``text`` is NFC, never holds a line break.

    ``level`` is the depth of a heading (1 to 6) or list item (0 is outermost). ``origins`` cover
    every character that is not white space, in order and without overlap. ``break_before`` asks
    for a rule above the block: another attachment, message or page of a form begins here.
    """

    kind: BlockKind
    text: str
    origins: tuple[Origin, ...] = ()
    level: int = 0
    cell: Cell | None = None
    language: Language | None = None
    break_before: bool = False


class NoteKind(StrEnum):
    """What a reader has to say of a file beside its text."""

    READ_BY_OCR = "read_by_ocr"
    TEXT_NOT_VISIBLE = "text_not_visible"
    TEXT_DIFFERS_FROM_PAGE = "text_differs_from_page"
    LOW_CONFIDENCE = "low_confidence"
    PICTURE_LEFT_OUT = "picture_left_out"
    PART_LEFT_OUT = "part_left_out"
    UNREADABLE_PART = "unreadable_part"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the reader's for the report; ``holds`` keeps the document from release."""

    kind: NoteKind
    sentence: Sentence
    page: int | None = None
    holds: bool = False


@dataclass(frozen=True)
class Document:
    """A file as text. ``name`` is the file's own name: untrusted, and itself a leak channel.

    ``metadata_text`` holds strings that never reach an output but tell who wrote the file
    (author property, sender, link targets): finders learn identity from them.
    """

    blocks: tuple[Block, ...]
    name: str = ""
    media_type: str = ""
    pages: int = 0
    language: Language = Language.DA
    metadata_text: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    pictures: int = 0

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        lengths = (len(block.text) + 1 for block in self.blocks[:-1])
        return tuple(accumulate(lengths, initial=0)) if self.blocks else ()

    @cached_property
    def text(self) -> str:
        """All blocks' text, joined by newlines; the ground of every offset."""
        return "\n".join(block.text for block in self.blocks)

    def block_at(self, offset: int) -> int:
        """Return the index of the block that holds ``offset`` of :attr:`text`."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def start_of(self, index: int) -> int:
        """Return the offset in :attr:`text` at which block ``index`` begins."""
        return self._starts[index]

    def placed_blocks(self) -> Iterator[tuple[int, Block]]:
        """Yield (offset of its first character in :attr:`text`, block)."""
        return zip(self._starts, self.blocks, strict=True)

    def language_at(self, offset: int) -> Language:
        """Return the language of the block at ``offset``, or the document's own."""
        if not self.blocks:
            return self.language
        return self.blocks[self.block_at(offset)].language or self.language
