# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How a page lies: which way its lines run, and by how much they slope."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sloer.reading.ocr.sheet import Grey

_WIDEST = 15.0
_POINTS = 12_000


def slope(ink: Grey) -> tuple[bool, float]:
    """Return whether the lines run upwards or downwards, and how many degrees off that they are.

    Lines of print make sharp steps in the sum of ink per row when rows run along them. The
    angle is the one by which to rotate the sheet counter-clockwise.
    """
    ys, xs = np.nonzero(ink)
    if len(ys) < 50:
        return False, 0.0
    if len(ys) > _POINTS:
        chosen = np.linspace(0, len(ys) - 1, _POINTS).astype(np.intp)
        ys, xs = ys[chosen], xs[chosen]
    across, across_score = _steepest(xs.astype(np.float64), ys.astype(np.float64))
    down, down_score = _steepest(ys.astype(np.float64), -xs.astype(np.float64))
    if down_score > 1.2 * across_score:
        return True, down
    return False, across


def _steepest(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> tuple[float, float]:
    best, score = _best_of(xs, ys, np.arange(-_WIDEST, _WIDEST + 0.5, 0.5))
    return _best_of(xs, ys, np.arange(best - 0.5, best + 0.51, 0.1)) if score else (0.0, 0.0)


def _best_of(
    xs: NDArray[np.float64], ys: NDArray[np.float64], angles: NDArray[np.float64]
) -> tuple[float, float]:
    scores = [_sharpness(xs, ys, float(angle)) for angle in angles]
    best = int(np.argmax(scores))
    return round(float(angles[best]), 2), scores[best]


def _sharpness(xs: NDArray[np.float64], ys: NDArray[np.float64], degrees: float) -> float:
    angle = np.deg2rad(degrees)
    rows = ys * np.cos(angle) - xs * np.sin(angle)
    counts = np.bincount((rows - rows.min()).astype(np.intp)).astype(np.float64)
    # One long rule must not outweigh thirty lines of print.
    counts = np.minimum(counts, np.percentile(counts[counts > 0], 95))
    return float(np.square(np.diff(counts)).sum())
