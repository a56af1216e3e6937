# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The parts of an application: its head, its sections by kind, its sentences, its signature."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from sloer.model import BlockKind, Document, Span

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"'»“(]?[A-ZÆØÅÄÖÉ0-9])|\n")


class SectionKind(StrEnum):
    """What a section of an application is about, told by its heading."""

    HEAD = "head"
    PROFILE = "profile"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    COURSES = "courses"
    LANGUAGES = "languages"
    SKILLS = "skills"
    VOLUNTEER = "volunteer"
    LEISURE = "leisure"
    PERSONAL = "personal"
    REFEREES = "referees"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks under one heading."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True)
class Structure:
    """Where things stand in the document's text. Sections and sentences lie in order."""

    sections: tuple[Section, ...]
    sentences: tuple[Span, ...]
    signature: Span | None = None

    def section_at(self, offset: int) -> SectionKind:
        """Return the kind of the section that holds ``offset``."""
        index = bisect_right([s.span.start for s in self.sections], offset) - 1
        return self.sections[index].kind if index >= 0 else SectionKind.OTHER

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence (never longer than its block) around ``offset``."""
        index = bisect_right([s.start for s in self.sentences], offset) - 1
        return self.sentences[max(index, 0)]


def structure_of(document: Document) -> Structure:
    """Tell the parts of ``document`` apart by headings, layout and punctuation."""
    sections: list[Section] = []
    for start, block in document.placed_blocks():
        if block.kind is BlockKind.HEADING and block.text:
            sections.append(Section(SectionKind.OTHER, Span(start, start + len(block.text))))
    sentences: list[Span] = []
    text, position = document.text, 0
    for gap in _SENTENCE_END.finditer(text):
        if gap.start() > position:
            sentences.append(Span(position, gap.start()))
        position = gap.end()
    if position < len(text):
        sentences.append(Span(position, len(text)))
    return Structure(tuple(sections), tuple(sentences))
