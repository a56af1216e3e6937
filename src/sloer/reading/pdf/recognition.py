# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Text that is only pixels: what recognition reads of a page becomes words like all others."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from sloer.model import Note
from sloer.reading.pdf.frame import Box, Frame
from sloer.reading.pdf.visibility import render, scale_within
from sloer.reading.pdf.words import Stretch, Word

_DPI = 200
_STRETCH_GAP = 1.5


@dataclass(slots=True)
class ReadPicture:
    """What was read of a page or a part of it."""

    stretches: list[Stretch]
    confidence: float
    rotated: bool
    width: float
    notes: tuple[Note, ...]

    @property
    def words(self) -> list[Word]:
        """All words."""
        return [word for stretch in self.stretches for word in stretch.words]


def recognise_page(
    page: Any, frame: Frame, number: int, pixels: int, region: Box | None = None
) -> ReadPicture:
    """Draw the page, or ``region`` of it, and read what is drawn."""
    from sloer.reading.ocr import recognise  # the engine is heavy and most files need none

    scale = scale_within(frame.width, frame.height, _DPI / 72, pixels)
    drawn = np.ascontiguousarray(render(page, scale)[:, :, ::-1])
    image = Image.fromarray(drawn)
    left, top = 0.0, 0.0
    if region is not None:
        left, top = max(region[0] - 4, 0.0), max(region[1] - 4, 0.0)
        image = image.crop(
            (
                int(left * scale),
                int(top * scale),
                min(int((region[2] + 4) * scale), image.width),
                min(int((region[3] + 4) * scale), image.height),
            )
        )
    found = recognise(image, number, scale)
    rotated = abs(found.rotation) > 20
    width = frame.height if rotated and abs(found.rotation) % 180 > 45 else frame.width
    stretches: list[Stretch] = []
    sheet_scale = _sheet_scale(found.lines) * scale
    for line in found.lines:
        words = [
            _word(word, line.height / sheet_scale, scale, sheet_scale, (left, top), rotated)
            for word in line.words
        ]
        stretches += _parted(words)
    return ReadPicture(stretches, found.confidence, rotated, width, found.notes)


def _sheet_scale(lines: Sequence[Any]) -> float:
    """Return how much larger the straightened page is than the picture, by its words' boxes."""
    ratios = []
    for line in lines:
        for word in line.words:
            a, b = word.sheet_px, word.box_px
            sheet, picture = (a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1])
            if sheet > 0 and picture > 0:
                ratios.append((sheet / picture) ** 0.5)
    return float(np.median(ratios)) if ratios else 1.0


def _word(
    word: Any,
    size: float,
    scale: float,
    sheet_scale: float,
    offset: tuple[float, float],
    rotated: bool,
) -> Word:
    x0, y0, x1, y1 = (side / scale for side in word.box_px)
    box = (
        round(x0 + offset[0], 2),
        round(y0 + offset[1], 2),
        round(x1 + offset[0], 2),
        round(y1 + offset[1], 2),
    )
    left, top, right, bottom = (s / sheet_scale for s in word.sheet_px) if rotated else box
    confidence = min(max(float(word.confidence), 0.0), 1.0)
    low = any(c in "gjpqy,;()" for c in word.text)
    baseline = bottom - (0.22 * size if low else 0.0)
    size = max(size, 1.0)
    return Word(word.text, left, top, right, bottom, baseline, size, False, box, confidence)


def _parted(words: list[Word]) -> list[Stretch]:
    """Cut a line where the gap is a column's rather than a word's; level its baselines."""
    if not words:
        return []
    stretches = [[words[0]]]
    for before, word in itertools.pairwise(words):
        if word.left - before.right > _STRETCH_GAP * word.size:
            stretches.append([word])
        else:
            stretches[-1].append(word)
    for part in stretches:
        level = float(np.median([word.baseline for word in part]))
        for word in part:
            word.baseline = level
    return [Stretch(part) for part in stretches]
