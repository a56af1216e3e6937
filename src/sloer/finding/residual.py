# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How likely is it that something was missed? Orders the review queue, the likeliest first.

A small logistic regression over what makes documents hard: uncertain signals, near misses (names
no signal covers, unknown words shaped like names), how surely the page was read, a name that was
never learnt. Its weights, ``data/residual.json``, are fitted by ``tools/fit_confidence.py``. It
says something about the document, and nothing about the person.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from sloer.finding.lexicon import is_common_word, is_first_name, is_place, is_surname
from sloer.finding.words import words_of
from sloer.model import Document, Ground, Language, Signal

FEATURES = (
    "words",
    "uncertain",
    "expected_wrong",
    "revealing",
    "names_uncovered",
    "unknown_capitalised",
    "digits_uncovered",
    "no_name_found",
    "reading_doubt",
    "not_danish",
)
_UNCERTAIN = 0.85


class Weights(msgspec.Struct, frozen=True):
    """A fitted model: a weight per feature, and what it starts from."""

    weights: dict[str, float] = {}
    intercept: float = 0.0


def miss_likelihood(document: Document, signals: Sequence[Signal]) -> float:
    """Return the probability, 0.0 to 1.0, that the document holds a miss."""
    return likelihood(_fitted(), features_of(document, signals))


def likelihood(model: Weights, features: Sequence[float]) -> float:
    """Return what ``model`` makes of ``features``."""
    total = model.intercept + sum(
        model.weights.get(name, 0.0) * value for name, value in zip(FEATURES, features, strict=True)
    )
    return 1.0 / (1.0 + math.exp(-min(max(total, -35.0), 35.0)))


def features_of(document: Document, signals: Sequence[Signal]) -> tuple[float, ...]:
    """Return the features in the order of :data:`FEATURES`; counts are tamed by a logarithm."""
    covered = _covered(len(document.text), signals)
    words = words_of(document.text)
    names, unknown = _near_misses(words.texts, words.starts, document.text, covered)
    digits = sum(
        c.isdigit() and not hidden for c, hidden in zip(document.text, covered, strict=True)
    )
    return (
        math.log1p(len(words)),
        math.log1p(sum(s.confidence < _UNCERTAIN for s in signals)),
        sum(1.0 - s.confidence for s in signals),
        math.log1p(len(signals)),
        math.log1p(names),
        math.log1p(unknown),
        math.log1p(digits),
        float(not any(s.ground is Ground.NAME for s in signals)),
        _reading_doubt(document),
        float(document.language is not Language.DA),
    )


def _covered(length: int, signals: Iterable[Signal]) -> bytearray:
    covered = bytearray(length)
    for signal in signals:
        start, end = signal.span.start, min(signal.span.end, length)
        covered[start:end] = b"\x01" * max(end - start, 0)
    return covered


def _near_misses(
    texts: Sequence[str], starts: Sequence[int], text: str, covered: bytearray
) -> tuple[int, int]:
    """Count, among capitalised words inside sentences, names and words that no list knows."""
    names = unknown = 0
    for word, start in zip(texts, starts, strict=True):
        if not word[0].isupper() or covered[start] or text[max(start - 2, 0) : start][-1:] != " ":
            continue
        if text[start - 2 : start - 1] in ".!?:":
            continue
        if is_common_word(word) or is_place(word):
            continue
        if is_first_name(word) or is_surname(word):
            names += 1
        elif word[1:].islower():
            unknown += 1
    return names, unknown


def _reading_doubt(document: Document) -> float:
    """Return the mean doubt of the recogniser over all letters; 0.0 for digital text."""
    doubt = letters = 0.0
    for block in document.blocks:
        for origin in block.origins:
            doubt += (1.0 - origin.confidence) * (origin.end - origin.start)
            letters += origin.end - origin.start
    return doubt / letters if letters else 0.0


@cache
def _fitted() -> Weights:
    source = files("sloer.finding").joinpath("data/residual.json").read_bytes()
    return msgspec.json.decode(source, type=Weights)
