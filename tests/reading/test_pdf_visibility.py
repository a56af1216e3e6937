# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Only what a reader sees becomes text; what is hidden is noticed and kept apart."""

import pikepdf
import pytest
from pdf_making import Sheet, changed, notes, read, typeset

from sloer.model import NoteKind

_SECRET = "Hemmelig Hansen"


def _white(pen, y):
    pen.setFillColorRGB(1, 1, 1)
    pen.drawString(72, y, _SECRET)


def _almost_white(pen, y):
    pen.setFillGray(0.97)
    pen.drawString(72, y, _SECRET)


def _on_its_own_colour(pen, y):
    pen.setFillColorRGB(0.1, 0.2, 0.5)
    pen.rect(60, y - 5, 300, 20, fill=1, stroke=0)
    pen.drawString(72, y, _SECRET)


def _invisible_mode(pen, y):
    text = pen.beginText(72, y)
    text.setTextRenderMode(3)
    text.textLine(_SECRET)
    pen.drawText(text)


def _clip_mode(pen, y):
    text = pen.beginText(72, y)
    text.setTextRenderMode(7)
    text.textLine(_SECRET)
    pen.drawText(text)


def _transparent(pen, y):
    pen.setFillAlpha(0)
    pen.drawString(72, y, _SECRET)


def _tiny(pen, y):
    pen.setFont("Helvetica", 0.7)
    pen.drawString(72, y, _SECRET)


def _under_a_box(pen, y):
    pen.drawString(72, y, _SECRET)
    pen.rect(60, y - 5, 300, 20, fill=1)


def _under_a_white_box(pen, y):
    pen.drawString(72, y, _SECRET)
    pen.setFillColorRGB(1, 1, 1)
    pen.rect(60, y - 5, 300, 20, fill=1, stroke=0)


def _under_a_shape(pen, y):
    pen.drawString(72, y, _SECRET)
    path = pen.beginPath()
    path.moveTo(60, y - 6)
    path.curveTo(150, y - 20, 250, y - 20, 300, y - 6)
    path.lineTo(300, y + 14)
    path.lineTo(60, y + 14)
    path.close()
    pen.drawPath(path, fill=1)


def _under_a_picture(pen, y):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    pen.drawString(72, y, _SECRET)
    pen.drawImage(ImageReader(Image.new("RGB", (40, 10), (200, 220, 240))), 60, y - 5, 300, 20)


def _among_visible_text(pen, y):
    pen.setFillColorRGB(1, 1, 1)
    pen.drawString(72, 760, _SECRET)


def _off_the_page(pen, y):
    pen.drawString(-400, y, _SECRET)


def _clipped_away(pen, y):
    path = pen.beginPath()
    path.rect(400, 10, 20, 20)
    pen.clipPath(path, stroke=0)
    pen.drawString(72, y, _SECRET)


@pytest.mark.parametrize(
    "hide",
    [
        _white,
        _almost_white,
        _on_its_own_colour,
        _invisible_mode,
        _clip_mode,
        _transparent,
        _tiny,
        _under_a_box,
        _under_a_white_box,
        _under_a_shape,
        _under_a_picture,
        _among_visible_text,
        _off_the_page,
        _clipped_away,
    ],
)
def test_hidden_text_is_dropped_and_remembered(hide):
    sheet = Sheet()
    sheet.write("Fatima Hassan", "Pædagog i Aarhus Kommune")
    sheet.canvas.saveState()
    hide(sheet.canvas, 500)
    sheet.canvas.restoreState()
    sheet.y = 400
    sheet.write("Referencer gives gerne")
    document = read(sheet.data())
    assert document.text.split("\n") == [
        "Fatima Hassan",
        "Pædagog i Aarhus Kommune",
        "Referencer gives gerne",
    ]
    assert _SECRET in " ".join(document.metadata_text)
    assert NoteKind.TEXT_NOT_VISIBLE.value in notes(document)


