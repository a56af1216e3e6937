# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A mention of a person, and how sure one has to be of it."""

from __future__ import annotations

from dataclasses import dataclass

SURE = 0.8
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` to ``last`` (inclusive) name a person; ``classes`` are their classes.

    ``cued`` tells that a word beside it says so (a greeting, a title, a kinship).
    """

    first: int
    last: int
    classes: str
    confidence: float
    cued: bool = False
