# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A policy says what happens to each ground; a posting may add what its job needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sloer.model.ground import OPTIONAL, Ground
from sloer.model.text import Sentence


class Action(StrEnum):
    """What is done with a signal of a ground.

    ``ASK`` veils, and marks the decision as one a person must confirm.
    """

    KEEP = "keep"
    VEIL = "veil"
    GENERALISE = "generalise"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Policy:
    """Actions per ground. A ground that is not named is veiled, an optional one kept.

    What no signal is at least ``ask_below`` sure of is veiled, and a person is asked to confirm.
    """

    name: str
    title: Sentence
    actions: Mapping[Ground, Action] = field(default_factory=dict)
    needed_languages: frozenset[str] = frozenset()
    needed_facts: frozenset[str] = frozenset()
    ask_below: float = 0.0

    def action_for(self, ground: Ground) -> Action:
        """Return the policy's action; fail closed for a ground it does not name."""
        default = Action.KEEP if ground in OPTIONAL else Action.VEIL
        return self.actions.get(ground, default)
