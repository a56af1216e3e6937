# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One name, many forms: spellings that are the same name, short forms, initials."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "ı": "i",
        "ə": "a",
    }
)
_PARTS = re.compile(r"[^\W_]+")
# What a scanner makes of letters.
_CONFUSED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"))
_DIGITS = str.maketrans("01345678", "olEasgtb".lower())


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Return the one spelling of all that are the same to a reader.

    Case, accents, hyphens and apostrophes go; "Østerby", "Oesterby" and "Osterby" agree, and so
    do "Aagaard" and "Ågård", "Ahmed" and "Ahméd".
    """
    letters = name.lower()
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters.translate(_LETTERS)).translate(_LETTERS)
    if not letters.isalnum():
        letters = "".join(c for c in letters if c.isalnum())
    for pair, single in (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u")):
        letters = letters.replace(pair, single)
    return letters


def parts_of(name: str) -> list[str]:
    """Return the single names in a whole one; hyphenated names as they are and in parts."""
    parts: list[str] = []
    for word in re.split(r"[\s,;/()]+", unicodedata.normalize("NFC", name)):
        pieces = _PARTS.findall(word)
        if len(pieces) > 1:
            parts.append(word.strip(".-–'’\""))
        parts.extend(pieces)
    return [p for p in dict.fromkeys(parts) if p]


def without_genitive(folded: str) -> str:
    """Return a folded word without a final s ("fatimas"), or "" where it has none."""
    return folded[:-1] if folded.endswith("s") and len(folded) > 2 else ""


def as_scanned(folded: str) -> str:
    """Return a folded word as it reads when letters that scanners confuse are made equal."""
    word = folded.translate(_DIGITS)
    for pair, single in _CONFUSED:
        word = word.replace(pair, single)
    return word.replace("l", "i").replace("j", "i")


def initials_of(name: str) -> str:
    """Return the first letters of all parts of a name in capitals: "ZEK"."""
    return "".join(p[0].upper() for p in _PARTS.findall(name))


def one_letter_off(word: str, name: str) -> bool:
    """Return whether one letter changed, missing, added or swapped makes ``word`` ``name``."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    rest, wanted = word[start:], name[start:]
    if len(rest) == len(wanted):
        swapped = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
        return rest[1:] == wanted[1:] or swapped
    return rest[1:] == wanted or rest == wanted[1:]


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Folded name → folded short forms; each short form leads back to the name too."""
    table: dict[str, set[str]] = {}
    text = (files("sloer.finding") / "data" / "short_names.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        longs, shorts = (side.split() for side in line.split(":"))
        for long in longs:
            table.setdefault(fold(long), set()).update(fold(s) for s in shorts)
        for short in shorts:
            table.setdefault(fold(short), set()).update(fold(n) for n in longs)
    return {name: frozenset(forms) for name, forms in table.items()}


def short_forms(name: str) -> frozenset[str]:
    """Return the folded short and long forms that go with a first name."""
    return _short_forms().get(fold(name), frozenset())
