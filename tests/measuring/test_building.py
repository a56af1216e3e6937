# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Corpus files are the same whenever and wherever they are built: figures can be repeated."""

from __future__ import annotations

import datetime as dt
import io
import os
import struct
import subprocess
import sys

import olefile
import pytest

from sloer.reading.dispatch import read_untrusted
from sloer.reading.protocol import Input

TEXT = """\
@header Ansøgning
@footer Side 1
@from Anjali Menon <anjali@example.dk>
@to job@example.dk
@subject Ansøgning
Kære udvalg

Jeg søger stillingen.
- Java
- Kotlin
@photo
@attachment cv.docx
# Anjali Menon
@sidebar
Kurser
@main
## Erfaring
| 2020 | KMD |
| 2017 | Systematic |
"""
BUILD = """\
import sys
from sloer.measuring.building.protocol import builders
from sloer.measuring.layout import parse_layout
layout = parse_layout(sys.stdin.buffer.read().decode())
sys.stdout.buffer.write(builders()[sys.argv[1]].build(layout))
"""
FORMATS = ("docx", "odt", "eml", "msg", "rtf", "html", "txt", "pdf-word", "pdf-typeset")


def built_in(zone: str, seed: int, file_format: str) -> bytes:
    """Build in a process where clocks tell another time and sets have another order."""
    return subprocess.run(
        [sys.executable, "-c", BUILD, file_format],
        input=TEXT.encode(),
        env=os.environ | {"TZ": zone, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        check=True,
    ).stdout


@pytest.mark.parametrize("file_format", FORMATS)
def test_building_twice_gives_equal_bytes(file_format: str):
    first = built_in("UTC+11", 1, file_format)
    assert len(first) > 100
    assert built_in("UTC-9", 2, file_format) == first


def test_outlook_messages_are_read_as_what_they_were_built_from():
    data = built_in("UTC", 0, "msg")
    document = read_untrusted(Input(data, "a.msg"))
    assert document.media_type == "application/vnd.ms-outlook"
    texts = [block.text for block in document.blocks]
    assert texts[:3] == ["Ansøgning", "Kære udvalg", "Jeg søger stillingen."]
    assert {"Java", "Anjali Menon", "Kurser", "Erfaring"} <= set(texts)
    assert not [note for note in document.notes if note.holds]
    assert {"Anjali Menon", "anjali@example.dk", "cv.docx"} <= set(document.metadata_text)


def test_outlook_messages_are_sound_ole_files():
    with olefile.OleFileIO(io.BytesIO(built_in("UTC", 0, "msg")), raise_defects=30) as ole:
        assert ole.openstream("__substg1.0_0037001F").read().decode("utf-16-le") == "Ansøgning"
        table = ole.openstream("__properties_version1.0").read()
    assert (len(table) - 32) % 16 == 0
    submitted = next(
        struct.unpack_from("<Q", table, at + 8)[0]
        for at in range(32, len(table), 16)
        if table[at : at + 4] == bytes.fromhex("40003900")
    )
    sent = dt.datetime(1601, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=submitted // 10)
    assert sent == dt.datetime(2026, 11, 2, 7, 15, tzinfo=dt.UTC)
