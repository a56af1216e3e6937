# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Text layers that say something else than the page shows."""

import pikepdf
import pytest
from pdf_making import LETTER, Sheet, changed, notes, read, remapped, scanned, texts, typeset
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from sloer.model import NoteKind

_HIDDEN_LAYER = "Anders Jensen er en helt anden person"


def test_letters_that_pass_for_others_are_read_from_the_page():
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    mapping = dict(zip(alphabet, alphabet[7:] + alphabet[:7], strict=True))
    document = read(remapped(typeset(f"= Ansøgning\n{LETTER}"), mapping))
    assert "udsatte børn og unge" in document.text
    assert NoteKind.TEXT_DIFFERS_FROM_PAGE.value in notes(document)


def test_a_name_in_a_lying_font_of_its_own_is_read_from_the_page():
    source = f'#text(22pt, font: "DejaVu Sans Mono")[Fatima Hassan]\n\n{LETTER}'
    mapping = dict(zip("FatimHsn", "AnderJsk", strict=True))
    data = remapped(typeset(source), mapping, font="Mono")
    document = read(data)
    assert "Fatima Hassan" in document.text
    assert "And" not in document.text


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("Mona", "Nora"),
        ("Hanne", "Henna"),
        ("Ahmed", "Ander"),
        ("Aisha Noor", "Aloka Reer"),
        ("Fatima", "Fulimu"),
        ("Hassan", "Hessen"),
    ],
)
@pytest.mark.parametrize(
    ("font", "file"), [("DejaVu Sans Mono", "Mono"), ("New Computer Modern", "NewCM")]
)
def test_a_name_that_passes_for_one_of_the_same_shape_is_read_from_the_page(
    shown, told, font, file
):
    data = typeset(f'Kære udvalg\n\n#text(11pt, font: "{font}")[{shown}]\n\n{LETTER}')
    document = read(remapped(data, dict(zip(shown, told, strict=True)), font=file))
    assert shown in document.text
    assert told not in document.text
    assert told in document.metadata_text
    assert NoteKind.TEXT_DIFFERS_FROM_PAGE.value in notes(document)


def test_a_letter_that_passes_for_a_whole_word_is_read_from_the_page():
    data = typeset(f'#text(11pt, font: "DejaVu Sans Mono")[Karla Fjord]\n\n{LETTER}')
    document = read(remapped(data, {"F": "Storf"}, font="Mono"))
    assert "Karla Fjord" in document.text


def test_honest_fonts_are_believed():
    for font in ("DejaVu Sans Mono", "New Computer Modern", "Libertinus Serif"):
        for style in ("", 'style: "italic"', 'weight: "bold"'):
            document = read(typeset(f'#set text(font: "{font}", {style})\n{LETTER} fjollet fif'))
            assert document.text.endswith("fjollet fif")
            assert not notes(document)


def test_swapped_vowels_are_noticed_by_the_language():
    mapping = {"a": "e", "e": "a", "r": "s", "s": "r", "n": "u", "u": "n", "o": "c", "c": "o"}
    document = read(remapped(typeset(LETTER + " " + LETTER), mapping))
    assert "Gennem ti år" in document.text


def test_font_without_a_map_is_read_from_the_page():
    def forget(pdf):
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]

    document = read(changed(typeset(LETTER), forget))
    assert "lovgivningen" in document.text


def test_actual_text_does_not_stand_in_for_what_is_drawn():
    data = Sheet()
    data.canvas._code.append("/Span <</ActualText (Anders Jensen)>> BDC")
    data.write("Fatima Hassan")
    data.canvas._code.append("EMC")
    data.write("Jeg er uddannet pædagog.")
    document = read(data.data())
    assert document.text == "Fatima Hassan\nJeg er uddannet pædagog."
    assert "Anders Jensen" in document.metadata_text


def _page_of(picture: Image.Image, hidden: str = "") -> bytes:
    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    if hidden:
        text = sheet.canvas.beginText(72, 780)
        text.setTextRenderMode(3)
        text.textLine(hidden)
        sheet.canvas.drawText(text)
    return sheet.data()


def test_scan_is_read_by_recognition_with_places_and_confidence():
    scan = scanned(typeset(f"#set text(13pt)\n= Ansøgning\n{LETTER}"))
    document = read(_page_of(scan))
    assert "udsatte børn" in document.text
    assert NoteKind.READ_BY_OCR.value in notes(document)
    origins = [origin for block in document.blocks for origin in block.origins]
    assert all(0 < origin.confidence <= 1 and origin.page == 1 for origin in origins)
    assert any(origin.confidence < 1 for origin in origins)
    assert all(0 <= o.box[0] <= 595 and 0 <= o.box[1] <= 842 for o in origins)


def test_hidden_layer_of_a_scan_is_not_believed():
    scan = scanned(typeset(f"#set text(13pt)\n{LETTER}"))
    document = read(_page_of(scan, _HIDDEN_LAYER))
    assert "socialrådgiver" in document.text
    assert "Anders" not in document.text
    assert _HIDDEN_LAYER in document.metadata_text


def test_text_in_a_picture_among_digital_text_is_read_in_its_place():
    picture = scanned(typeset("#set page(width: 14cm, height: 4cm)\n#set text(16pt)\n" + LETTER))
    sheet = Sheet()
    sheet.write("Eksamensbevis fra universitetet:")
    sheet.canvas.drawImage(ImageReader(picture), 72, 620, 397, 113)
    sheet.y = 590
    sheet.write("Referencer gives efter aftale.")
    document = read(sheet.data())
    found = texts(document)
    assert found[0].startswith("Eksamensbevis")
    assert found[-1] == "Referencer gives efter aftale."
    assert "udsatte børn" in document.text
    assert document.pictures == 1


def test_photograph_is_counted_and_gives_no_text():
    photo = Image.effect_noise((200, 260), 60).convert("RGB")
    ImageDraw.Draw(photo).ellipse((40, 50, 160, 220), fill=(210, 170, 140))
    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(photo), 430, 680, 100, 130)
    sheet.write("Fatima Hassan", "Pædagog")
    document = read(sheet.data())
    assert document.text == "Fatima Hassan\nPædagog"
    assert document.pictures == 1
    assert NoteKind.READ_BY_OCR.value not in notes(document)


def test_text_drawn_as_shapes_is_read_from_the_page():
    sheet = Sheet()
    for number, words in enumerate(("Leder af skolen", "Ansvar for budgettet", "og personalet")):
        _draw_words(sheet.canvas, words, 72, 700 - number * 40)
    document = read(sheet.data())
    assert "Ansvar for budgettet" in document.text
    assert NoteKind.READ_BY_OCR.value in notes(document)


def _draw_words(pen, word, x, y):
    """Fill the words as one shape, as design programs export them."""
    font = ImageFont.load_default(size=48)
    width = int(font.getlength(word)) + 8
    picture = Image.new("L", (width, 64))
    ImageDraw.Draw(picture).text((2, 2), word, fill=255, font=font)
    pixels = picture.load()
    path = pen.beginPath()
    for row in range(64):
        start = None
        for column in range(width + 1):
            inked = column < width and pixels[column, row] > 127
            if inked and start is None:
                start = column
            elif not inked and start is not None:
                path.rect(x + start * 0.7, y - row * 0.7, (column - start) * 0.7, 0.71)
                start = None
    pen.drawPath(path, stroke=0, fill=1)
