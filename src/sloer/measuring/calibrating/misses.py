# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Fits how likely a document is to hold a miss, and tells by cross-validation how well it does."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sloer.composing import compose
from sloer.finding.residual import FEATURES, Weights, features_of, likelihood
from sloer.finding.search import find_signals
from sloer.measuring.corpus import CorpusDocument
from sloer.measuring.in_memory import place
from sloer.measuring.scoring import score
from sloer.measuring.statistics import (
    Interval,
    auroc,
    bootstrap,
    fit_on_own_scales,
    folds_of,
    told_by_others,
)
from sloer.model import Policy
from sloer.veiling import veil_document

FOLDS = 10
_PENALTY = 30.0
# What makes a document hard, before anything is counted; counting moves it where there is enough.
# Text files are read without doubt, so of reading nothing is learnt here.
_PRIOR = dict.fromkeys(FEATURES, 0.3) | {"words": 0.0, "digits_uncovered": 0.1}


@dataclass(frozen=True, slots=True)
class Row:
    """A veiled document: its features, and whether a secret survived."""

    document: str
    features: tuple[float, ...]
    missed: bool


def rows_of(documents: Iterable[CorpusDocument], policy: Policy) -> list[Row]:
    """Return a row per document, with the identity known and unknown."""
    rows = []
    for document in documents:
        placed = place(document.annotated)
        for identity in (document.facts.identity, None):
            signals = find_signals(placed.document, identity)
            veiled = veil_document(placed.document, signals, policy)
            judged = score(placed.annotated, [compose(veiled, "txt").decode("utf-8")])
            name = f"{document.facts.language}/{document.name}"
            rows.append(Row(name, features_of(placed.document, signals), bool(judged.leaks)))
    return rows


def fit_misses(rows: Sequence[Row]) -> Weights:
    """Return the model that ``rows`` speak for, on the features' own scales."""
    weights, start = fit_on_own_scales(
        [row.features for row in rows],
        [row.missed for row in rows],
        _PENALTY,
        [_PRIOR.get(name, 0.0) for name in FEATURES],
    )
    return Weights(dict(zip(FEATURES, weights, strict=True)), start)


def out_of_sample_misses(rows: Sequence[Row]) -> list[float]:
    """Return for each row the likelihood that a model of other documents gives."""
    return told_by_others(
        rows,
        [row.document for row in rows],
        FOLDS,
        fit_misses,
        lambda model, row: likelihood(model, row.features),
    )


def ranking(rows: Sequence[Row], told: Sequence[float]) -> tuple[float, Interval]:
    """Return how often a document with a miss ranks above one without, with its interval."""
    folds = folds_of([row.document for row in rows], FOLDS)
    groups: dict[str, list[tuple[int, float, bool]]] = {}
    for row, fold, likely in zip(rows, folds, told, strict=True):
        groups.setdefault(row.document, []).append((fold, likely, row.missed))

    def figure(units: Sequence[list[tuple[int, float, bool]]]) -> float:
        """Rank within each fold: models of different folds start from different shares."""
        parts = []
        for fold in range(FOLDS):
            inside = [one for unit in units for one in unit if one[0] == fold]
            pairs = sum(m for *_, m in inside) * sum(not m for *_, m in inside)
            if pairs:
                parts.append((auroc([p for _, p, _ in inside], [m for *_, m in inside]), pairs))
        total = sum(pairs for _, pairs in parts)
        return sum(value * pairs for value, pairs in parts) / total if total else math.nan

    units = list(groups.values())
    return figure(units), bootstrap(units, figure)
