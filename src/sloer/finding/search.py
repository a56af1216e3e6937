# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The room's one door: all finders over one document."""

from __future__ import annotations

import datetime as dt

from sloer.finding.calibration import calibrated
from sloer.finding.learning import learn
from sloer.finding.protocol import View
from sloer.finding.registry import finders
from sloer.model import OPTIONAL, Document, Identity, Signal

_READER = "reader."


def find_signals(document: Document, identity: Identity | None = None) -> tuple[Signal, ...]:
    """Return every finder's signals, ordered by place. They may overlap.

    ``identity`` is what is known beforehand; the rest is learnt from the document itself. Each
    signal's confidence is the probability that it is right, as counted on annotated documents.
    """
    return tuple(calibrated(signal) for signal in stated_signals(document, identity))


def stated_signals(document: Document, identity: Identity | None = None) -> tuple[Signal, ...]:
    """Return the signals with the confidence each rule states of itself, for calibration."""
    today = dt.datetime.now(dt.UTC).date()
    view = View(document, learn(document, identity), today)
    signals = [signal for finder in finders() for signal in finder.find(view)]
    return tuple(sorted(_free_of_rules(signals), key=lambda s: (s.span, s.ground, s.rule)))


def _free_of_rules(signals: list[Signal]) -> list[Signal]:
    """Drop what only the reader says of words that a rule speaks of too: it words them better."""
    taken = bytearray(max((s.span.end for s in signals), default=0))
    for signal in signals:
        if not signal.rule.startswith(_READER) and signal.ground not in OPTIONAL:
            taken[signal.span.start : signal.span.end] = b"\x01" * len(signal.span)
    return [
        s
        for s in signals
        if not s.rule.startswith(_READER) or not any(taken[s.span.start : s.span.end])
    ]
