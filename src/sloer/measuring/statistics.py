# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The few statistics that figures rest on: intervals, curves, and two small fitted models."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_T = TypeVar("_T")
_Model = TypeVar("_Model")

_Z = 1.959963984540054
_SEED = 20260101


@dataclass(frozen=True, slots=True)
class Interval:
    """The two ends between which a figure lies with 95 % confidence."""

    low: float
    high: float


def wilson(good: int, total: int) -> Interval:
    """Return the 95 % interval of a share by Wilson's method; the whole of 0 to 1 for none."""
    if not total:
        return Interval(0.0, 1.0)
    share, z2 = good / total, _Z * _Z
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    reach = _Z / (1 + z2 / total) * math.sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    return Interval(max(middle - reach, 0.0), min(middle + reach, 1.0))


def bootstrap(
    units: Sequence[_T], figure: Callable[[Sequence[_T]], float], rounds: int = 1000
) -> Interval:
    """Return the 95 % interval of ``figure`` when ``units`` (documents) are drawn anew.

    Marks of one document share its author and its luck, so documents are drawn, not marks.
    Draws for which the figure does not exist (NaN) are left out.
    """
    random = np.random.default_rng(_SEED)
    drawn = [
        figure([units[i] for i in random.integers(0, len(units), len(units))])
        for _ in range(rounds if units else 0)
    ]
    known = [value for value in drawn if not math.isnan(value)]
    if not known:
        return Interval(0.0, 1.0)
    low, high = np.percentile(known, [2.5, 97.5])
    return Interval(float(low), float(high))


def auroc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return how often a true one scores above a false one (ties half); NaN without both."""
    values, truth = np.asarray(scores, float), np.asarray(labels, bool)
    positive, negative = values[truth], values[~truth]
    if not len(positive) or not len(negative):
        return math.nan
    above = (positive[:, None] > negative[None, :]).mean()
    level = (positive[:, None] == negative[None, :]).mean()
    return float(above + level / 2)


def sigmoid(values: Floats) -> Floats:
    """Return the logistic function, safe for large values."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -35.0, 35.0))))


def fit_logistic(
    rows: Floats, labels: Sequence[bool], penalty: float, prior: Floats | None = None
) -> tuple[Floats, float]:
    """Return weights and intercept of a logistic regression drawn towards ``prior`` weights.

    Newton steps on the penalised likelihood; the intercept is not penalised. ``rows`` has few
    columns: see :func:`fit_dual_logistic` for many.
    """
    count, columns = rows.shape
    centre = np.zeros(columns + 1)
    if prior is not None:
        centre[:columns] = prior
    wide = np.hstack([rows, np.ones((count, 1))])
    ridge = np.diag([penalty] * columns + [1e-6])
    truth, weights = np.asarray(labels, float), centre.copy()
    for _ in range(50):
        told = sigmoid(wide @ weights)
        slope = wide.T @ (told - truth) + ridge @ (weights - centre)
        curve = wide.T @ (wide * np.maximum(told * (1 - told), 1e-6)[:, None]) + ridge
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights[:columns], float(weights[columns])


def fit_on_own_scales(
    rows: Sequence[Sequence[float]],
    labels: Sequence[bool],
    penalty: float,
    prior: Sequence[float] | None = None,
) -> tuple[list[float], float]:
    """Return weights and start of a logistic model for features of very different sizes.

    Features are brought to one spread for fitting, where ``penalty`` and ``prior`` apply; what is
    returned goes with the features as they are.
    """
    table = np.array(rows, float)
    middle, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread < 1e-9] = 1.0
    towards = np.zeros(table.shape[1]) if prior is None else np.array(prior, float)
    weights, start = fit_logistic((table - middle) / spread, labels, penalty, towards)
    plain = weights / spread
    return [round(float(w), 4) for w in plain], round(float(start - plain @ middle), 4)


def fit_dual_logistic(rows: Floats, labels: Sequence[bool], penalty: float) -> tuple[Floats, float]:
    """Fit as :func:`fit_logistic` where columns by far outnumber rows.

    The rows' own span holds the answer, so it is sought among as many directions as rows.
    """
    basis, sizes, _ = np.linalg.svd(rows @ rows.T)
    kept = sizes > 1e-9 * sizes[0]
    compact = basis[:, kept] * np.sqrt(sizes[kept])
    weights, intercept = fit_logistic(compact, labels, penalty)
    return rows.T @ (basis[:, kept] / np.sqrt(sizes[kept]) @ weights), intercept


def isotonic(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the closest sequence to ``values`` that never falls (pooling neighbours)."""
    pools: list[list[float]] = []
    for value, weight in zip(values, weights, strict=True):
        pools.append([value, weight, 1.0])
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            last, before = pools.pop(), pools.pop()
            heavy = before[1] + last[1]
            mean = (before[0] * before[1] + last[0] * last[1]) / heavy
            pools.append([mean, heavy, before[2] + last[2]])
    return [pool[0] for pool in pools for _ in range(int(pool[2]))]


def folds_of(names: Sequence[str], count: int) -> list[int]:
    """Return a fold for each name: equal names together, folds of nearly equal size."""
    different = sorted(set(names))
    order = np.random.default_rng(_SEED).permutation(len(different))
    fold = {name: int(place) % count for name, place in zip(different, order, strict=True)}
    return [fold[name] for name in names]


def told_by_others(
    items: Sequence[_T],
    names: Sequence[str],
    count: int,
    fit: Callable[[list[_T]], _Model],
    tell: Callable[[_Model, _T], float],
) -> list[float]:
    """Return for each item what a model of other documents tells of it.

    ``names`` are the items' documents, parted into ``count`` folds; ``fit`` makes a model of the
    items outside a fold, ``tell`` asks it about one inside.
    """
    folds = folds_of(names, count)
    told = [0.0] * len(items)
    for fold in range(count):
        model = fit([item for item, f in zip(items, folds, strict=True) if f != fold])
        for index, item in enumerate(items):
            if folds[index] == fold:
                told[index] = tell(model, item)
    return told
