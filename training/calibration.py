# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How often is the reader right when it says so: measured on applications it has never seen."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from training.data import GROUNDS, Example
from training.figures import runs

LEAST = 0.6
"""Signals that are right more seldom are not worth a reviewer's time."""
_SAID = (0.5, 0.7, 0.85, 0.95, 0.99)
_PRIOR = 4.0


def calibration(examples: list[Example], probable: list[np.ndarray]) -> dict[str, object]:
    """Return, for each ground, how often stretches of a surest token so sure were right.

    Grounds with few stretches lean on all grounds together; the curve never falls.
    """
    said: dict[str, list[tuple[float, bool]]] = {g: [] for g in GROUNDS[1:9]}
    for example, shares in zip(examples, probable, strict=True):
        gold = np.array(example.grounds)
        for number, name in enumerate(GROUNDS[1:9], 1):
            for a, b in runs(shares[:, number] >= 0.5):
                # Another ground's secret is veiled all the same: the reviewer sees a right veil.
                said[name].append((float(shares[a:b, number].max()), bool((gold[a:b] > 0).any())))
    everything = [x for found in said.values() for x in found]
    table = {}
    for name, found in said.items():
        rates = [_rate(found, place, _rate(everything, place, 0.5)) for place in range(len(_SAID))]
        table[name] = {
            "said": list(_SAID),
            "right": [round(float(x), 3) for x in np.maximum.accumulate(rates)],
        }
    return {"least": LEAST, "grounds": table}


def _rate(found: list[tuple[float, bool]], place: int, prior: float) -> float:
    low = _SAID[place] if place == 0 else (_SAID[place - 1] + _SAID[place]) / 2
    high = (_SAID[place] + _SAID[place + 1]) / 2 if place + 1 < len(_SAID) else 1.01
    near = [right for sure, right in found if low <= sure < high]
    return (sum(near) + _PRIOR * prior) / (len(near) + _PRIOR)


def write(examples: list[Example], probable: list[np.ndarray], folder: Path) -> None:
    """Write ``calibration.json`` beside the weights."""
    table = json.dumps(calibration(examples, probable), indent=1)
    (folder / "calibration.json").write_text(table + "\n", encoding="utf-8")
