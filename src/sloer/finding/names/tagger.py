# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What anything that tags persons, places and organisations in text offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sloer.finding.words import Words
from sloer.model import Span


class Entity(StrEnum):
    """Kinds of named things."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A named thing in the text; ``confidence`` from 0.0 to 1.0."""

    entity: Entity
    span: Span
    confidence: float


class PersonTagger(Protocol):
    """Tags a text. Pure: the same words, the same tags, in order of place."""

    def tag(self, words: Words) -> Sequence[Tagged]:
        """Return the persons, places and organisations among ``words``."""
