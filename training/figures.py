# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the reader finds, counted: persons in sentences, grounds in marked applications."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from training.data import GROUNDS, Example
from training.training import Reader, Types, batches

Span = tuple[int, int, int]


def read(
    reader: Reader, examples: list[Example], types: Types
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the probabilities of both heads, per example."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].tokens), 0))
    found: list[tuple[np.ndarray, np.ndarray]] = [None] * len(examples)  # type: ignore[list-item]
    place = 0
    with torch.no_grad():
        for batch in batches(examples, types, None):
            names, grounds = (s.softmax(2).numpy() for s in reader(batch, types))
            for row, length in enumerate(batch.lengths.tolist()):
                found[order[place]] = (names[row, :length], grounds[row, :length])
                place += 1
    return found


def spans(labels: list[int] | np.ndarray) -> set[Span]:
    """Return (first, last, kind) of the names a row of labels makes; a lone "inside" begins one."""
    found, start, kind = set(), 0, 0
    for index, label in enumerate([*labels, 0]):
        this = (int(label) + 1) // 2 if label > 0 else 0
        begins = this and (label % 2 == 1 or this != kind)
        if kind and (begins or not this):
            found.add((start, index - 1, kind))
            kind = 0
        if begins:
            start, kind = index, this
    return found


@dataclass(frozen=True)
class Scores:
    """Counts per example, so that they can be drawn again for an interval."""

    rows: np.ndarray
    """Right, found and true persons; then touched, true, marked and rightly marked."""

    def f1(self, rows: np.ndarray | None = None) -> float:
        """Return F1 of whole persons."""
        right, found, true = (self.rows if rows is None else rows).sum(0)[:3]
        return float(2 * right / max(found + true, 1))

    def interval(self, draws: int = 1000) -> tuple[float, float]:
        """Return the 95 % bootstrap interval of F1."""
        rng = np.random.default_rng(1)
        size = len(self.rows)
        values = [self.f1(self.rows[rng.integers(0, size, size)]) for _ in range(draws)]
        return float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975))

    def __str__(self) -> str:
        right, found, true, touched, marked, hit = self.rows.sum(0)
        low, high = self.interval()
        return (
            f"F1 {self.f1():.3f} [{low:.3f}, {high:.3f}] P {right / max(found, 1):.3f} "
            f"R {right / max(true, 1):.3f}; any-touch R {touched / max(true, 1):.3f} "
            f"at token P {hit / max(marked, 1):.3f}; {int(true)} persons"
        )


def persons(
    examples: list[Example], read_: list[tuple[np.ndarray, np.ndarray]], least: float = 0.5
) -> Scores:
    """Score persons; ``least`` is the probability from which a token counts as veiled."""
    rows = []
    for example, (names, _) in zip(examples, read_, strict=True):
        true = {s for s in spans(example.names) if s[2] == 1}
        found = {s for s in spans(names.argmax(1)) if s[2] == 1}
        veiled = names[:, 1] + names[:, 2] >= least
        inside = np.array([n in {1, 2} for n in example.names], bool)
        touched = sum(bool(veiled[a : b + 1].any()) for a, b, _ in true)
        rows.append(
            (
                len(true & found),
                len(found),
                len(true),
                touched,
                veiled.sum(),
                (veiled & inside).sum(),
            )
        )
    return Scores(np.array(rows, float))


def grounds(
    examples: list[Example], read_: list[tuple[np.ndarray, np.ndarray]], least: float
) -> dict[str, tuple[int, int, int, int]]:
    """Return per ground: marked spans, those touched, spans found, those that touch one."""
    counts = {g: [0, 0, 0, 0] for g in GROUNDS[1:]}
    for example, (_, probable) in zip(examples, read_, strict=True):
        gold = np.array(example.grounds)
        for number, name in enumerate(GROUNDS[1:], 1):
            found = probable[:, number] >= least
            for a, b in runs(gold == number):
                counts[name][0] += 1
                counts[name][1] += bool(found[a:b].any())
            for a, b in runs(found):
                counts[name][2] += 1
                counts[name][3] += bool((gold[a:b] > 0).any())
    return {k: (v[0], v[1], v[2], v[3]) for k, v in counts.items()}


def ground_area(examples: list[Example], read_: list[tuple[np.ndarray, np.ndarray]]) -> float:
    """Return the average precision of "this token reveals", persons, homes and years left aside."""
    aside = [GROUNDS.index(name) for name in ("NAME", "THIRD", "PLACE", "YEAR")]
    said = np.concatenate([1 - p[:, 0] - p[:, aside].sum(1) for _, p in read_])
    gold = np.concatenate([e.grounds for e in examples])
    right = ((gold > 0) & ~np.isin(gold, aside))[np.argsort(-said, kind="stable")]
    precision = right.cumsum() / np.arange(1, len(right) + 1)
    return float(precision[right].mean())


def runs(flags: np.ndarray) -> list[tuple[int, int]]:
    """Return where runs of true values begin and end."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
