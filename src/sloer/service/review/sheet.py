# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The document as rows of two columns: text as read, and what the committee would see of it.

A row is a paragraph, or a row of a table. Every stretch that was decided on bears the same name
on both sides (``data-d``, the stretch's offsets), so that a page can point at both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sloer.model import Block, BlockKind, Decision, Document, Span, VeiledBlock, VeiledDocument
from sloer.service.applications.working import Change, Edit, Working


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``original`` and ``veiled`` are HTML made here, nothing of it unescaped."""

    number: int
    kind: str
    original: SafeString
    veiled: SafeString
    page: int | None = None
    """The page that begins with this row, counted from 1; ``None`` where none does."""
    breaks: bool = False


def name_of(span: Span) -> str:
    """Return what a stretch is called on the page."""
    return f"{span.start}-{span.end}"


def rows_of(working: Working, veiled: VeiledDocument, unconfirmed: frozenset[Span]) -> list[Row]:
    """Return the document as rows; the same input gives the same rows."""
    marks = _Marks(working, veiled, unconfirmed)
    document, page = working.document, 0
    rows: list[Row] = []
    numbered = groupby(enumerate(document.blocks), key=lambda pair: _together(*pair))
    for number, (_key, group) in enumerate(numbered):
        indexes = [index for index, _block in group]
        first = document.blocks[indexes[0]]
        begins = _page_of(first)
        new_page, page = (begins if begins and begins > page else None), max(begins or 0, page)
        rows.append(
            Row(
                number,
                first.kind.value,
                SafeString("".join(marks.original(i) for i in indexes)),
                SafeString("".join(marks.veiled(i) for i in indexes)),
                new_page if new_page and (new_page > 1 or document.pages > 1) else None,
                first.break_before,
            )
        )
    return rows


def _together(index: int, block: Block) -> tuple[int, ...]:
    """Return a key that the cells of one row of a table share, and nothing else does."""
    if block.kind is BlockKind.TABLE_CELL and block.cell:
        return -1, block.cell.table, block.cell.row
    return (index,)


def _page_of(block: Block) -> int | None:
    return next((origin.page for origin in block.origins if origin.page), None)


class _Marks:
    """Lays marks into both sides of each block."""

    def __init__(
        self, working: Working, veiled: VeiledDocument, unconfirmed: frozenset[Span]
    ) -> None:
        self._document: Document = working.document
        self._veiled = veiled
        self._unconfirmed = unconfirmed
        self._decisions: dict[int, list[Decision]] = {}
        for decision in veiled.decisions:
            self._decisions.setdefault(decision.block, []).append(decision)
        self._shown = shown_again(working.edits, veiled)
        self._labels = {True: _("veiled, please confirm"), False: _("veiled")}
        self._shown_label = _("may be read")

    def original(self, index: int) -> str:
        """Return a block's own text with its marks."""
        block, offset = self._document.blocks[index], self._document.start_of(index)
        parts: list[str] = []
        position = 0
        for start, end, opening in self._stretches(index, block, offset):
            parts += (escape(block.text[position:start]), opening, escape(block.text[start:end]))
            parts.append("</mark>")
            position = end
        parts.append(escape(block.text[position:]))
        return f'<p class="{_style(block)}" data-at="{offset}">{"".join(parts)}</p>'

    def _stretches(self, index: int, block: Block, offset: int) -> Iterator[tuple[int, int, str]]:
        """Yield where marks begin and end in the block, and how they open."""
        found = [
            (d.span.start - offset, d.span.end - offset, self._opening(d))
            for d in self._decisions.get(index, ())
        ]
        length = len(block.text)
        for span in self._shown:
            start, end = max(span.start - offset, 0), min(span.end - offset, length)
            if start < end and not any(s < end and start < e for s, e, _o in found):
                found.append((start, end, self._shown_opening(span)))
        return iter(sorted(found))

    def _opening(self, decision: Decision) -> str:
        asked = decision.span in self._unconfirmed
        kind = "found found--asked" if asked else "found"
        return (
            f'<mark class="{kind}" data-d="{name_of(decision.span)}"'
            f' title="{escape(self._labels[asked])}">'
        )

    def _shown_opening(self, span: Span) -> str:
        title = escape(self._shown_label)
        return f'<mark class="shown" data-d="{name_of(span)}" title="{title}">'

    def veiled(self, index: int) -> str:
        """Return what is left of a block."""
        block = self._veiled.blocks[index]
        source = self._document.blocks[index]
        placed = {d.segment: d for d in self._decisions.get(index, ())}
        parts: list[str] = []
        for number, segment in enumerate(block.segments):
            decision = placed.get(number)
            if decision is None or segment.ground is None:
                parts.append(escape(segment.text))
                continue
            kind = "veil" if segment.placeholder else "reworded"
            parts.append(
                f'<span class="{kind}" data-d="{name_of(decision.span)}">'
                f"{escape(segment.text)}</span>"
            )
        return f'<p class="{_style(source)}{_gone(block)}">{"".join(parts)}</p>'


def shown_again(edits: Iterable[Edit], veiled: VeiledDocument) -> list[Span]:
    """Return the stretches that a reviewer let be read and that are not veiled again."""
    removed = {edit.span for edit in edits if edit.change is Change.REMOVE}
    return sorted(
        span for span in removed if not any(d.span.overlaps(span) for d in veiled.decisions)
    )


def _style(block: Block) -> str:
    if block.kind in {BlockKind.HEADING, BlockKind.LIST_ITEM}:
        return f"b b--{block.kind.value} b--{min(block.level, 3)}"
    return f"b b--{block.kind.value}"


def _gone(block: VeiledBlock) -> str:
    return "" if block.segments else " b--gone"
