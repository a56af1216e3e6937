# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""OpenDocument text."""

from __future__ import annotations

import io

from odf import table, text
from odf.opendocument import OpenDocumentText
from odf.style import Footer, Header, MasterPage, PageLayout

from sloer.measuring.building.packing import with_one_time
from sloer.measuring.building.protocol import Builder
from sloer.measuring.layout import Layout, Line, LineKind


def _odt(layout: Layout) -> bytes:
    document = OpenDocumentText()
    _add_header_and_footer(document, layout)
    for part in layout.parts:
        rows: list[list[str]] = []
        bullets: list[str] = []
        for line in [*part.lines(), Line(LineKind.PARAGRAPH)]:
            if line.kind is not LineKind.ROW and rows:
                document.text.addElement(_table(rows))
                rows = []
            if line.kind is not LineKind.BULLET and bullets:
                document.text.addElement(_list(bullets))
                bullets = []
            if line.kind is LineKind.ROW:
                rows.append(line.cells)
            elif line.kind is LineKind.BULLET:
                bullets.append(line.text)
            elif line.text:
                document.text.addElement(_paragraph(line))
    buffer = io.BytesIO()
    document.save(buffer)
    return with_one_time(buffer.getvalue())


def _add_header_and_footer(document: OpenDocumentText, layout: Layout) -> None:
    page = PageLayout(name="page")
    document.automaticstyles.addElement(page)
    master = MasterPage(name="Standard", pagelayoutname=page)
    for kind, words in ((Header, layout.header), (Footer, layout.footer)):
        if words:
            element = kind()
            element.addElement(text.P(text=words))
            master.addElement(element)
    document.masterstyles.addElement(master)


def _paragraph(line: Line) -> object:
    if line.kind in {LineKind.TITLE, LineKind.HEADING}:
        level = 1 if line.kind is LineKind.TITLE else 2
        return text.H(outlinelevel=level, text=line.text)
    paragraph = text.P()
    for number, words in enumerate(line.text.split("\n")):
        if number:
            paragraph.addElement(text.LineBreak())
        paragraph.addText(words)
    return paragraph


def _table(rows: list[list[str]]) -> object:
    made = table.Table()
    made.addElement(table.TableColumn(numbercolumnsrepeated=max(len(row) for row in rows)))
    for row in rows:
        made_row = table.TableRow()
        for words in row:
            cell = table.TableCell()
            cell.addElement(text.P(text=words))
            made_row.addElement(cell)
        made.addElement(made_row)
    return made


def _list(bullets: list[str]) -> object:
    made = text.List()
    for words in bullets:
        item = text.ListItem()
        item.addElement(text.P(text=words))
        made.addElement(item)
    return made


BUILDERS = {"odt": Builder("odt", _odt)}
