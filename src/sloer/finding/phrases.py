# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The phrase engine: rules kept as data, so that a linguist can add lines without code.

A rule file is TOML under ``finding/data/<ground>/``::

    [reasons.married]
    da = "Ægteskabelig status er nævnt."
    en = "Marital status is named."

    [macros]
    spouse = "hustru|kone|mand"

    [[rule]]
    name = "status"            # the signal's rule is "<ground>.<name>"
    reason = "married"
    tongue = "nordic"          # nordic, en or (left out) any
    on = "gift skilt enke*"    # words that wake the rule; * stands for any ending or beginning
    match = '(?:lykkeligt )?gift(?: med «spouse»)?'
    about = "self"             # any, free, self, third: see :mod:`sloer.finding.subject`
    unless = 'vikar|kollega'   # never in a sentence that holds this
    sections = "personal head" # where given: only there
    confidence = 0.95
    replace = { da = "", en = "" }

``match`` is a regular expression without regard to case, bounded by word edges; a space in it is
any one white space. The group ``veil`` (or ``veil2``, ``veil3`` … in other branches), where there
is one, is the stretch that goes. Groups named ``country``, ``town``, ``land`` (either),
``tongue`` or ``people`` must hold such a name. ``unless`` keeps a rule out of sentences in which
it matches, ``unless_near`` out of places that have it within 45 characters. ``replace`` may name
the match's groups, and hold a bar before its core: see :mod:`sloer.finding.wording`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from sloer.finding.caseless import Caseless
from sloer.finding.nations import CHECKS, languages
from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.finding.subject import About, Passages
from sloer.finding.tongue import words_in
from sloer.finding.wording import fitted
from sloer.model import Ground, Language, Sentence, Signal, Span

