# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From signals that overlap to stretches that do not.

Signals that share characters become one stretch that covers all of them: whichever signal wins,
nothing that another one covers stays visible. The winner decides what stands there instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sloer.model import DIRECT, OPTIONAL, Action, Document, Ground, Policy, Signal, Span
from sloer.veiling.words import trimmed, whole_words

_GROUND_ORDER = {ground: index for index, ground in enumerate(Ground)}
_WORD = re.compile(r"[^\W_]{2,}")
_PERSONS = frozenset({Ground.NAME, Ground.THIRD})


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a signal that lies in one block; offsets count from the block's start."""

    start: int
    end: int
    signal: Signal
    replacement: str | None

    @property
    def priority(self) -> tuple[object, ...]:
        """Sorts the winner first: direct, then longer, surer, and a fixed order of grounds."""
        signal = self.signal
        rank = 0 if signal.ground in DIRECT else 2 if signal.ground in OPTIONAL else 1
        return (
            rank,
            self.start - self.end,
            -signal.confidence,
            _GROUND_ORDER[signal.ground],
            self.replacement is not None,
            self.replacement or "",
            signal.rule,
            signal.entity,
            signal.span,
            signal.reason.da,
            signal.reason.en,
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one block that go, and the signals that spoke for it, the winner first.

    ``replacement`` is ``None`` for a placeholder and ``""`` where the words are dropped.
    """

    start: int
    end: int
    signals: tuple[Signal, ...]
    action: Action
    replacement: str | None

    @property
    def winner(self) -> Signal:
        """The signal that decides ground, label and wording."""
        return self.signals[0]


def is_needed(signal: Signal, policy: Policy) -> bool:
    """Return whether the job needs what ``signal`` shows: a language or a fact by its entity."""
    if signal.ground in DIRECT:
        return False
    kind, _, name = signal.entity.partition(":")
    needed = {"language": policy.needed_languages, "fact": policy.needed_facts}
    return name in needed.get(kind, frozenset())


def accepted(signals: Iterable[Signal], policy: Policy) -> Iterator[Signal]:
    """Yield the signals that the policy acts on. A direct ground is never kept."""
    for signal in signals:
        kept = policy.action_for(signal.ground) is Action.KEEP and signal.ground not in DIRECT
        if not kept and not is_needed(signal, policy):
            yield signal


def stretches_by_block(
    document: Document, signals: Iterable[Signal], policy: Policy
) -> dict[int, list[Stretch]]:
    """Return, for each block that has any, its stretches in order and without overlap."""
    pieces: dict[int, set[Piece]] = {}
    for signal in accepted(signals, policy):
        for index, piece in _pieces(document, signal):
            pieces.setdefault(index, set()).add(piece)
    return {
        index: [_settle(document.blocks[index].text, group, policy) for group in _groups(found)]
        for index, found in pieces.items()
    }


def _pieces(document: Document, signal: Signal) -> Iterator[tuple[int, Piece]]:
    """Yield the signal's piece of each block it crosses; a replacement stands in the first."""
    if not document.blocks or signal.span.start >= len(document.text):
        return
    replacement = signal.replacement
    first = document.block_at(signal.span.start)
    last = document.block_at(min(signal.span.end, len(document.text)) - 1)
    for index in range(first, last + 1):
        offset, text = document.start_of(index), document.blocks[index].text
        start, end = trimmed(
            text, max(signal.span.start - offset, 0), min(signal.span.end - offset, len(text))
        )
        if start >= end:
            continue
        direct = signal.ground in DIRECT or signal.ground is Ground.THIRD
        if direct or not replacement:
            start, end = whole_words(text, start, end, direct=direct)
        yield index, Piece(start, end, signal, replacement)
        replacement = replacement and ""


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield runs of pieces that share characters, in the order of the text."""
    group: list[Piece] = []
    end = 0
    for piece in sorted(pieces, key=lambda p: (p.start, p.end, p.priority)):
        if group and piece.start >= end:
            yield group
            group = []
        end = max(end, piece.end) if group else piece.end
        group.append(piece)
    if group:
        yield group


def _settle(text: str, group: list[Piece], policy: Policy) -> Stretch:
    """Return the one stretch that ranks a group's pieces and covers all of them."""
    ranked = sorted(group, key=lambda p: p.priority)
    start, end = min(p.start for p in group), max(p.end for p in group)
    winner = _around(text, ranked, start, end) or ranked[0]
    others = [p for p in ranked if p is not winner]
    replacement = winner.replacement
    if replacement and any(_repeats(text, replacement, p) for p in others):
        replacement = None
    surest = max(p.signal.confidence for p in group)
    asked = policy.action_for(winner.signal.ground) is Action.ASK or surest < policy.ask_below
    settled = Action.VEIL if replacement is None else Action.GENERALISE
    signals = dict.fromkeys(p.signal for p in (winner, *others))
    return Stretch(start, end, tuple(signals), Action.ASK if asked else settled, replacement)


def _around(text: str, ranked: list[Piece], start: int, end: int) -> Piece | None:
    """Return the first piece that covers the whole group with a wording that keeps merit.

    "8 år" for "1998–2006" beats a placeholder for a birth date that "1998" alone looked like, as
    long as the wording itself repeats nothing that another signal covers.
    """
    for piece in ranked:
        if piece.replacement and (piece.start, piece.end) == (start, end):
            others = (p for p in ranked if p is not piece)
            if not any(_repeats(text, piece.replacement, p) for p in others):
                return piece
    return None


def _repeats(text: str, replacement: str, piece: Piece) -> bool:
    """Return whether a wording shows again what another signal's piece wants gone."""
    if piece.replacement is not None:
        return False
    covered = text[piece.start : piece.end].casefold()
    shown = replacement.casefold()
    if piece.signal.ground in _PERSONS:
        return not set(_WORD.findall(covered)).isdisjoint(_WORD.findall(shown))
    return re.search(rf"(?<!\w){re.escape(covered)}(?!\w)", shown) is not None


def document_span(document: Document, block: int, stretch: Stretch) -> Span:
    """Return where a stretch of a block lies in the whole document's text."""
    offset = document.start_of(block)
    return Span(offset + stretch.start, offset + stretch.end)
