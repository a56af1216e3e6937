# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Making a picture of a page easy to read: its size, its light, light print on dark ground."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from sloer.reading.ocr.sheet import Grey, Sheet

# What the engine was trained on is print at 200 to 300 dpi. Less is enlarged; more costs time and
# memory and reads no better. Where the true size is not known, an A4 page is assumed.
_COARSE, _GOOD, _FINE, _FINE_ENOUGH = 160, 200, 310, 240
_MOST_ENLARGED = 3.0
_LONGEST = 4_000
_CELLS = 160
_MID = 190
_GRAINY = 6
_BAND = 256

Field = NDArray[np.float32]


def fitted(sheet: Sheet, scale: float) -> Sheet:
    """Return the sheet at a size good for reading; ``scale`` is its pixels per point."""
    dpi = max(scale * 72, 1.0)
    factor = 1.0
    if dpi < _COARSE:
        factor = min(_GOOD / dpi, _MOST_ENLARGED)
    elif dpi > _FINE:
        factor = _FINE_ENOUGH / dpi
    factor = min(factor, _LONGEST / max(sheet.picture.size))
    return sheet if factor == 1.0 else sheet.scaled(factor)


def evened(sheet: Sheet) -> Sheet:
    """Return the sheet as dark print on white paper, whatever light it was taken in.

    Ground is what most of a neighbourhood looks like. Print is what differs from it: darker on
    paper, in the shade too, lighter on dark ground such as a coloured side column. A sheet whose
    ground is white already comes back as it is.
    """
    ground = _ground(sheet.picture)
    if _is_white(ground):
        return sheet
    full = _enlarged(ground, sheet)
    turned = _enlarged(_prints_light(ground, sheet.picture) * np.uint8(255), sheet)
    pixels = sheet.pixels
    even = np.empty_like(pixels)
    # In bands: the fractions of a whole page would take hundreds of megabytes.
    for top in range(0, len(pixels), _BAND):
        rows = slice(top, top + _BAND)
        even[rows] = _evened_band(pixels[rows], full[rows], turned[rows] > 127)
    return sheet.repainted(Image.fromarray(even))


def _evened_band(pixels: Grey, ground: Grey, turned: NDArray[np.bool_]) -> Grey:
    values, paper = pixels.astype(np.float32), ground.astype(np.float32)
    dark = (paper - values) / np.maximum(paper, 1)
    light = (values - paper) / np.maximum(255 - paper, 1)
    # Faint print is made a little stronger.
    strength = np.clip(np.where(turned, light, dark) * 1.3, 0, 1)
    band: Grey = (255 - 255 * strength).astype(np.uint8)
    return band


def _prints_light(ground: Grey, picture: Image.Image) -> NDArray[np.bool_]:
    """Tell per cell whether print is lighter than its ground."""
    small = picture.reduce(max(max(picture.size) // 1_000, 1))
    paper = np.asarray(Image.fromarray(ground).resize(small.size), dtype=np.float32)
    difference = np.asarray(small, dtype=np.float32) - paper
    lighter = _averaged(np.maximum(difference, 0), ground.shape)
    darker = _averaged(np.maximum(-difference, 0), ground.shape)
    light: NDArray[np.bool_] = (lighter > 1.3 * darker) & (ground < _MID)
    return light


def _averaged(field: Field, cells: tuple[int, ...]) -> Field:
    """Return the mean of ``field`` round each of ``cells``."""
    picture = Image.fromarray(np.clip(field * 4, 0, 255).astype(np.uint8))
    small = picture.resize((cells[1], cells[0]), Image.Resampling.BOX)
    return np.asarray(small.filter(ImageFilter.BoxBlur(4)), dtype=np.float32)


def _enlarged(small: Grey, sheet: Sheet) -> Grey:
    picture = Image.fromarray(small)
    return np.asarray(picture.resize(sheet.picture.size, Image.Resampling.BILINEAR))


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
