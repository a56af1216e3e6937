# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Does the text layer say what the page shows? Told per font, by the shapes of its letters.

A font may map its glyphs to any characters it likes. The place of a letter's ink betrays it: a
g goes below the line, an a does not rise above its fellows, an i is narrower than an m. Fonts
that fail, or whose text reads like no language, are checked against recognition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from rapidfuzz import process

from sloer.reading.pdf import native
from sloer.reading.pdf.glyphs import Glyphs
from sloer.reading.pdf.plausibility import reads_like_language
from sloer.reading.pdf.words import Word, stretches_by_turn

_X_HEIGHT = frozenset("acemnorsuvwxz")
_TALL = frozenset("bdhklABCDEFGHIKLMNOPRSTUVWXYZ")
_LOW = frozenset("gpqy")
_DOTTED = frozenset("it")
_NARROW = frozenset("il")
_WIDE = frozenset("mw")
_TESTED = np.array(sorted(map(ord, _X_HEIGHT | _TALL | _LOW | _DOTTED)))
_TOKEN = re.compile(r"\w{2,}")


@dataclass(frozen=True, slots=True)
class _Ink:
    """Where a letter's ink lies, in sizes of type over the baseline."""

    top: float
    bottom: float
    width: float


def distrusted_fonts(text_page: Any, glyphs: Glyphs) -> frozenset[int]:
    """Return the fonts (by number) whose text must be compared with the picture of the page."""
    if not len(glyphs):
        return frozenset()
    fonts = glyphs.column([run.font for run in glyphs.runs], np.int64)
    found = set()
    for number, font in enumerate(glyphs.fonts):
        mine = fonts == number
        if not mine.any():
            continue
        if not font.symbolic and _is_unmapped(text_page, glyphs, mine):
            found.add(number)
            continue
        inks = _letters(text_page, glyphs, mine)
        if _shapes_lie(inks) or not reads_like_language(_plain_text(glyphs.only(mine))):
            found.add(number)
    return frozenset(found)


def _plain_text(glyphs: Glyphs) -> str:
    return "".join(map(chr, glyphs.codes))


def _is_unmapped(text_page: Any, glyphs: Glyphs, mine: np.ndarray[Any, Any]) -> bool:
    """Tell a font with glyphs that say nothing of their meaning, side by side or in words."""
    codes, indices = glyphs.codes[mine], glyphs.indices[mine]
    dumb = (codes == 0) | (codes == 0xFFFD) | ((codes < 32) & ~np.isin(codes, (2, 9, 10, 13)))
    dumb |= (codes >= 0xE000) & (codes <= 0xF8FF)
    for code in np.unique(codes[~dumb]).tolist():
        first = int(indices[np.argmax(codes == code)])
        if code > 32 and pdfium.FPDFText_HasUnicodeMapError(text_page.raw, first) == 1:
            dumb |= codes == code
    if not dumb.any():
        return False
    letters = np.fromiter((chr(c).isalnum() for c in codes.tolist()), bool, len(codes))
    follows = np.diff(indices, prepend=-9) == 1
    beside = dumb | letters
    pairs = dumb[1:] & beside[:-1] | dumb[:-1] & beside[1:]
    return bool((pairs & follows[1:]).any())


def _letters(text_page: Any, glyphs: Glyphs, mine: np.ndarray[Any, Any]) -> dict[str, _Ink]:
    upright = glyphs.column([min(r.angle, 360 - r.angle) < 2 for r in glyphs.runs], bool)
    chosen = np.flatnonzero(mine & upright)
    codes, first = np.unique(glyphs.codes[chosen], return_index=True)
    told = np.isin(codes, _TESTED)
    codes, places = codes[told], chosen[first[told]]
    handle = native.handle_of(text_page.raw)
    left, right, bottom, top = native.tight_boxes(handle, glyphs.indices[places]).T
    boxes = glyphs.frame.place_boxes(left, bottom, right, top).tolist()
    inks: dict[str, _Ink] = {}
    for code, place, box in zip(codes.tolist(), places.tolist(), boxes, strict=True):
        run = glyphs.runs[int(glyphs.runs_of[place])]
        if run.size > 0.1 and box[3] > box[1]:
            base = run.baseline[1]
            inks[chr(code)] = _Ink(
                (base - box[1]) / run.size, (base - box[3]) / run.size, (box[2] - box[0]) / run.size
            )
    return inks


def _shapes_lie(inks: dict[str, _Ink]) -> bool:
    tested = [letter for letter in inks if letter not in _DOTTED]
    if len(tested) < 3:
        return False
    return violations(inks) > 0


def violations(inks: dict[str, _Ink]) -> int:
    """Count the letters whose ink lies where that letter's cannot."""
    small = [ink.top for letter, ink in inks.items() if letter in _X_HEIGHT]
    if len(small) < 2:
        return 0
    height = median(small)
    wrong = 0
    for letter, ink in inks.items():
        if letter in _X_HEIGHT:
            wrong += abs(ink.top - height) > 0.13 or ink.bottom < -0.1
        elif letter in _TALL:
            wrong += ink.top < height + 0.06 or ink.bottom < -0.14
        elif letter in _LOW:
            wrong += ink.bottom > -0.07 or ink.top > height + 0.16
        else:
            wrong += ink.top < height + 0.02 or ink.bottom < -0.14
    wide = [ink.width for letter, ink in inks.items() if letter in _WIDE]
    narrow = [ink.width for letter, ink in inks.items() if letter in _NARROW]
    if wide and narrow:
        wrong += max(narrow) > min(wide)
    return wrong


def differs(glyphs: Glyphs, fonts: Iterable[int], read: Sequence[Word]) -> bool:
    """Tell whether the words of the distrusted fonts are missing from what recognition read."""
    if not read:
        return False
    numbers = glyphs.column([run.font for run in glyphs.runs], np.int64)
    mine = glyphs.only(np.isin(numbers, list(fonts)))
    lines = [s.text for stretches, _ in stretches_by_turn(mine) for s in stretches]
    told = set(_tokens(" ".join(lines)))
    shown = _tokens(" ".join(word.text for word in read))
    if not told:
        return True
    joined = "".join(shown)
    missing = sum(token not in joined and not _nearly(token, shown) for token in told)
    return missing > 0.3 * len(told)


def _nearly(token: str, shown: Sequence[str]) -> bool:
    """Allow recognition a letter read wrongly in a word long enough to be told by the others."""
    return len(token) >= 5 and process.extractOne(token, shown, score_cutoff=80) is not None


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())
