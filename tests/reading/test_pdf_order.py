# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Reading order and structure of digital pages."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_making import LETTER, Sheet, changed, drawn, read, texts, typeset
from reportlab.pdfbase.pdfmetrics import stringWidth

from sloer.model import BlockKind, Cell

_CV = """#set page(margin: 0pt)
#set text(size: 10pt, lang: "da")
#grid(columns: (32%, 68%), rows: (100%),
block(fill: rgb("#1f3a5f"), width: 100%, height: 100%, inset: 16pt)[#set text(fill: white)
#text(16pt)[*NAVN*]

== Kontakt
Nørregade 12, 2. tv.\\
8000 Aarhus C\\
Telefon: 12 34 56 78

== Sprog
- Dansk (flydende)
- Engelsk

== Kompetencer
Konflikthåndtering, sagsbehandling efter barnets lov, netværksmøder og supervision af nye kolleger.
],
block(inset: 20pt)[
== Profil
Jeg er en erfaren socialrådgiver, som trives med et tæt samarbejde med skoler og familier, og som
tager ansvar for at sager bliver afsluttet til tiden og med god kvalitet i hele forløbet.

== Erfaring
*Socialrådgiver, Aarhus Kommune*

- Sagsbehandling af børn og unge med særlige behov i samarbejde med skoler og forældre i hele byen
- Tovholder

== Uddannelse
#grid(columns: (3cm, 1fr), row-gutter: 8pt, [2006–2010], [Bachelor i socialt arbejde],
[2003–2006], [Studentereksamen med speciale i samfundsfag og matematik på højt niveau og idræt],
[2000–2003], [Folkeskole])
])"""


def _kinds(document):
    return [(block.kind, block.text) for block in document.blocks]


def test_side_column_is_read_by_itself():
    document = read(typeset(_CV.replace("NAVN", "Fatima Hassan")))
    assert _kinds(document)[:9] == [
        (BlockKind.HEADING, "Fatima Hassan"),
        (BlockKind.HEADING, "Kontakt"),
        (BlockKind.PARAGRAPH, "Nørregade 12, 2. tv."),
        (BlockKind.PARAGRAPH, "8000 Aarhus C"),
        (BlockKind.PARAGRAPH, "Telefon: 12 34 56 78"),
        (BlockKind.HEADING, "Sprog"),
        (BlockKind.LIST_ITEM, "Dansk (flydende)"),
        (BlockKind.LIST_ITEM, "Engelsk"),
        (BlockKind.HEADING, "Kompetencer"),
    ]
    found = texts(document)
    assert (
        "Konflikthåndtering, sagsbehandling efter barnets lov, netværksmøder og supervision af "
        "nye kolleger." in found
    )
    assert (BlockKind.HEADING, "Profil") in _kinds(document)
    cells = [b for b in document.blocks if b.cell]
    assert [b.text for b in cells[:2]] == ["2006–2010", "Bachelor i socialt arbejde"]
    assert cells[3].cell == Cell(0, 1, 1)


def test_length_of_a_name_changes_no_other_block():
    short = read(typeset(_CV.replace("NAVN", "Bo Li")))
    long = read(typeset(_CV.replace("NAVN", "Alexandrine Montgomery Abdirahman")))
    assert texts(short)[0] == "Bo Li"
    assert _kinds(short)[1:] == _kinds(long)[1:]


def test_length_of_a_name_inside_a_paragraph_moves_no_border():
    source = (
        "= Ansøgning\nMit navn er NAVN, og " + LETTER[0].lower() + LETTER[1:] + "\n\nMed hilsen"
    )
    blocks = [
        _kinds(read(typeset(source.replace("NAVN", name))))
        for name in ("Bo Li", "Alexandrine Montgomery Abdirahman")
    ]
    plain = [
        [(k, t.replace("Alexandrine Montgomery Abdirahman", "Bo Li")) for k, t in b] for b in blocks
    ]
    assert plain[0] == plain[1]


