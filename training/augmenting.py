# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Make more of what there is: slots filled anew, names exchanged, lines as in a CV's head."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from sloer.finding import nations
from sloer.finding.tagging.tokens import tokens_of
from training.data import Example, marked
from training.names import NameLists, Names, pick

_SLOT = re.compile(r"\{(\w+)\}")
_TOWNS = (  # noqa: SIM905 - reads better as a text
    "Aarhus Odense Aalborg Esbjerg Randers Kolding Horsens Vejle Roskilde Herning "
    "Silkeborg Næstved Fredericia Viborg Køge Holstebro Taastrup Slagelse Hillerød "
    "Sønderborg Svendborg Hjørring Holbæk Nørresundby Ringsted Haderslev Skive Ringkøbing "
    "Nyborg Varde Grenaa Struer Thisted Assens Ribe "
).split()
_ABROAD = (  # noqa: SIM905 - reads better as a text
    "Damaskus Aleppo Bagdad Teheran Kabul Ankara Istanbul Mogadishu Beirut Sarajevo "
    "Warszawa Krakow Gdansk Kyiv Lviv Manila Hanoi Lahore Karachi Colombo Lagos Accra "
    "Nairobi Asmara Kampala Bukarest Sofia Vilnius Riga London Berlin Madrid Lima Bogota "
    "Santiago Delhi Chennai Shanghai Seoul "
).split()
_LINES = tuple(
    line.replace("\\n", "\n")
    for line in (Path(__file__).parent / "lines.txt").read_text("utf-8").splitlines()[2:]
)
"""Lines with marks and slots; a backslash and an n in one begin a new line."""


class Augmenter:
    """Fills slots and exchanges names; the same random numbers give the same text."""

    def __init__(self, names: NameLists, seed: int) -> None:
        self._names = names
        self._rng = random.Random(seed)
        self._source: Names | None = None
        self._countries = sorted(n.title() for n in nations.countries())
        self._languages = sorted(nations.languages())

    def draw_from(self, source: Names) -> None:
        """Take all names of persons from one list from now on."""
        self._source = source

    def _draw(self) -> tuple[str, str]:
        if self._source is None:
            return self._names.draw(self._rng)
        last = self._source.last or self._names.danish.last
        return self._names.first(self._rng, self._source), pick(self._rng, last)

    def filled(self, passage: str) -> str:
        """Return a passage with every slot filled."""
        return _SLOT.sub(lambda m: self._slot(m[1]), passage)

    def _slot(self, kind: str) -> str:
        rng, names = self._rng, self._names
        if kind in {"firstf", "firstm"}:
            pool = rng.choice([names.danish, names.danish, names.muslim])
            return names.first(rng, pool, kind[-1])
        if kind in {"first", "last"}:
            return names.draw(rng)[kind == "last"]
        if kind in {"year", "n", "age"}:
            low, high = {"year": (1968, 2024), "n": (2, 12), "age": (19, 67)}[kind]
            return str(rng.randint(low, high))
        pools = {
            "country": self._countries,
            "city_abroad": _ABROAD,
            "town": _TOWNS,
            "language": self._languages,
        }
        return rng.choice(pools[kind])

    def lines(self, count: int) -> Iterator[Example]:
        """Yield heads, signatures, referees, greetings and traps, in all manners of writing."""
        for _ in range(count):
            text = "\n".join(self._rng.sample(_LINES, self._rng.randint(1, 3)))
            yield from (self.restyled(e) for e in marked(self.filled(text), whole=False))

    def swapped(self, example: Example) -> Example:
        """Return the example with other persons: each word of a name by the same new one."""
        rng = self._rng
        pairs: dict[str, str] = {}
        tokens: list[str] = []
        names: list[int] = []
        grounds: list[int] = []
        lines: list[tuple[int, int]] = []
        place = 0
        for token, name, ground, line in zip(
            example.tokens, example.names, example.grounds, example.lines, strict=True
        ):
            place = 0 if name == 1 else place + 1
            parts = [token]
            if name in {1, 2} and token[0].isalpha() and len(token) > 1:
                if token.lower() not in pairs:
                    pairs[token.lower()] = self._draw()[min(place, 1)]
                word = pairs[token.lower()]
                if token.endswith("s") and rng.random() < 0.3:
                    word += "s"
                parts = list(tokens_of(word.upper() if token.isupper() else word).texts)
            for number, part in enumerate(parts):
                tokens.append(part)
                names.append(2 if name == 1 and number else name)
                grounds.append(ground)
                lines.append(line)
        return Example(tokens, names, grounds, lines)

    def restyled(self, example: Example) -> Example:
        """Return the example as it is, or now and then without capitals or in nothing but."""
        dice = self._rng.random()
        if dice > 0.16:
            return example
        change = str.lower if dice < 0.12 else str.upper
        tokens = [change(t) for t in example.tokens]
        return Example(tokens, example.names, example.grounds, example.lines)
