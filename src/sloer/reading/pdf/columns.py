# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Reading order: a page's stretches of line are cut into columns, tables and plain flows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from sloer.reading.pdf.words import Stretch, merged

_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}\b|\bnu\b|\bd\.d\.|\bpresent\b", re.IGNORECASE
)
_MARK = re.compile(r"^[^\w\s]$|^[\uf000-\uf0ff]$|^\d{1,2}[.)]$|^o$")
_NARROWEST_GUTTER = 7.0
_DEEPEST_CUT = 24
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


@dataclass(slots=True)
class _Cut:
    above: list[Stretch]
    left: list[Stretch]
    right: list[Stretch]
    below: list[Stretch]
    gutter: tuple[float, float]


@dataclass(slots=True)
class Panels:
    """Large filled areas (x0, y0, x1, y1): a side column's own ground."""

    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


def regions(
    stretches: Sequence[Stretch], left: float, right: float, panels: Panels | None = None
) -> list[Region]:
    """Cut the stretches of a page or column into regions, in the order they are read."""
    parted = _with_raised(_parted_at_gutters(stretches))
    return _regions(_with_marks(parted), left, right, panels or Panels(), 0)


def _parted_at_gutters(stretches: Sequence[Stretch]) -> list[Stretch]:
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


def _with_raised(stretches: list[Stretch]) -> list[Stretch]:
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
                    host.__init__(host.words)  # type: ignore[misc]
                    taken.add(id(sign))
                    break
    return [s for s in stretches if id(s) not in taken]


def _follows(host: Stretch, sign: Stretch) -> int | None:
    for place, word in enumerate(host.words):
        if -0.3 * host.size < sign.left - word.right < 0.25 * host.size:
            return place
    return None


def _regions(
    stretches: list[Stretch], left: float, right: float, panels: Panels, depth: int
) -> list[Region]:
    if not stretches:
        return []
    cut = _best_cut(stretches, panels) if depth < _DEEPEST_CUT else None
    if cut is None:
        return [Flow(lines_of(stretches), left, right)]
    shared = _shared_height(cut)
    if _reads_in_rows(shared, panels):
        found = _regions(shared.above, left, right, panels, depth + 1)
        found += _rows(shared, left, right)
        return found + _regions(shared.below, left, right, panels, depth + 1)
    found = _regions(cut.above, left, right, panels, depth + 1)
    # The left column may be set as wide as the gutter's far side allows.
    inner = max(cut.gutter[0], cut.gutter[1] - _NARROWEST_GUTTER)
    found += _regions(cut.left, left, inner, panels, depth + 1)
    found += _regions(cut.right, cut.gutter[1], right, panels, depth + 1)
    return found + _regions(cut.below, left, right, panels, depth + 1)


def _shared_height(cut: _Cut) -> _Cut:
    """Give back what stands over or under the height at which both sides have text.

    Under the last line on the left its row may well go on to the right.
    """
    top = max(min(s.top for s in side) for side in (cut.left, cut.right))
    bottom = max(s.bottom for s in cut.right)
    over = [s for s in (*cut.left, *cut.right) if s.bottom <= top]
    under = [s for s in cut.left if s.top >= bottom]
    taken = {id(s) for s in (*over, *under)}
    left = [s for s in cut.left if id(s) not in taken]
    right = [s for s in cut.right if id(s) not in taken]
    if not left or not right:
        return cut
    return _Cut([*cut.above, *over], left, right, [*under, *cut.below], cut.gutter)


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


def _with_marks(stretches: Sequence[Stretch]) -> list[Stretch]:
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


def _best_cut(stretches: list[Stretch], panels: Panels) -> _Cut | None:
    """Find the gutter with most lines on both sides; ``None`` where the text is one column."""
    edges = _gutter_candidates(stretches)
    gutter = max(0.7 * median([s.size for s in stretches]), _NARROWEST_GUTTER)
    best: _Cut | None = None
    best_score = 0.0
    for x in edges:
        cut = _cut_at(stretches, x, gutter)
        if cut is None or not _worth(cut, panels):
            continue
        score = _height(cut.left + cut.right) * min(cut.gutter[1] - cut.gutter[0], 30.0) ** 0.25
        if score > best_score * 1.02:
            best, best_score = cut, score
    return best


def _gutter_candidates(stretches: list[Stretch]) -> list[float]:
    """Places just left of a stretch that has a neighbour on its own height to the left."""
    ordered = sorted(stretches, key=lambda s: s.top)
    places: set[float] = set()
    spans = [(s.left, s.right, s.top, s.bottom) for s in ordered]
    for index, (left, right, _, bottom) in enumerate(spans):
        for other_left, other_right, top, _ in spans[index + 1 :]:
            if top > bottom:
                break
            if other_left > right + 3:
                places.add(round(other_left - 1.5))
            elif left > other_right + 3:
                places.add(round(left - 1.5))
    return sorted(places)[:60]


