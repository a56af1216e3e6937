# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Make more of what there is: slots filled anew, names exchanged, lines as in a CV's head."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sloer.finding import lexicon, nations
from sloer.finding.tagging.tokens import tokens_of
from training.data import Example, joined, marked
from training.names import NameLists, Names, pick

_SLOT = re.compile(r"\{(\w+)\}")
_MARK = re.compile(r"\[\[([A-Z]+)\|([^\]\n]+)\]\]")
_EXCHANGED = frozenset({"HEALTH", "RELIGION", "ORIENTATION", "POLITICS", "FAMILY", "ORIGIN"})
_EXCHANGE = 0.2
"""The share of stretches that another of the same ground stands for."""
_SIGNS = frozenset(".,;:!?-–—()")
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
        self._stretches: dict[str, dict[tuple[str, str], list[str]]] = {}

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
        following = [*example.names[1:], 0]
        for token, name, ground, line, after in zip(
            example.tokens, example.names, example.grounds, example.lines, following, strict=True
        ):
            place = 0 if name == 1 else place + 1
            parts = [token]
            if name in {1, 2} and token[0].isalpha() and len(token) > 1:
                if token.lower() not in pairs:
                    surname = place > 0 or (after != 2 and _is_surname(token))
                    pairs[token.lower()] = self._draw()[surname]
                word = pairs[token.lower()]
                if _is_genitive(token) or (token.endswith("s") and rng.random() < 0.1):
                    word += "s"
                parts = list(tokens_of(word.upper() if token.isupper() else word).texts)
            for number, part in enumerate(parts):
                tokens.append(part)
                names.append(2 if name == 1 and number else name)
                grounds.append(ground)
                lines.append(line)
        return Example(tokens, names, grounds, lines)

    def restyled(self, example: Example) -> Example:
        """Return the example as it is, or now and then as people write in haste.

        In small letters, in capitals, in small letters without signs, or with slips.
        """
        dice = self._rng.random()
        if dice > 0.32:
            return example
        if dice < 0.14:
            return _with_tokens(example, [t.lower() for t in example.tokens])
        if dice < 0.18:
            return _with_tokens(example, [t.upper() for t in example.tokens])
        if dice < 0.24:
            return self._hasty(example)
        return _with_tokens(example, [self._slipped(t, 0.12) for t in example.tokens])

    def _hasty(self, example: Example) -> Example:
        """Return the example in small letters, most of its signs gone, some words misspelt."""
        plain = self._rng.random() < 0.4
        kept = [
            (self._slipped(_without_odd_letters(t) if plain else t.lower(), 0.06), *rest)
            for t, *rest in zip(
                example.tokens, example.names, example.grounds, example.lines, strict=True
            )
            if t not in _SIGNS or self._rng.random() < 0.3
        ]
        if not kept:
            return example
        tokens, names, grounds, lines = zip(*kept, strict=True)
        return Example(list(tokens), list(names), list(grounds), list(lines))

    def _slipped(self, token: str, share: float) -> str:
        """Return the word, or with ``share`` one of its inner letters lost, doubled or moved."""
        rng = self._rng
        if len(token) < 5 or not token.isalpha() or rng.random() >= share:
            return token
        at = rng.randrange(1, len(token) - 1)
        how = rng.randrange(3)
        if how == 0:
            return token[:at] + token[at + 1 :]
        if how == 1:
            return token[:at] + token[at] + token[at:]
        return token[:at] + token[at + 1] + token[at] + token[at + 2 :]

    def sentences(self, pool: Sequence[Example], *, swap: float) -> Iterator[Example]:
        """Yield the sentences of a corpus; a share ``swap`` of them tells of other persons."""
        for e in joined(pool, self._rng):
            yield self.restyled(self.swapped(e) if self._rng.random() < swap else e)

    def mingled(self, passages: Mapping[str, Sequence[str]]) -> Iterator[Example]:
        """Yield all passages once, in random order, many of them several to a window.

        An application tells many things in a row; what reveals has to be seen among them.
        """
        for tongue, listed in passages.items():
            stretches = self._stretches_of(tongue, listed)
            order = self._rng.sample(listed, len(listed))
            start = 0
            while start < len(order):
                count = self._rng.choice((1, 1, 2, 3, 4))
                texts = [self._exchanged(p, stretches) for p in order[start : start + count]]
                start += count
                for e in marked(self.filled("\n".join(texts)), whole=False):
                    yield self.restyled(e)

    def _stretches_of(self, tongue: str, listed: Sequence[str]) -> dict[tuple[str, str], list[str]]:
        if tongue not in self._stretches:
            found: dict[tuple[str, str], list[str]] = {}
            for ground, words in _MARK.findall("\n".join(listed)):
                found.setdefault((ground, _form(words)), []).append(words)
            self._stretches[tongue] = found
        return self._stretches[tongue]

    def _exchanged(self, passage: str, stretches: Mapping[tuple[str, str], Sequence[str]]) -> str:
        """Return the passage; now and then another stretch of the same ground and form reveals."""

        def other(found: re.Match[str]) -> str:
            ground, words = found.groups()
            if ground not in _EXCHANGED or self._rng.random() >= _EXCHANGE:
                return found[0]
            return f"[[{ground}|{self._rng.choice(stretches[ground, _form(words)])}]]"

        return _MARK.sub(other, passage)

    def application(self, text: str) -> Iterator[Example]:
        """Yield the windows of a marked application, cut anew each time, with other persons."""
        first = self._rng.randrange(40)
        for e in marked(text, whole=True, first=first):
            yield self.restyled(self.swapped(e))


def _is_surname(token: str) -> bool:
    """Tell a person called by the surname alone: only one of those stands well in the sentence."""
    first = lexicon.first_name_band(token.lower())
    last = lexicon.surname_band(token.lower())
    return first is None or (last is not None and last > first)


def _is_genitive(token: str) -> bool:
    """Tell a name with an s that no list knows with it."""
    lower = token.lower()
    named = lexicon.first_name_band(lower) is not None or lexicon.surname_band(lower) is not None
    return lower.endswith("s") and len(lower) > 3 and not named


def _with_tokens(example: Example, tokens: list[str]) -> Example:
    return Example(tokens, example.names, example.grounds, example.lines)


def _without_odd_letters(token: str) -> str:
    return token.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def _form(words: str) -> str:
    """Return what two stretches must share to stand for each other: about size and beginning."""
    count = len(words.split())
    first = "A" if words[:1].isupper() else "a" if words[:1].isalpha() else "0"
    return f"{first}{min(count, 4)}"
