# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What rules and the trained reader say of one place, put together into one probability.

A rule knows words, the reader knows how they are used: "dyslexia" is a health matter when it is
one's own and a skill when one teaches against it. Each signal on a revealing ground gets the
probability that a logistic model gives it from both; what is likely wrong is dropped. The model
was fitted on annotated applications that the reader never saw (``tools/fit_confidence.py``), so
its probabilities are counted ones.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from sloer.finding.calibration import with_confidence
from sloer.finding.protocol import View
from sloer.finding.tagging.tags import GROUNDS
from sloer.model import Ground, Signal

WEIGHED = frozenset(GROUNDS) - {Ground.NAME, Ground.THIRD}
"""The grounds whose signals are weighed. Persons are weighed where mentions are joined."""
READ = "reader."
"""What the names of the reader's own signals begin with."""
_SURE = 0.8
_JUDGED = tuple(g for g in GROUNDS if g in WEIGHED)
FEATURES = (
    "read", "rule", "any", "own", "spread", "of_others", "same_ground", "all_grounds",
    *map(str, _JUDGED),
)  # fmt: skip
_GROUND_ROWS = {g: tuple(float(g is other) for other in _JUDGED) for g in _JUDGED}


class Weights(msgspec.Struct, frozen=True):
    """The model: a weight per feature, and from which probability a signal is kept."""

    start: float
    weights: Mapping[str, float]
    least: float


def weighed(view: View, signals: Iterable[Signal]) -> list[Signal]:
    """Return the signals with their probabilities, without those that are likely wrong."""
    given = list(signals)
    model = weights()
    judged = [s for s in given if s.ground in WEIGHED]
    kept = [s for s in given if s.ground not in WEIGHED]
    for signal, row in zip(judged, rows_of(view, judged), strict=True):
        probability = likelihood(model, row)
        if probability >= model.least:
            kept.append(with_confidence(signal, round(probability, 4)))
    return kept


def likelihood(model: Weights, row: Sequence[float]) -> float:
    """Return how likely a signal with these features is right."""
    total = model.start + sum(
        model.weights[name] * value for name, value in zip(FEATURES, row, strict=True) if value
    )
    return 1 / (1 + math.exp(-total))


def rows_of(view: View, signals: Sequence[Signal]) -> list[tuple[float, ...]]:
    """Return the features of each signal, in the order of ``FEATURES``.

    What is sure elsewhere in the document counts too: who tells of one illness tells of its aids.
    """
    sure = Counter(
        s.ground for s in signals if not s.rule.startswith(READ) and s.confidence > _SURE
    )
    return [_row(view, signal, sure) for signal in signals]


def _row(view: View, signal: Signal, sure: Counter[Ground]) -> tuple[float, ...]:
    is_read = signal.rule.startswith(READ)
    at_all, on_average = view.tags.anything(signal.span)
    itself = not is_read and signal.confidence > _SURE
    return (
        float(is_read),
        0.0 if is_read else _odds(signal.confidence),
        _odds(at_all),
        _odds(view.tags.reveals(signal.span, signal.ground)),
        _odds(on_average),
        float(is_read and view.passages.about_others(signal.span)),
        math.log1p(sure[signal.ground] - itself),
        math.log1p(sure.total() - itself),
        *_GROUND_ROWS[signal.ground],
    )


def _odds(share: float) -> float:
    bounded = min(max(share, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


@cache
def weights() -> Weights:
    """Return the model that ships."""
    source = files("sloer.finding").joinpath("data/weighing.json").read_bytes()
    return msgspec.json.decode(source, type=Weights)
