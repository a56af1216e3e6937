# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The same documents with names of other origins: is Fatima found as surely as Mette?

Names are exchanged inside marks alone, so words that merely look like the name stay. The form's
identity follows. What is scored is what was exchanged, and nothing else.
"""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import chain

from sloer.measuring.annotations import Annotated, Mark
from sloer.measuring.corpus import CorpusDocument
from sloer.measuring.figures import Count
from sloer.measuring.in_memory import place, veiled_text
from sloer.measuring.scoring import score
from sloer.measuring.statistics import Interval, bootstrap
from sloer.model import Ground, Identity, Policy, Span

_SWAPPED = frozenset({Ground.NAME, Ground.EMAIL, Ground.URL, Ground.THIRD})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ı": "i", "ł": "l", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the exchanged names of one document."""

    document: str
    origin: str
    known: bool
    second_language: bool
    gone: int
    total: int


@cache
def name_lists() -> dict[str, dict[str, list[str]]]:
    """Return lists of women's, men's and family names by origin."""
    source = files("sloer.measuring").joinpath("data/names.toml").read_text("utf-8")
    return tomllib.loads(source)


def tallies(documents: Sequence[CorpusDocument], policy: Policy) -> Iterator[Tally]:
    """Yield a tally per document, origin and whether the form's identity is known."""
    for number, document in enumerate(documents):
        for origin in name_lists():
            annotated, identity, touched = swapped(document, origin, number)
            placed = place(annotated)
            spans = _placed_touched(placed.annotated, touched)
            for known in (True, False):
                output = veiled_text(placed, identity if known else None, policy)
                verdicts = [
                    v for v in score(placed.annotated, [output]).verdicts if v.mark in spans
                ]
                gone, second = sum(v.good for v in verdicts), document.facts.second_language
                yield Tally(document.name, origin, known, second, gone, len(verdicts))


def swapped(
    document: CorpusDocument, origin: str, number: int
) -> tuple[Annotated, Identity, frozenset[str]]:
    """Return the document with names of ``origin``, its identity, and the marks' new texts."""
    exchange = _Exchange(document, origin, number)
    parts: list[str] = []
    marks: list[Mark] = []
    touched: set[str] = set()
    position = length = 0
    for mark in document.annotated.marks:
        before = document.annotated.text[position : mark.span.start]
        old = document.annotated.text_of(mark)
        new = exchange.text(old, mark.ground) if mark.ground in _SWAPPED else old
        if new != old:
            touched.add(" ".join(new.split()))
        length += len(before)
        marks.append(Mark(Span(length, length + len(new)), mark.ground))
        length += len(new)
        parts += [before, new]
        position = mark.span.end
    parts.append(document.annotated.text[position:])
    return Annotated("".join(parts), tuple(marks)), exchange.identity(), frozenset(touched)


def _placed_touched(placed: Annotated, touched: frozenset[str]) -> set[Mark]:
    return {
        m for m in placed.secrets if m.ground in _SWAPPED and placed.text_of(m).strip() in touched
    }


