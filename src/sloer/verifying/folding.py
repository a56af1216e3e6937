# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How two spellings of the same thing are made equal before they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_NOT_ALNUM = re.compile(r"[\W_]+")
_SPACED_LETTERS = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\u00b7\-]{1,3}){3,}[^\W\d_](?![^\W_])")
_OPENS = re.compile(r"[.!?:\n•–*]")
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ö": "o", "ä": "a", "ü": "u", "ð": "d",
                        "þ": "th", "ł": "l", "đ": "d", "œ": "oe", "ı": "i"})  # fmt: skip
_DIGRAPHS = str.maketrans({"ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "ue"})
# Unpaired hyphens a typesetter adds where it breaks a word, as extractors report them.
_BREAK_HYPHENS = re.compile("[\u00ad\u0002\ufffe]")


class Word(NamedTuple):
    """One run of letters and digits: as written and folded."""

    written: str
    folded: str
    opens_sentence: bool


def fold(text: str) -> str:
    """Return ``text`` in NFKC, case folded, white space collapsed."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def squeeze(text: str) -> str:
    """Return only the letters and digits of ``text``, folded: blind to spaces and hyphens.

    Symbols that NFKC would write with letters (a ringed letter, a trade mark) are not letters.
    """
    if not text.isascii():
        letters = _NOT_ALNUM.sub("", unicodedata.normalize("NFC", text))
        text = unicodedata.normalize("NFKC", letters)
    return _NOT_ALNUM.sub("", text.casefold())


def without_accents(folded: str) -> str:
    """Return ``folded`` without accents, Nordic letters as their plain neighbours."""
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFKD", folded.translate(_PLAIN))
    return "".join(c for c in apart if not unicodedata.combining(c))


def spellings(folded: str) -> frozenset[str]:
    """Return ``folded`` and its spellings without Nordic letters (ø as o and as oe)."""
    return frozenset(
        (folded, without_accents(folded), without_accents(folded.translate(_DIGRAPHS)))
    )


def words(text: str) -> list[str]:
    """Return the folded words of ``text`` in order."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def written_words(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` with their case, and letter-spaced words joined."""
    normal = unicodedata.normalize("NFKC", text)
    end = 0
    for match in _WORD.finditer(normal):
        start, word = match.start(), match[0]
        gap = normal[end:start]
        end = match.end()
        opens = gap != " " and (not gap or _OPENS.search(gap) is not None)
        yield Word(word, word.casefold(), opens)
    for match in _SPACED_LETTERS.finditer(normal):
        joined = _NOT_ALNUM.sub("", match.group())
        yield Word(joined, joined.casefold(), opens_sentence=False)


def joined_lines(text: str) -> str:
    """Return ``text`` with words put together that were broken over two lines."""
    text = _BREAK_HYPHENS.sub("\u00ad", text)
    text = re.sub("[\u00ad\u2010\u2011-][ \t]*\r?\n\\s*", "", text)
    return text.replace("\u00ad", "")