def test_two_columns_are_read_one_after_the_other():
    document = read(
        typeset(
            "#set page(columns: 2)\n#set par(justify: true)\n= Ansøgning\n"
            + (LETTER + " ") * 4
            + "\n\n#colbreak()\n"
            + "Anden spalte begynder her. "
            + (LETTER + " ") * 4
        )
    )
    found = texts(document)
    assert found[0] == "Ansøgning"
    assert found[1] == " ".join([LETTER] * 4)
    assert found[2].startswith("Anden spalte begynder her. Jeg søger")


def test_ruled_table_becomes_cells():
    document = read(
        typeset(
            "= Kurser\n#table(columns: 3, [*År*], [*Kursus*], [*Sted*], "
            "[2018], [Motiverende samtale], [Odense], [2019], [Signs of Safety], [Vejle])\nSlut."
        )
    )
    cells = {(b.cell.row, b.cell.column): b.text for b in document.blocks if b.cell}
    assert cells[0, 0] == "År"
    assert cells[1, 1] == "Motiverende samtale"
    assert cells[2, 2] == "Vejle"
    assert document.blocks[1].cell.heading
    assert texts(document)[-1] == "Slut."


def test_labels_without_rules_stay_beside_their_values():
    document = read(
        typeset(
            "#grid(columns: (4cm, 1fr), row-gutter: 10pt, [Navn:], [Fatima Hassan], [Telefon:], "
            "[12 34 56 78], [By:], [Odense])"
        )
    )
    assert texts(document) == ["Navn:", "Fatima Hassan", "Telefon:", "12 34 56 78", "By:", "Odense"]
    assert document.blocks[1].cell == Cell(0, 0, 1)


def test_dates_in_the_margin_come_before_their_text():
    document = read(
        typeset(
            "#grid(columns: (3cm, 1fr), row-gutter: 14pt, [2015–2019], [*Lærer*, Skolen\\ "
            + (LETTER + " ") * 3
            + "\\ - et punkt], [2010–2015], [*Pædagog*, Børnehaven\\ "
            + LETTER * 2
            + "])"
        )
    )
    found = texts(document)
    assert found[0] == "2015–2019"
    assert found[1] == "Lærer, Skolen"
    assert found.index("2010–2015") < found.index("Pædagog, Børnehaven")
    assert found[2] == " ".join([LETTER] * 3)


def test_running_heads_and_page_numbers_are_told_from_the_text():
    paragraphs = [f"{chr(65 + n)}{chr(97 + n)} {LETTER}" for n in range(25)]
    head = (
        "#set page(header: [Fatima Hassan – CV], footer: context [Side #counter(page).display()])"
    )
    document = read(typeset(head + "\n" + "\n\n".join(paragraphs)))
    assert document.pages == 2
    assert texts(document, BlockKind.HEADER) == ["Fatima Hassan – CV"] * 2
    assert texts(document, BlockKind.FOOTER) == ["Side 1", "Side 2"]
    assert texts(document, BlockKind.PARAGRAPH) == paragraphs


def test_headings_have_levels_by_size_and_weight():
    document = read(
        typeset(f"= Ansøgning\n{LETTER}\n\n== Erfaring\n{LETTER}\n\n*Lærer*\n\n{LETTER}")
    )
    heads = [(b.text, b.level) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert heads == [("Ansøgning", 1), ("Erfaring", 2), ("Lærer", 3)]


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "·"])
def test_list_marks_are_taken_off(mark):
    document = read(drawn("Kompetencer:", f"{mark} Ledelse", f"{mark} Budget og økonomi"))
    assert texts(document, BlockKind.LIST_ITEM) == ["Ledelse", "Budget og økonomi"]


