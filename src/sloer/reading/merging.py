# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One document after another: numbers of tables and pages are moved on so that they stay unique."""

from __future__ import annotations

from dataclasses import replace

from sloer.model import Block, Document, Note, Origin


def follow(document: Document, *, tables: int, pages: int, part: str = "") -> Document:
    """Return ``document`` as it stands behind ``tables`` tables and ``pages`` pages.

    ``part`` names the place of the document in its container and goes before its own parts.
    """
    blocks = tuple(_moved_block(b, tables, pages, part) for b in document.blocks)
    notes = tuple(_moved_note(note, pages) for note in document.notes)
    return replace(document, blocks=blocks, notes=notes)


def _moved_block(block: Block, tables: int, pages: int, part: str) -> Block:
    cell = replace(block.cell, table=block.cell.table + tables) if block.cell else None
    origins = tuple(_moved_origin(origin, pages, part) for origin in block.origins)
    return replace(block, cell=cell, origins=origins)


def _moved_origin(origin: Origin, pages: int, part: str) -> Origin:
    page = None if origin.page is None else origin.page + pages
    name = "/".join(filter(None, (part, origin.part)))
    return replace(origin, page=page, part=name)


def _moved_note(note: Note, pages: int) -> Note:
    return note if note.page is None else replace(note, page=note.page + pages)
