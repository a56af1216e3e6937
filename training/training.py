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
    numbers_of,
)
from training.augmenting import Augmenter
from training.data import GROUNDS, MERIT, NAMES, NO_PERSON, UNKNOWN, Example
from training.network import ContextEncoder, WordEncoder

_RATE, _GROUND_WEIGHT, _MERIT_WEIGHT = 3e-3, 1.5, 1.5
_NAMES_SHARE, _NAMES_WEIGHT = 0.25, 0.5
_AVERAGED = 0.997
_PART_DROPOUT = 0.1
_BATCH = 1200
"""Tokens in a batch."""
_NAMES_WIDTH, _GROUNDS_WIDTH = 96, 128
_LIST_DROPOUT, _VOCABULARY_DROPOUT, _WORD_DROPOUT, _LINE_DROPOUT = 0.15, 0.35, 0.15, 0.3
"""The reader is heard where no rule speaks: it must see what words of no list reveal."""


class Types:
    """Every different word once, with its numbers."""

    def __init__(self, words: Sequence[str]) -> None:
        self._word = {w: i + 2 for i, w in enumerate(words)}
        self._place: dict[str, int] = {}
        self._rows: list[tuple[list[int], list[int], list[int], list[float]]] = []
        self._classifier = Classifier()

    def place(self, text: str) -> int:
        """Return the number of a word as written."""
        found = self._place.get(text)
        if found is None:
            found = self._place[text] = len(self._rows)
            self._rows.append(
                (
                    numbers_of(text, self._word),
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
    """Yield batches of windows of about one length, in random order when training.

    Marked texts and sentences of corpora stand in batches of their own: they teach other things.
    """
    marked = [rng is not None and is_marked(e) for e in examples]
    dice = [rng.random() if rng else 0.0 for _ in examples]
    order = sorted(
        range(len(examples)), key=lambda i: (marked[i], len(examples[i].tokens), dice[i])
    )
    groups: list[list[int]] = [[]]
    for index in order:
        group = groups[-1]
        full = (len(group) + 1) * len(examples[index].tokens) > _BATCH
        if group and (full or marked[group[0]] != marked[index]):
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


def is_marked(example: Example) -> bool:
    """Return whether it is told what reveals in the example."""
    return example.grounds[0] != UNKNOWN


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
        self.names = ContextEncoder(len(NAMES), _NAMES_WIDTH)
        self.grounds = ContextEncoder(len(GROUNDS), _GROUNDS_WIDTH)

    def forward(self, batch: Batch, types: Types) -> tuple[Tensor, Tensor]:
        """Return the scores of names and of grounds."""
        seen = self.seen(batch, types)
        return self.names(seen, batch.lengths), self.grounds(seen, batch.lengths)

    def seen(self, batch: Batch, types: Types) -> Tensor:
        """Return what both encoders of context read."""
        unique, inverse = np.unique(batch.places, return_inverse=True)
        words, characters, affixes, features = types.tensors(unique)
        spelling = self.words.spelling(characters, affixes)
        index = torch.from_numpy(inverse.reshape(-1))
        words, features = words[index], features[index]
        if self.training:
            hidden = torch.rand(len(words), 1) < _WORD_DROPOUT
            words = torch.cat([words[:, :1].masked_fill(hidden, 1), words[:, 1:]], 1)
            gone = torch.rand(len(words), 1) < _PART_DROPOUT
            words = torch.cat([words[:, :1], words[:, 1:].masked_fill(gone, 0)], 1)
            features = features * _kept_features(len(words))
        vectors = self.words.joined(words, spelling[index], features)
        mask = torch.arange(batch.places.shape[1]) < batch.lengths[:, None]
        seen: Tensor = torch.cat([vectors.view(*batch.places.shape, -1), batch.lines], 2)
        return seen * mask[..., None]


def _kept_features(count: int) -> Tensor:
    """Return what features are multiplied by, so that lists are not told now and then."""
    lists = (torch.rand(count, 1) >= _LIST_DROPOUT).float()
    vocabulary = lists * (torch.rand(count, 1) >= _VOCABULARY_DROPOUT).float()
    rest = torch.ones(count, SHAPE_FEATURES)
    wide = LIST_FEATURES - VOCABULARY_FEATURES
    return torch.cat([lists.expand(-1, wide), vocabulary.expand(-1, VOCABULARY_FEATURES), rest], 1)


def loss_of(reader: Reader, batch: Batch, types: Types, rng: random.Random) -> Tensor:
    """Return the loss of a batch: of names for sentences, of grounds for marked texts.

    Now and then a marked text teaches names too, but little: it is full of firms and methods that
    nobody has heard of, and surnames of no list look like them.
    """
    seen = reader.seen(batch, types)
    if (batch.grounds == UNKNOWN).all():
        return _loss_of_names(reader.names(seen, batch.lengths), batch)
    loss = _loss_of_grounds(reader.grounds(seen, batch.lengths), batch)
    if rng.random() < _NAMES_SHARE:
        names = _loss_of_names(reader.names(seen, batch.lengths), batch)
        loss = loss + _NAMES_WEIGHT * names
    return loss


def _loss_of_names(names: Tensor, batch: Batch) -> Tensor:
    """Cross entropy where the label is told; where only "no person" is, any other label may be."""
    told = torch.nn.functional.cross_entropy(
        names.flatten(0, 1), batch.names.masked_fill(batch.names < 0, -100).flatten(),
        ignore_index=-100, reduction="sum",
    )  # fmt: skip
    no_person = batch.names == NO_PERSON
    others = torch.logsumexp(names[..., [0, 3, 4, 5, 6]], 2)
    told = told + ((torch.logsumexp(names, 2) - others) * no_person).sum()
    return told / ((batch.names >= 0).sum() + no_person.sum()).clamp(min=1)


def _loss_of_grounds(grounds: Tensor, batch: Batch) -> Tensor:
    labels = batch.grounds.flatten()
    each = torch.nn.functional.cross_entropy(
        grounds.flatten(0, 1), labels.clamp(min=0), reduction="none"
    )
    weight = (labels != UNKNOWN).float() + (_MERIT_WEIGHT - 1) * (labels == MERIT)
    return _GROUND_WEIGHT * (each * weight).sum() / weight.sum().clamp(min=1)


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
    for _ in range(2):
        found.extend(augmenter.mingled(sources.passages))
    for _ in range(3):
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
            loss = loss_of(reader, batch, types, rng)
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