def test_only_the_covered_words_of_a_line_go():
    sheet = Sheet()
    sheet.write("Uddannet pædagog, født i Damaskus, bor i Odense")
    start = 72 + sheet.canvas.stringWidth("Uddannet pædagog, ", "Helvetica", 11)
    width = sheet.canvas.stringWidth("født i Damaskus,", "Helvetica", 11)
    sheet.canvas.rect(start, 777, width, 12, fill=1)
    document = read(sheet.data())
    assert document.text.split() == ["Uddannet", "pædagog,", "bor", "i", "Odense"]


def test_text_outside_the_crop_box_is_hidden():
    sheet = Sheet()
    sheet.write("Synlig tekst på siden")
    sheet.canvas.drawString(72, 40, _SECRET)

    def crop(pdf):
        pdf.pages[0].cropbox = [0, 100, 595, 842]

    document = read(changed(sheet.data(), crop))
    assert document.text == "Synlig tekst på siden"
    assert _SECRET in document.metadata_text


def test_text_in_a_layer_that_is_off_is_hidden():
    sheet = Sheet()
    sheet.write("Synlig tekst på siden")
    sheet.canvas._code.append("/OC /Layer BDC")
    sheet.write(_SECRET)
    sheet.canvas._code.append("EMC")

    def hide(pdf):
        layer = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("lag"))
        )
        pdf.pages[0].Resources.Properties = pikepdf.Dictionary(Layer=layer)
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], ON=[], Order=[layer])
        )

    document = read(changed(sheet.data(), hide))
    assert document.text == "Synlig tekst på siden"
    assert _SECRET in document.metadata_text


def test_white_text_on_a_dark_ground_is_seen():
    source = """#set page(fill: rgb("#123456"))
#set text(fill: white)
Fatima Hassan er pædagog."""
    document = read(typeset(source))
    assert document.text == "Fatima Hassan er pædagog."
    assert not document.notes


def test_grey_and_coloured_text_is_seen():
    source = """#text(fill: luma(160), size: 8pt)[Profil og kontakt]

#text(fill: rgb("#7fb3d5"))[Erfaring fra skoler]

#text(fill: rgb("#f4d03f"))[Gule ord]"""
    document = read(typeset(source))
    assert document.text == "Profil og kontakt\nErfaring fra skoler\nGule ord"
    assert not document.notes


def test_redaction_annotation_covers_text():
    sheet = Sheet()
    sheet.write("Synlig tekst på siden")
    sheet.canvas.drawString(72, 500, _SECRET)

    def cover(pdf):
        page = pdf.pages[0]
        look = pdf.make_stream(b"0 g 0 0 200 20 re f")
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = [0, 0, 200, 20]
        page.Annots = [
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Square,
                    Rect=[70, 495, 270, 515],
                    F=4,
                    AP=pikepdf.Dictionary(N=look),
                )
            )
        ]

    document = read(changed(sheet.data(), cover))
    assert document.text == "Synlig tekst på siden"
    assert _SECRET in document.metadata_text


def test_text_under_other_text_is_hidden():
    sheet = Sheet()
    sheet.canvas.drawString(73, 780, _SECRET)
    sheet.canvas.setFillGray(1)
    sheet.canvas.rect(60, 777, 200, 14, fill=1, stroke=0)
    sheet.canvas.setFillGray(0)
    sheet.write("Uddannelse og kurser", "Referencer gives gerne")
    document = read(sheet.data())
    assert document.text == "Uddannelse og kurser\nReferencer gives gerne"
    assert _SECRET in document.metadata_text


def test_text_drawn_twice_at_one_place_is_seen():
    sheet = Sheet()
    for _ in range(2):
        sheet.canvas.drawString(72, 700, "Uddannelse og kurser")
    document = read(sheet.data())
    assert document.text == "Uddannelse og kurser"
    assert not document.notes
