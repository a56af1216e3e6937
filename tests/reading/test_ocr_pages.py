# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_pictures import grainy, rendered, shaded, skewed, word_errors
from PIL import Image, ImageFilter

from sloer.model import Block, BlockKind, NoteKind
from sloer.reading.ocr import Recognised, page_of, recognise
from sloer.reading.ocr.sheet import Sheet
from sloer.reading.pdf.assembly import assemble

SCALE = 200 / 72
FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
Spoil = Callable[[Image.Image], Image.Image]


def read(picture: Image.Image, scale: float = SCALE) -> Recognised:
    return recognise(picture, 1, scale)


def blocks_of(page: Recognised, scale: float = SCALE) -> list[Block]:
    return assemble([page_of(page, scale)])


def text_of(page: Recognised) -> str:
    return " ".join(block.text for block in blocks_of(page))


@pytest.mark.parametrize(
    ("spoil", "bound"),
    [
        pytest.param(lambda p: p, 0.02, id="clean"),
        pytest.param(lambda p: p.rotate(90, expand=True), 0.02, id="on its left side"),
        pytest.param(lambda p: p.rotate(180), 0.02, id="on its head"),
        pytest.param(lambda p: p.rotate(270, expand=True), 0.02, id="on its right side"),
        pytest.param(lambda p: skewed(p, 3), 0.04, id="sloping by 3 degrees"),
        pytest.param(lambda p: skewed(p, -7), 0.04, id="sloping by -7 degrees"),
        pytest.param(lambda p: grainy(p, 30), 0.06, id="grain"),
        pytest.param(lambda p: grainy(p, 60), 0.1, id="strong grain"),
        pytest.param(lambda p: shaded(p, 0.2), 0.06, id="in the shade"),
        pytest.param(lambda p: p.point(lambda v: 255 - v), 0.04, id="white on black"),
    ],
)
def test_a_page_is_read_however_it_was_taken(spoil: Spoil, bound: float) -> None:
    page = read(spoil(rendered()))
    assert word_errors(text_of(page)) <= bound
    assert not any(note.holds for note in page.notes)


@pytest.mark.parametrize(("dpi", "bound"), [(100, 0.06), (300, 0.04)])
@pytest.mark.parametrize("font", ["Libertinus Serif", "New Computer Modern"])
def test_a_page_is_read_at_any_fineness(dpi: int, bound: float, font: str) -> None:
    page = read(rendered(dpi=dpi, font=font), dpi / 72)
    assert word_errors(text_of(page)) <= bound


def test_an_address_keeps_its_at_sign_and_its_danish_letters() -> None:
    texts = [text_of(read(rendered(font=font))) for font in FONTS]
    assert all("84@eksempel.dk" in text for text in texts)
    assert sum("s.lærke84@eksempel.dk" in text for text in texts) >= 2


def test_a_page_too_unclear_is_held() -> None:
    page = read(rendered().filter(ImageFilter.GaussianBlur(3.2)))
    assert [note.holds for note in page.notes if note.kind is NoteKind.LOW_CONFIDENCE] == [True]


def test_an_empty_page_is_blank_and_a_page_of_static_is_not() -> None:
    white = Image.new("L", (800, 600), 250)
    assert read(grainy(white, 2)).blank
    static = read(grainy(Image.new("L", (800, 600), 128), 90))
    assert not static.blank
    assert not static.lines


def test_a_portrait_in_a_scan_leaves_no_words_behind() -> None:
    page = rendered().copy()
    spots = np.random.default_rng(3).integers(40, 220, (12, 10), dtype=np.uint8)
    portrait = Image.fromarray(spots).resize((300, 360), Image.Resampling.BICUBIC)
    page.paste(grainy(portrait, 12), (page.width - 340, page.height - 460))
    assert word_errors(text_of(read(page))) <= 0.06


def test_blocks_are_headings_paragraphs_and_list_items_in_reading_order() -> None:
    blocks = blocks_of(recognise(rendered(), 3, SCALE))
    headings = [b.text for b in blocks if b.kind is BlockKind.HEADING]
    assert {"Ansøgning som pædagog", "Kontakt"} <= set(headings)
    assert len(headings) <= 3
    assert [b.text for b in blocks if b.kind is BlockKind.LIST_ITEM] == [
        "Motorik og leg",
        "Sprogvurdering i øjenhøjde",
    ]
    assert blocks[-1].text == "Søren Ægidius Lærke"
    for block in blocks:
        assert {o.page for o in block.origins} == {3}
        covered = {i for o in block.origins for i in range(o.start, o.end)}
        assert all(i in covered for i, c in enumerate(block.text) if not c.isspace())


def test_words_cut_at_line_ends_are_whole_again_and_hanging_hyphens_stay() -> None:
    source = (
        "#set par(justify: true)\n#block(width: 5.2cm)[Vi arbejder med "
        "sikkerheds-#linebreak(justify: true)foranstaltninger på børne-#linebreak()"
        "og ungeområdet i hele kommunen.]"
    )
    text = text_of(read(rendered(source)))
    assert "sikkerhedsforanstaltninger" in text
    assert "børne- og ungeområdet" in text


