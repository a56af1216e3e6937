# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Word documents: styles, tables, a sidebar as a table, text boxes, headers, pictures."""

from __future__ import annotations

import datetime as dt
import io
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.shared import Cm
from docx.table import _Cell

from sloer.measuring.building.packing import with_one_time
from sloer.measuring.building.protocol import Builder, portrait
from sloer.measuring.layout import Layout, Line, LineKind, Region

_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:180pt;height:40pt">'
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r>"
)
_STYLES = {LineKind.BULLET: "List Bullet", LineKind.QUOTE: "Quote"}


def _docx(layout: Layout) -> bytes:
    document = docx.Document()
    properties = document.core_properties
    properties.author = "python-docx"
    properties.created = properties.modified = dt.datetime(2026, 1, 1)  # noqa: DTZ001
    document.sections[0].header.paragraphs[0].text = layout.header
    document.sections[0].footer.paragraphs[0].text = layout.footer
    for number, part in enumerate(layout.parts):
        if number:
            _add_line(document, Line(LineKind.PAGE))
        regions = list(part.regions)
        while regions:
            region = regions.pop(0)
            if region.column in {"side", "left"} and regions:
                _add_columns(document, region, regions.pop(0))
            else:
                _add_lines(document, region.lines)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_one_time(buffer.getvalue())


def _add_columns(document: WordDocument, left: Region, right: Region) -> None:
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    _add_lines(cells[0], left.lines)
    _add_lines(cells[1], right.lines)


def _add_lines(target: WordDocument | _Cell, lines: list[Line]) -> None:
    rows: list[list[str]] = []
    for line in [*lines, Line(LineKind.PARAGRAPH)]:
        if line.kind is LineKind.ROW:
            rows.append(line.cells)
            continue
        if rows:
            _add_table(target, rows)
            rows = []
        if line.text or line.kind in {LineKind.PHOTO, LineKind.PAGE}:
            _add_line(target, line)


def _add_table(target: WordDocument | _Cell, rows: list[list[str]]) -> None:
    width = max(len(row) for row in rows)
    table = target.add_table(rows=0, cols=width)
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text


def _add_line(target: WordDocument | _Cell, line: Line) -> None:
    paragraph = target.add_paragraph()
    if line.kind in {LineKind.TITLE, LineKind.HEADING}:
        paragraph.style = "Title" if line.kind is LineKind.TITLE else "Heading 1"
    elif line.kind in _STYLES:
        paragraph.style = _STYLES[line.kind]
    if line.kind is LineKind.PHOTO:
        paragraph.add_run().add_picture(io.BytesIO(portrait()), width=Cm(3))
    elif line.kind is LineKind.PAGE:
        paragraph.paragraph_format.page_break_before = True
    elif line.kind is LineKind.TEXTBOX:
        box = parse_xml(_BOX.format(text=escape(line.text)))
        paragraph._p.insert_element_before(box)  # noqa: SLF001
    else:
        for number, text in enumerate(line.text.split("\n")):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(text)


BUILDERS = {"docx": Builder("docx", _docx)}
