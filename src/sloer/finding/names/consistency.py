# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A name that is sure in one place of a document is a name everywhere in it."""

from __future__ import annotations

from dataclasses import replace

from sloer.finding.names import cues
from sloer.finding.names.acting import acts
from sloer.finding.names.classes import phrase_length_at
from sloer.finding.names.mentions import LIKELY, SURE, Mention
from sloer.finding.names.persons import PersonRules
from sloer.finding.words import Words

_SHORTEST = 2
_OF_TIME = frozenset(["i", "den", "fra", "til", "in", "on", "siden", "of", "since", "sedan"])


def consistent(words: Words, rules: PersonRules, mentions: list[Mention]) -> list[Mention]:
    """Add what a sure name makes sure elsewhere: a name found once is a name everywhere."""
    sure, doubted = _found_once(words, rules, mentions)
    taken = {i for m in mentions if m.confidence >= SURE for i in range(m.first, m.last + 1)}
    found = [m if m.confidence >= SURE else _raised(m, words, sure) for m in mentions]
    weak = {
        i for m in mentions if LIKELY <= m.confidence < SURE for i in range(m.first, m.last + 1)
    }
    found = [m for m in found if m.confidence >= LIKELY or not _is_told(m, words, rules, doubted)]
    for index, lower in enumerate(words.lower):
        if index in taken or index in weak or not words.texts[index][0].isupper():
            continue
        stem = _stem(lower, sure)
        if len(stem) > 2 and stem in sure and not _in_phrase(words, rules, index):
            found.append(Mention(index, index, rules.class_at(index), SURE))
        elif (
            _stem(lower, doubted) in doubted
            and _is_somebody(words, rules, index)
            and not _in_phrase(words, rules, index)
        ):
            found.append(Mention(index, index, rules.class_at(index), SURE - 0.1))
    return sorted(found, key=lambda m: m.first)


def _found_once(
    words: Words, rules: PersonRules, mentions: list[Mention]
) -> tuple[set[str], set[str]]:
    """Return names that are sure everywhere, and those that are words too ("Storm", "August")."""
    sure: set[str] = set()
    doubted: set[str] = set()
    for mention in mentions:
        several = mention.last > mention.first
        for index in range(mention.first, mention.last + 1):
            if not words.texts[index][0].isupper() or len(words.texts[index]) < _SHORTEST:
                continue
            kind = rules.class_at(index)
            if mention.confidence >= SURE and kind in "FRSU":
                sure.add(words.lower[index])
            elif mention.confidence >= (SURE if several else LIKELY) and kind in "ABW":
                doubted.add(words.lower[index])
    return sure, doubted - sure


def _stem(lower: str, names: set[str]) -> str:
    return lower if lower in names else lower.removesuffix("s").rstrip("'’")


def _is_told(mention: Mention, words: Words, rules: PersonRules, doubted: set[str]) -> bool:
    """Whether a weak mention is one word that stands for a name found elsewhere."""
    one = mention.first == mention.last and _stem(words.lower[mention.first], doubted) in doubted
    return one and _is_somebody(words, rules, mention.first)


def _is_somebody(words: Words, rules: PersonRules, index: int) -> bool:
    """As in "Storm startede", "med Storm": not the word that opens a sentence, nor the month."""
    lower = words.lower[index]
    if rules.opens_sentence(index):
        following = words.lower[index + 1] if index + 1 < len(words) else ""
        return words.gap(index) != " " or acts(following)
    before = words.lower[index - 1] if index else ""
    near = words.text[max(words.starts[index] - 4, 0) : words.ends[index] + 3]
    return lower not in cues.CALENDAR or not (
        before in _OF_TIME or any(character.isdigit() for character in near)
    )


def _raised(mention: Mention, words: Words, sure: set[str]) -> Mention:
    parts = words.lower[mention.first : mention.last + 1]
    if any(p in sure or p.rstrip("s").rstrip("'’") in sure for p in parts):
        return replace(mention, confidence=max(mention.confidence, SURE - 0.05))
    return mention


def _in_phrase(words: Words, rules: PersonRules, index: int) -> bool:
    """Tell whether the word stands inside the name of an organisation or a thing."""
    if phrase_length_at(words, index):
        return True
    joined = index + 1 < len(words) and words.gap(index) == " "
    if joined and words.texts[index + 1][0].isupper() and rules.class_at(index + 1) == "O":
        return True
    return index > 0 and words.gap_before(index) == " " and rules.class_at(index - 1) == "H"
