# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which glyphs a reader sees: the page is drawn with and without its text, and compared.

One comparison answers for white text, boxes drawn over text, transparency, clipping, hidden
layers and text beyond the page's edge alike: a glyph that changes no pixel is not there.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from sloer.reading.pdf.glyphs import Glyphs

_PIXELS = 2_000_000
_CONTRAST = 20
"""Steps of 255 a glyph must differ from its ground; 20 on white is type that nobody reads."""
_PALE = 200
_MOST_CHECKED = 60
_SMALLEST_SIZE = 2.5
"""Points; smaller type is not read by anybody, whatever its colour."""

Pixels = NDArray[np.uint8]


def render(page: Any, scale: float) -> Pixels:
    """Draw the page; rows, columns, blue-green-red."""
    bitmap = page.render(scale=scale, may_draw_forms=True, rev_byteorder=False)
    pixels: Pixels = bitmap.to_numpy()
    return pixels[:, :, :3]


def scale_within(width: float, height: float, wanted: float, pixels: int) -> float:
    """Return the ``wanted`` scale, or the largest that keeps the picture under ``pixels``."""
    area = max(width, 1.0) * max(height, 1.0)
    return float(min(wanted, (pixels / area) ** 0.5))


class hidden_text:  # noqa: N801 - reads as a verb phrase in its with statement
    """Draws the page without the text objects at ``addresses`` while the context is open."""

    def __init__(self, addresses: Iterable[int]) -> None:
        self._handles = [ctypes.cast(each, pdfium.FPDF_PAGEOBJECT) for each in addresses]

    def __enter__(self) -> None:
        for handle in self._handles:
            pdfium.FPDFPageObj_SetIsActive(handle, False)

    def __exit__(self, *_: object) -> None:
        for handle in self._handles:
            pdfium.FPDFPageObj_SetIsActive(handle, True)


def visible_glyphs(
    page: Any, glyphs: Glyphs, addresses: Iterable[int]
) -> tuple[NDArray[np.bool_], Pixels, float]:
    """Return which glyphs are seen, the page drawn without any text, and the scale of that.

    ``addresses`` are those of all text objects: PDFium's glyphs leave out what is drawn twice.
    """
    frame = glyphs.frame
    scale = scale_within(frame.width, frame.height, 1.0, _PIXELS)
    with hidden_text(addresses):
        bare = render(page, scale)
    if not len(glyphs):
        return np.zeros(0, bool), bare, scale
    full = render(page, scale)
    change = _differs(full, bare)
    seen = _any_inside(change, _cores(glyphs) * scale)
    sizes = glyphs.column([run.size for run in glyphs.runs], np.float64)
    modes = glyphs.column([run.invisible for run in glyphs.runs], bool)
    seen &= (sizes >= _SMALLEST_SIZE) & ~modes
    seen = _smoothed(seen, glyphs) & ~_in_colour_of_ground(glyphs, bare, scale)
    return seen & ~_underneath(page, glyphs, seen, full, scale), bare, scale


def _in_colour_of_ground(glyphs: Glyphs, bare: Pixels, scale: float) -> NDArray[np.bool_]:
    """Tell pale text on ground of its own colour, even where visible text runs through it."""
    hidden = np.zeros(len(glyphs.runs), bool)
    for number, run in enumerate(glyphs.runs):
        if run.colour is None or min(run.colour) < _PALE:
            continue
        boxes = glyphs.boxes[glyphs.runs_of == number] * scale
        left, top = np.maximum(boxes[:, :2].min(axis=0), 0).astype(int)
        right, bottom = np.maximum(boxes[:, 2:].max(axis=0), 0).astype(int) + 1
        ground = bare[top:bottom, left:right].reshape(-1, 3)
        if len(ground):
            middle = np.median(ground, axis=0)[::-1]
            hidden[number] = bool(np.abs(middle - run.colour).max() < _CONTRAST)
    return hidden[glyphs.runs_of]


def _underneath(
    page: Any, glyphs: Glyphs, seen: NDArray[np.bool_], full: Pixels, scale: float
) -> NDArray[np.bool_]:
    """Tell text that other text is drawn over: taken away by itself, it changes no pixel."""
    gone = np.zeros(len(glyphs), bool)
    for number in _colliding_runs(glyphs, seen):
        mine = glyphs.runs_of == number
        with hidden_text([glyphs.runs[number].address]):
            change = _differs(render(page, scale), full)
        inside = _any_inside(change, _cores(glyphs)[mine] * scale)
        letters = glyphs.letters[mine]
        if inside[letters].mean() < 0.34:
            gone |= mine
    return gone


