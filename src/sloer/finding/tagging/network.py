# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The trained network on ONNX Runtime: one thread, loaded when first asked."""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sloer.finding.names.classes import Classifier
from sloer.finding.tagging.features import affixes_of, characters_of, features_of, numbers_of

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]
_FULL = 0.75
"""The least share of a padded row that words fill."""
_MOST_KEPT = 40_000
"""Words whose vectors a worker remembers: some 20 MB."""


class Network:
    """All three graphs. Vectors of words are remembered: they tell nothing of where a word was."""

    def __init__(self) -> None:
        self._words = _session("words.onnx")
        self._names = _session("names.onnx")
        self._grounds = _session("grounds.onnx")
        self._labels = [s.get_outputs()[0].shape[-1] for s in (self._names, self._grounds)]
        packed = (files("sloer.finding") / "data" / "tagger" / "words.txt.xz").read_bytes()
        listed = lzma.decompress(packed).decode().split("\x1f")
        self._numbers = {word: number for number, word in enumerate(listed, 2)}
        self._places: dict[str, int] = {}
        self._vectors = np.zeros((0, 0), np.float32)

    def __len__(self) -> int:
        """Return how many words are remembered."""
        return len(self._places)

    def read(
        self, texts: Sequence[str], lines: Floats, windows: Sequence[tuple[int, int]]
    ) -> tuple[Floats, Floats]:
        """Return the probabilities of names and of grounds for each token."""
        seen = np.concatenate([self._vectors_of(texts), lines], axis=1)
        names, grounds = (np.zeros((len(texts), n), np.float32) for n in self._labels)
        for group in _of_about_one_length(windows):
            lengths = np.array([end - start for start, end in group], np.int32)
            padded = np.zeros((len(group), int(lengths.max()), seen.shape[1]), np.float32)
            for row, (start, end) in enumerate(group):
                padded[row, : end - start] = seen[start:end]
            windowed = {"seen": padded, "lengths": lengths}
            for graph, scores in ((self._names, names), (self._grounds, grounds)):
                found = graph.run(None, windowed)[0]
                for row, (start, end) in enumerate(group):
                    scores[start:end] = found[row, : end - start]
        return _probabilities(names), _probabilities(grounds)

    def _vectors_of(self, texts: Sequence[str]) -> Floats:
        if len(self._places) > _MOST_KEPT:
            self._places.clear()
        new = [t for t in dict.fromkeys(texts) if t not in self._places]
        if new:
            vectors = self._computed(new)
            first = len(self._places)
            self._vectors = np.concatenate([self._vectors[:first], vectors]) if first else vectors
            self._places.update((text, first + i) for i, text in enumerate(new))
        places = self._places
        return self._vectors[[places[t] for t in texts]]

    def _computed(self, texts: Sequence[str]) -> Floats:
        classifier = Classifier()
        feed = {
            "words": np.array([numbers_of(t, self._numbers) for t in texts], np.int64),
            "characters": np.array([characters_of(t) for t in texts], np.int64),
            "affixes": np.array([affixes_of(t) for t in texts], np.int64),
            "features": np.array([features_of(t, classifier) for t in texts], np.float32),
        }
        vectors: Floats = self._words.run(None, feed)[0]
        return vectors


def _of_about_one_length(windows: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the windows in groups: padding a short one to a long one's length is wasted time."""
    group: list[tuple[int, int]] = []
    for window in sorted(windows, key=lambda w: w[1] - w[0]):
        if group and (window[1] - window[0]) * _FULL > group[0][1] - group[0][0]:
            yield group
            group = []
        group.append(window)
    if group:
        yield group


def _probabilities(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(1, keepdims=True))
    shares: Floats = grown / grown.sum(1, keepdims=True)
    return shares


def _session(name: str) -> onnxruntime.InferenceSession:
    # Imported here: a command that reads no text need not wait for it.
    import onnxruntime

    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    data = (files("sloer.finding") / "data" / "tagger" / name).read_bytes()
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


@cache
def network() -> Network:
    """Return the network of this process."""
    return Network()
