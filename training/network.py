# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The network: one encoder of words, and two of their context: who is named, what reveals."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from sloer.finding.tagging.features import (
    BUCKETS,
    CHARACTER_COUNT,
    LINE_FEATURES,
    LIST_FEATURES,
    SHAPE_FEATURES,
    WORD_PARTS,
)

WIDTH = 128
COMMON = 8000
"""The commonest words have a part of their own, learnt beside the pretrained vector."""


class WordEncoder(nn.Module):
    """A vector of each word by itself, whatever stands around it."""

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        empty = torch.zeros(2, vectors.shape[1])
        self.register_buffer("pretrained", torch.cat([empty, vectors]))
        self.learnt = nn.Embedding(COMMON, vectors.shape[1])
        nn.init.zeros_(self.learnt.weight)
        self.characters = nn.Embedding(CHARACTER_COUNT, 24, padding_idx=0)
        self.convolution = nn.Conv1d(24, 56, 3, padding=1)
        self.affixes = nn.Embedding(BUCKETS * 3, 12)
        size = WORD_PARTS * vectors.shape[1] + 56 + 36 + LIST_FEATURES + SHAPE_FEATURES
        self.join = nn.Linear(size, WIDTH)
        self.drop = nn.Dropout(0.2)

    def spelling(self, characters: Tensor, affixes: Tensor) -> Tensor:
        """Return what the letters say."""
        seen = self.convolution(self.characters(characters).transpose(1, 2)).amax(-1)
        shift = torch.tensor([0, BUCKETS, 2 * BUCKETS])
        return torch.cat([torch.relu(seen), self.affixes(affixes + shift).flatten(1)], 1)

    def joined(self, words: Tensor, spelling: Tensor, features: Tensor) -> Tensor:
        """Return the vectors of words whose spelling is known.

        ``words`` has a row a word: its own number, then those of its parts.
        """
        common = words < COMMON
        own = self.learnt(words.where(common, 0)) * common[..., None]
        embedded = (self.pretrained[words] + own).flatten(1)
        return nn.functional.gelu(
            self.join(self.drop(torch.cat([embedded, spelling, features], 1)))
        )


class ContextEncoder(nn.Module):
    """Reads windows of word vectors and line features; says what each token is."""

    def __init__(self, labels: int, width: int) -> None:
        super().__init__()
        self.near = nn.Conv1d(WIDTH + LINE_FEATURES, WIDTH, 3, padding=1)
        self.far = nn.LSTM(
            WIDTH, width, num_layers=2, dropout=0.3, batch_first=True, bidirectional=True
        )
        self.labels = nn.Linear(2 * width, labels)
        self.drop = nn.Dropout(0.15)
        self.drop_far = nn.Dropout(0.3)

    def forward(self, seen: Tensor, lengths: Tensor | None = None) -> Tensor:
        """Return the score of each label. Without lengths no window is padded."""
        near = torch.relu(self.near(self.drop(seen).transpose(1, 2)).transpose(1, 2))
        near = near + seen[:, :, :WIDTH]
        if lengths is None:
            far = self.far(near)[0]
        else:
            packed = pack_padded_sequence(self.drop(near), lengths, True, enforce_sorted=False)
            far = pad_packed_sequence(
                self.far(packed)[0], batch_first=True, total_length=seen.shape[1]
            )[0]
        scores: Tensor = self.labels(self.drop_far(far))
        return scores
