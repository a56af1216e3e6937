# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import base64
import contextlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sloer.errors import HeldError
from sloer.model import BlockKind, Cell, Language, NoteKind
from sloer.reading.dispatch import read_untrusted
from sloer.reading.formats.html import READER
from sloer.reading.protocol import Input


def read(page: str | bytes):
    data = page.encode() if isinstance(page, str) else page
    document = read_untrusted(Input(data, "cv.html"))
    assert document.media_type == "text/html"
    return document


def texts(page: str | bytes) -> list[str]:
    return [b.text for b in read(page).blocks]


def test_headings_lists_paragraphs_and_breaks():
    page = "<h2>Erfaring</h2><p>Mette<br>Allé&nbsp;7 &aelig;</p><ul><li>a<ul><li>b</ul><li><p>c"
    assert [(b.kind, b.level, b.text) for b in read(page).blocks] == [
        (BlockKind.HEADING, 2, "Erfaring"),
        (BlockKind.PARAGRAPH, 0, "Mette"),
        (BlockKind.PARAGRAPH, 0, "Allé 7 æ"),
        (BlockKind.LIST_ITEM, 0, "a"),
        (BlockKind.LIST_ITEM, 1, "b"),
        (BlockKind.LIST_ITEM, 0, "c"),
    ]


def test_tables_with_spans():
    page = "<table><tr><th>År<th>Sted<tr><td rowspan=2>2010<td>A<tr><td>B</table>"
    assert [(b.text, b.cell) for b in read(page).blocks] == [
        ("År", Cell(0, 0, 0, True)),
        ("Sted", Cell(0, 0, 1, True)),
        ("2010", Cell(0, 1, 0)),
        ("A", Cell(0, 1, 1)),
        ("B", Cell(0, 2, 1)),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'>Skjult</div>",
        "<div style='visibility:hidden'>Skjult</div>",
        "<div hidden>Skjult</div>",
        "<span aria-hidden=true>Skjult</span>",
        "<style>.x{display:none}</style><div class=x>Skjult</div>",
        "<p style='color:#fff'>Skjult</p>",
        "<font color=white>Skjult</font>",
        "<p style='font-size:1px'>Skjult</p>",
        "<p style='position:absolute;left:-9999px'>Skjult</p>",
        "<table><tr style='display:none'><td>Skjult</table>",
    ],
)
def test_hidden_text_is_metadata(hidden: str):
    document = read(f"<p>Synlig</p>{hidden}")
    assert document.text == "Synlig"
    assert "Skjult" in document.metadata_text
    assert NoteKind.TEXT_NOT_VISIBLE in {n.kind for n in document.notes}


@pytest.mark.parametrize(
    "silent",
    ["<!-- x -->", "<script>x</script>", "<style>x</style>", "<template>x</template>",
     "<body><noscript>x</noscript>", "<head><title>x</title></head>"],
)  # fmt: skip
def test_what_is_no_text_of_the_page_is_silent(silent: str):
    assert texts(f"<html>{silent}<p>Synlig") == ["Synlig"]


def test_white_text_on_a_dark_ground_is_seen():
    assert texts("<div style='background:#123'><p style='color:#fff'>Profil</p></div>") == [
        "Profil"
    ]


def test_rules_for_other_media_do_not_hide():
    assert texts("<style>@media print{p{display:none}}</style><p>Synlig") == ["Synlig"]


def test_title_author_links_and_alt_text_are_metadata():
    page = (
        "<html lang=en><title>CV Mette</title><meta name=author content='Mette P'>"
        "<p><a href='mailto:m@h.dk'>Write</a><img src=foto.jpg alt='Mette smiler'>"
    )
    document = read(page)
    assert document.text == "Write"
    assert document.pictures == 1
    assert document.language is Language.EN
    assert {"CV Mette", "Mette P", "mailto:m@h.dk", "Mette smiler", "foto.jpg"} <= set(
        document.metadata_text
    )


def test_form_values_are_read():
    page = (
        "<form><p>Navn <input value=Mette><input type=checkbox checked>ja"
        "<select><option>A<option selected>B</select>"
    )
    assert texts(page) == ["Navn Mette ☒ ja B"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("iso-8859-1", "iso-8859-1"), ("cp1252", ""), ("utf-16", ""),
     ("utf-8", ""), ("utf-8", "utf-16")],
)  # fmt: skip
def test_character_sets(encoding: str, declared: str):
    meta = f"<meta charset={declared}>" if declared else ""
    assert texts(f"<html>{meta}<p>Rødgrød på Ærø".encode(encoding)) == ["Rødgrød på Ærø"]


def test_embedded_pictures_are_counted():
    buffer = io.BytesIO()
    Image.new("RGB", (20, 20)).save(buffer, "PNG")
    source = base64.b64encode(buffer.getvalue()).decode()
    document = read(f"<p>A</p><img src='data:image/png;base64,{source}'>")
    assert document.pictures == 1
    assert not any(source in text for text in document.metadata_text)


def test_deep_pages_are_held():
    with pytest.raises(HeldError):
        READER.read(Input(b"<html>" + b"<div>" * 5000 + b"x", ""), read_untrusted)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "<table>", "<tr>", "<td rowspan=9 colspan=0>", "</table>", "<li>", "<ul>",
             "<div style='color:rgb(1,1'>", "<style>p{", "<input>", "<a href>", "<svg>", "x", "æ",
             "<!--", "&#0;", "<br>", "<pre>\n", "<select>", "<option>", "]]>", "\0"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_page_is_read_or_held(pieces: list[str]):
    with contextlib.suppress(HeldError):
        READER.read(Input(("<html>" + "".join(pieces)).encode(), ""), read_untrusted)
