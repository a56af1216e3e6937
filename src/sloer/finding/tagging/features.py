# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the reader knows of a word by itself: spelling, shape, and what the lists say of it.

Training and the product compute these alike, from the lists that ship. Lines have features too:
how long they are, and what kind of block and section they stand in.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sloer.finding import lexicon, nations
from sloer.finding.names import cues
from sloer.finding.names.classes import Classifier

ALPHABET = (
    " abcdefghijklmnopqrstuvwxyzæøåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖÉÜ0123456789.,:;-'’()/@&|\n"
)
LONGEST_WORD = 20
BUCKETS = 2048
CLASSES = "FARSBUIPHOTNW"
_CHARACTERS = {c: i + 2 for i, c in enumerate(ALPHABET)}
CHARACTER_COUNT = len(ALPHABET) + 2
_DIGIT = re.compile(r"\d")
_SIGNS = (".", ",", ":", ";", "-–—", "()[]", "/|", "@", "'\"“”’»«", "\n", "&+")
_GROUNDS = ("AGE", "FAMILY", "GENDER", "HEALTH", "ORIENTATION", "ORIGIN", "POLITICS", "RELIGION")
_AGES = ((2, 6), (7, 12), (13, 18), (19, 29), (30, 49), (50, 69), (70, 110), (1900, 1999))
VOCABULARY_FEATURES = len(_GROUNDS)
LIST_FEATURES = 6 + 3 + 4 + 4 + 8 + len(CLASSES) + VOCABULARY_FEATURES
SHAPE_FEATURES = 9 + len(_SIGNS) + len(_AGES) + 2
LINE_FEATURES = 28
WORD_PARTS = 3
"""A word itself, what it begins with and what it ends in."""
_SHORTEST_COMPOUND, _SHORTEST_PART, _SHORTEST_REST = 7, 4, 3


def lookup_key(text: str) -> str:
    """Return the form by which a word's vector is looked up: lower case, digits as zeros."""
    return _DIGIT.sub("0", text.lower())


def numbers_of(text: str, known: Mapping[str, int]) -> list[int]:
    """Return the numbers of a word, of the longest known word it begins with and ends in.

    A Danish compound that nobody has counted is told by its parts. 1 is a word nobody knows, 0
    no part.
    """
    key = lookup_key(text)
    head = tail = 0
    if len(key) >= _SHORTEST_COMPOUND and key.isalpha():
        cuts = range(len(key) - _SHORTEST_REST, _SHORTEST_PART - 1, -1)
        head = next((known[key[:c]] for c in cuts if key[:c] in known), 0)
        tail = next((known[key[-c:]] for c in cuts if key[-c:] in known), 0)
    return [known.get(key, 1), head, tail]


def characters_of(text: str) -> list[int]:
    """Return the numbers of a word's characters; of long words the beginning and the end."""
    shown = text if len(text) <= LONGEST_WORD else text[:10] + text[-10:]
    numbers = [_CHARACTERS.get(c, 1) for c in shown]
    return numbers + [0] * (LONGEST_WORD - len(numbers))


def affixes_of(text: str) -> list[int]:
    """Return the buckets of a word's beginning and of its endings of three and two letters."""
    key = lookup_key(text)
    return [
        zlib.crc32(part.encode()) % BUCKETS for part in (f"<{key[:3]}", f"{key[-3:]}>", key[-2:])
    ]


def features_of(text: str, classifier: Classifier) -> list[float]:
    """Return what the lists and the shape say of one word, as numbers about 0 to 1."""
    lower = text.lower()
    if lower[:1].isalpha():
        return _list_features(text, lower, classifier) + _shape_features(text)
    return [0.0] * LIST_FEATURES + _shape_features(text)


