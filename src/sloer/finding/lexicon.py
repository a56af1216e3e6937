# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Word lists as questions: is this a first name, a surname, a place, a common word?

Lists are loaded when first asked for. Every function takes a word in any case and answers for
its lower-case form; none knows anything of context.
"""

from __future__ import annotations

import lzma
from functools import cache
from importlib.resources import files

_LANGUAGES = frozenset({"da", "en", "no", "sv"})


@cache
def _bands(name: str) -> dict[str, int]:
    """Word → value, from a file of lines "value⇥word⇥word…"."""
    words: dict[str, int] = {}
    for line in _read(name).split("\n"):
        value, _, rest = line.partition("\t")
        words.update(dict.fromkeys(rest.split("\t"), int(value)))
    return words


@cache
def _words(language: str) -> dict[str, int]:
    return _bands(f"words_{language}")


@cache
def _places() -> dict[str, str]:
    words: dict[str, str] = {}
    for line in _read("places").split("\n"):
        code, _, rest = line.partition("\t")
        words.update(dict.fromkeys(rest.split("\t"), code))
    return words


@cache
def _villages() -> dict[str, str]:
    countries: dict[str, str] = {}
    for line in _read("villages").split("\n"):
        code, _, rest = line.partition("\t")
        for name in rest.split("\t"):
            countries[name] = countries.get(name, "") + code
    return countries


@cache
def _streets() -> frozenset[str]:
    return frozenset(_read("streets").split("\n"))


def _read(name: str) -> str:
    packed = (files("sloer.finding") / "data" / f"{name}.txt.xz").read_bytes()
    return lzma.decompress(packed).decode()


def word_frequency(word: str, language: str = "da") -> float:
    """Return how common ``word`` is on the Zipf scale (3 rare, 5 common), 0.0 when unknown.

    ``language`` is da, en, no or sv; the lists hold words of any frequency for Danish, and of
    3.3 and more for the others.
    """
    if language not in _LANGUAGES:
        return 0.0
    return _words(language).get(word.lower(), 0) / 10


def is_common_word(word: str, at_least: float = 3.0) -> bool:
    """Return whether ``word`` is a common word of Danish, English, Norwegian or Swedish.

    Frequencies count names too; ask :func:`lower_case_share` about words that are both.
    """
    lower = word.lower()
    return any(_words(code).get(lower, 0) / 10 >= at_least for code in _LANGUAGES)


def first_name_band(word: str) -> int | None:
    """Return the binary logarithm of a first name's bearers in Denmark, ``None`` for others.

    Names common in other countries count as 6 (64 bearers) at least.
    """
    return _bands("first_names").get(word.lower())


def is_first_name(word: str, at_least: int = 50) -> bool:
    """Return whether about ``at_least`` people in Denmark bear ``word`` as a first name."""
    band = first_name_band(word)
    return band is not None and 2 ** (band + 1) > at_least


def surname_band(word: str) -> int | None:
    """Return how common a surname is, from 12 (the commonest in Denmark) to 1, or ``None``."""
    return _bands("surnames").get(word.lower())


def is_surname(word: str) -> bool:
    """Return whether ``word`` is a surname borne in Denmark, or common in another country."""
    return word.lower() in _bands("surnames")


def lower_case_share(word: str) -> float | None:
    """Return how often a name that is also a Danish word is the word, 0.0 to 1.0.

    ``None`` for names that are no words ("Kirsten"); "bo" is .97, "kim" .01.
    """
    share = _bands("name_words").get(word.lower())
    return None if share is None else share / 100


def place_country(place: str) -> str | None:
    """Return the country code (DK, TR, …) of the largest town called ``place``, or ``None``.

    A town in Denmark comes before any other of its name.
    """
    code = _places().get(place.lower())
    return None if code is None else code[:2]


def is_place(place: str, country: str | None = None) -> bool:
    """Return whether ``place`` is a town; in ``country`` (a two-letter code), if given."""
    code = place_country(place)
    return code is not None and country in {None, code}


def is_village(place: str, country: str) -> bool:
    """Return whether ``place`` may be a small town of Denmark, Norway, Sweden, GB or IE.

    The list is long and has odd entries: ask it only where a home is spoken of.
    """
    return country in _villages().get(place.lower(), "")


@cache
def _districts() -> frozenset[str]:
    text = (files("sloer.finding") / "data" / "districts.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def is_district(name: str) -> bool:
    """Return whether ``name`` is a part of a town, an island or a region at home."""
    lower = name.lower().rstrip(".").removeprefix("den ").strip()
    return lower in _districts() or f"{lower}." in _districts()


def is_large_place(place: str) -> bool:
    """Return whether more than 100,000 people live in ``place``."""
    return _places().get(place.lower(), "").endswith("+")


def is_odd_street(street: str) -> bool:
    """Return whether ``street`` is a Danish street that no ending (-vej, -gade) gives away."""
    return street.lower() in _streets()
