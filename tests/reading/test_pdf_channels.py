# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Forms, notes, links, properties and attachments of PDF files, and files that are no good."""

import io

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_making import LETTER, Sheet, changed, drawn, read, texts, typeset

from sloer.errors import HeldError
from sloer.model import NoteKind
from sloer.reading.formats.pdf import READER
from sloer.reading.protocol import Input


def _form(value: str) -> bytes:
    sheet = Sheet()
    sheet.write("Navn:")
    sheet.canvas.acroForm.textfield(
        name="navn", x=120, y=774, width=250, height=18, value=value, fontSize=11
    )
    sheet.y = 740
    sheet.write("Referencer gives gerne")
    return sheet.data()


def _annotated(data: bytes, **entries: object) -> bytes:
    def add(pdf):
        rect = entries.pop("Rect", [72, 600, 300, 640])
        pdf.pages[0].Annots = [
            pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=rect, F=4, **entries)
            )
        ]

    return changed(data, add)


def test_form_values_stand_where_they_are_shown():
    document = read(_form("Fatima Hassan"))
    assert texts(document)[0] == "Navn: Fatima Hassan"
    assert texts(document)[1] == "Referencer gives gerne"


def test_note_on_the_page_is_text_and_its_author_is_not():
    document = read(
        _annotated(
            drawn("Ansøgning til stillingen"),
            Subtype=pikepdf.Name.Text,
            Contents="Ring gerne til mig",
            T="Fatima Hassan",
        )
    )
    assert texts(document) == ["Ansøgning til stillingen", "Ring gerne til mig"]
    assert "Fatima Hassan" in document.metadata_text


def test_free_text_is_read_from_its_appearance():
    def add(pdf):
        look = pdf.make_stream(b"BT /F1 11 Tf 2 5 Td (Stempel: modtaget) Tj ET")
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = [0, 0, 200, 20]
        look.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=pdf.pages[0].Resources.Font.F1)
        )
        pdf.pages[0].Annots = [
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.FreeText,
                    Rect=[72, 600, 272, 620],
                    F=4,
                    Contents="noget andet",
                    AP=pikepdf.Dictionary(N=look),
                )
            )
        ]

    document = read(changed(drawn("Ansøgning til stillingen"), add))
    assert texts(document) == ["Ansøgning til stillingen", "Stempel: modtaget"]
    assert "noget andet" in document.metadata_text


def test_links_properties_and_bookmarks_never_reach_the_text():
    sheet = Sheet()
    sheet.canvas.setAuthor("Fatima Hassan")
    sheet.canvas.setTitle("CV fra Fatima")
    sheet.canvas.bookmarkPage("a")
    sheet.canvas.addOutlineEntry("Fatimas side", "a")
    sheet.canvas.linkURL("https://fatima.example", (72, 770, 200, 790))
    sheet.write("Min hjemmeside")
    document = read(sheet.data())
    assert document.text == "Min hjemmeside"
    assert {"Fatima Hassan", "CV fra Fatima", "Fatimas side", "https://fatima.example"} <= set(
        document.metadata_text
    )


def test_description_of_a_picture_is_metadata():
    picture = '#figure(rect(width: 3cm, height: 3cm), alt: "Fatima i haven")'
    document = read(typeset(f"{picture}\n\n{LETTER}"))
    assert "haven" not in document.text
    assert "Fatima i haven" in document.metadata_text


def _with_attachment(name: str, content: bytes) -> bytes:
    def attach(pdf):
        pdf.attachments[name] = content

    return changed(drawn("Ansøgning til stillingen"), attach)


def test_attachments_follow_after_a_break():
    document = read(_with_attachment("bevis.pdf", drawn("Bevis for bestået eksamen")))
    assert texts(document)[0] == "Ansøgning til stillingen"
    assert texts(document)[-1] == "Bevis for bestået eksamen"
    assert any(block.break_before for block in document.blocks)
    assert document.pages == 2
    assert "bevis.pdf" in document.metadata_text


def test_attachment_that_cannot_be_read_holds_the_file():
    document = read(_with_attachment("fil.bin", bytes(range(256)) * 9))
    unreadable = [n for n in document.notes if n.kind is NoteKind.UNREADABLE_PART]
    assert unreadable
    assert all(note.holds for note in unreadable)


def _encrypted(**passwords: str) -> bytes:
    with pikepdf.open(io.BytesIO(drawn("Ansøgning til stillingen"))) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(**passwords))
    return out.getvalue()


def test_owner_password_alone_does_not_keep_a_reader_out():
    assert read(_encrypted(owner="ejer", user="")).text == "Ansøgning til stillingen"


def _blank() -> bytes:
    return Sheet().data()


def _no_pages() -> bytes:
    pdf = pikepdf.new()
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_encrypted(owner="ejer", user="bruger"), "encrypted"),
        (b"%PDF-1.7\nintet her", "damaged"),
        (_no_pages(), "damaged"),
        (_blank(), "no_text"),
    ],
)
def test_files_that_are_held(data, code):
    with pytest.raises(HeldError) as error:
        read(data)
    assert error.value.code == code


def test_too_many_pages_are_held():
    with pytest.raises(HeldError) as error:
        read(typeset("a\n#pagebreak()\nb\n#pagebreak()\nc"), pages=2)
    assert error.value.code == "too_large"


def test_a_broken_table_of_objects_is_mended():
    data = drawn("Ansøgning til stillingen")
    broken = data.replace(b"startxref", b"startxxxx")
    assert read(broken).text == "Ansøgning til stillingen"


def test_enormous_page_is_read_within_its_pixels():
    def enlarge(pdf):
        pdf.pages[0].MediaBox = [0, 0, 14_000, 14_000]

    document = read(changed(drawn("Ansøgning til stillingen"), enlarge), pixels=4_000_000)
    # Type of 11 points on a page of five metres is a speck; it may be taken for unseen, not lost.
    assert "Ansøgning til stillingen" in [document.text, *document.metadata_text]


def test_is_told_by_its_signature():
    assert READER.recognises(Input(b"junk\n%PDF-1.4", "x.txt"))
    assert not READER.recognises(Input(b"PK\x03\x04", "x.pdf"))


_WHOLE = typeset(f"= Ansøgning\n{LETTER}")


@given(st.integers(0, len(_WHOLE) - 1), st.binary(min_size=1, max_size=30), st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damage_is_mended_or_held(place, junk, cut):
    data = b"%PDF-1.7\n" + (_WHOLE[:place] if cut else _WHOLE[:place] + junk + _WHOLE[place:])
    code, document = _outcome(data)
    assert code in {"", "damaged", "encrypted", "no_text", "too_large"}
    assert code or document.text


def _outcome(data):
    try:
        return "", read(data)
    except HeldError as error:
        return error.code, None
