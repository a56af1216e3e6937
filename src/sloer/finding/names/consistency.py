# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A name that is sure in one place of a document is a name everywhere in it."""

from __future__ import annotations

from dataclasses import replace

from sloer.finding.names.classes import phrase_length_at
from sloer.finding.names.mentions import SURE, Mention
from sloer.finding.names.persons import PersonRules
from sloer.finding.words import Words


def consistent(words: Words, rules: PersonRules, mentions: list[Mention]) -> list[Mention]:
    """Add what a sure name makes sure elsewhere: a name found once is a name everywhere."""
    sure: set[str] = set()
    for mention in mentions:
        if mention.confidence < SURE:
            continue
        for index in range(mention.first, mention.last + 1):
            if words.texts[index][0].isupper() and rules.class_at(index) in "FRSU":
                sure.add(words.lower[index])
    taken = {i for m in mentions if m.confidence >= SURE for i in range(m.first, m.last + 1)}
    found = [m if m.confidence >= SURE else _raised(m, words, sure) for m in mentions]
    weak = {i for m in mentions if m.confidence < SURE for i in range(m.first, m.last + 1)}
    for index, lower in enumerate(words.lower):
        if index in taken or index in weak or not words.texts[index][0].isupper():
            continue
        stem = lower if lower in sure else lower.rstrip("s").rstrip("'’")
        if len(stem) > 2 and stem in sure and not _in_phrase(words, rules, index):
            found.append(Mention(index, index, rules.class_at(index), SURE))
    return sorted(found, key=lambda m: m.first)


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
