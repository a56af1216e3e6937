# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which characters the fonts of PDFs can show, and what stands for those they cannot."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources

UNSHOWN = "□"
_LONG_WORD = re.compile(r"\S{46,}")
_CHUNK = re.compile(r"\S{1,30}")
_BREAK = "\u200b"
_BASIC = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180)))) | set(
    "–—‘’“”„•…€□"
)


@cache
def showable() -> frozenset[str]:
    """Return the characters that the fonts hold; tools/measure_font_coverage.py wrote them down."""
    lines = (
        resources.files("sloer.composing.typography").joinpath("coverage.txt").read_text("ascii")
    )
    bounds = (line.split("-") for line in lines.split())
    return frozenset(
        chr(code) for first, last in bounds for code in range(int(first, 16), int(last, 16) + 1)
    )


def shown(text: str, *, basic: bool = False) -> str:
    """Return the text with a square for each letter no font holds, and without emoji.

    ``basic`` keeps to Latin letters, for text that the typesetter stumbles over nevertheless.
    """
    known = _BASIC if basic else showable()
    if known.issuperset(text):
        return text
    return "".join(_shown(c, known) for c in unicodedata.normalize("NFC", text))


def _shown(character: str, known: frozenset[str]) -> str:
    if character in known:
        return character
    plain = unicodedata.normalize("NFKC", character)
    if plain and known.issuperset(plain):
        return plain
    is_letter = unicodedata.category(character)[0] in "LN"
    return UNSHOWN if is_letter else ""


def breakable(text: str) -> str:
    """Return the text with places to break in words too long for a line."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(_CHUNK.findall(word.group())), text)
