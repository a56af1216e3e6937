# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Rows and cells of a Word table, with merged cells told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from sloer.reading.office.names import attribute, child, tag, toggle, value_of

_WRAPPERS = {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"}


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell; ``merged_away``: covered by the one above or before it."""

    element: etree._Element
    column: int
    merged_away: bool
    shaded: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``hidden``: set so, or deleted with changes tracked."""

    element: etree._Element
    cells: tuple[WordCell, ...]
    heading: bool
    hidden: bool


def read_rows(table: etree._Element) -> Iterator[Row]:
    """Yield the rows of ``w:tbl``."""
    for row in _through_wrappers(table, "w:tr"):
        properties = child(row, "w:trPr")
        deleted = child(properties, "w:del") is not None
        yield Row(
            row,
            tuple(_cells(row, _number(properties, "w:gridBefore"))),
            bool(toggle(properties, "w:tblHeader")),
            deleted or bool(toggle(properties, "w:hidden")),
        )


def is_filled(properties: etree._Element | None) -> bool:
    """Tell whether ``w:shd`` paints a background that is not white."""
    shading = child(properties, "w:shd")
    if shading is None:
        return False
    fill = (attribute(shading, "w:fill") or "auto").lower()
    pattern = attribute(shading, "w:val") or "clear"
    themed = attribute(shading, "w:themeFill") is not None
    return themed or fill not in {"auto", "ffffff"} or pattern not in {"clear", "nil"}


def _cells(row: etree._Element, column: int) -> Iterator[WordCell]:
    for cell in _through_wrappers(row, "w:tc"):
        properties = child(cell, "w:tcPr")
        gone = _continues(properties, "w:vMerge") or _continues(properties, "w:hMerge")
        gone = gone or child(properties, "w:cellDel") is not None
        yield WordCell(cell, column, gone, is_filled(properties))
        column += max(_number(properties, "w:gridSpan"), 1)


def _continues(properties: etree._Element | None, name: str) -> bool:
    merge = child(properties, name)
    return merge is not None and attribute(merge, "w:val") in {None, "continue"}


def _number(properties: etree._Element | None, name: str) -> int:
    value = value_of(properties, name) or "0"
    return min(int(value), 1000) if value.isdecimal() else 0


def _through_wrappers(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for element in parent:
        name = tag(element)
        if name == wanted:
            yield element
        elif name in _WRAPPERS:
            yield from _through_wrappers(element, wanted)
