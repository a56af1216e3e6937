# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The residual-leak meter: can sex, age band and origin still be told from a veiled document?

A small attacker (logistic regression on words, letters and layout) learns from veiled documents
whose answers are known, and guesses for documents it never saw. For measuring, and for telling
reviewers which words give away. It is trained anew for each measurement and kept nowhere; no
guess about any person is stored, and nothing in the product calls it.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sloer.measuring.corpus import CorpusDocument, Facts
from sloer.measuring.in_memory import place, veiled_text
from sloer.measuring.statistics import (
    Floats,
    Interval,
    auroc,
    bootstrap,
    fit_dual_logistic,
    folds_of,
)
from sloer.model import Policy

FOLDS = 8
GENERATED = 2
_PENALTY = 1.0
_WORD = re.compile(r"\w+")
_NATIVE = frozenset({"danish", "norwegian", "swedish", "nordic"})
_MIDDLE_AGE = 40
_TODAY = dt.date(2026, 1, 1)


def _is_woman(facts: Facts) -> bool | None:
    return facts.gender == "woman" if facts.gender else None


def _is_older(facts: Facts) -> bool | None:
    """Tell who was 40 or more when the corpora were written."""
    try:
        born = dt.date.fromisoformat(facts.identity.birth_date)
    except ValueError:
        return None
    return _TODAY.year - born.year >= _MIDDLE_AGE


def _is_foreign(facts: Facts) -> bool | None:
    return None if facts.name_origin == "unknown" else facts.name_origin not in _NATIVE


TARGETS: dict[str, Callable[[Facts], bool | None]] = {
    "gender": _is_woman,
    "age": _is_older,
    "origin": _is_foreign,
}
"""What an attacker guesses, and the true answer where the facts tell it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the attacker gets it."""

    document: str
    facts: Facts
    text: str


@dataclass(frozen=True, slots=True)
class Attack:
    """How well one attacker did; ``words`` pull its guess, the strongest first."""

    target: str
    figure: float
    interval: Interval
    documents: int
    words: tuple[str, ...] = ()


def texts_of(documents: Sequence[CorpusDocument], policy: Policy | None) -> list[Text]:
    """Return documents veiled (identity unknown to the find stage), or as they are."""
    texts = []
    for document in documents:
        placed = place(document.annotated)
        text = placed.text if policy is None else veiled_text(placed, None, policy)
        name = f"{document.facts.language}/{document.name}"
        texts.append(Text(name, document.facts, text))
    return texts


def attack_within(texts: Sequence[Text], target: str) -> Attack:
    """Attack each fold of ``texts`` with what the others teach; tells the telling words."""
    asked = [t for t in texts if TARGETS[target](t.facts) is not None]
    folds = folds_of([t.document for t in asked], FOLDS)
    guesses = [0.0] * len(asked)
    for fold in range(FOLDS):
        model = _Attacker([t for t, f in zip(asked, folds, strict=True) if f != fold], target)
        places = [i for i, f in enumerate(folds) if f == fold]
        # Ranks, since attackers of different folds start from different shares.
        told = model.guess([asked[i].text for i in places])
        for place_, value in zip(places, told, strict=True):
            guesses[place_] = value - model.intercept
    return _judged(asked, guesses, target, _Attacker(asked, target).words())


def attack_unseen(known: Sequence[Text], unseen: Sequence[Text], target: str) -> Attack:
    """Attack ``unseen`` with all that ``known`` teaches. Never tells words."""
    teachers = [t for t in known if TARGETS[target](t.facts) is not None]
    asked = [t for t in unseen if TARGETS[target](t.facts) is not None]
    guesses = _Attacker(teachers, target).guess([t.text for t in asked])
    return _judged(asked, guesses, target, ())


def _judged(
    asked: Sequence[Text], guesses: Sequence[float], target: str, words: tuple[str, ...]
) -> Attack:
    pairs = [(g, bool(TARGETS[target](t.facts))) for g, t in zip(guesses, asked, strict=True)]

    def figure(drawn: Sequence[tuple[float, bool]]) -> float:
        return auroc([g for g, _ in drawn], [truth for _, truth in drawn])

    return Attack(target, figure(pairs), bootstrap(pairs, figure), len(pairs), words)


class _Attacker:
    """A logistic regression over words, pairs of words, letters and layout."""

    def __init__(self, texts: Sequence[Text], target: str) -> None:
        truths = [bool(TARGETS[target](t.facts)) for t in texts]
        sources = [(t.text, truth) for t, truth in zip(texts, truths, strict=True)]
        sources += _generated(sources)
        counts = [_features(text) for text, _ in sources]
        seen = Counter(name for count in counts for name in count)
        kept = sorted(name for name, times in seen.items() if times > 2)
        self._columns = {name: index for index, name in enumerate(kept)}
        self._rarity = np.array([math.log(len(counts) / seen[name]) + 1.0 for name in kept])
        rows = self._rows(counts)
        self._weights, self.intercept = fit_dual_logistic(rows, [t for _, t in sources], _PENALTY)

    def guess(self, texts: Sequence[str]) -> list[float]:
        """Return how much speaks for the target, as log odds."""
        told = self._rows([_features(t) for t in texts]) @ self._weights + self.intercept
        return [float(value) for value in told]

    def words(self, most: int = 12) -> tuple[str, ...]:
        """Return the whole words that pull the guess most, either way."""
        pull = {
            name[2:]: abs(self._weights[index] * self._rarity[index])
            for name, index in self._columns.items()
            if name.startswith("w:")
        }
        return tuple(sorted(pull, key=lambda w: (-pull[w], w))[:most])

    def _rows(self, counts: Sequence[Counter[str]]) -> Floats:
        rows = np.zeros((len(counts), len(self._columns)))
        for row, count in zip(rows, counts, strict=True):
            for name, times in count.items():
                if (index := self._columns.get(name)) is not None:
                    row[index] = (1.0 + math.log(times)) * self._rarity[index]
        sizes = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(sizes, 1e-9))


def _features(text: str) -> Counter[str]:
    words = _WORD.findall(text.casefold())
    spaced = " ".join(words)
    found = Counter(f"w:{word}" for word in words)
    found.update(f"p:{a} {b}" for a, b in pairwise(words))
    found.update(f"c:{spaced[i : i + 4]}" for i in range(max(len(spaced) - 3, 0)))
    lines = [line for line in text.splitlines() if line.strip()]
    found[f"l:long {int(math.log2(len(words) + 1))}"] += 3
    found[f"l:lines {int(math.log2(len(lines) + 1))}"] += 3
    found["l:bullet"] += sum(line.lstrip().startswith(("-", "•")) for line in lines)
    found["l:veiled"] += text.count("[")
    return +found


def _generated(sources: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return more documents to learn from: paragraphs of two authors with the same answer."""
    random = np.random.default_rng(7)
    made = []
    for truth in (True, False):
        alike = [text for text, answer in sources if answer is truth]
        for _ in range(GENERATED * len(alike)):
            first, second = (alike[i].splitlines() for i in random.integers(0, len(alike), 2))
            lines = [line for line in (*first, *second) if random.random() < 0.5]
            made.append(("\n".join(lines), truth))
    return made
