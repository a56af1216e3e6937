# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What letters look like: does the ink of a glyph pass for the letter it is said to be?

A glyph is compared with letters of ordinary fonts, brought to one size. It need not look like its
own letter, for fonts differ; it must not look like another one far more.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

LETTERS = "abcdefghijklmnopqrstuvwxyzæøåäöABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ0123456789"
DATA = Path(__file__).parent / "letters.bin"
_SIDE = 16
_INK = 0.35
_FAINT = 0.01
_ASPECT_WEIGHT = 0.15
_FAR_MORE = 0.1
_GROUPS = "oO0QöÖ sS5 zZ2 lI1ij B8 6b 9gq aäå AÄÅ tl 0D"


def _alike() -> dict[str, frozenset[str]]:
    """Return for each letter those that it cannot be told from once all are of one size."""
    same = {letter: {letter, letter.lower(), letter.upper()} for letter in LETTERS}
    for group in _GROUPS.split():
        for letter in group:
            same[letter] |= set(group)
    return {letter: frozenset(others) for letter, others in same.items()}


ALIKE = _alike()
_OTHERS = {
    letter: [number for number, other in enumerate(LETTERS) if other not in alike]
    for letter, alike in ALIKE.items()
}


@dataclass(frozen=True)
class Shapes:
    """Pictures of ``LETTERS`` in one font after another, and the logarithms of width by height."""

    pictures: Floats
    aspects: Floats

    def likeness(self, pictures: Floats, aspects: Floats) -> Floats:
        """Return how much each picture resembles each letter, in the font that fits it best."""
        apart = np.abs(aspects[:, None] - self.aspects[None, :])
        scores = pictures @ self.pictures.T - _ASPECT_WEIGHT * apart
        best: Floats = scores.reshape(len(pictures), -1, len(LETTERS)).max(axis=1)
        return best

    def passing(self, pictures: Floats, aspects: Floats, letters: Sequence[str]) -> list[bool]:
        """Tell which pictures look far more like another letter than like their own."""
        numbers = [LETTERS.index(letter) for letter in letters]
        own = self.pictures.reshape(-1, len(LETTERS), _SIDE * _SIDE)[:, numbers]
        apart = np.abs(self.aspects.reshape(-1, len(LETTERS))[:, numbers] - aspects)
        likeness = np.einsum("fnp,np->fn", own, pictures) - _ASPECT_WEIGHT * apart
        # No likeness is above 1, so what is like enough to its own letter needs no other look.
        doubtful = np.flatnonzero(likeness.max(axis=0) < 1 - _FAR_MORE)
        told = [False] * len(letters)
        if len(doubtful):
            rows = self.likeness(pictures[doubtful], aspects[doubtful])
            for number, row in zip(doubtful.tolist(), rows, strict=True):
                told[number] = passes_for_other(row, letters[number])
        return told

    def packed(self) -> bytes:
        """Return all of it as one compressed file."""
        out = io.BytesIO()
        scaled = np.round(self.pictures * 255 + 128).clip(0, 255).astype(np.uint8)
        np.save(out, scaled)
        np.save(out, self.aspects.astype(np.float32))
        return zlib.compress(out.getvalue(), 9)


@cache
def shapes() -> Shapes:
    """Return the letters that come with the package."""
    file = io.BytesIO(zlib.decompress(DATA.read_bytes()))
    pictures = np.load(file).astype(np.float32) - 128
    pictures /= np.linalg.norm(pictures, axis=1, keepdims=True)
    aspects = np.load(file)
    return Shapes(pictures, aspects)


def cut_out(ink: Floats) -> tuple[Floats, float] | None:
    """Return the picture of what is inked (0 to 1), and its aspect; ``None`` without ink."""
    rows, columns = np.flatnonzero(ink.max(1) > _INK), np.flatnonzero(ink.max(0) > _INK)
    if not len(rows) or not len(columns):
        return None
    inside = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    soft = (_shrunk(inside.shape[0]) @ inside @ _shrunk(inside.shape[1]).T).ravel()
    soft = soft - soft.mean()
    length = float(np.linalg.norm(soft))
    if length < _FAINT:
        return None
    return soft / length, float(np.log(inside.shape[1] / inside.shape[0]))


@lru_cache(maxsize=512)
def _shrunk(length: int) -> Floats:
    """Return the matrix that brings ``length`` pixels to the side of a picture and blurs them."""
    edges = np.linspace(0, length, _SIDE + 1)
    starts, ends = edges[:-1, None], edges[1:, None]
    pixels = np.arange(length)[None, :]
    shares = np.clip(np.minimum(ends, pixels + 1) - np.maximum(starts, pixels), 0, None)
    places = np.arange(_SIDE)
    blur = np.exp(-0.5 * np.square(places[:, None] - places[None, :]))
    blur /= blur.sum(axis=1, keepdims=True)
    matrix: Floats = (blur @ (shares / shares.sum(axis=1, keepdims=True))).astype(np.float32)
    return matrix


def passes_for_other(likeness: Floats, letter: str) -> bool:
    """Tell whether what is said to be ``letter`` looks far more like another."""
    own = LETTERS.index(letter)
    return bool(likeness[_OTHERS[letter]].max() - likeness[own] > _FAR_MORE)
