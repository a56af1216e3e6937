# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The applicant's own names in every form; words and firms that only look like them stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sloer.finding.lexicon import word_frequency
from sloer.finding.names import cues
from sloer.finding.names.classes import Classifier
from sloer.finding.names.own import OwnNames
from sloer.finding.names.senses import JOIN, Senses
from sloer.finding.protocol import View
from sloer.finding.words import Words
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence("Ansøgerens navn.", "The applicant's name.")
_HYPHENS = frozenset("-‐‑\u00ad")
_BROKEN = re.compile(r"[-‐‑]\s?\n?\s?|\u00ad")


@dataclass(frozen=True, slots=True)
class _Match:
    """Words ``first`` to ``last`` are the applicant's name."""

    first: int
    last: int
    confidence: float
    rule: str


class IdentityFinder:
    """Finds the names of the one applicant."""

    name = "identity"
    grounds = frozenset({Ground.NAME})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield every stretch that names the applicant."""
        own = OwnNames(view.known)
        if not own:
            return
        for match in _NameSearch(view, own).matches():
            start, end = _edges(view.words, match)
            yield _signal(start, end, match.confidence, match.rule)


def _signal(start: int, end: int, confidence: float, rule: str) -> Signal:
    return Signal(Ground.NAME, Span(start, end), confidence, rule, _REASON, entity="applicant")


class _NameSearch:
    """Walks over the words of one document once."""

    def __init__(self, view: View, own: OwnNames) -> None:
        self._view = view
        self._words = view.words
        self._own = own
        self._classes = Classifier()
        self._senses = Senses(view, own, self._classes)

    def matches(self) -> Iterator[_Match]:
        """Yield matches in order; adjacent words of the name as one."""
        pending: _Match | None = None
        for index in range(len(self._words)):
            found = self._at(index)
            if found is None:
                continue
            if pending and self._touch(pending, found):
                confidence = max(pending.confidence, found.confidence)
                pending = _Match(pending.first, found.last, confidence, pending.rule)
                continue
            if pending:
                yield pending
            pending = found
        if pending:
            yield pending

    def _touch(self, one: _Match, other: _Match) -> bool:
        """Tell whether two matches are one name, with at most one middle name between."""
        words = self._words
        if other.first <= one.last + 1:
            return other.first <= one.last or bool(JOIN.fullmatch(words.gap(one.last)))
        between = range(one.last + 1, other.first)
        return (
            len(between) <= 2
            and all(
                (words.texts[i][0].isupper() or words.texts[i] in cues.PARTICLES)
                and words.gap_before(i) in {" ", ". "}
                and (
                    words.lower[i] in cues.PARTICLES
                    or self._classes.of(words.lower[i]) not in "OHT"
                )
                for i in between
            )
            and words.gap_before(other.first) in {" ", ". "}
        )

    def _at(self, index: int) -> _Match | None:
        words = self._words
        likeness = self._own.likeness(words.lower[index])
        if likeness is None:
            return self._nearly(index)
        if likeness.near:
            near = self._is_short_form(index) or self._is_cut(index)
            return self._widened(index, 0.8, "identity.short_form") if near else None
        if not self._senses.is_applicant(index, likeness):
            return None
        return self._widened(index, 0.99 if not likeness.doubtful else 0.9, "identity.name")

    def _widened(self, index: int, confidence: float, rule: str) -> _Match:
        """Take initials beside the name along: "F. El-Sayed", "Fatima E."."""
        words, first, last = self._words, index, index
        is_initial = self._senses.is_initial
        while first and is_initial(first - 1) and words.gap(first - 1) in {". ", ".", " "}:
            first -= 1
        if last + 1 < len(words) and is_initial(last + 1) and words.gap(last) == " ":
            dotted = words.text[words.ends[last + 1] : words.ends[last + 1] + 1] == "."
            if dotted or words.texts[last + 1] in {i[-1] for i in self._own.initials}:
                last += 1
        return _Match(first, last, confidence, rule)

    # Short forms, slips, scans.

    def _is_short_form(self, index: int) -> bool:
        words = self._words
        if not words.texts[index][0].isupper():
            return False
        before = words.lower[index - 1] if index else ""
        if before in {"kalder", "kaldes", "kaldet", "hedder", "siger", "mig", "alias", "called"}:
            return True
        signature = self._view.structure.signature
        start = words.starts[index]
        following = words.lower[index + 1] if index + 1 < len(words) else ""
        beside = following in self._own and words.gap(index) == " "
        return beside or bool(
            signature
            and signature.start <= start < signature.end
            and self._senses.is_whole_line(index)
        )

    def _is_cut(self, index: int) -> bool:
        """As in "Venky" for Venkatesh: no word of any language, and so nobody else's by chance."""
        words = self._words
        return words.texts[index].istitle() and self._own.is_cut_from(words.lower[index])

    def _nearly(self, index: int) -> _Match | None:
        words = self._words
        text = words.texts[index]
        end = words.ends[index]
        broken = words.text[end : end + 1] in _HYPHENS
        if broken and _BROKEN.fullmatch(words.gap(index)) and index + 1 < len(words):
            joined = words.lower[index] + words.lower[index + 1]
            found = self._own.likeness(joined)
            if found and not found.near and not found.doubtful:
                return _Match(index, index + 1, 0.9, "identity.broken")
        if self._is_cut(index):
            return self._widened(index, 0.8, "identity.short_form")
        if len(text) < 5 or not text[0].isupper():
            return None
        if self._has_inner_name(text):
            return _Match(index, index, 0.9, "identity.glued")
        kind = self._classes.of(words.lower[index])
        unknown = kind == "U" or (kind in "RS" and not word_frequency(text))
        if unknown and self._own.resembles(text):
            return _Match(index, index, 0.75, "identity.misread")
        return None

    def _has_inner_name(self, text: str) -> bool:
        """As in "FatimaAhmadCV": capitals inside a word part its names."""
        if text[1:].islower() or text.isupper():
            return False
        pieces = re.findall(r"[A-ZÆØÅÄÖ]?[^A-ZÆØÅÄÖ\W]+|[A-ZÆØÅÄÖ]+(?![^A-ZÆØÅÄÖ\W])", text)
        sure = [self._own.likeness(p.lower()) for p in pieces if len(p) > 2]
        return any(found and not found.near and not found.doubtful for found in sure)


def _edges(words: Words, match: _Match) -> tuple[int, int]:
    """Take along what is glued to the name: "@fatima84", "Jens'", an initial's full stop."""
    text, start, end = words.text, words.starts[match.first], words.ends[match.last]
    if start and text[start - 1] == "@":
        start -= 1
    tail = re.compile(r"['’](?!\w)|[_-]?\d{1,4}(?!\d)|\.(?=\s|$)").match(text, end)
    if tail and (tail.group()[0] != "." or len(words.texts[match.last]) == 1):
        end = tail.end()
    return start, end


FINDER = IdentityFinder()
