# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Writes down the glyphs that outputs may show, and what each stands for.

Run it again when a font or typst changes: ``.venv/bin/python tools/build_glyph_list.py``. Every
character that the fonts hold is set by itself, then in pairs, for letters that join.
"""

from __future__ import annotations

import io
import itertools
import string
import unicodedata
import zlib
from collections.abc import Iterator

import msgspec
import pikepdf

from sloer.composing import compose
from sloer.composing.glyphs import showable
from sloer.model import BlockKind, Language, Segment, VeiledBlock, VeiledDocument
from sloer.verifying.outputs.pdf_fonts import GLYPHS, fonts_of

CHUNK = 800


def texts() -> Iterator[str]:
    """Yield what is to be set, one document each."""
    characters = sorted(showable())
    for character in characters:
        yield f"o{character}" if unicodedata.combining(character) else character
    letters = string.ascii_letters + string.digits + "æøåäöÆØÅÄÖ"
    yield from _together(itertools.product(letters, repeat=2))
    yield from _together(itertools.product("fFtT", "fFtT", letters))
    joined = [c for c in characters if unicodedata.bidirectional(c) in {"AL", "R"}]
    yield from (f"{c}{c}{c}" for c in joined)
    common = [
        c for c in joined if "\u0620" <= c <= "\u064a" or c in "\u067e\u0686\u0698\u06a9\u06af"
    ]
    yield from _together(itertools.product(common, repeat=2))
    marks = [c for c in characters if unicodedata.combining(c)]
    yield from _together(itertools.product(string.ascii_letters, marks))


def _together(parts: Iterator[tuple[str, ...]]) -> Iterator[str]:
    words = ["".join(part) for part in parts]
    for start in range(0, len(words), CHUNK):
        yield " ".join(words[start : start + CHUNK])


def documents(text: str) -> Iterator[VeiledDocument]:
    """Yield the text as a paragraph and a heading, in each language if it is plain."""
    blocks = tuple(
        VeiledBlock(kind, (Segment(text),), level=level)
        for kind, level in ((BlockKind.PARAGRAPH, 0), (BlockKind.HEADING, 1))
    )
    for language in Language if max(text) < "\u0250" else (Language.DA,):
        yield VeiledDocument(blocks, language, "alle-grunde")


def main() -> None:
    """Write the list."""
    found: dict[str, dict[bytes, set[str]]] = {}
    for document in (d for text in texts() for d in documents(text)):
        with pikepdf.open(io.BytesIO(compose(document, "pdf"))) as pdf:
            for name, glyphs in fonts_of(pdf):
                for digest, said in glyphs:
                    found.setdefault(name, {}).setdefault(digest, set()).add(said)
    written = {
        name: {digest: sorted(texts_) for digest, texts_ in sorted(glyphs.items())}
        for name, glyphs in sorted(found.items())
    }
    GLYPHS.write_bytes(zlib.compress(msgspec.msgpack.encode(written), 9))
    print(", ".join(f"{name}: {len(glyphs)}" for name, glyphs in written.items()))


if __name__ == "__main__":
    main()
