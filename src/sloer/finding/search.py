# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The room's one door: all finders over one document."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from sloer.finding.calibration import calibrated
from sloer.finding.learning import learn
from sloer.finding.protocol import View
from sloer.finding.registry import finders
from sloer.finding.weighing import READ, weighed
from sloer.model import OPTIONAL, Document, Identity, Signal


def find_signals(document: Document, identity: Identity | None = None) -> tuple[Signal, ...]:
    """Return every finder's signals, ordered by place. They may overlap.

    ``identity`` is what is known beforehand; the rest is learnt from the document itself. Each
    signal's confidence is the probability that it is right, as counted on annotated documents.
    """
    view = view_of(document, identity)
    heard = _without_echoes(weighed(view, map(calibrated, stated_signals(view))))
    return tuple(sorted(heard, key=lambda s: (s.span, s.ground, s.rule)))


def view_of(document: Document, identity: Identity | None = None) -> View:
    """Return the view that all finders get of ``document``."""
    return View(document, learn(document, identity), dt.datetime.now(dt.UTC).date())


def stated_signals(view: View) -> list[Signal]:
    """Return the signals with the confidence each finder states of itself, for calibration."""
    return [signal for finder in finders() for signal in finder.find(view)]


_BESIDE = 2
"""Characters within which a ruled stretch is the reader's neighbour, not another matter."""


def _without_echoes(signals: Iterable[Signal]) -> Iterator[Signal]:
    """Leave out what the reader marks where a rule has spoken: that has the better wording."""
    ruled = sorted(
        (s.span.start, s.span.end) for s in signals if not _is_read(s) and s.ground not in OPTIONAL
    )
    starts = [start for start, _ in ruled]
    furthest = list(accumulate((end for _, end in ruled), max))
    for signal in signals:
        before = bisect_left(starts, signal.span.end + _BESIDE)
        alone = not before or furthest[before - 1] + _BESIDE <= signal.span.start
        if not _is_read(signal) or alone:
            yield signal


def _is_read(signal: Signal) -> bool:
    return signal.rule.startswith(READ)
