# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a review says of the machine: found rightly, veiled for nothing, named wrongly, missed.

Counted once, when a document is approved, by holding what the machine proposed against what the
reviewers left: a change that was undone is no correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sloer.model import Decision, Ground, Policy, Span
from sloer.service.accounts.models import User
from sloer.service.applications.models import Document
from sloer.service.applications.working import BY_HAND, Working
from sloer.service.review.models import Correction
from sloer.veiling import veil_document

Act = Correction.Act


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of accuracy data: no text and no place.

    ``ground`` is what the machine said, or what a person found where it said nothing;
    ``to_ground`` what a person made of it. ``rule`` is empty for what was missed.
    """

    act: Correction.Act
    ground: Ground
    rule: str = ""
    confidence: float | None = None
    to_ground: Ground | None = None


def outcomes(working: Working, policy: Policy) -> list[Outcome]:
    """Return what became of each of the machine's decisions, and what it had missed."""
    proposed = veil_document(working.document, working.signals, policy).decisions
    left = working.veiled(policy).decisions
    return [*_judged(proposed, left), *_missed(working.document.text, proposed, left)]


def _judged(proposed: tuple[Decision, ...], left: tuple[Decision, ...]) -> Iterator[Outcome]:
    for decision in proposed:
        signal = decision.signals[0]
        now = {d.signals[0].ground for d in left if d.span.overlaps(decision.span)}
        if not now:
            act, to_ground = Act.REMOVED, None
        elif signal.ground in now:
            act, to_ground = Act.ACCEPTED, None
        else:
            act, to_ground = Act.RELABELLED, min(now)
        yield Outcome(act, signal.ground, signal.rule, round(signal.confidence, 4), to_ground)


def _missed(
    text: str, proposed: tuple[Decision, ...], left: tuple[Decision, ...]
) -> Iterator[Outcome]:
    covered = [decision.span for decision in proposed]
    for decision in left:
        by_hand = any(signal.reason == BY_HAND for signal in decision.signals)
        if by_hand and _says_more(text, decision.span, covered):
            yield Outcome(Act.ADDED, decision.signals[0].ground)


def _says_more(text: str, span: Span, covered: list[Span]) -> bool:
    """Return whether a stretch holds letters or digits that no other stretch covers."""
    return any(
        text[place].isalnum() and not any(s.start <= place < s.end for s in covered)
        for place in range(span.start, span.end)
    )


def keep_outcomes(document: Document, reviewer: User, working: Working, policy: Policy) -> None:
    """Write the accuracy data of a document that was approved, in place of what was there."""
    Correction.objects.filter(document=document).delete()
    Correction.objects.bulk_create(
        Correction(
            document=document,
            reviewer=reviewer,
            act=outcome.act,
            ground=outcome.ground.value,
            to_ground=outcome.to_ground.value if outcome.to_ground else "",
            rule=outcome.rule[:80],
            confidence=outcome.confidence,
        )
        for outcome in outcomes(working, policy)
    )
