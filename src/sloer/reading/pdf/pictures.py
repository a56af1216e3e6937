# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which pictures and drawn shapes of a page may hold text and must be read by recognition."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sloer.reading.pdf.frame import Box, Frame, area
from sloer.reading.pdf.tables import Drawing
from sloer.reading.pdf.visibility import Pixels

Greys = NDArray[np.int16]

_LARGE_SHARE = 0.035
_PAGE_SHARE = 0.5
_LETTER_SEGMENTS = 60


def text_regions(drawing: Drawing, bare: Pixels, scale: float, frame: Frame) -> list[Box]:
    """Return the regions to read; a page that is mostly picture comes back whole."""
    page: Box = (0.0, 0.0, frame.width, frame.height)
    boxes = [_clipped(box, page) for box in drawing.pictures]
    merged = _merged([box for box in boxes if area(box) > 16])
    if sum(map(area, merged)) > _PAGE_SHARE * area(page):
        return [page] if _has_detail(bare, page, scale) else []
    wanted = [box for box in merged if _may_hold_text(box, bare, scale, page)]
    letters = _letters(drawing.shapes, page)
    if letters:
        # Recognition does better with all lines of outlined text before it than line by line.
        lefts, tops, rights, bottoms = zip(*letters, strict=True)
        wanted.append((min(lefts), min(tops), max(rights), max(bottoms)))
    return _merged(wanted)


def _clipped(box: Box, page: Box) -> Box:
    return max(box[0], 0.0), max(box[1], 0.0), min(box[2], page[2]), min(box[3], page[3])


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes that touch, as the strips and tiles of one picture do."""
    groups: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b[1], b[0]))[:500]:
        joined = box
        kept = []
        for other in groups:
            if _touch(joined, other):
                joined = (
                    min(joined[0], other[0]),
                    min(joined[1], other[1]),
                    max(joined[2], other[2]),
                    max(joined[3], other[3]),
                )
            else:
                kept.append(other)
        groups = [*kept, joined]
    return groups


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] + 2 and b[0] <= a[2] + 2 and a[1] <= b[3] + 2 and b[1] <= a[3] + 2


def _crop(bare: Pixels, box: Box, scale: float) -> Greys:
    x0, y0, x1, y1 = (int(side * scale) for side in box)
    grey: Greys = bare[y0:y1, x0:x1].mean(axis=2).astype(np.int16)
    return grey


def _edges(grey: Greys) -> float:
    if min(grey.shape, default=0) < 4:
        return 0.0
    return float((np.abs(np.diff(grey, axis=1)) > 24).mean())


def _has_detail(bare: Pixels, box: Box, scale: float) -> bool:
    return _edges(_crop(bare, box, scale)) > 0.0008


def _may_hold_text(box: Box, bare: Pixels, scale: float, page: Box) -> bool:
    """Leave out small pictures, plain grounds, and photographs of moderate size."""
    width, height = box[2] - box[0], box[3] - box[1]
    wide = width > 0.25 * page[2] and height > 9
    if area(box) < _LARGE_SHARE * area(page) and not wide:
        return False
    grey = _crop(bare, box, scale)
    if grey.size < 100 or _edges(grey) < 0.004:
        return False
    if area(box) > 0.15 * area(page):
        return True
    counts = np.bincount((grey >> 4).ravel(), minlength=16)
    # Print has one ground and one ink; a photograph spreads over all greys.
    ground = max(int(counts[i : i + 2].sum()) for i in range(15))
    return ground > 0.45 * grey.size


def _letters(shapes: Sequence[tuple[Box, int]], page: Box) -> list[Box]:
    """Return rows of curved shapes side by side: text that was turned into outlines."""
    rows: list[tuple[Box, int]] = []
    for box, segments in sorted(shapes, key=lambda s: (s[0][0], s[0][1]))[:3000]:
        height = box[3] - box[1]
        for number, (row, total) in enumerate(rows):
            near = box[0] - row[2] < 1.2 * max(height, row[3] - row[1])
            level = min(box[3], row[3]) - max(box[1], row[1]) > 0.4 * min(height, row[3] - row[1])
            if near and level and height < 80:
                joined = (
                    min(row[0], box[0]),
                    min(row[1], box[1]),
                    max(row[2], box[2]),
                    max(row[3], box[3]),
                )
                rows[number] = (joined, total + segments)
                break
        else:
            rows.append((box, segments))
    return [
        _clipped(box, page)
        for box, segments in rows
        if segments >= _LETTER_SEGMENTS
        and box[2] - box[0] > 2 * min(box[3] - box[1], 40.0)
        and box[3] - box[1] > 4
    ]