def test_lists_within_lists_have_levels():
    document = read(typeset("- Ledelse\n  - Budget\n  - Drift\n- Undervisning"))
    items = [(b.text, b.level) for b in document.blocks]
    assert items == [("Ledelse", 0), ("Budget", 1), ("Drift", 1), ("Undervisning", 0)]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("Erfaring med kommu-", "nikation og it"), "Erfaring med kommunikation og it"),
        (("Skriv gerne en e-", "mail til mig"), "Skriv gerne en e-mail til mig"),
        (("Jeg bor i Nord-", "Jylland og pendler"), "Jeg bor i Nord-Jylland og pendler"),
        (("Arbejdet med skole-", "og fritidsområdet"), "Arbejdet med skole- og fritidsområdet"),
        (("Jeg går på EUX-", "forløbet i Herning"), "Jeg går på EUX-forløbet i Herning"),
        (("Byggede en MitID-inte-", "gration i fjor"), "Byggede en MitID-integration i fjor"),
        (("Skriv til nadia@eksempel-", "tand.dk i dag"), "Skriv til nadia@eksempel-tand.dk i dag"),
        (("Skriv til anne-", "marie@eksempel.dk i dag"), "Skriv til anne-marie@eksempel.dk i dag"),
    ],
)
def test_hyphens_at_line_ends(lines, joined):
    assert read(drawn(*lines)).text == joined


