# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Building blocks: from pieces of text, each with its place in the file, to one clean block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sloer.model import Block, BlockKind, Cell, Origin

_SPACE = re.compile(r"\s+")
# Printable Latin without the soft hyphen: composed already, so it needs no look letter by letter.
_ORDINARY = re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f\u2013-\u201e\u2022\u2026\u20ac]*")
# Soft hyphens, zero-width and direction marks, tags: invisible, so only good for hiding.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)

_PILED_UP = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f]{30})[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""More marks on one letter than the stream-safe text format allows (UAX #15): typesetters choke."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of raw text with one origin; ``start`` and ``end`` of it are filled in later."""

    text: str
    part: str = ""
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    confidence: float = 1.0


def clean(text: str) -> str:
    """Return ``text`` in NFC with ligatures taken apart, and no invisible characters.

    White space of any kind and length, line breaks with it, becomes one space; control
    characters go, and marks on a letter beyond what any writing has. Text is otherwise left as
    the applicant wrote it.
    """
    if _ORDINARY.fullmatch(text):
        return _SPACE.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    text = _PILED_UP.sub(r"\1", "".join(_plain(c) for c in text))
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text))


def _plain(character: str) -> str:
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category == "Cc":
        return " " if character.isspace() else ""
    return "" if category in {"Cs", "Co", "Cn"} else character


def build_block(
    kind: BlockKind,
    pieces: Iterable[Piece],
    *,
    level: int = 0,
    cell: Cell | None = None,
    break_before: bool = False,
) -> Block | None:
    """Join ``pieces`` as they stand into one block, or return ``None`` where no text is left.

    The joined text is :func:`clean`; a space at the seam of two pieces is kept once. Put the
    spaces between words into the pieces themselves.
    """
    text = ""
    origins: list[Origin] = []
    for piece in pieces:
        fragment = clean(piece.text)
        if not text or text.endswith(" "):
            fragment = fragment.lstrip(" ")
        joined = text + fragment
        if not _ORDINARY.fullmatch(fragment):
            joined = unicodedata.normalize("NFC", joined)
        start = min(len(text), len(joined))
        if fragment.strip() and start < len(joined):
            origins.append(
                Origin(start, len(joined), piece.part, piece.page, piece.box, piece.confidence)
            )
        text = joined
    text = text.rstrip(" ")
    if not text:
        return None
    end = len(text)
    kept = tuple(
        o if o.end <= end else replace(o, end=end) for o in origins if o.start < min(o.end, end)
    )
    return Block(kind, text, kept, level, cell, break_before=break_before)
