# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Making a picture of a page easy to read: its size, its light, light print on dark ground."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from sloer.reading.ocr.sheet import Grey, Sheet

# An A4 page at 200 dpi is 2,339 pixels high: letters of ordinary print are then about as high
# as the engine was trained on. Much more only costs time.
_TOO_SMALL, _GOOD, _TOO_LARGE = 1_900, 2_339, 3_508
_MOST_ENLARGED = 3.0
_CELLS = 160
_DARK = 110


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
    light ground, lighter on dark ground such as a coloured side column. A sheet whose ground is
    white already comes back as it is.
    """
    ground = _ground(sheet.picture)
    if _is_white(ground):
        return sheet
    pixels = sheet.pixels.astype(np.float32)
    full = np.asarray(
        Image.fromarray(ground).resize(sheet.picture.size, Image.Resampling.BILINEAR),
        dtype=np.float32,
    )
    light = np.clip(pixels / np.maximum(full, 1.0), 0.0, 1.0)
    dark = 1.0 - np.clip((pixels - full) / np.maximum(255.0 - full, 1.0) * 1.4, 0.0, 1.0)
    even = np.where(full < _DARK, dark, light) * 255
    return sheet.repainted(Image.fromarray(even.astype(np.uint8)))


def ink(sheet: Sheet, longest: int) -> Grey:
    """Return a reduced picture of the sheet in which print is 1 and paper 0."""
    factor = max(max(sheet.picture.size) // longest, 1)
    small = np.asarray(sheet.picture.reduce(factor), dtype=np.int16)
    ground = np.asarray(
        Image.fromarray(_ground(sheet.picture)).resize(small.shape[::-1]), dtype=np.int16
    )
    marks: Grey = (np.abs(ground - small) > 48).astype(np.uint8)
    return marks


def _ground(picture: Image.Image) -> Grey:
    """Return a small picture of the paper without the print."""
    factor = max(max(picture.size) // _CELLS, 1)
    # In a cell of print the paper is the lightest part; in one of light print on a dark ground
    # it is the darkest. The median over neighbouring cells' own medians tells which is which.
    middle = picture.resize(
        (max(picture.width // factor, 1), max(picture.height // factor, 1)),
        Image.Resampling.NEAREST,
    ).filter(ImageFilter.MedianFilter(9))
    return np.asarray(middle, dtype=np.uint8)


def _is_white(ground: Grey) -> bool:
    """Tell whether paper is so even and light that evening it would change nothing."""
    darkest, lightest = np.percentile(ground, [0.5, 99.5])
    return bool(darkest > 200 and lightest - darkest < 24)
