# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the reader reads: words, numbers and signs with their places, in windows of some lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*|\d+|[^\w\s]|_|\n")
_SENTENCE_END = frozenset(".!?")
LONGEST_WINDOW = 64
LINE_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel tuples: token ``i`` is ``texts[i]``, from ``starts[i]`` to ``ends[i]``.

    A token is a word (letters, with hyphens and apostrophes inside), a number, one sign or the
    break between two lines.
    """

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)


def tokens_of(text: str) -> Tokens:
    """Return the tokens of ``text``."""
    found = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    return Tokens(
        tuple(t for t, _, _ in found), tuple(s for _, s, _ in found), tuple(e for _, _, e in found)
    )


def windows_of(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Cut a text into windows of up to ``LONGEST_WINDOW`` tokens, at line breaks where it can.

    A line that is longer is cut after a sentence, or else where the window is full.
    """
    start, count = 0, len(texts)
    while start < count:
        end = min(start + LONGEST_WINDOW, count)
        if end < count:
            end = _cut(texts, start, end)
        yield start, end
        start = end


def _cut(texts: Sequence[str], start: int, end: int) -> int:
    for index in range(end, start + LONGEST_WINDOW // 3, -1):
        if texts[index - 1] == LINE_BREAK:
            return index
    for index in range(end, start + LONGEST_WINDOW // 3, -1):
        if texts[index - 1] in _SENTENCE_END:
            return index
    return end
