# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What was found in a document, as the list shows it: uncertain first, then by ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sloer.model import Decision, Ground, Span, VeiledDocument
from sloer.service.applications.working import BY_HAND, Change, Working
from sloer.service.review.grounds import words_for
from sloer.service.review.sheet import name_of, shown_again


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list."""

    name: str
    start: int
    end: int
    words: str
    stands: str
    """What stands there instead; empty where nothing does."""
    ground: str
    ground_words: str
    reason: str
    rule: str
    confidence: int | None
    """Percent; ``None`` where a person said so."""
    is_asked: bool = False
    is_shown: bool = False
    """A reviewer let it be read."""
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading."""

    key: str
    heading: str
    items: list[Item]


def groups_of(
    working: Working, veiled: VeiledDocument, unconfirmed: frozenset[Span]
) -> list[Group]:
    """Return the list: what waits for a person, then each ground, then what may be read."""
    confirmed = [e.span for e in working.edits if e.change is Change.ACCEPT]
    machine = {(s.ground, s.span, s.rule): s.confidence for s in working.signals}
    items = [_item(working, veiled, d, unconfirmed, confirmed, machine) for d in veiled.decisions]
    asked = [item for item in items if item.is_asked]
    groups = [Group("asked", _("Uncertain"), asked)] if asked else []
    by_ground: dict[str, list[Item]] = {}
    for item in items:
        if not item.is_asked:
            by_ground.setdefault(item.ground, []).append(item)
    groups += [Group(ground, words_for(ground), by_ground[ground]) for ground in _order(by_ground)]
    shown = list(_shown(working, veiled))
    if shown:
        groups.append(Group("shown", _("May be read"), shown))
    return groups


def _order(grounds: dict[str, list[Item]]) -> list[str]:
    """Return grounds with the one that has the least certain stretch first."""
    return sorted(
        grounds,
        key=lambda g: min(100 if i.confidence is None else i.confidence for i in grounds[g]),
    )


def _item(
    working: Working,
    veiled: VeiledDocument,
    decision: Decision,
    unconfirmed: frozenset[Span],
    confirmed: list[Span],
    machine: dict[tuple[Ground, Span, str], float],
) -> Item:
    signal = decision.signals[0]
    span = decision.span
    by_hand = signal.reason == BY_HAND
    stands = ""
    if decision.segment >= 0:
        stands = veiled.blocks[decision.block].segments[decision.segment].text
    return Item(
        name=name_of(span),
        start=span.start,
        end=span.end,
        words=working.document.text[span.start : span.end],
        stands=stands,
        ground=signal.ground.value,
        ground_words=words_for(signal.ground),
        reason=signal.reason.in_language(get_language() or "da"),
        rule="" if by_hand else signal.rule,
        confidence=None if by_hand else round(_machine_confidence(decision, machine) * 100),
        is_asked=span in unconfirmed,
        is_confirmed=any(other.overlaps(span) for other in confirmed),
    )


def _machine_confidence(
    decision: Decision, machine: dict[tuple[Ground, Span, str], float]
) -> float:
    """Return how sure the machine was, before anybody confirmed."""
    first = decision.signals[0]
    return max(machine.get((s.ground, s.span, s.rule), 0.0) for s in decision.signals) or (
        first.confidence
    )


def _shown(working: Working, veiled: VeiledDocument) -> Iterator[Item]:
    grounds = {e.span: e.ground for e in working.edits if e.change is Change.REMOVE}
    for span in shown_again(working.edits, veiled):
        ground = grounds[span]
        words = working.document.text[span.start : span.end]
        yield Item(
            name=name_of(span),
            start=span.start,
            end=span.end,
            words=words,
            stands=words,
            ground=ground.value,
            ground_words=words_for(ground),
            reason=_("A reviewer let it be read."),
            rule="",
            confidence=None,
            is_shown=True,
        )
