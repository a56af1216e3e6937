# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The flow of a Word story (body, header, note, text box): what a reader of the page sees."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from sloer.model import BlockKind
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Flow, Grid, GridCell, Line
from sloer.reading.office.drawing import chosen
from sloer.reading.office.names import attribute, child, descendants, tag, value_of
from sloer.reading.office.runs import Runs, begin
from sloer.reading.office.source import WordSource
from sloer.reading.office.tables import Row, read_rows

_SILENT = {"w:pPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:tcPr", "w:tblGrid", "w:customXmlPr"}


class Story:
    """Reads one story of ``part``; what it points to and lies beside it is kept."""

    def __init__(self, source: WordSource, part: str) -> None:
        self.sections: list[etree._Element] = []
        self._source = source
        self._runs = Runs(source, part, self._nested)
        self._part = part
        self._carried: list[Piece] = []

    @property
    def references(self) -> list[tuple[str, str]]:
        """Notes in the order in which the text points to them: kind and number."""
        return self._runs.references

    def read(self, root: etree._Element) -> Flow:
        """Return the whole flow below ``root``."""
        marks = [attribute(e, "w:fldCharType") for e in descendants(root, "w:fldChar")]
        # A field that never ends would swallow the rest of the text: then nothing is swallowed.
        self._runs.fields_close = marks.count("begin") == marks.count("end")
        self._source.remember_authors(root)
        return self._flow(root)

    def _flow(self, parent: Iterable[etree._Element]) -> Flow:
        flow: Flow = []
        for element in parent:
            self._block(element, flow)
        if self._carried:
            flow.append(Line(self._carried))
            self._carried = []
        return flow

    def _nested(self, root: etree._Element) -> Flow:
        """Return the flow of a cell or text box, without losing one's place around it."""
        kept = self._runs.fields, self._carried
        self._runs.fields, self._carried = [], []
        flow = self._flow(root)
        self._runs.fields, self._carried = kept
        return flow

    def _block(self, element: etree._Element, flow: Flow) -> None:
        name = tag(element)
        if name == "w:p":
            flow.extend(self._paragraph(element))
        elif name == "w:tbl":
            flow.append(self._table(element))
        elif name == "w:sectPr":
            self.sections.append(element)
        elif name in {"w:del", "w:moveFrom"}:
            self._source.drop(element)
        elif name == "w:altChunk":
            flow.extend(self._source.chunk(self._part, attribute(element, "r:id")))
        elif name == "w:bookmarkStart":
            self._source.collector.remember(attribute(element, "w:name"))
        elif name == "w:r":
            flow.extend(self._paragraph([element]))
        elif name not in _SILENT:
            inner = chosen(element) if name == "mc:AlternateContent" else element
            for below in inner if inner is not None else ():
                self._block(below, flow)

    def _paragraph(self, element: etree._Element | list[etree._Element]) -> Flow:
        properties = None if isinstance(element, list) else child(element, "w:pPr")
        section = child(properties, "w:sectPr")
        if section is not None:
            self.sections.append(section)
        paragraph = begin(properties, self._source)
        if self._carried:
            paragraph.lines[0] = self._carried
            paragraph.any_text, paragraph.strong, self._carried = True, False, []
        self._runs.read(element, paragraph)
        mark = child(properties, "w:rPr")
        gone = child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None
        if gone:
            # The mark was deleted: once accepted, the next paragraph goes on in this line.
            self._carried = paragraph.lines.pop()
        return paragraph.flow()

    def _table(self, table: etree._Element) -> Grid:
        styled = value_of(child(table, "w:tblPr"), "w:tblStyle") is not None
        grid = Grid()
        for row in read_rows(table):
            if row.hidden:
                self._source.drop(row.element)
            else:
                grid.rows.append(self._cells(row, styled))
        return grid

    def _cells(self, row: Row, styled: bool) -> list[GridCell]:
        cells: list[GridCell] = []
        for cell in row.cells:
            if cell.merged_away:
                self._source.drop(cell.element)
                continue
            self._runs.shading += styled or cell.shaded
            flow = self._nested(cell.element)
            self._runs.shading -= styled or cell.shaded
            cells.append(GridCell(cell.column, flow, row.heading))
        return cells


def as_kind(flow: Flow, kind: BlockKind) -> Flow:
    """Return ``flow`` with every line of one kind, tables taken apart: headers and footers."""
    found: Flow = []
    for item in flow:
        if isinstance(item, Grid):
            for row in item.rows:
                for cell in row:
                    found.extend(as_kind(cell.flow, kind))
        elif isinstance(item, Line):
            found.append(Line(item.pieces, kind, break_before=item.break_before))
        else:
            found.append(item)
    return found
