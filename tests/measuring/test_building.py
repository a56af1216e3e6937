# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Corpus files are the same whenever and wherever they are built: figures can be repeated."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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
FORMATS = ("docx", "odt", "eml", "rtf", "html", "txt", "pdf-word", "pdf-typeset")


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
