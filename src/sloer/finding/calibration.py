# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From what a rule says of itself to how often it is right.

A rule states a confidence that its author guessed. ``data/calibration.json`` holds what was then
counted on annotated documents: per rule, and per stated confidence where a rule states several,
the share of its signals that were right. :func:`calibrated` puts the latter in the former's place,
so that of signals said to be 90 % sure 90 % are right. Rules the counting never met get their
family's share ("gender" for "gender.title"), and those of unknown family what they say themselves.

``sloer.measuring.calibrating`` counts and writes the file; docs/developing.md has the command.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib.resources import files

import msgspec

from sloer.model import OPTIONAL, Signal

Steps = list[tuple[float, float]]
"""Pairs of a stated confidence and the probability from there on, both rising."""


class Calibration(msgspec.Struct, frozen=True):
    """What counting gave: steps per rule, and a probability per family of rules."""

    rules: dict[str, Steps] = {}
    families: dict[str, float] = {}

    def probability(self, rule: str, stated: float) -> float:
        """Return how likely a signal of ``rule`` that states ``stated`` is right."""
        steps = self.rules.get(rule)
        if steps:
            place = bisect_right([least for least, _ in steps], stated + 1e-9)
            return steps[max(place - 1, 0)][1]
        return self.families.get(family_of(rule), stated)


def family_of(rule: str) -> str:
    """Return the family of a rule: the part of its name before the first dot."""
    return rule.partition(".")[0]


def calibrated(signal: Signal) -> Signal:
    """Return the signal with its probability as confidence.

    Optional grounds have no marks to count by and stay as they are.
    """
    if signal.ground in OPTIONAL:
        return signal
    return with_confidence(signal, probability_of(signal.rule, signal.confidence))


def with_confidence(signal: Signal, confidence: float) -> Signal:
    """Return the signal as sure as told: ``dataclasses.replace``, but in a third of the time."""
    return Signal(
        signal.ground,
        signal.span,
        confidence,
        signal.rule,
        signal.reason,
        signal.replacement,
        signal.entity,
    )


def probability_of(rule: str, stated: float) -> float:
    """Return how likely a signal of ``rule`` that states ``stated`` is right."""
    return _calibration().probability(rule, stated)


@cache
def _calibration() -> Calibration:
    source = files("sloer.finding").joinpath("data/calibration.json").read_bytes()
    return msgspec.json.decode(source, type=Calibration)
