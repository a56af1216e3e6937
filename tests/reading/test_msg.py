# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sloer.errors import HeldError
from sloer.measuring.building.compound import Tree, write_ole
from sloer.model import BlockKind
from sloer.reading.dispatch import read_untrusted
from sloer.reading.formats.msg import READER
from sloer.reading.protocol import Input


def text(name: int, value: str) -> Tree:
    return {f"__substg1.0_{name:04X}001F": value.encode("utf-16-le")}


def binary(name: int, value: bytes) -> Tree:
    return {f"__substg1.0_{name:04X}0102": value}


def properties(header: int, numbers: dict[int, int] | None = None) -> Tree:
    rows = [struct.pack("<HHIII", 3, k, 6, v, 0) for k, v in (numbers or {}).items()]
    return {"__properties_version1.0": b"\0" * header + b"".join(rows)}


def message(*parts: Tree) -> bytes:
    tree = properties(32) | text(0x001A, "IPM.Note")
    for part in parts:
        tree |= part
    return write_ole(tree)


def stored_rtf(rtf: bytes) -> bytes:
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


def test_subject_and_body_are_read_and_sender_is_metadata():
    data = message(
        text(0x0037, "Ansøgning som pædagog"),
        text(0x1000, "Kære alle\r\n\r\nJeg søger stillingen."),
        text(0x0C1A, "Mette Prøvesen"),
        {"__recip_version1.0_#00000000": properties(8) | text(0x3001, "Hans Modtager")},
    )
    document = read_untrusted(Input(data, "x.msg"))
    assert document.media_type == READER.media_type
    assert [b.text for b in document.blocks] == [
        "Ansøgning som pædagog", "Kære alle", "Jeg søger stillingen."
    ]  # fmt: skip
    assert document.blocks[0].kind is BlockKind.HEADING
    assert {"Mette Prøvesen", "Hans Modtager"} <= set(document.metadata_text)


def test_ansi_body_follows_the_code_page():
    tree = properties(32, {0x3FFD: 1250}) | {"__substg1.0_1000001E": "Łódź".encode("cp1250")}
    assert read_untrusted(Input(write_ole(tree), "")).text == "Łódź"


def test_html_body_is_read_as_a_page():
    page = "<p>Erfaring på <b>Spiren</b></p><p style='display:none'>skjult</p>".encode()
    document = read_untrusted(Input(message(binary(0x1013, page)), ""))
    assert document.text == "Erfaring på Spiren"
    assert "skjult" in document.metadata_text


def test_compressed_rtf_body_is_read():
    rtf = rb"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}Jeg s\'f8ger\par}"
    document = read_untrusted(Input(message(binary(0x1009, stored_rtf(rtf))), ""))
    assert document.text == "Jeg søger"


def test_lzfu_example_of_the_specification():
    from sloer.reading.mail.lzfu import decompress

    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d"
        "0a800fa0"
    )
    assert decompress(packed, 1000) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_attachments_and_messages_within_are_read():
    inner = properties(24) | text(0x0037, "Videresendt") | text(0x1000, "Anbefaling af kollega")
    data = message(
        text(0x1000, "Se bilag"),
        {
            "__attach_version1.0_#00000000": properties(8)
            | text(0x3707, "cv_mette.txt")
            | binary(0x3701, "Erfaring som lærer".encode()),
            "__attach_version1.0_#00000001": properties(8)
            | {"__substg1.0_3701000D": inner},
        },
    )  # fmt: skip
    document = read_untrusted(Input(data, ""))
    assert [b.text for b in document.blocks] == [
        "Se bilag", "Bilag 1", "Erfaring som lærer", "Videresendt", "Anbefaling af kollega"
    ]  # fmt: skip
    assert document.blocks[1].break_before
    assert document.blocks[3].break_before
    assert "cv_mette.txt" in document.metadata_text


def test_an_attachment_that_cannot_be_read_holds():
    data = message(
        text(0x1000, "Se bilag"),
        {"__attach_version1.0_#00000000": properties(8) | binary(0x3701, b"\0\1\2\3" * 99)},
    )
    assert any(note.holds for note in read_untrusted(Input(data, "")).notes)


def test_sealed_messages_are_held():
    tree = properties(32) | text(0x001A, "IPM.Note.SMIME") | text(0x1000, "x")
    with pytest.raises(HeldError) as caught:
        read_untrusted(Input(write_ole(tree), ""))
    assert caught.value.code == "encrypted"


SAMPLE = message(text(0x0037, "Emne"), text(0x1000, "Tekst"), binary(0x1013, b"<p>Tekst</p>"))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=30))
def test_mutated_messages_never_raise_anything_else(changes: list[tuple[int, int]]):
    data = bytearray(SAMPLE)
    for position, byte in changes:
        data[position] = byte
    file = Input(bytes(data), "")
    try:
        if READER.recognises(file):
            READER.read(file, read_untrusted)
    except HeldError:
        pass