def _cut_at(stretches: list[Stretch], x: float, gutter: float) -> _Cut | None:
    """Cut left of ``x`` the tallest run of lines of which none reaches into the gutter."""
    edge = x + 1.5 - gutter
    crossing = sorted((s.top, s.bottom) for s in stretches if s.left < x and s.right > edge)
    bounds = [-1e9, *(middle for span in crossing for middle in span), 1e9]
    best: tuple[float, list[Stretch], list[Stretch], float, float] | None = None
    for upper, lower in zip(bounds[::2], bounds[1::2], strict=True):
        inside = [s for s in stretches if upper <= (s.top + s.bottom) / 2 <= lower]
        left = [s for s in inside if s.right <= edge]
        right = [s for s in inside if s.left >= x]
        if not left or not right:
            continue
        both = min(_height(left), _height(right)) + 0.2 * _height(inside)
        if best is None or both > best[0]:
            best = (both, left, right, upper, lower)
    if best is None:
        return None
    _, left, right, upper, lower = best
    clear = (max(s.right for s in left), min(s.left for s in right))
    above: list[Stretch] = []
    below: list[Stretch] = []
    taken = {id(s) for s in (*left, *right)}
    for s in stretches:
        if id(s) not in taken:
            (
                above if (s.top + s.bottom) / 2 < (upper if upper > -1e8 else lower) else below
            ).append(s)
    # Lines at the end of the run that stand on one side only belong to the page, not a column.
    return _trimmed(_Cut(above, left, right, below, clear))


def _trimmed(cut: _Cut) -> _Cut:
    """Give lone lines above the first shared height back: a title over the columns' left edge."""
    top = max(min(s.top for s in cut.left), min(s.top for s in cut.right))
    bottom = min(max(s.bottom for s in cut.left), max(s.bottom for s in cut.right))
    if bottom <= top:
        return cut
    for side in (cut.left, cut.right):
        early = [s for s in side if s.bottom < top]
        # Only a title apart from its column moves; the top of a long column stays with it.
        if early and cut.above == [] and _is_apart(early, side) and len(early) <= 3:
            cut.above += early
            side[:] = [s for s in side if s.bottom >= top]
    return cut


def _is_apart(early: list[Stretch], side: list[Stretch]) -> bool:
    size = max(s.size for s in early)
    rest = [s.size for s in side if s not in early]
    return bool(rest) and size > 1.4 * median(rest)


def _height(stretches: list[Stretch]) -> float:
    return max(s.bottom for s in stretches) - min(s.top for s in stretches) if stretches else 0.0


def _worth(cut: _Cut, panels: Panels) -> bool:
    rows_left, rows_right = len(lines_of(cut.left)), len(lines_of(cut.right))
    if min(rows_left, rows_right) >= 2:
        return True
    # One line beside several: a label or a lone date, part of the rows unless a panel holds it.
    return max(rows_left, rows_right) >= 2 and _on_panel(cut, panels)


def _on_panel(cut: _Cut, panels: Panels) -> bool:
    """Tell whether exactly one side lies on a filled area of its own."""
    for x0, y0, x1, y1 in panels.boxes:

        def share(side: list[Stretch], box: tuple[float, ...] = (x0, y0, x1, y1)) -> float:
            inside = [
                s
                for s in side
                if box[0] <= (s.left + s.right) / 2 <= box[2]
                and box[1] <= (s.top + s.bottom) / 2 <= box[3]
            ]
            return len(inside) / len(side)

        left, right = share(cut.left), share(cut.right)
        if (left > 0.8 and right < 0.2) or (right > 0.8 and left < 0.2):
            return True
    return False


def _reads_in_rows(cut: _Cut, panels: Panels) -> bool:
    """Tell a table, or labels and dates beside their text, from columns read one by one."""
    if _on_panel(cut, panels):
        return False
    left, right = lines_of(cut.left), lines_of(cut.right)
    lone = set(map(id, _lone_titles(left, right)))
    left = [line for line in left if id(line) not in lone]
    if not left:
        return False
    aligned = _aligned(left, right)
    if aligned < 0.85:
        return False
    if _prose(left) and _prose(right):
        return False
    labels = sum(bool(_DATE.search(_text(line))) or _text(line).endswith(":") for line in left)
    if labels >= 0.6 * len(left):
        return True
    both_short = len(left) >= 0.7 * len(right) and aligned >= 0.95
    if both_short and _aligned(right, left) >= 0.85:
        return not (_prose(right) and len(left) > 8)
    return _groups(left) <= 1.6


def _lone_titles(left: list[Line], right: list[Line]) -> list[Line]:
    """Return lines on the left that have nothing beside them and are set as titles are."""
    beside = [(_top(line), _bottom(line)) for line in right]
    alone = [
        line
        for line in left
        if not any(top < _bottom(line) and bottom > _top(line) for top, bottom in beside)
    ]
    others = [line.stretches[0] for line in left if line not in alone]
    usual = median([s.size for s in others]) if others else 0.0
    plain = not all(s.bold for s in others)
    return [
        line
        for line in alone
        if line.stretches[0].size > 1.1 * usual
        or (plain and line.stretches[0].bold)
        or (line.stretches[0].text.isupper() and len(line.stretches[0].text) > 3)
    ]


