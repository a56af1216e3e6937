# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDF fonts that say one thing to an eye and another to a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from sloer.verifying.trace import Trace, always

_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4})>\s*(?=<|endbfchar)")
_LATIN = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"})
_A_FEW = 3


def inspect_font(font: pikepdf.Object) -> Iterator[Trace]:
    """Yield what cannot be trusted about one font dictionary."""
    kind = str(font.get("/Subtype", ""))
    if kind == "/Type3" and "/ToUnicode" not in font:
        yield always("pdf.drawn_font", "fonts", "en skrift, hvis tegn ikke kan læses",
                     "a font whose characters cannot be read")  # fmt: skip
    map_of = font.get("/ToUnicode")
    if str(font.get("/Encoding", "")) in _LATIN and isinstance(map_of, pikepdf.Stream):
        lies = sum(
            code != letter
            for code, letter in (
                (int(a, 16), int(b, 16)) for a, b in _PAIR.findall(map_of.read_bytes())
            )
            if 0x41 <= code <= 0x7A
        )
        if lies >= _A_FEW:
            yield always("pdf.lying_font", "fonts", "en skrift, der viser andet end den siger",
                         "a font that shows something else than it says")  # fmt: skip
