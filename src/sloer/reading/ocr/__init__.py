# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Text recognition: from a picture of a page to its words, lines and blocks.

:func:`recognise` reads one page; :func:`page_of` lays out what it read.
"""

from __future__ import annotations

from sloer.reading.ocr.layout import page_of
from sloer.reading.ocr.recogniser import recognise, unclear
from sloer.reading.ocr.result import Box, Recognised, RecognisedLine, RecognisedWord

__all__ = [
    "Box",
    "Recognised",
    "RecognisedLine",
    "RecognisedWord",
    "page_of",
    "recognise",
    "unclear",
]
