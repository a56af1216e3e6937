# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The fonts in our own PDFs: each glyph is one of ours, and means what it is drawn as.

An embedded font is a part of the proof that no search sees: with two outlines swapped, the page
shows other letters than its text says. So every outline is looked up among those that our
typesetter embeds, with the text it stands for (``glyphs.bin``; ``tools/build_glyph_list.py``).
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

import msgspec
import pikepdf

GLYPHS = Path(__file__).parent / "glyphs.bin"
Allowed = Mapping[str, Mapping[bytes, frozenset[str]]]

_MAPPING = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_CHARSTRINGS, _PRIVATE, _SUBROUTINES, _CHARSET = 17, 18, 19, 15
_MATRIX, _FONTS = 1207, 1236
_FIGURES = str.maketrans({"a": ".", "b": "E", "c": "E-", "e": "-"})
_THOUSANDTHS, _SAME = [0.001, 0, 0, 0.001, 0, 0], [1, 0, 0, 1, 0, 0]
_WORDS, _SCALED, _TWO_SCALES, _FOUR_SCALES, _MORE = 0x1, 0x8, 0x40, 0x80, 0x20


class StrangeFontError(ValueError):
    """A font is not built as our typesetter builds them."""


@cache
def allowed() -> Allowed:
    """Return by font, outline by outline, the texts that it may stand for."""
    known = msgspec.msgpack.decode(
        zlib.decompress(GLYPHS.read_bytes()), type=dict[str, dict[bytes, list[str]]]
    )
    return {
        font: {digest: frozenset(texts) for digest, texts in glyphs.items()}
        for font, glyphs in known.items()
    }


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[tuple[str, list[tuple[bytes, str]]]]:
    """Yield the name of each font in the file and its glyphs: outline and text, if it has one.

    Raises:
        StrangeFontError: a font is built otherwise than ours are.
    """
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
            if thing.get("/Subtype") == "/Type0":
                yield _font(thing)
            elif thing.get("/Subtype") not in {"/CIDFontType0", "/CIDFontType2"}:
                raise StrangeFontError


def is_ours(name: str, glyphs: list[tuple[bytes, str]]) -> bool:
    """Tell whether all glyphs of a font are known, and stand for what they show.

    Marks over letters and letters that join are drawn in parts, in more ways than a list can hold:
    a letter may have them or not, a mark stands for itself, of joined letters only the script
    counts.
    """
    known = allowed().get(name, {})
    return all(digest in known and _may_say(text, known[digest]) for digest, text in glyphs)


def _may_say(text: str, texts: frozenset[str]) -> bool:
    if text in texts:
        return True
    bare, marks = _bare(text), _marks(text)
    return any(
        _bare(one) == bare or (_joins(one) and _joins(text)) or (marks and _marks(one) == marks)
        for one in texts
    )


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if unicodedata.category(c) not in {"Mn", "Zs"})


def _marks(text: str) -> set[str]:
    apart = unicodedata.normalize("NFD", text)
    return {c for c in apart if unicodedata.category(c) == "Mn"}


def _joins(text: str) -> bool:
    return any(unicodedata.bidirectional(c) == "AL" for c in text)


def _font(font: pikepdf.Object) -> tuple[str, list[tuple[bytes, str]]]:
    below = font.DescendantFonts[0]
    if font.Encoding != "/Identity-H" or below.get("/CIDToGIDMap", "/Identity") != "/Identity":
        raise StrangeFontError
    try:
        descriptor = below.FontDescriptor
        if "/FontFile3" in descriptor:
            outlines = _postscript(descriptor.FontFile3.read_bytes())
        else:
            outlines = _truetype(descriptor.FontFile2.read_bytes())
        texts = {
            int(code, 16): bytes.fromhex(text.decode("ascii")).decode("utf-16-be")
            for code, text in _MAPPING.findall(font.ToUnicode.read_bytes())
        }
    except (AttributeError, KeyError, IndexError, ValueError) as error:
        raise StrangeFontError from error
    name = str(below.BaseFont).partition("+")[2]
    return name, [(_digest(one), texts.get(number, "")) for number, one in enumerate(outlines)]


def _digest(outline: bytes) -> bytes:
    return blake2b(outline, digest_size=8).digest()


