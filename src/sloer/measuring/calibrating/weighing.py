# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Fits how rules and the trained reader are weighed, on applications the reader never saw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sloer.finding.calibration import calibrated
from sloer.finding.search import stated_signals, view_of
from sloer.finding.weighing import FEATURES, WEIGHED, Weights, likelihood, rows_of
from sloer.measuring.in_memory import Placed
from sloer.measuring.statistics import fit_on_own_scales, told_by_others
from sloer.model import Span

LEAST = 0.35
"""A signal that is right more seldom costs more merit than it hides secrets; a choice of policy."""
FOLDS = 10
_PENALTY = 3.0


@dataclass(frozen=True, slots=True)
class Weighing:
    """One signal: its features, whether it was right, and what it touches in its document."""

    document: str
    row: tuple[float, ...]
    right: bool
    secrets: frozenset[int]
    merit: frozenset[int]


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """What signals from a probability on would hide of secrets and keep of merit."""

    least: float
    hidden: float
    kept: float


def weighings_of(documents: Iterable[tuple[str, Placed]]) -> list[Weighing]:
    """Return every signal that is to be weighed, the identity unknown."""
    return [one for name, placed in documents for one in _of(name, placed)]


def _of(name: str, placed: Placed) -> list[Weighing]:
    view = view_of(placed.document)
    signals = [s for s in map(calibrated, stated_signals(view)) if s.ground in WEIGHED]
    marks = placed.annotated.marks
    found = []
    for signal, row in zip(signals, rows_of(view, signals), strict=True):
        touched = _touched([m.span for m in marks], signal.span)
        secrets = frozenset(i for i in touched if not marks[i].is_merit)
        found.append(Weighing(name, row, bool(secrets), secrets, touched - secrets))
    return found


def _touched(spans: Sequence[Span], span: Span) -> frozenset[int]:
    return frozenset(i for i, other in enumerate(spans) if other.overlaps(span))


def fit_weights(weighings: Sequence[Weighing], least: float = LEAST) -> Weights:
    """Return the model that ``weighings`` speak for."""
    weights, start = fit_on_own_scales(
        [one.row for one in weighings], [one.right for one in weighings], _PENALTY
    )
    return Weights(start, dict(zip(FEATURES, weights, strict=True)), least)


def out_of_sample_weights(weighings: Sequence[Weighing]) -> list[float]:
    """Return for each signal the probability that a model of other documents gives it."""
    return told_by_others(
        weighings,
        [one.document for one in weighings],
        FOLDS,
        fit_weights,
        lambda model, one: likelihood(model, one.row),
    )


def tradeoffs(
    weighings: Sequence[Weighing], told: Sequence[float], secrets: int, merit: int
) -> list[Tradeoff]:
    """Return what different bounds would hide and keep, of all ``secrets`` and ``merit`` marked."""
    found = []
    for least in (0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7):
        kept = [w for w, p in zip(weighings, told, strict=True) if p >= least]
        hidden = {(w.document, i) for w in kept for i in w.secrets}
        lost = {(w.document, i) for w in kept for i in w.merit}
        found.append(Tradeoff(least, len(hidden) / secrets, 1 - len(lost) / merit))
    return found
