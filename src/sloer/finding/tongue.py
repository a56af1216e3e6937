# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which language a stretch is written in, told by its commonest words.

Applications mix languages block by block (an English reference in a Danish bundle), and some
words mean different things in two of them ("gift", "mand", "his"): rules ask here first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sloer.model import Language

_WORD = re.compile(r"[^\W\d_]+|§")
_MARKS: dict[Language, frozenset[str]] = {
    Language.DA: frozenset(
        [
            "og",
            "jeg",
            "er",
            "ikke",
            "af",
            "at",
            "det",
            "mig",
            "med",
            "til",
            "på",
            "som",
            "har",
            "den",
            "et",
            "hos",
            "mit",
            "min",
            "min",
            "blev",
            "efter",
            "arbejde",
            "også",
            "hvor",
            "meget",
            "uddannelse",
            "været",
            "kommune",
            "hendes",
            "hun",
            "han",
            "vi",
            "fra",
            "for",
            "være",
            "mine",
            "nogle",
            "født",
            "mor",
            "far",
            "børn",
            "dansk",
            "alder",
            "sprog",
        ]
    ),
    Language.NO: frozenset(
        [
            "og",
            "jeg",
            "er",
            "ikke",
            "av",
            "at",
            "det",
            "meg",
            "med",
            "til",
            "på",
            "som",
            "har",
            "den",
            "et",
            "hos",
            "mitt",
            "min",
            "ble",
            "etter",
            "arbeid",
            "også",
            "hvor",
            "mye",
            "utdanning",
            "vært",
            "kommune",
            "hennes",
            "hun",
            "han",
            "vi",
            "fra",
            "for",
            "være",
            "mine",
            "noen",
            "eg",
            "ikkje",
            "ein",
            "frå",
            "vore",
            "nokre",
            "ho",
            "eit",
            "kva",
            "mykje",
            "å",
            "jobbet",
            "født",
            "norsk",
            "språk",
        ]
    ),
    Language.SV: frozenset(
        [
            "och",
            "jag",
            "är",
            "inte",
            "av",
            "att",
            "det",
            "mig",
            "med",
            "till",
            "på",
            "som",
            "har",
            "den",
            "ett",
            "hos",
            "mitt",
            "min",
            "blev",
            "efter",
            "arbete",
            "också",
            "där",
            "mycket",
            "utbildning",
            "varit",
            "kommun",
            "hennes",
            "hon",
            "han",
            "vi",
            "från",
            "för",
            "vara",
            "mina",
            "några",
            "född",
            "svenska",
            "språk",
        ]
    ),
    Language.EN: frozenset(
        [
            "and",
            "am",
            "not",
            "of",
            "that",
            "the",
            "me",
            "with",
            "to",
            "on",
            "as",
            "has",
            "have",
            "a",
            "an",
            "my",
            "was",
            "after",
            "work",
            "also",
            "where",
            "much",
            "education",
            "been",
            "council",
            "her",
            "she",
            "he",
            "we",
            "from",
            "for",
            "be",
            "is",
            "in",
            "our",
            "their",
            "this",
            "which",
            "at",
            "by",
            "born",
            "mother",
            "father",
            "children",
            "languages",
            "years",
        ]
    ),
}
_FLOOR = 2


@lru_cache(maxsize=2)
def words_in(text: str) -> dict[str, list[int]]:
    """Return every word of ``text`` in lower case with the offsets at which it stands."""
    places: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        places.setdefault(match[0].lower(), []).append(match.start())
    return places


def tongue_of(words: Iterable[str]) -> Language | None:
    """Return the language of ``words`` (lower case), or ``None`` where too little tells."""
    counts = dict.fromkeys(_MARKS, 0)
    for word in words:
        for language, marks in _MARKS.items():
            if word in marks:
                counts[language] += 1
    best = max(counts, key=lambda language: counts[language])
    second = max(n for language, n in counts.items() if language is not best)
    return best if counts[best] >= _FLOOR and counts[best] > second else None


@lru_cache(maxsize=2)
def tongue_of_text(text: str, fallback: Language) -> Language:
    """Return the language of a whole document's text."""
    return tongue_of(_repeated(words_in(text))) or fallback


def _repeated(places: dict[str, list[int]]) -> Iterable[str]:
    for word, offsets in places.items():
        yield from (word for _ in offsets)


@lru_cache(maxsize=4096)
def tongue_of_passage(passage: str) -> Language | None:
    """Return the language of a sentence or block, or ``None`` where too little tells."""
    return tongue_of(m[0].lower() for m in _WORD.finditer(passage))
