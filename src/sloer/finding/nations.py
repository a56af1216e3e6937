# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Countries, peoples, languages and foreign towns by name, in four languages."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from sloer.finding import lexicon

_HOME = resources.files("sloer.finding") / "data" / "origin"


def _lines(name: str) -> Iterator[list[str]]:
    for line in (_HOME / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _by_hand() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = tomllib.loads((_HOME / "names.toml").read_text("utf-8"))[
        "names"
    ]
    return names


def _more(kind: str) -> Iterator[tuple[str, str]]:
    for code, names in _by_hand()[kind].items():
        yield from ((name.strip(), code) for name in names.split(","))


@cache
def countries() -> Mapping[str, str]:
    """Return ISO codes by the names of countries, in lower case."""
    found = {name.lower(): code for code, *names in _lines("countries.tsv") for name in names}
    found.update((name.lower(), code) for name, code in _more("countries"))
    return found


@cache
def _towns_by_hand() -> Mapping[str, str]:
    return dict(_more("towns"))


@cache
def _not_towns() -> frozenset[str]:
    return frozenset(name for name, _ in _more("not_towns"))


@lru_cache(maxsize=65_536)
def town_country(name: str) -> str | None:
    """Return the ISO code of the larger town outside Denmark that ``name`` names, if it does.

    Towns that are called like people or like common words do not count.
    """
    if (code := _towns_by_hand().get(name)) is not None:
        return code
    if not name[:1].isupper() or name in _not_towns() or not lexicon.is_large_place(name):
        return None
    if lexicon.is_first_name(name) or lexicon.is_surname(name):
        return None
    code = lexicon.place_country(name)
    return None if code == "DK" or lexicon.is_common_word(name, 4.2) else code


@cache
def languages() -> Mapping[str, str]:
    """Return ISO codes by the names of languages that tell of a heritage, in lower case."""
    found = {name: code for code, *names in _lines("languages.tsv") for name in names}
    found.update((name.lower(), code) for name, code in _more("languages"))
    return found


@cache
def peoples() -> Mapping[str, str]:
    """Return ISO codes by adjectives and nouns of nationality, in lower case."""
    found = {name.lower(): code for name, code in _more("peoples")}
    for name, code in list(found.items()):
        found.setdefault(name + "e", code)
        found.setdefault(name + "t", code)
        found.setdefault(name + "a", code)
    return found


def is_country(name: str) -> bool:
    """Return whether ``name`` names a country."""
    return name.lower().removesuffix("s") in countries() or name.lower() in countries()


def is_foreign_town(name: str) -> bool:
    """Return whether ``name`` names a larger town outside Denmark."""
    return town_country(name) is not None


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "country": is_country,
    "town": is_foreign_town,
    "land": lambda name: is_country(name) or is_foreign_town(name),
    "tongue": lambda name: name.lower() in languages(),
    "tongue2": lambda name: name.lower() in languages(),
    "people": lambda name: name.lower() in peoples(),
    "people2": lambda name: name.lower() in peoples(),
}
"""What a named group of a phrase rule must hold."""
