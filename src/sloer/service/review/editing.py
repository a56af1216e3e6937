# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A reviewer's acts as edits of a document on the workbench. Pure: nothing is stored here.

A veil may only grow by what is added: whoever marks a part of a veiled stretch keeps the whole
of it veiled. Letting words be read takes an edit of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from sloer.model import DIRECT, Action, Ground, Policy, Span, VeiledDocument
from sloer.service.applications.working import Change, Edit, Working
from sloer.service.review.occurrences import occurrences
from sloer.veiling.overlaps import accepted
from sloer.veiling.words import trimmed

CANNOT_BE_MARKED = frozenset({Ground.PHOTO})
"""Grounds that are never words."""


class EditError(ValueError):
    """What was asked cannot be done with this document; says nothing of its text."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who edits, when, and as which act: edits of one ``group`` are undone together."""

    by: UUID
    at: datetime
    group: UUID


def hand(by: UUID, at: datetime) -> Hand:
    """Begin a new act."""
    return Hand(by, at, uuid4())


def grounds_to_choose(policy: Policy) -> tuple[Ground, ...]:
    """Return the grounds a reviewer may veil on: those that the policy does not keep."""
    return tuple(
        ground
        for ground in Ground
        if ground not in CANNOT_BE_MARKED
        and (ground in DIRECT or policy.action_for(ground) is not Action.KEEP)
    )


def edited(
    working: Working,
    policy: Policy,
    change: Change,
    span: Span,
    ground: Ground,
    by: Hand,
    veiled: VeiledDocument | None = None,
) -> Working:
    """Return the document after one act on one stretch.

    ``veiled`` is the document as it is veiled now, for whoever has it at hand.

    Raises:
        EditError: the stretch lies outside the text, or the policy keeps the ground.
    """
    span = _trimmed(working.document.text, span)
    if change in {Change.ADD, Change.RELABEL}:
        if ground not in grounds_to_choose(policy):
            raise EditError("the policy keeps this ground")
        span = grown(working, policy, span, veiled)
    return _with(working, (Edit(change, span, ground, by.by, by.at, by.group),))


def veiled_everywhere(
    working: Working, policy: Policy, words: str, ground: Ground, by: Hand
) -> Working:
    """Return the document with ``words`` veiled wherever they can still be read.

    The same document comes back where nothing of them can.

    Raises:
        EditError: the policy keeps the ground.
    """
    covered = [d.span for d in working.veiled(policy).decisions]
    for span in occurrences(working.document.text, words):
        if not _is_covered(span, covered):
            working = edited(working, policy, Change.ADD, span, ground, by)
    return working


def undone(working: Working, group: UUID | None = None) -> Working:
    """Return the document without the edits of ``group``; without the last act's, if ``None``."""
    if not working.edits:
        return working
    gone = group or working.edits[-1].group
    kept = tuple(edit for edit in working.edits if edit.group != gone)
    return msgspec.structs.replace(working, edits=kept)


def grown(
    working: Working, policy: Policy, span: Span, veiled: VeiledDocument | None = None
) -> Span:
    """Return the stretch with all that is veiled and touches it, so that nothing is unveiled."""
    spans = [signal.span for signal in accepted(working.signals_now(), policy)]
    spans += [decision.span for decision in (veiled or working.veiled(policy)).decisions]
    while True:
        touching = [other for other in spans if other.overlaps(span)]
        whole = Span(
            min([span.start, *(s.start for s in touching)]),
            max([span.end, *(s.end for s in touching)]),
        )
        if whole == span:
            return span
        span = whole


def unconfirmed(working: Working, veiled: VeiledDocument) -> frozenset[Span]:
    """Return the stretches that a person must still confirm or let be read."""
    confirmed = [edit.span for edit in working.edits if edit.change is not Change.REMOVE]
    return frozenset(
        decision.span
        for decision in veiled.decisions
        if decision.action is Action.ASK and not any(s.overlaps(decision.span) for s in confirmed)
    )


def _trimmed(text: str, span: Span) -> Span:
    """Return the stretch without white space at its ends.

    Raises:
        EditError: nothing is left, or it lies outside the text.
    """
    start, end = trimmed(text, span.start, span.end) if span.end <= len(text) else (0, 0)
    if start >= end:
        raise EditError("no words there")
    return Span(start, end)


def _is_covered(span: Span, covered: list[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in covered)


def _with(working: Working, edits: tuple[Edit, ...]) -> Working:
    return msgspec.structs.replace(working, edits=(*working.edits, *edits))
