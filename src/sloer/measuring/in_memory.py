# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Corpus documents read as plain text without a file, so that signals can be held against marks.

A real file loses the marks on its way. Here each mark travels as a pair of private characters
through the same prose reader that plain text files go through, and comes out as a span of the
document's own text. Thousands of documents a minute: what calibration, attacks and swaps need.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sloer.composing import compose
from sloer.finding.search import find_signals
from sloer.measuring.annotations import Annotated, Mark
from sloer.measuring.building.plain import text_of
from sloer.measuring.layout import parse_layout
from sloer.model import Block, Document, Identity, Policy, Signal, Span, VeiledDocument
from sloer.reading.blocks import clean
from sloer.reading.language import with_languages
from sloer.reading.markup.prose import prose
from sloer.veiling import veil_document

_OPENING, _CLOSING, _MOST = 0xE000, 0xEC00, 0xC00
_PRIVATE = re.compile(f"([{chr(_OPENING)}-{chr(_CLOSING + _MOST - 1)}])")


@dataclass(frozen=True)
class Placed:
    """A document as the prose reader gives it, with the marks as spans of its text."""

    document: Document
    annotated: Annotated

    @property
    def text(self) -> str:
        """The document's text, which is the annotated text too."""
        return self.annotated.text


def place(annotated: Annotated) -> Placed:
    """Read ``annotated`` (layout lines and all) as the text file it would make."""
    layout = parse_layout(_with_private_marks(annotated))
    blocks: list[Block] = []
    edges: dict[int, int] = {}
    offset = 0
    for line in prose(text_of(layout)):
        text = _take_edges(line.text, offset, edges)
        if text:
            blocks.append(Block(line.kind, text, level=line.level))
            offset += len(text) + 1
    name = _PRIVATE.sub("", layout.file_name)
    document = with_languages(Document(tuple(blocks), name=name, media_type="text/plain"))
    return Placed(document, Annotated(document.text, _marks(annotated, edges, document.text)))


def _with_private_marks(annotated: Annotated) -> str:
    parts, position = [], 0
    for index, mark in enumerate(annotated.marks[:_MOST]):
        parts += [
            annotated.text[position : mark.span.start],
            chr(_OPENING + index),
            annotated.text[mark.span.start : mark.span.end],
            chr(_CLOSING + index),
        ]
        position = mark.span.end
    return "".join([*parts, annotated.text[position:]])


def _take_edges(raw: str, offset: int, edges: dict[int, int]) -> str:
    """Return the clean text of a line; note in ``edges`` where each private character stood."""
    text = ""
    for piece in _PRIVATE.split(raw):
        if _PRIVATE.fullmatch(piece):
            edges.setdefault(ord(piece), offset + len(text))
            continue
        fragment = clean(piece)
        text += fragment.lstrip(" ") if not text or text.endswith(" ") else fragment
    return text.rstrip(" ")


def _marks(annotated: Annotated, edges: dict[int, int], text: str) -> tuple[Mark, ...]:
    """Return the marks that stand in the text; those of a file name do not."""
    placed = []
    for index, mark in enumerate(annotated.marks[:_MOST]):
        start, end = edges.get(_OPENING + index), edges.get(_CLOSING + index)
        if start is not None and end is not None and start < min(end, len(text)):
            placed.append(Mark(Span(start, min(end, len(text))), mark.ground))
    return tuple(sorted(placed, key=lambda m: m.span))


def signals_of(placed: Placed, identity: Identity | None) -> tuple[Signal, ...]:
    """Return what the find stage says of the document."""
    return find_signals(placed.document, identity)


def veiled(placed: Placed, identity: Identity | None, policy: Policy) -> VeiledDocument:
    """Return the document as it would be veiled."""
    return veil_document(placed.document, signals_of(placed, identity), policy)


def veiled_text(placed: Placed, identity: Identity | None, policy: Policy) -> str:
    """Return the veiled document as the text file a committee would get."""
    return compose(veiled(placed, identity, policy), "txt").decode("utf-8")