def _postscript(data: bytes) -> list[bytes]:
    """Return the outlines of a CFF font without subroutines, in the order of their numbers."""
    _, place = _index(data, data[2])
    tops, place = _index(data, place)
    _, place = _index(data, place)
    subroutines, _ = _index(data, place)
    top = _dictionary(tops[0])
    parts = [_dictionary(part) for part in _index(data, int(top[_FONTS][0]))[0]]
    if subroutines or len(tops) != 1 or len(parts) != 1:
        raise StrangeFontError
    if (top[_MATRIX], parts[0].get(_MATRIX, _SAME)) != (_THOUSANDTHS, _SAME):
        raise StrangeFontError
    size, start = map(int, parts[0][_PRIVATE])
    if _SUBROUTINES in _dictionary(data[start : start + size]):
        raise StrangeFontError
    outlines, _ = _index(data, int(top[_CHARSTRINGS][0]))
    if not _numbered_in_order(data, int(top[_CHARSET][0]), len(outlines)):
        raise StrangeFontError
    return outlines


def _numbered_in_order(data: bytes, place: int, count: int) -> bool:
    """Tell whether the glyphs' names are their numbers, as one range or one by one."""
    form = data[place]
    if form == 2:
        first, left = _number(data, place + 1), _number(data, place + 3)
        return first == 1 and left >= count - 2
    if form == 0:
        return all(_number(data, place + 1 + 2 * n) == n + 1 for n in range(count - 1))
    return False


def _number(data: bytes, place: int, size: int = 2) -> int:
    return int.from_bytes(data[place : place + size], "big")


def _index(data: bytes, place: int) -> tuple[list[bytes], int]:
    """Return the entries of an INDEX (Adobe Technical Note 5176) and the place behind it."""
    count = _number(data, place)
    if not count:
        return [], place + 2
    size = data[place + 2]
    starts = [_number(data, place + 3 + n * size, size) for n in range(count + 1)]
    base = place + 2 + (count + 1) * size
    if sorted(starts) != starts or base + starts[-1] > len(data):
        raise StrangeFontError
    entries = [data[base + a : base + b] for a, b in pairwise(starts)]
    return entries, base + starts[-1]


def _dictionary(data: bytes) -> dict[int, list[float]]:
    """Return the operators of a DICT with their operands."""
    found: dict[int, list[float]] = {}
    operands: list[float] = []
    place = 0
    while place < len(data):
        byte = data[place]
        place += 1
        if byte <= 21:
            operator = byte
            if byte == 12:
                operator = 1200 + data[place]
                place += 1
            found[operator] = operands
            operands = []
        elif byte in {28, 29}:
            size = 2 if byte == 28 else 4
            operands.append(int.from_bytes(data[place : place + size], "big", signed=True))
            place += size
        elif byte == 30:
            end = place
            while 15 not in (data[end] & 15, data[end] >> 4):
                end += 1
            figures = data[place : end + 1].hex().partition("f")[0]
            operands.append(float(figures.translate(_FIGURES)))
            place = end + 1
        elif byte <= 246:
            operands.append(byte - 139)
        else:
            low = data[place]
            place += 1
            operands.append(
                (byte - 247) * 256 + low + 108 if byte <= 250 else -(byte - 251) * 256 - low - 108
            )
    return found


def _truetype(data: bytes) -> list[bytes]:
    """Return the outlines of a TrueType font; a composed one holds those of its parts."""
    tables = {
        data[at : at + 4]: (_number(data, at + 8, 4), _number(data, at + 12, 4))
        for at in range(12, 12 + 16 * _number(data, 4), 16)
    }
    head, _ = tables[b"head"]
    places, length = tables[b"loca"]
    glyphs, _ = tables[b"glyf"]
    size = 4 if _number(data, head + 50) else 2
    unit = 1 if size == 4 else 2
    starts = [_number(data, places + at, size) * unit for at in range(0, length, size)]
    plain = [data[glyphs + a : glyphs + b] for a, b in pairwise(starts)]
    return [_composed(plain, number, 0) for number in range(len(plain))]


def _composed(plain: list[bytes], number: int, depth: int) -> bytes:
    outline = plain[number]
    if len(outline) < 10 or not outline[0] & 0x80:
        return outline
    if depth > 4:
        raise StrangeFontError
    found, place = outline[:10], 10
    while True:
        flags, part = _number(outline, place), _number(outline, place + 2)
        size = (4 if flags & _WORDS else 2) + (
            2 if flags & _SCALED else 4 if flags & _TWO_SCALES else 8 if flags & _FOUR_SCALES else 0
        )
        found += outline[place : place + 2] + outline[place + 4 : place + 4 + size]
        found += _digest(_composed(plain, part, depth + 1))
        place += 4 + size
        if not flags & _MORE:
            return found + outline[place:]
