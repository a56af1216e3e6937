# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Making a picture of a page easy to read: its size, its light, light print on dark ground."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from sloer.reading.ocr.sheet import Grey, Sheet

# What the engine was trained on is print at 200 to 300 dpi. Less is enlarged; more costs time and
# memory and reads no better. Where the true size is not known, an A4 page is assumed.
_COARSE, _GOOD, _FINE, _FINE_ENOUGH = 160, 200, 310, 240
_MOST_ENLARGED = 3.0
_LONGEST = 4_000
# Ground is judged on a copy of about this size, in square cells larger than a letter's stroke.
_HALVED, _CELL = 1_100, 7
_EDGE = 24
_NEAR = 5
_MID = 190
_GRAINY = 6
_BAND = 256


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
    full = _enlarged(ground, sheet.picture.size)
    light = _prints_light(ground, sheet.picture) * np.uint8(255)
    turned = _enlarged(light, sheet.picture.size)
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
    """Tell per cell whether print is lighter than its ground.

    Only dark cells inside an area of one colour are asked: at the edge of a coloured box the
    difference between box and paper would drown that between print and box.
    """
    small = _halved(picture)
    paper = _enlarged(ground, small.size).astype(np.int16)
    difference = np.asarray(small, dtype=np.int16) - paper
    asked = (ground < _MID) & _is_flat(ground)
    lighter = _averaged(np.maximum(difference, 0), asked)
    darker = _averaged(np.maximum(-difference, 0), asked)
    light: NDArray[np.bool_] = (lighter > 1.3 * darker) & (ground < _MID)
    return light


def _is_flat(ground: Grey) -> NDArray[np.bool_]:
    picture = Image.fromarray(ground)
    highest = np.asarray(picture.filter(ImageFilter.MaxFilter(3)), dtype=np.int16)
    lowest = np.asarray(picture.filter(ImageFilter.MinFilter(3)), dtype=np.int16)
    flat: NDArray[np.bool_] = highest - lowest < _EDGE
    return flat


def _averaged(field: NDArray[np.int16], asked: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the sum of ``field`` over the ``asked`` cells round each cell."""
    sums: NDArray[np.float64] = _in_cells(field).sum(axis=-1, dtype=np.float64) * asked
    for axis in (0, 1):
        padding = [(0, 0), (0, 0)]
        padding[axis] = (_NEAR + 1, _NEAR)
        running = np.cumsum(np.pad(sums, padding), axis=axis)
        count = sums.shape[axis]
        reach = 2 * _NEAR + 1
        high = np.take(running, np.arange(reach, reach + count), axis=axis)
        sums = high - np.take(running, np.arange(count), axis=axis)
    return sums


def _enlarged(cells: Grey, size: tuple[int, int]) -> Grey:
    """Return a picture of ``size`` from its cells; the last ones stick out beyond its edges."""
    picture = Image.fromarray(cells)
    step = max(round(max(size) / _HALVED), 1) * _CELL
    covered = (0.0, 0.0, min(size[0] / step, picture.width), min(size[1] / step, picture.height))
    return np.asarray(picture.resize(size, Image.Resampling.BILINEAR, box=covered))


def ink(sheet: Sheet) -> Grey:
    """Return a reduced picture of the sheet in which print is 1 and paper 0."""
    small = _halved(sheet.picture)
    ground = _enlarged(_ground(sheet.picture), small.size).astype(np.int16)
    marks: Grey = (np.abs(ground - np.asarray(small, dtype=np.int16)) > 48).astype(np.uint8)
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


def _halved(picture: Image.Image) -> Image.Image:
    return picture.reduce(max(round(max(picture.size) / _HALVED), 1))


def _ground(picture: Image.Image) -> Grey:
    """Return a small picture of the paper without the print: what most of each cell looks like."""
    flat = _in_cells(np.asarray(_halved(picture)))
    middle = np.partition(flat, _CELL * _CELL // 2, axis=-1)[..., _CELL * _CELL // 2]
    smooth = Image.fromarray(np.ascontiguousarray(middle)).filter(ImageFilter.MedianFilter(5))
    return np.asarray(smooth, dtype=np.uint8)


def _in_cells(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return the pixels of each square cell along the last axis."""
    rows, columns = (-(-side // _CELL) for side in pixels.shape)
    missing = rows * _CELL - pixels.shape[0], columns * _CELL - pixels.shape[1]
    whole = np.pad(pixels, ((0, missing[0]), (0, missing[1])), mode="edge")
    cells = whole.reshape(rows, _CELL, columns, _CELL).swapaxes(1, 2)
    return cells.reshape(rows, columns, _CELL * _CELL)


def _is_white(ground: Grey) -> bool:
    """Tell whether paper is so even and light that evening it would change nothing."""
    darkest, lightest = np.percentile(ground, [0.1, 99.5])
    return bool(darkest > 200 and lightest - darkest < 24)
