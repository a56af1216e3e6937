# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What became of a file, why, and the proof. Nothing in it quotes the original."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sloer.model.document import Note
from sloer.model.ground import Ground
from sloer.model.policy import Action
from sloer.model.text import Sentence


class Status(StrEnum):
    """A file is released with its outputs, or held with its reasons. There is no third way."""

    RELEASED = "released"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a file waits for a person: a stable code for machines and a sentence for people."""

    code: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One decision as the report shows it: ground, rule, reason and place, without the text."""

    ground: Ground
    action: Action
    rule: str
    reason: Sentence
    confidence: float
    block: int
    page: int | None
    replacement: str | None
    """Text that now stands there: a placeholder's label or a generalisation."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something a check found in an output. ``where`` is a channel ("text of page 2", "Info").

    ``ground`` is ``None`` for structure outside the allow-list.
    """

    code: str
    where: str
    sentence: Sentence
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """Outcome of one check of one output; ``checked`` counts strings searched for."""

    output: str
    leaks: tuple[Leak, ...] = ()
    checked: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The account of one file."""

    status: Status
    policy: str
    version: str
    media_type: str = ""
    pages: int = 0
    holds: tuple[Hold, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    proofs: tuple[Proof, ...] = ()
    miss_likelihood: float | None = None
    """How likely it is that something was missed; ``None`` where nothing was searched."""
