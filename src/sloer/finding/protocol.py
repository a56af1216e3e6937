# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The finder protocol. One module in :mod:`sloer.finding.finders` finds one kind of thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from sloer.finding.homes import Told, told_homes
from sloer.finding.known import Known
from sloer.finding.structure import Structure, structure_of
from sloer.finding.subject import Passages
from sloer.finding.tagging.tags import Tags, tags_of
from sloer.finding.town_cells import town_cells
from sloer.finding.words import Words, words_of
from sloer.model import Document, Ground, Signal, Span


@dataclass(frozen=True)
class View:
    """What every finder sees of one document: the text, its structure and who is known.

    ``known`` holds the applicant's identity as given, and as learnt from the document itself.
    ``today`` is when the application is veiled: what lasts "until now" is counted up to it where
    the document bears no date of its own.
    """

    document: Document
    known: Known
    today: dt.date | None = None

    @property
    def text(self) -> str:
        """The document's text, the ground of all offsets."""
        return self.document.text

    @cached_property
    def structure(self) -> Structure:
        """Sections, head, signature and sentences of the document."""
        return structure_of(self.document)

    @cached_property
    def passages(self) -> Passages:
        """Of whom, and in which language, the text speaks at a place."""
        return Passages(self.document, self)

    @cached_property
    def told_homes(self) -> tuple[Told, ...]:
        """Towns that sentences tell are the applicant's home, or the family's."""
        return tuple(told_homes(self))

    @cached_property
    def town_cells(self) -> tuple[Span, ...]:
        """Towns that are a line of the head or the signature, or a cell of a line of contacts."""
        return tuple(town_cells(self))

    @cached_property
    def words(self) -> Words:
        """The words of the text with their places."""
        return words_of(self.document.text)

    @cached_property
    def tags(self) -> Tags:
        """What the trained reader takes for names and for revealing words."""
        return tags_of(self.document, self.structure)


class Finder(Protocol):
    """Finds one kind of signal. Modules offer one instance under the name ``FINDER``.

    Finders know nothing of each other; overlapping signals are settled when veiling.
    """

    name: str
    grounds: frozenset[Ground]

    def find(self, view: View) -> Iterable[Signal]:
        """Yield the signals of one document. Pure: the same view, the same signals."""
