# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Telling words from marks: specks, rules, bullets and hair that were taken for letters."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from statistics import median

from sloer.reading.ocr.engine import RawWord, Reading

_TRUSTED = 0.45
_GOOD_LINE, _GOOD_LINE_WORDS = 0.8, 3
_DRAWN = 0.15
_RULES = "|¦_—=~"
# Less than this, read with this little trust, is grain in a picture and no writing.
_FEWEST_LETTERS, _PICTURE_BELOW = 30, 0.6


def wordlike(reading: Reading, longest: float) -> Reading:
    """Return the reading without what is no word.

    A doubtful word stays in a line that is otherwise sure: half a telephone number is worse than
    a wrong digit, for no finder knows it again. ``longest`` is the longer side of the page: a
    letter or two that fill much of it are a drawing.
    """
    words: list[RawWord] = []
    for _, group in groupby(reading.words, key=lambda word: word.line):
        line = [word for word in group if not _is_drawn(word, longest)]
        words.extend(_words_of(line) if line else ())
    kept = replace(reading, words=tuple(words))
    letters = sum(len(word.text) for word in words)
    if letters < _FEWEST_LETTERS and kept.confidence < _PICTURE_BELOW:
        return replace(reading, words=())
    return kept


def _is_drawn(word: RawWord, longest: float) -> bool:
    _, top, _, bottom = word.box
    return len(word.text) <= 2 and bottom - top > _DRAWN * longest


def _words_of(line: list[RawWord]) -> list[RawWord]:
    sure = median(word.confidence for word in line) >= _GOOD_LINE
    good = sure and len(line) >= _GOOD_LINE_WORDS
    following: list[RawWord | None] = [*line[1:], None]
    words = [
        _without_dash(_as_pronoun(word, after)) for word, after in zip(line, following, strict=True)
    ]
    return [word for word in words if _is_word(word, in_good_line=good)]


def _without_dash(word: RawWord) -> RawWord:
    """Take off the long dash that the engine sees in the wide gap of a justified line."""
    if word.text.startswith("—") and word.text[1:2].isalpha():
        return replace(word, text=word.text[1:])
    return word


def _as_pronoun(word: RawWord, after: RawWord | None) -> RawWord:
    """Return "I" for an upright stroke that a word in lower case follows at a word's distance."""
    if word.text not in {"|", "!", "l"} or after is None or not after.text[:1].islower():
        return word
    near = after.box[0] - word.box[2] < 0.8 * word.height
    return replace(word, text="I") if near else word


def _is_word(word: RawWord, *, in_good_line: bool) -> bool:
    if not word.text.strip(_RULES):
        return False
    letters = sum(c.isalnum() for c in word.text)
    if word.confidence >= _TRUSTED or (in_good_line and letters):
        return True
    return letters >= 3 and letters >= 0.7 * len(word.text)
