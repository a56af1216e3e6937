# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDF as word processors print it: one font, frames for columns, headers, ruled tables."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import font_roboto
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    Image,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from sloer.measuring.building.protocol import Builder, portrait
from sloer.measuring.layout import Layout, Line, LineKind, Region

_WIDTH, _HEIGHT = A4
_MARGIN = 20 * mm
_SIDE = 55 * mm
_STYLES = {
    LineKind.TITLE: (18, "RobotoBold", 6),
    LineKind.HEADING: (13, "RobotoBold", 4),
    LineKind.BULLET: (10.5, "Roboto", 1),
    LineKind.QUOTE: (10, "Roboto", 2),
    LineKind.PARAGRAPH: (10.5, "Roboto", 6),
    LineKind.TEXTBOX: (10.5, "Roboto", 6),
}


def _pdf(layout: Layout) -> bytes:
    for name in ("Roboto", "RobotoBold"):
        pdfmetrics.registerFont(TTFont(name, font_roboto.font_files[name]))
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1, title="", author="")
    document.addPageTemplates(_templates(layout, _opening_column(layout)))
    story: list[Flowable] = []
    for number, part in enumerate(layout.parts):
        if number:
            story += [NextPageTemplate("whole"), PageBreak()]
        story += _regions(part.regions, opening=not number)
    document.build(story or [Paragraph("")])
    return buffer.getvalue()


def _opening_column(layout: Layout) -> str:
    return next((region.column for region in layout.body.regions if region.lines), "")


def _templates(layout: Layout, opening: str) -> list[PageTemplate]:
    """Return the page templates, the one that the document opens with first."""

    def decorate(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Roboto", 9)
        canvas.drawString(_MARGIN, _HEIGHT - 12 * mm, layout.header)
        canvas.drawString(_MARGIN, 10 * mm, layout.footer)

    def shade(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(HexColor("#e8eef4"))
        canvas.rect(0, 0, _MARGIN + _SIDE, _HEIGHT, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        decorate(canvas, document)

    def frame(left: float, width: float) -> Frame:
        return Frame(left, _MARGIN, width, _HEIGHT - 2 * _MARGIN, 0, 0, 0, 0)

    whole = _WIDTH - 2 * _MARGIN
    half = (whole - 8 * mm) / 2
    side = [frame(_MARGIN, _SIDE - 6 * mm), frame(_MARGIN + _SIDE + 6 * mm, whole - _SIDE - 6 * mm)]
    columns = [frame(_MARGIN, half), frame(_MARGIN + half + 8 * mm, half)]
    templates = [
        PageTemplate("whole", [frame(_MARGIN, whole)], onPage=decorate),
        PageTemplate("side", side, onPage=shade),
        PageTemplate("left", columns, onPage=decorate),
    ]
    return sorted(templates, key=lambda template: template.id != (opening or "whole"))


def _regions(regions: list[Region], *, opening: bool) -> list[Flowable]:
    """Lay regions out; columns begin a page of their own, unless they open the document."""
    story: list[Flowable] = []
    for region in regions:
        if not region.lines:
            continue
        if region.column in {"side", "left"}:
            if story or not opening:
                story += [NextPageTemplate(region.column), PageBreak()]
            flowables = _flowables(region.lines)
            story += [*flowables, NextPageTemplate("whole"), FrameBreak()]
        else:
            story += _flowables(region.lines)
    return story


def _flowables(lines: list[Line]) -> list[Flowable]:
    story: list[Flowable] = []
    rows: list[list[str]] = []
    for line in [*lines, Line(LineKind.PARAGRAPH)]:
        if line.kind is LineKind.ROW:
            rows.append(line.cells)
            continue
        if rows:
            story.append(_table(rows))
            rows = []
        if line.kind is LineKind.PHOTO:
            story.append(Image(io.BytesIO(portrait()), 28 * mm, 35 * mm, hAlign="LEFT"))
        elif line.kind is LineKind.PAGE:
            story.append(PageBreak())
        elif line.text:
            story.append(_paragraph(line))
    return story


def _paragraph(line: Line) -> Paragraph:
    size, font, after = _STYLES[line.kind]
    style = ParagraphStyle(
        line.kind.value, fontName=font, fontSize=size, leading=size * 1.3, spaceAfter=after
    )
    text = escape(line.text).replace("\n", "<br/>")
    if line.kind is LineKind.BULLET:
        style.leftIndent, style.bulletFontName = 12, "Roboto"
        return Paragraph(text, style, bulletText="•")
    return Paragraph(text, style)


def _table(rows: list[list[str]]) -> Table:
    width = max(len(row) for row in rows)
    style = ParagraphStyle("cell", fontName="Roboto", fontSize=10, leading=13)
    cells = [[Paragraph(escape(c), style) for c in row + [""] * (width - len(row))] for row in rows]
    return Table(
        cells,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#808080")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ],
        spaceAfter=8,
    )


BUILDERS = {"pdf-word": Builder("pdf", _pdf)}
