# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Signals held against marks: the raw material of calibration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sloer.finding.search import stated_signals, view_of
from sloer.finding.weighing import READ, WEIGHED
from sloer.measuring.annotations import Annotated
from sloer.measuring.corpus import CorpusDocument
from sloer.measuring.in_memory import place
from sloer.model import OPTIONAL, Signal, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One signal of one document: what its rule stated, and whether it was right."""

    document: str
    rule: str
    stated: float
    right: bool


def evidence_of(documents: Iterable[CorpusDocument]) -> Iterator[Evidence]:
    """Yield the signals of each document, with the identity known and unknown.

    A signal is right when it overlaps a mark of what must not survive, and wrong when it touches
    nothing but merit or neutral text. Optional grounds have no marks and are left out.
    """
    for document in documents:
        placed = place(document.annotated)
        name = f"{document.facts.language}/{document.name}"
        for identity in (document.facts.identity, None):
            for signal in stated_signals(view_of(placed.document, identity)):
                if signal.ground not in OPTIONAL and not _is_weighed_alone(signal):
                    right = _reveals(placed.annotated, signal.span)
                    yield Evidence(name, signal.rule, signal.confidence, right)


def _is_weighed_alone(signal: Signal) -> bool:
    return signal.rule.startswith(READ) and signal.ground in WEIGHED


def _reveals(annotated: Annotated, span: Span) -> bool:
    return any(mark.span.overlaps(span) for mark in annotated.secrets)