class _Exchange:
    """Gives each old name its new one, the same all through a document."""

    def __init__(self, document: CorpusDocument, origin: str, number: int) -> None:
        self._lists = name_lists()[origin]
        self._number = number
        self._old = document.facts.identity
        self._names: dict[str, str] = {}
        self._others: dict[str, str] = {}
        self._initials: dict[str, str] = {}
        given = self._lists["men" if document.facts.gender == "man" else "women"]
        for place_, name in enumerate(_WORD.findall(self._old.first_name)):
            self._learn(name, given[(number + place_) % len(given)])
        family = " ".join((self._old.last_name, *self._old.other_names))
        for place_, name in enumerate(_WORD.findall(family)):
            if len(name) > 1:
                self._learn(name, self._lists["family"][(number + place_) % 8])

    def _learn(self, old: str, new: str) -> None:
        self._initials.setdefault(old[0].upper(), new[0])
        self._names.setdefault(old.casefold(), new)
        self._names.setdefault(_plain(old), _plain(new).capitalize())

    def text(self, old: str, ground: Ground | None) -> str:
        """Return a marked text with its names exchanged, in the case they were written in."""
        if ground is Ground.THIRD:
            return self._third(old)
        address = ground in {Ground.EMAIL, Ground.URL}
        new = _WORD.sub(lambda m: self._own(m.group(), address=address), old)
        if new == old:
            return old
        # An initial follows the name beside it; alone, nothing tells whose it is.
        return _WORD.sub(lambda m: self._initials.get(m.group(), m.group()), new)

    def _own(self, word: str, *, address: bool) -> str:
        key = word.casefold()
        if address:
            new = self._names.get(key)
            return word if new is None else _plain(new)
        for end in ("", "s", "’s", "'s"):
            if key.endswith(end) and (new := self._names.get(key[: len(key) - len(end)])):
                return _cased(word, new) + (end.upper() if word.isupper() else end)
        return word

    def _third(self, old: str) -> str:
        words = list(_WORD.finditer(old))
        position, text = 0, ""
        for index, match in enumerate(words):
            text += old[position : match.start()]
            text += self._other(match.group(), last=index > 0 and index == len(words) - 1)
            position = match.end()
        return text + old[position:]

    def _other(self, word: str, *, last: bool) -> str:
        key = word.casefold()
        if len(word) < 2 or not word[0].isupper():
            return word
        if key in self._names:
            return _cased(word, self._names[key])
        bare = key[:-1] if key.endswith("s") and key[:-1] in self._others else key
        if bare not in self._others:
            kind = "family" if last else ("women", "men")[(self._number + len(self._others)) % 2]
            names = self._lists[kind]
            self._others[bare] = names[(self._number + 3 + len(self._others)) % len(names)]
        return _cased(word, self._others[bare]) + ("s" if bare != key else "")

    def identity(self) -> Identity:
        """Return what the form says of the person with the new name."""
        old = self._old
        return replace(
            old,
            first_name=self.text(old.first_name, Ground.NAME),
            last_name=self.text(old.last_name, Ground.NAME),
            other_names=tuple(self.text(name, Ground.NAME) for name in old.other_names),
            email=self.text(old.email, Ground.EMAIL),
        )


def _plain(name: str) -> str:
    """Return a name as people write it in addresses: small letters without marks."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_ASCII))
    return "".join(c for c in folded if c.isascii() and c.isalpha())


def _cased(like: str, name: str) -> str:
    if like.isupper() and len(like) > 1:
        return name.upper()
    return name.lower() if like.islower() else name


def recall_by_origin(tallied: Iterable[Tally], *, known: bool) -> dict[str, Count]:
    """Return the recall over exchanged names by origin."""
    return _recall(tallied, lambda tally: tally.origin, known=known)


def recall_by_tongue(tallied: Iterable[Tally], *, known: bool) -> dict[str, Count]:
    """Return the recall in texts in the author's "first" and "second" language."""
    return _recall(tallied, lambda t: "second" if t.second_language else "first", known=known)


def _recall(
    tallied: Iterable[Tally], group: Callable[[Tally], str], *, known: bool
) -> dict[str, Count]:
    counts: dict[str, Count] = {}
    for one in tallied:
        if one.known == known:
            count = counts.setdefault(group(one), Count())
            count.good, count.total = count.good + one.gone, count.total + one.total
    return counts


def gap(tallied: Sequence[Tally], *, known: bool) -> tuple[float, Interval]:
    """Return the distance between the best and the worst origin, and its interval."""

    def figure(drawn: Iterable[Tally]) -> float:
        counts = recall_by_origin(drawn, known=known)
        shares = [count.share for count in counts.values()]
        return max(shares) - min(shares) if shares else math.nan

    return figure(tallied), _reach(tallied, figure)


def tongue_gap(tallied: Sequence[Tally], *, known: bool) -> tuple[float, Interval]:
    """Return recall in first less recall in second language (NaN without both), with interval."""

    def figure(drawn: Iterable[Tally]) -> float:
        counts = recall_by_tongue(drawn, known=known)
        if len(counts) < 2:
            return math.nan
        return counts["first"].share - counts["second"].share

    return figure(tallied), _reach(tallied, figure)


def _reach(tallied: Sequence[Tally], figure: Callable[[Iterable[Tally]], float]) -> Interval:
    """Return the interval when documents are drawn anew, each with all its origins."""
    units: dict[str, list[Tally]] = {}
    for one in tallied:
        units.setdefault(one.document, []).append(one)
    return bootstrap(list(units.values()), lambda drawn: figure(chain.from_iterable(drawn)), 300)
