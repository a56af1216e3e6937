# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Mentions by rule and by the trained reader, put together: each finds what the other misses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sloer.finding.names.classes import phrase_length_at
from sloer.finding.names.mentions import Mention
from sloer.finding.names.persons import PersonRules
from sloer.finding.names.tagger import Entity
from sloer.finding.tagging.tags import Tags
from sloer.finding.words import Words
from sloer.model import Ground, Span

READ = 0.6
"""How sure the reader must be to be heard where no rule speaks."""
_AGREES, _DISAGREES = 0.8, 0.02
_SPOKEN_AGAINST, _DOUBTED = 0.4, 0.7
"""Rules that see a firm, a thing or a thinker leave less than the one, and know it better."""
_DENIED = 0.03
"""Rules that see a person where the reader is as sure as this of the contrary are wrong."""
_NO_NAMES = frozenset("HONTP")


def joined(words: Words, rules: PersonRules, mentions: list[Mention], tags: Tags) -> list[Mention]:
    """Return the mentions of both: rules first, raised or denied by what the reader says."""
    read = tags.entities()
    persons = [t for t in read if t.entity is Entity.PERSON and t.confidence >= _DISAGREES]
    sure: dict[int, float] = {}
    found: list[Mention] = []
    taken = {i for m in mentions for i in range(m.first, m.last + 1)}
    for person in persons:
        first = words.first_from(person.span.start)
        last = words.first_from(person.span.end) - 1
        for index in range(first, last + 1):
            sure[index] = person.confidence
        if first <= last and taken.isdisjoint(range(first, last + 1)):
            found.extend(_read(words, rules, first, last, person.confidence))
    found.extend(
        _weighed(m, sure) for m in mentions if _is_cued(m) or not _is_denied(words, m, tags)
    )
    return sorted(found, key=lambda m: m.first)


def _read(
    words: Words, rules: PersonRules, first: int, last: int, sure: float
) -> Iterator[Mention]:
    if sure >= READ and may_be_person(words, rules, first, last):
        yield Mention(first, last, _classes(rules, first, last), min(sure, 0.95))


def may_be_person(words: Words, rules: PersonRules, first: int, last: int) -> bool:
    """Tell whether lists and rules let words ``first`` to ``last`` be a person, if one says so."""
    classes = _classes(rules, first, last)
    named = any(phrase_length_at(words, i) for i in range(first, last + 1))
    if named or classes == "W" or set(classes) & _NO_NAMES or set(classes) <= {"I"}:
        return False
    return not rules.speaks_against(first, last)


def _classes(rules: PersonRules, first: int, last: int) -> str:
    return "".join(rules.class_at(i) for i in range(first, last + 1))


def _is_cued(mention: Mention) -> bool:
    """As in "Mrs Siân Beddoe": a title before more than one unknown word needs no reader."""
    return mention.cued and (len(mention.classes) > 1 or mention.classes == "F")


def _is_denied(words: Words, mention: Mention, tags: Tags) -> bool:
    """Tell programs, methods and ships that bear a name: nothing around them speaks of a person."""
    span = Span(words.starts[mention.first], words.ends[mention.last])
    return max(tags.reveals(span, Ground.NAME), tags.reveals(span, Ground.THIRD)) < _DENIED


def _weighed(mention: Mention, sure: dict[int, float]) -> Mention:
    """Believe a mention more where the reader sees a person too."""
    read = max((sure.get(i, 0.0) for i in range(mention.first, mention.last + 1)), default=0.0)
    if read < _AGREES or mention.confidence < _SPOKEN_AGAINST:
        return mention
    if mention.confidence < _DOUBTED:
        return replace(mention, confidence=min(mention.confidence + 0.4 * read, 0.9))
    return replace(mention, confidence=min(mention.confidence + 0.02, 0.99))
