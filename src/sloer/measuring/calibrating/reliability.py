# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Of signals said to be so sure, how many are right? Told in bins, and as one expected error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sloer.finding.calibration import family_of
from sloer.measuring.calibrating.evidence import Evidence
from sloer.measuring.statistics import Interval, wilson

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Signals whose probability lies from ``low`` to ``high``: said on average, and right."""

    low: float
    high: float
    said: float
    right: int
    total: int

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.total

    @property
    def interval(self) -> Interval:
        """Between which shares the true one lies, with 95 % confidence."""
        return wilson(self.right, self.total)


@dataclass(frozen=True, slots=True)
class Reliability:
    """Bins that hold any signal, and the expected calibration error over them."""

    bins: tuple[Bin, ...]

    @property
    def total(self) -> int:
        """How many signals there are."""
        return sum(b.total for b in self.bins)

    @property
    def error(self) -> float:
        """The mean distance between what is said and what is right, weighed by signals."""
        total = self.total
        return sum(b.total * abs(b.said - b.share) for b in self.bins) / total if total else 0.0


def reliability(told: Sequence[float], right: Sequence[bool]) -> Reliability:
    """Return the reliability of probabilities ``told``."""
    pairs = list(zip(told, right, strict=True))
    bins = []
    for low, high in pairwise(EDGES):
        inside = [(p, r) for p, r in pairs if low <= p < high or (high == 1.0 and p == 1.0)]
        if inside:
            said = sum(p for p, _ in inside) / len(inside)
            bins.append(Bin(low, high, said, sum(r for _, r in inside), len(inside)))
    return Reliability(tuple(bins))


def by_family(told: Iterable[float], evidence: Sequence[Evidence]) -> dict[str, Reliability]:
    """Return the reliability of each family of rules, by name."""
    groups: dict[str, tuple[list[float], list[bool]]] = {}
    for probability, one in zip(told, evidence, strict=True):
        probabilities, right = groups.setdefault(family_of(one.rule), ([], []))
        probabilities.append(probability)
        right.append(one.right)
    return {name: reliability(*group) for name, group in sorted(groups.items())}
