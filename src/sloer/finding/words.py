# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The words of a text with their places; made once per document, read by many finders."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel tuples: word ``i`` is ``texts[i]``, from ``starts[i]`` to ``ends[i]``.

    A word is letters, with hyphens and apostrophes inside it. ``lower`` is in lower case.
    """

    text: str
    texts: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def first_from(self, offset: int) -> int:
        """Return the index of the first word that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def gap(self, index: int) -> str:
        """Return the text between word ``index`` and the next, "" for the last word."""
        if index + 1 >= len(self.starts):
            return ""
        return self.text[self.ends[index] : self.starts[index + 1]]

    def gap_before(self, index: int) -> str:
        """Return the text between word ``index`` and the one before it, or the text's start."""
        return self.text[self.ends[index - 1] if index else 0 : self.starts[index]]


def words_of(text: str) -> Words:
    """Return the words of ``text``."""
    places = [match.span() for match in _WORD.finditer(text)]
    texts = tuple([text[start:end] for start, end in places])
    return Words(
        text,
        texts,
        tuple(map(str.lower, texts)),
        tuple([start for start, _ in places]),
        tuple([end for _, end in places]),
    )
