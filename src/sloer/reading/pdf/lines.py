# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Lines of a page: stretches on one height, with list marks and raised signs where they belong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sloer.reading.pdf.words import Stretch, merged

_MARK = re.compile(r"^[^\w\s]$|^[\uf000-\uf0ff]$|^\d{1,2}[.)]$|^o$")
_GUTTER_IN_LINE = 0.6
_GUTTER_LINES = 6


@dataclass(slots=True)
class Line:
    """What stands on one line of a column, from left to right."""

    stretches: list[Stretch]

    @property
    def left(self) -> float:
        """Left edge."""
        return min(s.left for s in self.stretches)

    @property
    def right(self) -> float:
        """Right edge."""
        return max(s.right for s in self.stretches)

    @property
    def baseline(self) -> float:
        """Baseline of its first stretch."""
        return self.stretches[0].baseline


@dataclass(slots=True)
class Flow:
    """Lines one under the other, between the edges of their column."""

    lines: list[Line]
    left: float
    right: float


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, each a list of lines; an empty cell has none."""

    rows: list[list[list[Line]]]
    ruled: bool = False


Region = Flow | Grid


def lines_of(stretches: Sequence[Stretch]) -> list[Line]:
    """Gather stretches that stand on the same line, lines from the top, stretches from the left."""
    lines: list[Line] = []
    for stretch in sorted(stretches, key=lambda s: (s.baseline, s.left)):
        last = lines[-1] if lines else None
        if last and _level(last.stretches[0], stretch) and not _overlaps(last, stretch):
            last.stretches.append(stretch)
        else:
            lines.append(Line([stretch]))
    for line in lines:
        line.stretches.sort(key=lambda s: s.left)
    return lines


def _level(a: Stretch, b: Stretch) -> bool:
    return abs(a.baseline - b.baseline) <= 0.3 * min(a.size, b.size)


def _overlaps(line: Line, stretch: Stretch) -> bool:
    return any(s.left < stretch.right - 1 and stretch.left < s.right - 1 for s in line.stretches)


def with_marks(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Put list marks that stand far from their text back at its beginning."""
    kept: list[Stretch] = []
    for line in lines_of(stretches):
        pending: Stretch | None = None
        for stretch in line.stretches:
            if pending is not None and stretch.left - pending.right < 4 * stretch.size:
                stretch = Stretch(pending.words + stretch.words)
                pending = None
            elif pending is not None:
                kept.append(pending)
                pending = None
            if len(stretch.words) == 1 and _MARK.match(stretch.text):
                pending = stretch
            else:
                kept.append(stretch)
        if pending is not None:
            kept.append(pending)
    return kept


def parted_at_gutters(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Part lines that run over a gutter no wider than a large word gap.

    Many lines whose next word begins at the very same place behind such a gap are no accident:
    a column begins there.
    """
    starts: Counter[int] = Counter()
    for stretch in stretches:
        for before, word in pairwise(stretch.words):
            if word.left - before.right > _GUTTER_IN_LINE * word.size:
                starts[round(word.left)] += 1
    columns = {x for x in starts if starts[x - 1] + starts[x] + starts[x + 1] >= _GUTTER_LINES}
    if not columns:
        return list(stretches)
    parted: list[Stretch] = []
    for stretch in stretches:
        parts = [[stretch.words[0]]]
        for before, word in pairwise(stretch.words):
            wide = word.left - before.right > _GUTTER_IN_LINE * word.size
            if wide and round(word.left) in columns:
                parts.append([])
            parts[-1].append(word)
        parted += [Stretch(part) for part in parts] if len(parts) > 1 else [stretch]
    return parted


def with_raised(stretches: list[Stretch]) -> list[Stretch]:
    """Put small raised or lowered signs (m², 1st, a note's number) behind the word they follow."""
    small = [s for s in stretches if len(s.words) == 1 and len(s.text) <= 3]
    if not small or len(small) == len(stretches):
        return stretches
    taken: set[int] = set()
    for sign in small:
        middle = (sign.top + sign.bottom) / 2
        for host in stretches:
            if sign.size < 0.82 * host.size and host.top - 1 < middle < host.bottom + 1:
                place = _follows(host, sign)
                if place is not None:
                    word = sign.words[0]
                    word.baseline, word.top, word.bottom = host.baseline, host.top, host.bottom
                    if word.text.isalpha() or host.words[place].text.endswith(("m", "M")):
                        host.words[place] = merged([host.words[place], word])
                    else:
                        host.words.insert(place + 1, word)
                    host.measure()
                    taken.add(id(sign))
                    break
    return [s for s in stretches if id(s) not in taken]


def _follows(host: Stretch, sign: Stretch) -> int | None:
    for place, word in enumerate(host.words):
        if -0.3 * host.size < sign.left - word.right < 0.25 * host.size:
            return place
    return None
