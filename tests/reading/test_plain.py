# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import codecs
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sloer.errors import HeldError
from sloer.model import BlockKind
from sloer.reading.formats.plain import READER
from sloer.reading.markup.charset import decode
from sloer.reading.markup.prose import prose
from sloer.reading.protocol import Input, ReadPart

DANISH = "Kære Søren\n\nJeg søger stillingen som pædagog på Ærø. Åse bor på Øen.\n"


def nothing(_: Input):
    raise AssertionError("plain text has no parts")


def read(text: str | bytes):
    data = text.encode() if isinstance(text, str) else text
    return READER.read(Input(data, "a.txt"), nothing)


def lines(text: str) -> list[str]:
    return [line.text for line in prose(text)]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso-8859-1",
     "mac_roman", "cp850"],
)  # fmt: skip
def test_danish_is_read_in_every_encoding(encoding: str):
    assert decode(DANISH.encode(encoding)) == DANISH


def test_central_european_bytes_are_not_taken_for_danish():
    text = "Zażółć gęślą jaźń, proszę państwa, chciałbym złożyć podanie o pracę w Łodzi. " * 5
    assert decode(text.encode("cp1250")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Jeg er “dygtig” – og glad…", "cp1252"),
        ("Résumé – été à Genève", "cp1252"),
        ("Løn: 100 €", "cp1252"),
        ("Søren", "cp850"),
        ("Müller", "mac_roman"),
    ],
)
def test_few_characters_are_enough(text: str, encoding: str):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, bytes(range(256)) * 4, os.urandom(4000)]
)
def test_binary_files_are_not_text(data: bytes):
    assert not READER.recognises(Input(data, "a.txt"))


def test_wrapped_lines_are_joined_and_short_lines_stay():
    text = (
        "Mette Prøvesen\nBorups Allé 177\n2400 København NV\n\n"
        "Jeg vil gerne søge stillingen som pædagog hos jer, da jeg har lang og\n"
        "bred erfaring med børn i alle aldre og har arbejdet i en integreret insti-\n"
        "tution, hvor jeg havde ansvaret for det daglige samarbejde om børne- og\n"
        "ungearbejdet.\nVenlig hilsen\nMette"
    )
    found = lines(text)
    assert found[:3] == ["Mette Prøvesen", "Borups Allé 177", "2400 København NV"]
    assert found[3].startswith("Jeg vil gerne")
    assert found[3].endswith("integreret institution, hvor jeg havde ansvaret for det daglige "
                             "samarbejde om børne- og ungearbejdet.")  # fmt: skip
    assert found[4:] == ["Venlig hilsen", "Mette"]


def test_bullets_and_their_levels():
    found = prose("- et\n  * to\n• tre")
    assert [(x.kind, x.level, x.text) for x in found] == [
        (BlockKind.LIST_ITEM, 0, "et"),
        (BlockKind.LIST_ITEM, 1, "to"),
        (BlockKind.LIST_ITEM, 0, "tre"),
    ]


@pytest.mark.parametrize(
    "text", ["UDDANNELSE\nTekst", "# Uddannelse\nTekst", "Uddannelse\n----\nx"]
)
def test_headings(text: str):
    assert prose(text)[0].kind is BlockKind.HEADING
    assert prose(text)[1].kind is BlockKind.PARAGRAPH


def test_a_text_all_in_capitals_has_no_headings():
    assert {x.kind for x in prose("JEG HEDDER METTE\nJEG SØGER JOB\nTAK")} == {BlockKind.PARAGRAPH}


def test_columns_stay_lines():
    row = "2010-2012      Pædagog            Københavns Kommune, Nørrebro"
    assert lines(f"{row}\n{row}\n{row}") == [" ".join(row.split())] * 3 or len(prose(row * 1)) == 1
    assert len(prose(f"{row}\n{row}\n{row}")) == 3


def test_quotations_and_new_pages_begin_after_a_break():
    found = prose("Svar\n\n> Hej\n> Tak\n\fSide to")
    assert [(x.text, x.break_before) for x in found] == [
        ("Svar", False),
        ("Hej", True),
        ("Tak", False),
        ("Side to", True),
    ]


def test_encrypted_text_is_held():
    with pytest.raises(HeldError) as caught:
        read("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----")
    assert caught.value.code == "encrypted"


def test_text_without_words_is_held():
    with pytest.raises(HeldError) as caught:
        read("-----\n=====\n")
    assert caught.value.code == "no_text"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff"]))
def test_any_bytes_are_read_or_held(data: bytes, mark: bytes):
    file = Input(mark + data, "")
    reader: ReadPart = nothing
    try:
        if READER.recognises(file):
            READER.read(file, reader)
    except HeldError:
        pass


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab æøÅ-*>#=\n\t.", max_size=200))
def test_no_letter_is_lost(text: str):
    kept = "".join(lines(text))
    wanted = [c for c in text if c.isalpha()]
    assert [c for c in kept if c.isalpha()] == wanted


@pytest.mark.parametrize("gap", ["    ", "\t", "\t\t"])
def test_lines_in_columns_under_each_other_are_a_table(gap: str):
    rows = (("Navn", "Fatima Hassan"), ("Familie", "Fraskilt; to voksne døtre"), ("Alder", "34"))
    document = read(
        "Ansøgning\n\n" + "\n".join(gap.join(row) for row in rows) + "\n\nJeg er lærer."
    )
    cells = [block for block in document.blocks if block.kind is BlockKind.TABLE_CELL]
    assert [block.text for block in cells] == [cell for row in rows for cell in row]
    assert [(b.cell.row, b.cell.column) for b in cells if b.cell] == [
        (row, column) for row in range(3) for column in range(2)
    ]
    assert document.blocks[-1].text == "Jeg er lærer."


def test_one_line_with_a_gap_is_no_table():
    document = read("Med venlig hilsen          Fatima Hassan\n\nJeg er lærer.")
    assert document.blocks[0].text == "Med venlig hilsen Fatima Hassan"


def test_a_number_alone_above_text_is_a_heading():
    found = prose(
        "5. Sprog og uddannelse\n\nTigrinya og dansk.\n\n1. Ledelse\n\n2. Drift\n\n3. Tal"
    )
    assert [line.text for line in found if line.kind is BlockKind.HEADING] == [
        "5. Sprog og uddannelse"
    ]
