# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Word vectors from raw text: skip-gram on the open texts, and on the sentences of the corpora."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec

from sloer.finding.tagging.features import lookup_key
from sloer.finding.tagging.tokens import tokens_of

SIZE = 96
_SHARES = {"ms_": 0.25, "deb_": 0.5, "adl_": 0.3, "linuxbog": 0.5}
"""How much of a text is read, by the beginning of its file's name; all of the others."""


class Lines:
    """The lines of all texts as lists of keys; can be read again and again."""

    def __init__(self, folder: Path, sentences: list[list[str]]) -> None:
        self._lines: list[list[str]] = []
        for path in sorted(folder.glob("*.txt.xz")):
            share = next((s for stem, s in _SHARES.items() if path.name.startswith(stem)), 1.0)
            step = round(1 / share)
            with lzma.open(path, "rt", encoding="utf-8") as file:
                kept = (line for number, line in enumerate(file) if number % step == 0)
                self._lines.extend(filter(None, map(_keys, kept)))
        self._lines.extend([lookup_key(w) for w in s] for s in sentences)

    def __iter__(self) -> Iterator[list[str]]:
        return iter(self._lines)


def _keys(line: str) -> list[str]:
    return [lookup_key(t) for t in tokens_of(re.sub(r"\s+", " ", line)).texts]


def pretrain(
    folder: Path, sentences: list[list[str]], *, size: int, seed: int
) -> tuple[list[str], np.ndarray]:
    """Return the ``size`` commonest words and their vectors, scaled to a spread of one.

    One worker reads the texts: with more, the outcome would hang on the scheduler.
    """
    model = Word2Vec(
        Lines(folder, sentences),
        vector_size=SIZE,
        window=5,
        min_count=3,
        sg=1,
        negative=5,
        sample=1e-4,
        epochs=5,
        workers=1,
        seed=seed,
        max_final_vocab=size,
        hashfxn=_steady_hash,
    )
    vectors = model.wv.vectors.astype(np.float32)
    return list(model.wv.index_to_key), vectors / vectors.std()


def _steady_hash(word: str) -> int:
    """Python's own hash changes with the process; this one does not."""
    value = 0
    for character in word:
        value = (value * 31 + ord(character)) & 0x7FFFFFFF
    return value
