# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Making a picture of a page easy to read: its size, its light, light print on dark ground."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from sloer.reading.ocr.sheet import Grey, Sheet

# An A4 page at 200 dpi is 2,339 pixels high: letters of ordinary print are then about as high
# as the engine was trained on. Much more only costs time.
_TOO_SMALL, _GOOD, _TOO_LARGE = 1_900, 2_339, 3_508
_MOST_ENLARGED = 3.0
_CELLS = 160
_MID = 190
_GRAINY = 6

Field = NDArray[np.float32]


def fitted(sheet: Sheet) -> Sheet:
    """Return the sheet at a size good for reading."""
    longest = max(sheet.picture.size)
    if longest < _TOO_SMALL:
        return sheet.scaled(min(_GOOD / longest, _MOST_ENLARGED))
    if longest > _TOO_LARGE:
        return sheet.scaled(_TOO_LARGE / longest)
    return sheet


def evened(sheet: Sheet) -> Sheet:
    """Return the sheet as dark print on white paper, whatever light it was taken in.

    Ground is what most of a neighbourhood looks like. Print is what differs from it: darker on
    paper, in the shade too, lighter on dark ground such as a coloured side column. A sheet whose
    ground is white already comes back as it is.
    """
    ground = _ground(sheet.picture)
    if _is_white(ground):
        return sheet
    pixels = sheet.pixels.astype(np.float32)
    full = _enlarged(ground, sheet)
    darker, lighter = np.maximum(full - pixels, 0), np.maximum(pixels - full, 0)
    even = 255 - _stretched(darker / np.maximum(full, 1.0))
    if ground.min() < _MID:
        turned = 255 - _stretched(lighter / np.maximum(255 - full, 1.0))
        light_print = _average(lighter, sheet) > 1.3 * _average(darker, sheet)
        even = np.where(_enlarged(light_print & (ground < _MID), sheet) > 0, turned, even)
    return sheet.repainted(Image.fromarray(even.astype(np.uint8)))


def _stretched(difference: Field) -> Field:
    """Return how strongly each point is printed, 0 to 255, faint print made stronger."""
    strength: Field = np.clip(difference * 1.3, 0.0, 1.0) * 255
    return strength


def _enlarged(small: Grey | NDArray[np.bool_], sheet: Sheet) -> Field:
    picture = Image.fromarray(small.astype(np.uint8))
    return np.asarray(
        picture.resize(sheet.picture.size, Image.Resampling.BILINEAR), dtype=np.float32
    )


def _average(field: Field, sheet: Sheet) -> Field:
    """Return the mean of ``field`` round each cell of the ground."""
    picture = Image.fromarray(np.clip(field * 4, 0, 255).astype(np.uint8))
    small = picture.resize(_cells(sheet.picture), Image.Resampling.BOX)
    return np.asarray(small.filter(ImageFilter.BoxBlur(4)), dtype=np.float32)


def ink(sheet: Sheet, longest: int) -> Grey:
    """Return a reduced picture of the sheet in which print is 1 and paper 0."""
    factor = max(max(sheet.picture.size) // longest, 1)
    small = np.asarray(sheet.picture.reduce(factor), dtype=np.int16)
    ground = np.asarray(
        Image.fromarray(_ground(sheet.picture)).resize(small.shape[::-1]), dtype=np.int16
    )
    marks: Grey = (np.abs(ground - small) > 48).astype(np.uint8)
    return marks


def cleared(sheet: Sheet) -> Sheet:
    """Return the sheet without the grain of a noisy camera or fax, if it has any."""
    width, height = sheet.picture.size
    middle = sheet.picture.crop(
        (width // 2 - 300, height // 2 - 300, width // 2 + 300, height // 2 + 300)
    )
    smooth = middle.filter(ImageFilter.MedianFilter(3))
    grain = np.abs(np.asarray(middle, dtype=np.int16) - np.asarray(smooth, dtype=np.int16))
    if np.median(grain) < _GRAINY:
        return sheet
    return sheet.repainted(sheet.picture.filter(ImageFilter.MedianFilter(3)))


def _cells(picture: Image.Image) -> tuple[int, int]:
    factor = max(max(picture.size) // _CELLS, 1)
    return max(picture.width // factor, 1), max(picture.height // factor, 1)


def _ground(picture: Image.Image) -> Grey:
    """Return a small picture of the paper without the print."""
    middle = picture.resize(_cells(picture), Image.Resampling.NEAREST)
    return np.asarray(middle.filter(ImageFilter.MedianFilter(9)), dtype=np.uint8)


def _is_white(ground: Grey) -> bool:
    """Tell whether paper is so even and light that evening it would change nothing."""
    darkest, lightest = np.percentile(ground, [0.5, 99.5])
    return bool(darkest > 200 and lightest - darkest < 24)
