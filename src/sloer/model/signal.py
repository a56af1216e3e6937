# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a finder says: this stretch reveals, on this ground, by this rule, and this is why."""

from __future__ import annotations

from dataclasses import dataclass

from sloer.model.ground import Ground
from sloer.model.text import Sentence


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a span has a start before its end")

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Signal:
    """A stretch that reveals.

    ``rule`` is a stable dotted name (``identifiers.cpr.date``) for reports and statistics.
    ``replacement`` is text that keeps the merit and drops the ground ("8 år", "formand" →
    "forperson"); ``None`` leaves it to a placeholder, ``""`` drops the words without trace.
    ``entity`` is equal for stretches that speak of the same person, place or number, so that
    they get the same placeholder; empty where that is unknown.
    """

    ground: Ground
    span: Span
    confidence: float
    rule: str
    reason: Sentence
    replacement: str | None = None
    entity: str = ""
