# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sloer.errors import HeldError
from sloer.model import BlockKind, Cell, Document, NoteKind
from sloer.reading.dispatch import read_untrusted
from sloer.reading.formats.rtf import READER
from sloer.reading.protocol import Input

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 CE;}"
    rb"{\f2\fcharset2 Symbol;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"
    rb"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Overskrift 2;}{\s3 List Bullet;}}"
    rb"{\info{\author Mette Forfatter}{\*\company Firma}}"
)


def read(body: bytes) -> Document:
    document = read_untrusted(Input(HEAD + body + b"}", "cv.doc"))
    assert document.media_type == "application/rtf"
    return document


def texts(body: bytes) -> list[str]:
    return [b.text for b in read(body).blocks]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (rb"\'e6\'f8\'e5 \'c6", "æøå Æ"),
        (rb"\f1 \'b3\'f3d\'9f", "łódź"),
        (rb"\u230?\u248\'f8r", "æør"),
        (rb"{\uc0\u229 }\uc2\u230 xyz", "åæz"),
        (rb"\u-3913?\u55357?\u56832?", "😀"),
        (rb"a\~b\_c\-d\emdash e\rquote f\{\}\\", "a b-cd—e’f{}\\"),
        (rb"\f2\'b7\f0  x", "• x"),
        (rb"na{\b v}n", "navn"),
        (rb"a\bin3 {}\ b", "a b"),
        (b"a\r\nb\\tab c", "ab c"),
    ],
)
def test_characters(body: bytes, wanted: str):
    assert read(body).text == wanted


def test_mac_and_dos_code_pages():
    assert read_untrusted(Input(rb"{\rtf1\mac \'bf}", "")).text == "ø"
    assert read_untrusted(Input(rb"{\rtf1\pca \'9b}", "")).text == "ø"


def test_lines_headings_and_lists():
    body = (
        rb"\pard\s1 Overskrift\par\pard\s2 Under\par\pard\outlinelevel3 Dyb\par"
        rb"\pard Navn\line Vej\par"
        rb"{\listtext\'b7\tab}\pard\ls1\ilvl1 Punkt\par\pard\s3 Stil\par"
    )
    assert [(b.kind, b.level, b.text) for b in read(body).blocks] == [
        (BlockKind.HEADING, 1, "Overskrift"),
        (BlockKind.HEADING, 2, "Under"),
        (BlockKind.HEADING, 4, "Dyb"),
        (BlockKind.PARAGRAPH, 0, "Navn"),
        (BlockKind.PARAGRAPH, 0, "Vej"),
        (BlockKind.LIST_ITEM, 1, "Punkt"),
        (BlockKind.LIST_ITEM, 0, "Stil"),
    ]


def test_tables():
    body = (
        rb"\trowd\pard\intbl A\cell B\cell\row\trowd\pard\intbl C\par D\cell E\cell\row\pard Slut"
    )
    assert [(b.text, b.cell) for b in read(body).blocks] == [
        ("A", Cell(0, 0, 0)),
        ("B", Cell(0, 0, 1)),
        ("C", Cell(0, 1, 0)),
        ("D", Cell(0, 1, 0)),
        ("E", Cell(0, 1, 1)),
        ("Slut", None),
    ]


def test_headers_footers_notes_and_boxes():
    body = (
        rb"{\header Hoved\par}{\footer Fod\par}Tekst{\footnote Note}\par"
        rb"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt Boks\par}}{\shprslt Boks\par}}Mere\par"
    )
    assert [(b.kind, b.text) for b in read(body).blocks] == [
        (BlockKind.HEADER, "Hoved"),
        (BlockKind.PARAGRAPH, "Tekst"),
        (BlockKind.PARAGRAPH, "Mere"),
        (BlockKind.PARAGRAPH, "Boks"),
        (BlockKind.PARAGRAPH, "Note"),
        (BlockKind.FOOTER, "Fod"),
    ]


@pytest.mark.parametrize("hidden", [rb"{\v X}", rb"{\deleted X}", rb"{\cf1 X}", rb"{\fs2 X}"])
def test_unseen_text_is_metadata(hidden: bytes):
    document = read(rb"Synlig" + hidden + rb"\v0  mere")
    assert document.text == "Synlig mere"
    assert "X" in document.metadata_text


def test_fields_show_their_result():
    document = read(rb'{\field{\*\fldinst HYPERLINK "mailto:m@h.dk"}{\fldrslt Skriv}}')
    assert document.text == "Skriv"
    assert 'HYPERLINK "mailto:m@h.dk"' in document.metadata_text
    assert {"Mette Forfatter", "Firma"} <= set(document.metadata_text)


def test_unknown_destinations_are_skipped_and_pictures_counted():
    document = read(rb"{\*\ukendt skjult}A{\pict\pngblip 89504e47}{\object{\*\objdata 00}B}")
    assert document.text == "AB"
    assert document.pictures == 1
    assert NoteKind.PART_LEFT_OUT in {n.kind for n in document.notes}


def test_what_follows_the_last_group_is_not_shown():
    assert read_untrusted(Input(rb"{\rtf1 Tekst}efter", "")).text == "Tekst"


def test_too_many_groups_hold():
    with pytest.raises(HeldError):
        READER.read(Input(rb"{\rtf1" + b"{" * 5000, ""), read_untrusted)


WORDS = [
    *(
        rb"{|}|\par|\cell|\row|\intbl|\pard|\u|\u-1 |\uc99 |\bin9 |\'e6|\'|\*|\pict|\shptxt".split(
            b"|"
        )
    ),
    *(rb"\header|\footnote|\fonttbl|\f1\fcharset128 |\ansicpg99999 |\colortbl|;".split(b"|")),
    *(rb"\red999999999 |\stylesheet|\info|\fldinst| tekst |\s1 |\outlinelevel-9 ".split(b"|")),
    *(b"\\", b"\x00\xff", rb"\nestcell", rb"\cf9999 "),
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(b"".join) | st.binary(max_size=200))
def test_any_bytes_are_read_or_held(body: bytes):
    with contextlib.suppress(HeldError):
        READER.read(Input(rb"{\rtf1\ansi " + body, ""), read_untrusted)