def _colliding_runs(glyphs: Glyphs, seen: NDArray[np.bool_]) -> list[int]:
    """Return runs several of whose letters stand where other letters of another run stand."""
    letters = np.flatnonzero(seen & glyphs.letters)
    centres = (glyphs.boxes[letters, :2] + glyphs.boxes[letters, 2:]) / 2
    places = np.clip(np.round(centres / 3), -1e5, 1e5).astype(np.int64)
    _, cells, counts = np.unique(
        places[:, 0] * 1_000_000 + places[:, 1], return_inverse=True, return_counts=True
    )
    crowded = counts[cells] > 1
    first: dict[int, int] = {}
    hits: Counter[int] = Counter()
    for place, cell in zip(letters[crowded].tolist(), cells[crowded].tolist(), strict=True):
        other = first.setdefault(cell, place)
        runs = int(glyphs.runs_of[place]), int(glyphs.runs_of[other])
        if runs[0] != runs[1] and glyphs.codes[place] != glyphs.codes[other]:
            hits.update(runs)
    return [run for run, count in hits.most_common(_MOST_CHECKED) if count >= 2]


def _differs(one: Pixels, other: Pixels) -> NDArray[np.bool_]:
    # Unsigned bytes and one flat array: three times as fast as a maximum over the colours.
    step = np.maximum(one, other) - np.minimum(one, other) >= _CONTRAST
    change: NDArray[np.bool_] = step[:, :, 0] | step[:, :, 1] | step[:, :, 2]
    return change


def _any_inside(change: NDArray[np.bool_], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    # Rows in pairs, sums modulo 2**16: both only make this faster; no box holds so many pixels.
    change = change[: change.shape[0] // 2 * 2]
    change = change[0::2] | change[1::2]
    height, width = change.shape
    sums = np.zeros((height + 1, width + 1), np.uint16)
    down = np.add.accumulate(change.astype(np.uint16), axis=0)
    np.add.accumulate(down, axis=1, out=sums[1:, 1:])
    left = np.clip(np.floor(boxes[:, 0]), 0, width).astype(int)
    right = np.clip(np.ceil(boxes[:, 2]), 0, width).astype(int)
    top = np.clip(np.round(boxes[:, 1] / 2), 0, height).astype(int)
    bottom = np.clip(np.maximum(np.round(boxes[:, 3] / 2), top + 1), 0, height).astype(int)
    ink = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    inside: NDArray[np.bool_] = ink != 0
    return inside


def _cores(glyphs: Glyphs) -> NDArray[np.float64]:
    """Return the middle of each glyph's box: its rim may hold a neighbour's ink."""
    letters = glyphs.letters
    turned = glyphs.column([45 < run.angle % 180 < 135 for run in glyphs.runs], bool)
    width, height = (glyphs.boxes[:, 2:] - glyphs.boxes[:, :2]).T
    # Along the line a seventh, across it a fifth: descenders and accents reach over.
    # The whole box of a mark counts, since its ink may lie anywhere.
    dx = np.where(turned, 0.2, 0.15) * width * letters
    dy = np.where(turned, 0.15, 0.2) * height * letters
    cores: NDArray[np.float64] = glyphs.boxes + np.stack((dx, dy, -dx, -dy), axis=1)
    return cores


def _smoothed(seen: NDArray[np.bool_], glyphs: Glyphs) -> NDArray[np.bool_]:
    """Let spaces and marks go with the letters around them, and lone letters with words."""
    inked = glyphs.letters
    breaks = np.ones(len(glyphs), bool)
    breaks[1:] = (np.diff(glyphs.runs_of) != 0) | glyphs.spaces[1:] | glyphs.spaces[:-1]
    word = np.cumsum(breaks) - 1
    letters = np.bincount(word, inked)
    share = np.bincount(word, inked & seen) / np.maximum(letters, 1)
    before = np.concatenate(([False], seen[:-1]))
    after = np.concatenate((seen[1:], [False]))
    kept: NDArray[np.bool_] = np.where(
        inked,
        # A third of a word that shows is ink of something else; one letter missing is not.
        (seen & (share[word] > 0.34)) | (before & after & (share[word] > 0.6)),
        seen | before | after,
    )
    return kept
