# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Teach the network: batches, losses that know what is not told, averaged weights."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sloer.finding.names.classes import Classifier
from sloer.finding.tagging.features import (
    LIST_FEATURES,
    SHAPE_FEATURES,
    VOCABULARY_FEATURES,
    affixes_of,
    characters_of,
    features_of,
    line_features,
    lookup_key,
)
from training.augmenting import Augmenter
from training.data import NO_PERSON, UNKNOWN, Example
from training.network import ContextEncoder, WordEncoder

_RATE, _GROUND_WEIGHT = 3e-3, 2.0
_NO_PERSON_WEIGHT = 0.3
"""Passages are full of firms and methods nobody has heard of: they must not outweigh surnames."""
_AVERAGED = 0.997
_BATCH = 1200
"""Tokens in a batch."""
_LIST_DROPOUT, _VOCABULARY_DROPOUT, _WORD_DROPOUT, _LINE_DROPOUT = 0.15, 0.35, 0.15, 0.3
"""The reader is heard where no rule speaks: it must see what words of no list reveal."""


class Types:
    """Every different word once, with its numbers."""

    def __init__(self, words: Sequence[str]) -> None:
        self._word = {w: i + 2 for i, w in enumerate(words)}
        self._place: dict[str, int] = {}
        self._rows: list[tuple[int, list[int], list[int], list[float]]] = []
        self._classifier = Classifier()

    def place(self, text: str) -> int:
        """Return the number of a word as written."""
        found = self._place.get(text)
        if found is None:
            found = self._place[text] = len(self._rows)
            self._rows.append(
                (
                    self._word.get(lookup_key(text), 1),
                    characters_of(text),
                    affixes_of(text),
                    features_of(text, self._classifier),
                )
            )
        return found

    def tensors(self, places: np.ndarray) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return word, characters, affixes and features of the words with these numbers."""
        rows = [self._rows[p] for p in places]
        return (
            torch.tensor([r[0] for r in rows]),
            torch.tensor([r[1] for r in rows]),
            torch.tensor([r[2] for r in rows]),
            torch.tensor([r[3] for r in rows]),
        )


@dataclass
class Batch:
    """Padded windows."""

    places: np.ndarray
    lines: Tensor
    lengths: Tensor
    names: Tensor
    grounds: Tensor


def batches(examples: list[Example], types: Types, rng: random.Random | None) -> Iterator[Batch]:
    """Yield batches of windows of about one length, in random order when training."""
    order = sorted(
        range(len(examples)), key=lambda i: (len(examples[i].tokens), rng.random() if rng else 0)
    )
    groups: list[list[int]] = [[]]
    for index in order:
        if (len(groups[-1]) + 1) * len(examples[index].tokens) > _BATCH and groups[-1]:
            groups.append([])
        groups[-1].append(index)
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield _batch([examples[i] for i in group], types, rng)


def _batch(examples: list[Example], types: Types, rng: random.Random | None) -> Batch:
    size, length = len(examples), max(len(e.tokens) for e in examples)
    places = np.zeros((size, length), int)
    lines = torch.zeros(size, length, 28)
    names = torch.full((size, length), UNKNOWN)
    grounds = torch.full((size, length), UNKNOWN)
    for row, e in enumerate(examples):
        count = len(e.tokens)
        places[row, :count] = [types.place(t) for t in e.tokens]
        hide = rng is not None and rng.random() < _LINE_DROPOUT
        lines[row, :count] = torch.tensor(rows_of(e.tokens, e.lines, hide=hide))
        names[row, :count] = torch.tensor(e.names)
        grounds[row, :count] = torch.tensor(e.grounds)
    return Batch(places, lines, torch.tensor([len(e.tokens) for e in examples]), names, grounds)


def rows_of(tokens: list[str], lines: list[tuple[int, int]], *, hide: bool) -> list[list[float]]:
    """Return the line features of each token; ``hide`` keeps back where the line stands."""
    found: list[list[float]] = []
    start = 0
    for index, token in enumerate(tokens):
        if token == "\n" or index + 1 == len(tokens):
            part = tokens[start : index + 1]
            kind, section = (0, -1) if hide else lines[start]
            row = line_features(kind, section, [t for t in part if t != "\n"])
            found.extend([*row] for _ in part)
            found[start][11] = found[index][12] = 1.0
            start = index + 1
    return found


class Reader(nn.Module):
    """Both encoders as they are trained: every different word of a batch is spelt once."""

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        self.words = WordEncoder(vectors)
        self.context = ContextEncoder()

    def forward(self, batch: Batch, types: Types) -> tuple[Tensor, Tensor]:
        """Return the scores of both heads."""
        unique, inverse = np.unique(batch.places, return_inverse=True)
        words, characters, affixes, features = types.tensors(unique)
        spelling = self.words.spelling(characters, affixes)
        index = torch.from_numpy(inverse.reshape(-1))
        words, features = words[index], features[index]
        if self.training:
            words = words.masked_fill(torch.rand(len(words)) < _WORD_DROPOUT, 1)
            features = features * _kept_features(len(words))
        vectors = self.words.joined(words, spelling[index], features)
        mask = torch.arange(batch.places.shape[1]) < batch.lengths[:, None]
        seen = torch.cat([vectors.view(*batch.places.shape, -1), batch.lines], 2) * mask[..., None]
        scores: tuple[Tensor, Tensor] = self.context(seen, batch.lengths)
        return scores


def _kept_features(count: int) -> Tensor:
    """Return what features are multiplied by, so that lists are not told now and then."""
    lists = (torch.rand(count, 1) >= _LIST_DROPOUT).float()
    vocabulary = lists * (torch.rand(count, 1) >= _VOCABULARY_DROPOUT).float()
    rest = torch.ones(count, SHAPE_FEATURES)
    wide = LIST_FEATURES - VOCABULARY_FEATURES
    return torch.cat([lists.expand(-1, wide), vocabulary.expand(-1, VOCABULARY_FEATURES), rest], 1)


def loss_of(names: Tensor, grounds: Tensor, batch: Batch) -> Tensor:
    """Cross entropy where the label is told; where only "no person" is, any other label may be."""
    told = torch.nn.functional.cross_entropy(
        names.flatten(0, 1), batch.names.clamp(min=-1).masked_fill(batch.names < 0, -100).flatten(),
        ignore_index=-100, reduction="sum",
    )  # fmt: skip
    no_person = batch.names == NO_PERSON
    every = torch.logsumexp(names, 2)
    others = torch.logsumexp(names[..., [0, 3, 4, 5, 6]], 2)
    told = told + _NO_PERSON_WEIGHT * ((every - others) * no_person).sum()
    count = ((batch.names >= 0).sum() + _NO_PERSON_WEIGHT * no_person.sum()).clamp(min=1)
    labels = batch.grounds.masked_fill(batch.grounds < 0, -100).flatten()
    ground = torch.nn.functional.cross_entropy(
        grounds.flatten(0, 1), labels, ignore_index=-100, reduction="sum"
    )
    return told / count + _GROUND_WEIGHT * ground / (labels >= 0).sum().clamp(min=1)


@dataclass
class Sources:
    """All that is learnt from."""

    corpora: dict[str, list[Example]]
    passages: dict[str, list[str]]
    applications: list[str]


_SHARES = {
    "bokmaal": 0.25,
    "nynorsk": 0.05,
    "talbanken": 0.2,
    "swedish": 0.15,
    "ewt": 0.25,
    "wnut": 0.2,
    "twitter": 0.2,
}


def epoch_of(sources: Sources, augmenter: Augmenter, rng: random.Random) -> list[Example]:
    """Return what one epoch reads."""
    danish = sources.corpora["danish"]
    found = list(augmenter.sentences(danish, swap=0.0))
    for _ in range(2):
        found.extend(augmenter.sentences(danish, swap=1.0))
    for name, share in _SHARES.items():
        read = list(augmenter.sentences(sources.corpora[name], swap=0.5))
        found.extend(rng.sample(read, int(len(read) * share)))
    found.extend(augmenter.lines(2200))
    for _ in range(3):
        found.extend(augmenter.mingled(sources.passages))
        for text in sources.applications:
            found.extend(augmenter.application(text))
    return [e for e in found if e.tokens]


def train(
    sources: Sources,
    types: Types,
    vectors: Tensor,
    augmenter: Augmenter,
    *,
    epochs: int,
    seed: int,
    kept: Path,
    watched: Callable[[Reader], str] = lambda _: "",
) -> Reader:
    """Return the trained reader, its weights averaged over the last steps.

    What is learnt so far lies in ``kept`` after each epoch; ``watched`` tells how good it is.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    reader = Reader(vectors)
    optimiser = torch.optim.AdamW(reader.parameters(), lr=_RATE, weight_decay=0.02, fused=True)
    average = torch.optim.swa_utils.AveragedModel(
        reader, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(_AVERAGED)
    )
    step = 0
    for epoch in range(epochs):
        started, total = time.perf_counter(), 0.0
        examples = epoch_of(sources, augmenter, rng)
        steps = list(batches(examples, types, rng))
        for number, batch in enumerate(steps):
            done = (epoch + number / len(steps)) / epochs
            for group in optimiser.param_groups:
                group["lr"] = _RATE * min(1.0, (step + 1) / 100) * (1 - done)
            reader.train()
            loss = loss_of(*reader(batch, types), batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 5.0)
            optimiser.step()
            average.update_parameters(reader)
            total += loss.item()
            step += 1
        torch.save(average.module.state_dict(), kept)
        taken = time.perf_counter() - started
        print(
            f"epoch {epoch + 1}: loss {total / len(steps):.4f}, {len(steps)} steps, {taken:.0f} s"
            f"{watched(average.module.eval())}",
            flush=True,
        )
    best: Reader = average.module
    return best.eval()
