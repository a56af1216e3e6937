# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Text that is only pixels: what recognition reads of a page becomes words like all others."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from sloer.model import Note
from sloer.reading.pdf.frame import Box, Frame
from sloer.reading.pdf.tables import Drawing
from sloer.reading.pdf.visibility import render, scale_within
from sloer.reading.pdf.words import Stretch, Word

if TYPE_CHECKING:
    from sloer.reading.ocr.result import Recognised

_DPI = 200
_STRETCH_GAP = 1.5
# What the trained data take a list mark for, told by the letters or by the size of the ink.
_MARK = re.compile(r"^(?:[•·*¢°¤®©>]|[e*+]?[«»]+)$")
_MARK_HEIGHT = 0.4
_DASHES = frozenset("-–—")


@dataclass(slots=True)
class ReadPicture:
    """What was read of a page or a part of it."""

    stretches: list[Stretch]
    confidence: float
    notes: tuple[Note, ...]
    drawing: Drawing
    rotated: bool = False
    width: float = 0.0

    @property
    def words(self) -> list[Word]:
        """All words."""
        return [word for stretch in self.stretches for word in stretch.words]


def recognise_page(
    page: Any,
    frame: Frame,
    number: int,
    pixels: int,
    region: Box | None = None,
    *,
    alone: bool = False,
) -> ReadPicture:
    """Draw the page, or ``region`` of it, and read what is drawn.

    ``alone`` says that no text of the page's own stands beside it, so that a page that lies
    askew may be straightened.
    """
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
    rotation = abs((found.rotation + 180) % 360 - 180)
    turned = rotation > 20
    width = frame.height if 45 < rotation < 135 else frame.width
    offset = None if turned or alone else (left, top)
    return replace(read_picture(found, scale, offset), width=width, rotated=turned)


def read_picture(
    found: Recognised, scale: float, offset: tuple[float, float] | None = None
) -> ReadPicture:
    """Return what was recognised as words in points.

    Their places are those on the page, ``offset`` from its corner, or, without one, those on the
    page as it was straightened.
    """
    on_sheet = offset is None
    left, top = offset or (0.0, 0.0)
    sheet_scale = _sheet_scale(found.lines) * scale
    stretches: list[Stretch] = []
    for line in found.lines:
        words = [
            _word(word, line.height / sheet_scale, scale, sheet_scale, (left, top), on_sheet)
            for word in line.words
        ]
        stretches += _parted(_with_mark(words))
    drawing = Drawing()
    for rule in found.rules:
        sides = rule.sheet_px if on_sheet else rule.box_px
        x0, y0, x1, y1 = (side / (sheet_scale if on_sheet else scale) for side in sides)
        box = (x0 + left, y0 + top, x1 + left, y1 + top)
        (drawing.vertical if rule.upright else drawing.horizontal).append(box)
    return ReadPicture(stretches, found.confidence, found.notes, drawing)


def _with_mark(words: list[Word]) -> list[Word]:
    """Put a list mark where the first word is one: the trained data know none."""
    if len(words) > 1 and len(words[0].text) <= 2 and not words[0].text[0].isdigit():
        first = words[0]
        flat = first.bottom - first.top <= _MARK_HEIGHT * first.size
        square = first.right - first.left <= 1.6 * (first.bottom - first.top)
        if _MARK.match(first.text) or (flat and square and first.text not in _DASHES):
            return [replace(first, text="•"), *words[1:]]
    return words


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
    on_sheet: bool,
) -> Word:
    x0, y0, x1, y1 = (side / scale for side in word.box_px)
    box = (
        round(x0 + offset[0], 2),
        round(y0 + offset[1], 2),
        round(x1 + offset[0], 2),
        round(y1 + offset[1], 2),
    )
    left, top, right, bottom = (s / sheet_scale for s in word.sheet_px) if on_sheet else box
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