def _list_features(text: str, lower: str, classifier: Classifier) -> list[float]:
    stem = re.sub(r"['’]?s$", "", lower) if len(lower) > 3 else lower
    parts = re.split(r"[-‐‑]", lower)
    share = lexicon.lower_case_share(lower)
    code = lexicon.place_country(lower) or lexicon.place_country(stem)
    kind = classifier.of_text(text)
    return [
        _band(lexicon.first_name_band(lower), 16),
        _band(lexicon.surname_band(lower), 12),
        _band(lexicon.first_name_band(stem), 16),
        _band(lexicon.surname_band(stem), 12),
        max(_band(lexicon.first_name_band(p), 16) for p in parts),
        max(_band(lexicon.surname_band(p), 12) for p in parts),
        float(share is not None),
        share or 0.0,
        float(len(parts) > 1),
        float(code == "DK"),
        float(code is not None and code != "DK"),
        float(lexicon.is_large_place(lower) or lexicon.is_large_place(stem)),
        float(lexicon.is_odd_street(lower)),
        *(lexicon.word_frequency(lower, tongue) / 8 for tongue in ("da", "en", "no", "sv")),
        float(nations.is_country(lower)),
        float(lower in nations.languages()),
        float(lower in nations.peoples()),
        float(lower in cues.GREETINGS),
        float(lower in cues.KIN),
        float(lower in cues.CONTACTS),
        float(lower in cues.PARTICLES or lower in cues.NAME_HEADS),
        float(lower.endswith(cues.TITLE_ENDINGS)),
        *(float(kind == c) for c in CLASSES),
        *_told_by_vocabulary(lower),
    ]


def _band(value: int | None, highest: int) -> float:
    return 0.0 if value is None else (value + 2) / (highest + 2)


def _shape_features(text: str) -> list[float]:
    letters = text[0].isalpha()
    number = int(text[:6]) if text.isdecimal() and text.isascii() else -1
    return [
        float(text.islower()),
        float(letters and text.isupper() and len(text) > 1),
        float(letters and text[0].isupper() and not text.isupper()),
        float(letters and text[0].isupper() and len(text) == 1),
        float(letters and not text[1:].islower() and not text.isupper() and len(text) > 1),
        float("-" in text[1:]),
        float("'" in text[1:] or "’" in text[1:]),
        min(len(text), 20) / 20,
        float(not letters and number < 0),
        *(float(text in signs) for signs in _SIGNS),
        *(float(low <= number <= high) for low, high in _AGES),
        float(2000 <= number <= 2030),
        float(number >= 0),
    ]


@cache
def _vocabulary() -> tuple[dict[str, int], dict[str, tuple[tuple[str, int], ...]]]:
    """Return the grounds of single words, and of the stems by their first four letters."""
    home = files("sloer.finding") / "data" / "vocabulary"
    whole: dict[str, int] = {}
    stems: dict[str, list[tuple[str, int]]] = {}
    for place, ground in enumerate(_GROUNDS):
        for line in (home / f"{ground}.txt").read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            for raw in re.sub(r"^(?:da|en|no|sv):", "", line).split(","):
                word = raw.strip().lstrip("!^").lower()
                if not word or " " in word.rstrip("*"):
                    continue
                if word.endswith("*"):
                    stems.setdefault(word[:4].rstrip("*"), []).append((word[:-1], place))
                else:
                    whole[word] = whole.get(word, 0) | 1 << place
    return whole, {key: tuple(found) for key, found in stems.items()}


def _told_by_vocabulary(lower: str) -> list[float]:
    whole, stems = _vocabulary()
    told = whole.get(lower, 0)
    for stem, place in stems.get(lower[:4], ()):
        if lower.startswith(stem):
            told |= 1 << place
    return [float(told >> place & 1) for place in range(len(_GROUNDS))]


def line_features(kind: int, section: int, texts: tuple[str, ...] | list[str]) -> list[float]:
    """Return what is known of a whole line.

    ``kind`` is 0 for a paragraph, 1 for a heading, 2 for an item of a list, 3 for a cell;
    ``section`` numbers :class:`~sloer.finding.structure.SectionKind`, -1 where it is unknown.
    """
    length = len(texts)
    words = [t for t in texts if t[0].isalpha()]
    raised = sum(w[0].isupper() for w in words)
    row = [0.0] * LINE_FEATURES
    row[kind] = 1.0
    for place, limit in enumerate((2, 5, 10, 20)):
        row[4 + place] = float(length <= limit)
    row[8] = float(bool(words) and all(w.isupper() for w in words))
    row[9] = float(bool(words) and not raised)
    row[10] = raised / len(words) if words else 0.0
    if section >= 0:
        row[13 + section] = 1.0
    return row
