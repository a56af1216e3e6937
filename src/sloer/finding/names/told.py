# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Names that the trained reader sees where applicants write their own: head, signature, end."""

from __future__ import annotations

from collections.abc import Iterator

from sloer.finding.names import cues
from sloer.finding.names.persons import PersonRules
from sloer.finding.names.tagger import Entity
from sloer.finding.structure import SectionKind, Structure
from sloer.finding.tagging.tags import Tags
from sloer.finding.words import words_of
from sloer.model import Document

_SURE = 0.8
_OF_A_FIRM = "O"
_HEAD_BLOCKS, _LAST_BLOCKS = 8, 3
_MOST_OF_LINE, _LONGEST_LINE = 0.6, 200


def names_told(document: Document, structure: Structure, tags: Tags) -> Iterator[tuple[str, ...]]:
    """Yield the parts of each name that makes up most of a line in such a place."""
    signature = structure.signature
    for tagged in tags.entities():
        if tagged.entity is not Entity.PERSON or tagged.confidence < _SURE:
            continue
        start = tagged.span.start
        index = document.block_at(start)
        signed = signature is not None and signature.start <= start < signature.end
        at_an_end = index < _HEAD_BLOCKS or index >= len(document.blocks) - _LAST_BLOCKS
        if not (signed or at_an_end) or structure.section_at(start) is SectionKind.REFEREES:
            continue
        line = document.blocks[index].text
        if len(line) > _LONGEST_LINE:
            continue
        letters = sum(c.isalpha() for c in line)
        words = words_of(line)
        offset = document.text.rfind("\n", 0, start) + 1
        first = words.first_from(start - offset)
        last = words.first_from(tagged.span.end - offset) - 1
        while first < last and _is_rank(words.texts[first : first + 2]):
            first += 1
        parts = words.texts[first : last + 1]
        if sum(map(len, parts)) < max(_MOST_OF_LINE * letters, 1):
            continue
        rules = PersonRules(words)
        if all(rules.class_at(i) != _OF_A_FIRM for i in range(first, last + 1)):
            yield parts


def _is_rank(words: tuple[str, ...]) -> bool:
    """A small letter before a capital one is a rank or a trade, unless it belongs to the name."""
    return words[0].islower() and words[1][:1].isupper() and words[0] not in cues.PARTICLES
