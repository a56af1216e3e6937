# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What is measured besides recall and merit: names swapped, attacks, and how far to trust a signal.

All of it happens in memory, on the text that a text file would give.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sloer.finding.calibration import probability_of
from sloer.measuring.attack import TARGETS, Attack, attack_within, texts_of
from sloer.measuring.calibrating.evidence import evidence_of
from sloer.measuring.calibrating.reliability import Reliability, reliability
from sloer.measuring.corpus import CorpusDocument
from sloer.measuring.swapping import (
    Tally,
    gap,
    recall_by_origin,
    recall_by_tongue,
    tallies,
    tongue_gap,
)
from sloer.model import Policy


@dataclass(frozen=True, slots=True)
class Trials:
    """What was tried; empty or ``None`` where it was not asked for.

    ``attacks`` are pairs: on the documents as they are, and on the veiled ones.
    """

    swaps: tuple[Tally, ...] = ()
    attacks: tuple[tuple[Attack, Attack], ...] = ()
    reliability: Reliability | None = None


def try_out(
    documents: Sequence[CorpusDocument],
    policy: Policy,
    *,
    swap_names: bool,
    attack: bool,
    trust: bool,
) -> Trials:
    """Make the trials that are asked for."""
    return Trials(
        tuple(tallies(documents, policy)) if swap_names else (),
        tuple(_attacks(documents, policy)) if attack else (),
        _reliability(documents) if trust else None,
    )


def _attacks(
    documents: Sequence[CorpusDocument], policy: Policy
) -> Iterator[tuple[Attack, Attack]]:
    plain, veiled = texts_of(documents, None), texts_of(documents, policy)
    for target in TARGETS:
        yield attack_within(plain, target), attack_within(veiled, target)


def _reliability(documents: Sequence[CorpusDocument]) -> Reliability:
    evidence = list(evidence_of(documents))
    told = [probability_of(one.rule, one.stated) for one in evidence]
    return reliability(told, [one.right for one in evidence])


def lines(trials: Trials) -> Iterator[str]:
    """Yield the figures as plain lines."""
    if trials.swaps:
        yield from _swap_lines(trials.swaps)
    for pair in trials.attacks:
        for title, one in zip(("before", "after"), pair, strict=True):
            reach = one.interval
            yield (
                f"{title} veiling, {one.target}: AUROC {one.figure:.3f} "
                f"({reach.low:.3f}-{reach.high:.3f}), {one.documents} documents"
            )
    if trials.reliability is not None:
        yield f"expected calibration error {trials.reliability.error:.4f}"
        for part in trials.reliability.bins:
            yield f"said {part.said:.3f}: right {part.share:.3f} ({part.right}/{part.total})"


def _swap_lines(swaps: Sequence[Tally]) -> Iterator[str]:
    for known in (True, False):
        identity = f"identity {'known' if known else 'unknown'}"
        for origin, count in recall_by_origin(swaps, known=known).items():
            yield f"{identity}, {origin}: {count.share:.3f} ({count.total})"
        distance, reach = gap(swaps, known=known)
        yield f"{identity}, gap: {distance:.3f} ({reach.low:.3f}-{reach.high:.3f})"
        for tongue, count in recall_by_tongue(swaps, known=known).items():
            yield f"{identity}, {tongue} language: {count.share:.3f} ({count.total})"
        distance, reach = tongue_gap(swaps, known=known)
        if not math.isnan(distance):
            between = f"({reach.low:.3f}-{reach.high:.3f})"
            yield f"{identity}, first less second: {distance:.3f} {between}"
