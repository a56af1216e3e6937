# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From evidence to the table of probabilities that the find stage applies.

A rule's share of right signals is drawn towards its family's, and a family's towards that of all,
as if it had been seen ``strength`` times more with the same luck as the rest: three hits of three
are no proof of certainty. Where a rule states several confidences, each level's share is drawn
towards the rule's and then made to rise with what is stated.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sloer.finding.calibration import Calibration, Steps, family_of
from sloer.measuring.calibrating.evidence import Evidence
from sloer.measuring.statistics import isotonic, told_by_others

STRENGTHS = (1.0, 2.0, 4.0, 8.0, 16.0)
FOLDS = 10
_SAME_SIGNAL_TWICE = 0.5
_ONE_LEVEL = 12.0
_SUREST = 0.999


def fit(evidence: Sequence[Evidence], strength: float) -> Calibration:
    """Return the calibration that ``evidence`` speaks for."""
    overall = _share(evidence, 0.5, 1.0)
    families = {
        family: _share(those, overall, strength)
        for family, those in _by(evidence, lambda e: family_of(e.rule)).items()
    }
    rules = {
        rule: _steps(those, families[family_of(rule)], strength)
        for rule, those in _by(evidence, lambda e: e.rule).items()
    }
    return Calibration(rules, {family: _rounded(share) for family, share in families.items()})


def out_of_sample(evidence: Sequence[Evidence], strength: float) -> list[float]:
    """Return for each piece of evidence the probability that other documents give it."""
    return told_by_others(
        evidence,
        [e.document for e in evidence],
        FOLDS,
        lambda others: fit(others, strength),
        lambda fitted, one: fitted.probability(one.rule, one.stated),
    )


def best_strength(evidence: Sequence[Evidence]) -> float:
    """Return the strength whose out-of-sample probabilities surprise least."""
    return min(STRENGTHS, key=lambda s: surprise(out_of_sample(evidence, s), evidence))


def surprise(told: Iterable[float], evidence: Iterable[Evidence]) -> float:
    """Return the mean logarithmic loss of probabilities."""
    losses = [
        -math.log(min(max(p if e.right else 1.0 - p, 1e-6), 1.0))
        for p, e in zip(told, evidence, strict=True)
    ]
    return sum(losses) / len(losses) if losses else 0.0


def _by(evidence: Sequence[Evidence], key: Callable[[Evidence], str]) -> dict[str, list[Evidence]]:
    groups: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        groups[key(one)].append(one)
    return dict(sorted(groups.items()))


def _share(evidence: Sequence[Evidence], towards: float, strength: float) -> float:
    """Each signal is seen twice, with the identity known and unknown, and counts once."""
    seen = _SAME_SIGNAL_TWICE * len(evidence)
    right = _SAME_SIGNAL_TWICE * sum(e.right for e in evidence)
    return (right + strength * towards) / (seen + strength)


def _steps(evidence: Sequence[Evidence], family: float, strength: float) -> Steps:
    whole = _share(evidence, family, strength)
    levels = _levels(evidence)
    if len(levels) == 1:
        return [(0.0, _rounded(whole))]
    shares = [_share(those, whole, strength) for _, those in levels]
    rising = isotonic(shares, [float(len(those)) for _, those in levels])
    steps: Steps = []
    for (least, _), share in zip(levels, rising, strict=True):
        if not steps or _rounded(share) > steps[-1][1]:
            steps.append((round(least, 3) if steps else 0.0, _rounded(share)))
    return steps


def _levels(evidence: Sequence[Evidence]) -> list[tuple[float, list[Evidence]]]:
    """Group by stated confidence, from low to high, no group much smaller than it need be."""
    levels: list[tuple[float, list[Evidence]]] = []
    for one in sorted(evidence, key=lambda e: e.stated):
        fresh = not levels or (
            len(levels[-1][1]) >= _ONE_LEVEL and one.stated > levels[-1][1][-1].stated + 1e-9
        )
        if fresh:
            levels.append((one.stated, []))
        levels[-1][1].append(one)
    if len(levels) > 1 and len(levels[-1][1]) < _ONE_LEVEL:
        levels[-2][1].extend(levels.pop()[1])
    return levels


def _rounded(share: float) -> float:
    return round(min(share, _SUREST), 3)
