# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Finding the same words again: what a reviewer marks once can be veiled in all documents."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sloer.model import Span

_SEPARATORS = re.compile(r"[\s\u00ad\u2010-\u2015\u2212-]")
_LETTER = re.compile(r"\w")
_MARKS = " .,;:!?()[]\"'’”“»«…/|•"
_GENITIVE = r"(?:['’]?s)?"


@dataclass(frozen=True, slots=True)
class Folded:
    """Text without case, with one space for any white space or hyphens between words.

    ``places`` has, for each character of ``text``, the offset in the original that it came from.
    """

    text: str
    places: tuple[int, ...]


def folded(text: str) -> Folded:
    """Fold a text and remember where each character came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if _SEPARATORS.match(character):
            if not letters or letters[-1] == " ":
                continue
            character = " "
        for letter in unicodedata.normalize("NFKC", character).casefold():
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), tuple(places))


def core(words: str) -> str:
    """Return what is sought: the words folded, without the marks around them."""
    whole = folded(words).text.strip()
    return whole.strip(_MARKS) or whole


def occurrences(text: str, words: str) -> list[Span]:
    """Return where ``words`` stand in ``text`` as whole words, also with a genitive s behind.

    "el khatib" finds "El-Khatib" and "EL-KHATIBS", but not the same letters inside a word.
    """
    sought = core(words)
    if not sought:
        return []
    searched = folded(text)
    before = r"(?<!\w)" if _LETTER.match(sought[0]) else ""
    after = rf"{_GENITIVE}(?![\w\u0300-\u036f])" if _LETTER.match(sought[-1]) else ""
    pattern = re.compile(f"{before}{re.escape(sought)}{after}")
    return [
        Span(searched.places[found.start()], searched.places[found.end() - 1] + 1)
        for found in pattern.finditer(searched.text)
    ]
