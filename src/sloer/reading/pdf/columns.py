# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Reading order: a page's stretches of line are cut into columns, tables and plain flows."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from sloer.reading.pdf.lines import (
    Flow,
    Region,
    lines_of,
    parted_at_gutters,
    with_marks,
    with_raised,
)
from sloer.reading.pdf.rows import Cut, Panels, on_panel, reads_in_rows, rows_of
from sloer.reading.pdf.words import Stretch

_NARROWEST_GUTTER = 7.0
_DEEPEST_CUT = 24


def regions(
    stretches: Sequence[Stretch], left: float, right: float, panels: Panels | None = None
) -> list[Region]:
    """Cut the stretches of a page or column into regions, in the order they are read."""
    parted = with_raised(parted_at_gutters(stretches))
    return _regions(with_marks(parted), left, right, panels or Panels(), 0)


def _regions(
    stretches: list[Stretch], left: float, right: float, panels: Panels, depth: int
) -> list[Region]:
    if not stretches:
        return []
    cut = _best_cut(stretches, panels) if depth < _DEEPEST_CUT else None
    if cut is None:
        return [Flow(lines_of(stretches), left, right)]
    shared = _shared_height(cut)
    if reads_in_rows(shared, panels):
        found = _regions(shared.above, left, right, panels, depth + 1)
        found += rows_of(shared, left, right)
        return found + _regions(shared.below, left, right, panels, depth + 1)
    found = _regions(cut.above, left, right, panels, depth + 1)
    # The left column may be set as wide as the gutter's far side allows.
    inner = max(cut.gutter[0], cut.gutter[1] - _NARROWEST_GUTTER)
    found += _regions(cut.left, left, inner, panels, depth + 1)
    found += _regions(cut.right, cut.gutter[1], right, panels, depth + 1)
    return found + _regions(cut.below, left, right, panels, depth + 1)


def _shared_height(cut: Cut) -> Cut:
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
    return Cut([*cut.above, *over], left, right, [*under, *cut.below], cut.gutter)


def _best_cut(stretches: list[Stretch], panels: Panels) -> Cut | None:
    """Find the gutter with most lines on both sides; ``None`` where the text is one column."""
    edges = _gutter_candidates(stretches)
    gutter = max(0.7 * median([s.size for s in stretches]), _NARROWEST_GUTTER)
    best: Cut | None = None
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


def _cut_at(stretches: list[Stretch], x: float, gutter: float) -> Cut | None:
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
    return _trimmed(Cut(above, left, right, below, clear))


def _trimmed(cut: Cut) -> Cut:
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


def _worth(cut: Cut, panels: Panels) -> bool:
    rows_left, rows_right = len(lines_of(cut.left)), len(lines_of(cut.right))
    if min(rows_left, rows_right) >= 2:
        return True
    # One line beside several: a label or a lone date, part of the rows unless a panel holds it.
    return max(rows_left, rows_right) >= 2 and on_panel(cut, panels)
