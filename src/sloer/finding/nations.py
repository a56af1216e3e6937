# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Countries, peoples, languages and foreign towns by name, in four languages."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources

_HOME = resources.files("sloer.finding") / "data" / "origin"


def _lines(name: str) -> Iterator[list[str]]:
    for line in (_HOME / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _by_hand() -> dict[str, dict[str, str]]:
    return tomllib.loads((_HOME / "names.toml").read_text("utf-8"))["names"]


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
def towns() -> Mapping[str, str]:
    """Return ISO codes by the names of towns outside Denmark, as written."""
    found = {row[1]: row[0] for row in _lines("towns.tsv")}
    found.update(_more("towns"))
    for name in _by_hand()["not_towns"]["any"].split(","):
        found.pop(name.strip(), None)
    return found


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
    return name in towns()


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "country": is_country,
    "town": is_foreign_town,
    "land": lambda name: is_country(name) or is_foreign_town(name),
    "tongue": lambda name: name.lower() in languages(),
    "people": lambda name: name.lower() in peoples(),
}
"""What a named group of a phrase rule must hold."""