_BEFORE, _AFTER = 90, 120
_NEAR = 45
_WHOLE = r"(?!\B\w)"
"""Not inside a word; beside a comma or a bracket anything may stand."""
_REST_OF_WORD = re.compile(r"[^\W_]*")
_MACRO = re.compile(r"«(\w+)»")
_NORDIC = frozenset({Language.DA, Language.NO, Language.SV})
_TONGUES = {"nordic": _NORDIC, "en": frozenset({Language.EN}), "any": frozenset(Language)}


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One phrase rule, compiled."""

    name: str
    ground: Ground
    pattern: Caseless
    wakers: tuple[str, ...]
    reason: Sentence
    confidence: float = 0.95
    tongues: frozenset[Language] = _TONGUES["any"]
    about: About = About.FREE
    sections: frozenset[SectionKind] = frozenset()
    replace: Mapping[str, str] = field(default_factory=dict)
    unless: re.Pattern[str] | None = None
    unless_near: re.Pattern[str] | None = None


class PhraseFinder:
    """Finds what the rule files of one folder of ``finding/data`` describe."""

    def __init__(self, folder: str, ground: Ground, *, also: Iterable[Ground] = ()) -> None:
        self.name = folder
        self.grounds = frozenset({ground, *also})
        self.rules = tuple(load_rules(folder, ground))
        self._exact, self._starts, self._ends = _index(self.rules)
        self._awake = lru_cache(maxsize=65_536)(self._rules_for)

    def find(self, view: View) -> Iterator[Signal]:
        """Yield one signal for every stretch that a rule describes."""
        passages = view.passages
        woken: dict[Rule, list[int]] = {}
        for word, offsets in words_in(view.text).items():
            for rule in self._awake(word):
                woken.setdefault(rule, []).extend(offsets)
        for rule, offsets in woken.items():
            if rule.about is not About.THIRD or passages.is_reference:
                yield from _apply(rule, offsets, passages)

    def _rules_for(self, word: str) -> tuple[Rule, ...]:
        found = list(self._exact.get(word, ()))
        for size in range(2, len(word) + 1):
            found += self._starts.get(word[:size], ())
            found += self._ends.get(word[-size:], ())
        return tuple(dict.fromkeys(found))


def _apply(rule: Rule, offsets: list[int], passages: Passages) -> Iterator[Signal]:
    text, lower = passages.text, passages.lower
    for low, high in windows(text, offsets, _BEFORE, _AFTER):
        match = rule.pattern.search(text, lower, low, high)
        while match is not None:
            place = _veiled(match)
            if place is not None and _applies(rule, match, place, passages):
                yield _signal(rule, match, place, passages)
            # A word that only looked like a country or people may hide the real one behind it.
            low = match.end() if place is not None else match.start() + 1
            match = rule.pattern.search(text, lower, low, high)


def windows(
    text: str, offsets: Iterable[int], before: int, after: int
) -> Iterator[tuple[int, int]]:
    """Yield the stretches around ``offsets``, joined where they overlap, cut at word edges."""
    low = high = -1
    for offset in sorted(offsets):
        if offset - before > high:
            if high >= 0:
                yield low, _word_end(text, high)
            low = max(0, offset - before)
        high = offset + after
    if high >= 0:
        yield low, _word_end(text, high)


def _word_end(text: str, offset: int) -> int:
    rest = _REST_OF_WORD.match(text, min(offset, len(text)))
    return rest.end() if rest else len(text)


def _veiled(match: re.Match[str]) -> Span | None:
    groups = match.groupdict()
    for name, holds in CHECKS.items():
        if (value := groups.get(name)) is not None and not holds(value):
            return None
    named = next((g for g, value in groups.items() if value and g.startswith("veil")), 0)
    start, end = match.span(named)
    return Span(start, end) if end > start else None


def _applies(rule: Rule, match: re.Match[str], place: Span, passages: Passages) -> bool:
    if rule.tongues is not _TONGUES["any"] and passages.tongue_at(place.start) not in rule.tongues:
        return False
    if rule.sections and passages.section_at(place.start) not in rule.sections:
        return False
    return not _is_barred(rule, place, passages) and passages.allows(
        rule.about, place, match.span()
    )


def _is_barred(rule: Rule, place: Span, passages: Passages) -> bool:
    if rule.unless is None and rule.unless_near is None:
        return False
    text, sentence = passages.text, passages.sentence(place.start)
    if rule.unless and rule.unless.search(text, sentence.start, sentence.end):
        return True
    low, high = max(sentence.start, place.start - _NEAR), min(sentence.end, place.end + _NEAR)
    return bool(rule.unless_near and rule.unless_near.search(text, low, high))


def _signal(rule: Rule, match: re.Match[str], place: Span, passages: Passages) -> Signal:
    replacement: str | None = None
    if rule.replace:
        tongue = passages.tongue_at(place.start)
        template = rule.replace.get(tongue, rule.replace.get("any"))
        if template is not None:
            replacement = fitted(match.expand(template), passages.text, place.start)
    return Signal(
        rule.ground, place, rule.confidence, rule.name, rule.reason, replacement, _entity(match)
    )


def _entity(match: re.Match[str]) -> str:
    tongue = match.groupdict().get("tongue")
    return f"language:{languages()[tongue.lower()]}" if tongue else ""


def like(original: str, replacement: str) -> str:
    """Return ``replacement`` with the capitals of ``original``."""
    if len(original) > 1 and original.isupper():
        return replacement.upper()
    if original[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def _index(
    rules: Iterable[Rule],
) -> tuple[dict[str, list[Rule]], dict[str, list[Rule]], dict[str, list[Rule]]]:
    exact: dict[str, list[Rule]] = {}
    starts: dict[str, list[Rule]] = {}
    ends: dict[str, list[Rule]] = {}
    for rule in rules:
        for waker in rule.wakers:
            if waker.endswith("*"):
                starts.setdefault(waker[:-1], []).append(rule)
            elif waker.startswith("*"):
                ends.setdefault(waker[1:], []).append(rule)
            else:
                exact.setdefault(waker, []).append(rule)
    return exact, starts, ends


def load_rules(folder: str, ground: Ground) -> Iterator[Rule]:
    """Yield the rules of every TOML file in ``finding/data/<folder>``, in order of file names."""
    home = resources.files("sloer.finding") / "data"
    shared = tomllib.loads((home / "macros.toml").read_text("utf-8"))["macros"]
    files = [f for f in (home / folder).iterdir() if f.name.endswith(".toml")]
    tables = [
        tomllib.loads(f.read_text("utf-8")) for f in sorted(files, key=lambda file: file.name)
    ]
    reasons = {k: v for table in tables for k, v in table.get("reasons", {}).items()}
    for table in tables:
        macros = {**shared, **table.get("macros", {})}
        for entry in table.get("rule", ()):
            yield compile_rule(entry, folder, ground, macros, reasons)


def _guard(entry: Mapping[str, Any], key: str) -> re.Pattern[str] | None:
    return re.compile(entry[key], re.IGNORECASE) if key in entry else None


def compile_rule(
    entry: Mapping[str, Any],
    folder: str,
    ground: Ground,
    macros: Mapping[str, str],
    reasons: Mapping[str, Mapping[str, str]],
) -> Rule:
    """Return the rule that a TOML ``entry`` describes."""
    source = entry["match"]
    while _MACRO.search(source):
        source = _MACRO.sub(lambda m: f"(?:{macros[m[1]]})", source)
    source = source.strip().replace("\n", "").replace(" ", r"\s")
    replace = entry.get("replace", {})
    reason = reasons[entry["reason"]]
    return Rule(
        name=f"{folder}.{entry['name']}",
        ground=Ground(entry.get("ground", ground)),
        pattern=Caseless.of(rf"{_WHOLE}(?:{source}){_WHOLE}"),
        wakers=tuple(entry["on"].lower().split()),
        reason=Sentence(reason["da"], reason["en"]),
        confidence=entry.get("confidence", 0.95),
        tongues=_TONGUES[entry.get("tongue", "any")],
        about=About(entry.get("about", "free")),
        sections=frozenset(SectionKind(s) for s in entry.get("sections", "").split()),
        replace={"any": replace} if isinstance(replace, str) else replace,
        unless=_guard(entry, "unless"),
        unless_near=_guard(entry, "unless_near"),
    )