def test_short_lines_stay_apart():
    lines = ["Fatima Hassan", "Nørregade 12, 2. tv.", "8000 Aarhus C", "Telefon: 12 34 56 78"]
    assert texts(read(drawn(*lines))) == lines


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_text_is_read_upright(angle):
    sheet = Sheet()
    sheet.write("Almindelig tekst på siden")
    sheet.canvas.saveState()
    sheet.canvas.translate(300, 400)
    sheet.canvas.rotate(angle)
    sheet.canvas.drawString(0, 0, "Lodret overskrift her")
    sheet.canvas.restoreState()
    assert texts(read(sheet.data())) == ["Almindelig tekst på siden", "Lodret overskrift her"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages_are_read_upright(angle):
    sheet = Sheet()
    sheet.write("Almindelig tekst på siden", "Endnu en linje: ja")

    def turn(pdf):
        pdf.pages[0].Rotate = angle

    document = read(changed(sheet.data(), turn))
    assert texts(document) == ["Almindelig tekst på siden", "Endnu en linje: ja"]


def test_letters_set_apart_are_one_word():
    sheet = Sheet(size=18)
    x = 72.0
    for letter in "FATIMA HASSAN":
        if letter == " ":
            x += 22
            continue
        sheet.canvas.drawString(x, 780, letter)
        x += stringWidth(letter, "Helvetica", 18) + 8
    sheet.y = 740
    sheet.write("F A T I M A   H A S S A N")
    text = sheet.canvas.beginText(72, 700)
    text.setCharSpace(4)
    text.textLine("Kontakt og profil")
    sheet.canvas.drawText(text)
    assert texts(read(sheet.data())) == ["FATIMA HASSAN", "FATIMA HASSAN", "Kontakt og profil"]


def test_words_without_space_glyphs_are_parted():
    sheet = Sheet()
    x = 72.0
    for word in ("Jeg", "er", "uddannet", "pædagog"):
        sheet.canvas.drawString(x, 700, word)
        x += stringWidth(word, "Helvetica", 11) + 3
    assert read(sheet.data()).text == "Jeg er uddannet pædagog"


def test_glyphs_drawn_twice_count_once():
    sheet = Sheet()
    for shift in (0, 0.3):
        sheet.canvas.drawString(72 + shift, 700, "Uddannelse og kurser")
    assert read(sheet.data()).text == "Uddannelse og kurser"


def test_ligatures_come_apart():
    assert (
        read(typeset("fin fleksibel offentlig effektiv")).text == "fin fleksibel offentlig effektiv"
    )


def test_paragraph_goes_on_over_the_page_break():
    sentence = LETTER.replace(".", " og").replace("Jeg", "jeg").replace("Gennem", "gennem")
    document = read(typeset("#set page(height: 7cm)\nHer kan man læse, at " + (sentence + " ") * 9))
    assert document.pages == 2
    assert len(document.blocks) == 1
    assert document.text.count("hverdagen i familierne") == 9
    assert {origin.page for origin in document.blocks[0].origins} == {1, 2}


_LINES = st.lists(
    st.text("abcdeæøåABC 123.,:-•()", min_size=1, max_size=40).filter(str.strip),
    min_size=1,
    max_size=8,
)


@given(_LINES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_has_its_place(lines):
    if not any(character.isalnum() for line in lines for character in line):
        return
    document = read(drawn(*lines))
    for block in document.blocks:
        covered = set()
        end = 0
        for origin in block.origins:
            assert end <= origin.start < origin.end <= len(block.text)
            end = origin.end
            covered.update(range(origin.start, origin.end))
            left, top, right, bottom = origin.box
            assert 0 <= left < right <= 596
            assert 0 <= top < bottom <= 842
            assert origin.page == 1
        inked = {i for i, c in enumerate(block.text) if not c.isspace()}
        assert inked <= covered


_NARROW = """
#set page(width: 6cm, height: 9cm)
#set text(lang: "da", hyphenate: true)
#set par(justify: true)
Jeg hedder Noah Brix-Jacobsen og har ansvarsområder, MitID-integrationer og
Danfoss-ventilationsanlæg
samt EUX-studieåret og Popper-etuderne på kulturskolerne i hele kommunen Nordvestfjendsfolkeholm.
"""


def test_what_typesetters_say_of_their_hyphens_is_believed():
    text = read(typeset(_NARROW)).text
    for whole in ("Brix-Jacobsen", "MitID-integrationer", "Danfoss-ventilationsanlæg"):
        assert whole in text
    for whole in ("EUX-studieåret", "Popper-etuderne", "Nordvestfjendsfolkeholm"):
        assert whole in text


@pytest.mark.parametrize("width", [5.6, 6, 6.4, 6.8, 7.2, 7.6])
def test_hyphens_that_are_not_marked_are_the_other_kind(width):
    source = f"""
#set page(width: {width}cm, height: 10cm)
#set text(lang: "da", hyphenate: true)
#set par(justify: true)
Ordningen for udsatte boligområder og temperaturskemaer i kommunernes uddannelsesinstitutioner
og e-arkiver, skrevet af Noah Brix-Jacobsen.
"""
    text = read(typeset(source)).text
    for whole in ("boligområder", "temperaturskemaer", "uddannelsesinstitutioner", "e-arkiver"):
        assert whole in text
    assert "Brix-Jacobsen" in text


def test_a_word_marked_as_a_hyphen_is_a_word():
    data = Sheet()
    data.canvas._code.append("/Span <</ActualText <FEFF00AD>>> BDC")
    data.write("Fatima")
    data.canvas._code.append("EMC")
    data.write("Jeg er uddannet pædagog.")
    assert read(data.data()).text == "Fatima\nJeg er uddannet pædagog."


@pytest.mark.parametrize("said", ["(\\t)", "()", "( )"])
def test_a_word_marked_as_nothing_is_a_word(said):
    data = Sheet()
    data.canvas._code.append(f"/Span <</ActualText {said}>> BDC")
    data.write("Fatima")
    data.canvas._code.append("EMC")
    data.write("Jeg er uddannet pædagog.")
    assert read(data.data()).text == "Fatima\nJeg er uddannet pædagog."


def test_a_table_beside_a_side_column_stays_in_its_own_column():
    source = """
#grid(columns: (30%, 1fr), gutter: 8mm)[
  Fatima Hassan

  Møllevænget 12

  9400 Nørresundby

  20 30 40 50
][
  Jeg har arbejdet i den kommunale tandpleje i otte år.
  #table(columns: 2, [2018], [Tandplejer, Hedensted], [2014], [Klinikassistent, Vejle])
]
"""
    assert texts(read(typeset(source))) == [
        "Fatima Hassan",
        "Møllevænget 12",
        "9400 Nørresundby",
        "20 30 40 50",
        "Jeg har arbejdet i den kommunale tandpleje i otte år.",
        "2018",
        "Tandplejer, Hedensted",
        "2014",
        "Klinikassistent, Vejle",
    ]