def _top(line: Line) -> float:
    return min(s.top for s in line.stretches)


def _bottom(line: Line) -> float:
    return max(s.bottom for s in line.stretches)


def _text(line: Line) -> str:
    return " ".join(s.text for s in line.stretches)


def _aligned(left: list[Line], right: list[Line]) -> float:
    """Share of the lines on the left that have a line on the right at their very height."""
    heights = [line.baseline for line in right]
    hits = 0
    for line in left:
        tolerance = 0.2 * line.stretches[0].size
        hits += any(abs(line.baseline - height) <= tolerance for height in heights)
    return hits / len(left)


def _prose(lines: list[Line]) -> bool:
    """Tell text that runs on from line to line: most lines reach the column's edge."""
    if len(lines) < 3:
        return False
    left = min(line.left for line in lines)
    width = max(line.right for line in lines) - left
    full = sum(line.right - left > 0.8 * width for line in lines)
    stretches = [s for line in lines for s in line.stretches]
    words = sum(len(s.words) for s in stretches) / len(stretches)
    return full >= 0.6 * len(lines) and words >= 3.5


def _groups(lines: list[Line]) -> float:
    """Mean number of lines that follow each other without a gap."""
    count = 1
    for above, below in pairwise(lines):
        count += below.baseline - above.baseline > 1.7 * below.stretches[0].size
    return len(lines) / count


def _rows(cut: _Cut, left: float, right: float) -> list[Region]:
    """Read the two sides row by row; titles between the rows part one table from the next."""
    found: list[Region] = []
    titles = _lone_titles(lines_of(cut.left), lines_of(cut.right))
    taken = {id(s) for title in titles for s in title.stretches}
    rest_left = [s for s in cut.left if id(s) not in taken]
    rest_right = cut.right
    for title in [*titles, None]:
        end = title.baseline if title else 1e9
        part = _Cut(
            [],
            [s for s in rest_left if s.baseline < end],
            [s for s in rest_right if s.baseline < end],
            [],
            cut.gutter,
        )
        rest_left = [s for s in rest_left if s.baseline >= end]
        rest_right = [s for s in rest_right if s.baseline >= end]
        if part.left and part.right:
            found += _rows_between(part, left, right)
        elif part.left or part.right:
            found.append(Flow(lines_of(part.left or part.right), left, right))
        if title:
            found.append(Flow([title], left, right))
    return found


def _rows_between(cut: _Cut, left: float, right: float) -> list[Region]:
    """Return a table where the rows are regular, else label and text in turn."""
    columns = _split_columns(cut)
    rows = _table_rows(columns)
    flat = [cell for row in rows for cell in row]
    longest = max(len(cell) for cell in flat)
    whole = [row for row in rows if sum(bool(cell) for cell in row) >= 2]
    if len(rows) >= 2 and longest <= 3 and len(whole) >= 0.6 * len(rows):
        return [Grid(rows)]
    edges = [left, *(min(s.left for s in column) for column in columns[1:]), right]
    return [
        Flow(cell, edges[number], edges[number + 1])
        for row in rows
        for number, cell in enumerate(row)
        if cell
    ]


def _split_columns(cut: _Cut) -> list[list[Stretch]]:
    """Split both sides at every further gutter that runs all the way down."""
    columns: list[list[Stretch]] = []
    for side in (cut.left, cut.right):
        columns += _full_gutters(side)
    return columns


def _full_gutters(side: list[Stretch]) -> list[list[Stretch]]:
    columns: list[list[Stretch]] = []
    edge = -1e9
    for stretch in sorted(side, key=lambda s: s.left):
        if columns and stretch.left < edge + max(0.5 * stretch.size, 4.0):
            columns[-1].append(stretch)
        else:
            columns.append([stretch])
        edge = max(edge, stretch.right)
    return columns


def _table_rows(columns: list[list[Stretch]]) -> list[list[list[Line]]]:
    """Cut columns into rows: a line opens a row where two columns have one, or after a gap."""
    everything = lines_of([s for column in columns for s in column])
    owner = {id(s): number for number, column in enumerate(columns) for s in column}
    rows: list[list[list[Line]]] = []
    previous = -1e9
    for line in everything:
        parts: dict[int, list[Stretch]] = {}
        for s in line.stretches:
            parts.setdefault(owner[id(s)], []).append(s)
        size = line.stretches[0].size
        apart = line.baseline - previous > 1.75 * size
        if not rows or len(parts) >= 2 or 0 in parts or (apart and len(parts) > 1):
            rows.append([[] for _ in columns])
        for number, part in parts.items():
            rows[-1][number].append(Line(part))
        previous = line.baseline
    return rows