SIDE_COLUMN = """
#set page(paper: "a4", margin: 2cm)
#grid(columns: (30%, 1fr), gutter: 8mm)[
  == Kontakt
  Møllevænget 12 \\
  9400 Nørresundby \\
  rosa.lund\\@tandpleje- \\
  eksempel.dk \\
  20 30 40 50
][
  #set par(leading: 0.9em)
  Jeg er uddannet tandplejer og har arbejdet i den kommunale tandpleje i otte år, de sidste
  fire som koordinator for de mindste børn og for borgere på plejehjem.
  #table(columns: 2, [2018–2022], [Tandplejer, Hedensted], [2014–2018], [Klinikassistent, Vejle])
]
"""


@pytest.mark.parametrize("degrees", [0.0, 0.7, -2.0])
def test_columns_and_tables_of_a_page_askew_are_read_one_by_one(degrees: float) -> None:
    blocks = blocks_of(read(skewed(rendered(SIDE_COLUMN), degrees)))
    texts = [block.text for block in blocks]
    assert texts[:3] == ["Kontakt", "Møllevænget 12", "9400 Nørresundby"]
    assert "20 30 40 50" in texts
    cells = [block.text for block in blocks if block.kind is BlockKind.TABLE_CELL]
    assert [re.sub("[—-]", "–", cell) for cell in cells] == [
        "2018–2022",
        "Tandplejer, Hedensted",
        "2014–2018",
        "Klinikassistent, Vejle",
    ]


def test_an_address_broken_at_a_line_end_keeps_its_signs() -> None:
    assert "rosa.lund@tandpleje-eksempel.dk" in text_of(read(rendered(SIDE_COLUMN)))


def test_a_dark_side_column_is_read_before_the_main_one() -> None:
    source = """
#place(left + top, block(fill: rgb("1f3a5f"), width: 4.6cm, height: 12cm, inset: 0.4cm)[
  #set text(fill: white)
  == Kontakt
  Møllevænget 12

  9400 Nørresundby
])
#place(right + top, block(width: 6.6cm, inset: 0.4cm)[
  == Profil
  Erfaren økonomimedarbejder, som gør komplicerede tal forståelige for ledere og kolleger.
])
"""
    text = text_of(read(rendered(source)))
    assert text.index("Møllevænget 12") < text.index("9400 Nørresundby") < text.index("Profil")
    assert "forståelige for ledere og kolleger." in text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("swe", "Jag är utbildad förskollärare och har arbetat på en förskola i Malmö i sju år."),
        ("nor", "Jeg er utdannet sykepleier og har jobbet på sykehjem i seks år, også på natt."),
    ],
)
def test_other_nordic_pages_are_read_in_their_language(language: str, sentence: str) -> None:
    page = read(rendered(sentence))
    assert page.language == language
    assert word_errors(text_of(page), sentence) <= 0.07


def test_boxes_point_into_the_picture_as_it_was_handed_in() -> None:
    upright, lying = read(rendered()), read(rendered().rotate(90, expand=True))
    width = rendered().width
    here = {w.text: w.box_px for line in upright.lines for w in line.words}
    there = {w.text: w.box_px for line in lying.lines for w in line.words}
    left, top, right, bottom = here["Kløvermark"]
    # A quarter turn counter-clockwise takes (x, y) to (y, width - x).
    expected = (top, width - right, bottom, width - left)
    assert np.allclose(there["Kløvermark"], expected, atol=8)


@settings(max_examples=25, deadline=None)
@given(
    quarters=st.integers(0, 3),
    degrees=st.floats(-15, 15),
    factor=st.floats(0.5, 2.0),
    x=st.integers(10, 108),
    y=st.integers(10, 68),
)
def test_the_way_back_from_the_sheet_finds_the_same_point(
    quarters: int, degrees: float, factor: float, x: int, y: int
) -> None:
    picture = Image.new("L", (120, 80), 255)
    picture.paste(0, (x - 3, y - 3, x + 3, y + 3))
    sheet = Sheet.of(picture).turned(quarters).scaled(factor).levelled(degrees)
    rows, columns = np.nonzero(sheet.pixels < 200)
    box = (float(columns.mean()) + 0.5, float(rows.mean()) + 0.5) * 2
    found = sheet.first_box(box)
    assert abs(found[0] - x) < 2
    assert abs(found[1] - y) < 2


def test_without_trained_data_the_file_is_held() -> None:
    code = (
        "from PIL import Image\n"
        "from sloer.errors import HeldError\n"
        "from sloer.reading.ocr import recognise\n"
        "page = Image.new('L', (300, 300), 255)\n"
        "page.paste(0, (50, 50, 200, 60))\n"
        "try:\n    recognise(page, 1, 2.0)\n"
        "except HeldError as error:\n    print(error.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "SLOER_TESSDATA": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "ocr_missing"


def test_lines_of_a_paragraph_stay_together_though_their_letters_differ_in_height() -> None:
    source = """
#set page(width: 12cm)
Jeg er kok og leder en kantine for 280 mennesker på et hospital. Jeg kan økologi i sølv,
60-90 %, egenkontrol, allergenskemaer og madspild under 12 gram pr. kuvert, også en ny morgen.
"""
    paragraphs = [block.text for block in blocks_of(read(skewed(rendered(source), 0.6)))]
    assert len(paragraphs) == 1


def test_a_page_of_few_lines_on_a_dark_desk_stands_upright() -> None:
    page = rendered("Udtalelse om en musiker, hvis anslag røber tålmodighed. \\ Alt godt!")
    desk = Image.new("L", (page.width + 60, page.height + 40), 40)
    desk.paste(page, (30, 20))
    found = read(skewed(desk, 1))
    assert min(found.rotation, 360 - found.rotation) < 5
    assert text_of(found).endswith("Alt godt!")
