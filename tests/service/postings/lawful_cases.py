# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The gold cases of the form builder's law check, and how many the rules get right.

``python -m tests.service.postings.lawful_cases [tune|held]`` prints the figures; with ``tune`` also
which cases of the half that rules may be tuned on are wrong.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from sloer.service.postings.lawful_questions import refusals

LAWFUL = "lawful"


@dataclass(frozen=True)
class Case:
    """A text, and what it asks for: a rule's code, or ``lawful``."""

    subject: str
    language: str
    text: str

    @property
    def is_set_aside(self) -> bool:
        """Whether it belongs to the half that no rule was tuned on."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 1

    @property
    def is_right(self) -> bool:
        """Whether a lawful text passes and an unlawful one is refused for its own subject."""
        found = {objection.rule.code for objection in refusals(self.text)}
        return self.subject in found if self.subject != LAWFUL else not found


def cases(name: str = "questions.tsv") -> list[Case]:
    """Read all cases."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def share_right(some: list[Case]) -> tuple[int, int]:
    """Return how many are right, and of how many."""
    return sum(case.is_right for case in some), len(some)


def main(half: str = "") -> None:
    """Print figures for both halves."""
    for name, aside in (("tune", False), ("held", True)):
        mine = [case for case in cases() if case.is_set_aside == aside]
        for kind, some in (
            ("unlawful refused", [c for c in mine if c.subject != LAWFUL]),
            ("lawful let pass", [c for c in mine if c.subject == LAWFUL]),
        ):
            right, all_of = share_right(some)
            print(f"{name}: {kind} {right}/{all_of} = {right / all_of:.3f}")
        if half == name == "tune":
            for case in mine:
                if not case.is_right:
                    found = [(o.rule.code, o.words) for o in refusals(case.text)]
                    print("   wrong:", case.subject, case.language, case.text, found)


if __name__ == "__main__":
    main(*sys.argv[1:2])
