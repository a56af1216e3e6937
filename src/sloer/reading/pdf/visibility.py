# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which glyphs a reader sees: the page is drawn with and without its text, and compared.

One comparison answers for white text, boxes drawn over text, transparency, clipping, hidden
layers and text beyond the page's edge alike: a glyph that changes no pixel is not there.
"""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from sloer.reading.pdf.glyphs import Glyphs

_PIXELS = 2_000_000
_CONTRAST = 20
"""Steps of 255 a glyph must differ from its ground; 20 on white is type that nobody reads."""
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
    """Draws no text of the page while the context is open."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._handles = [ctypes.cast(run.address, pdfium.FPDF_PAGEOBJECT) for run in glyphs.runs]

    def __enter__(self) -> None:
        for handle in self._handles:
            pdfium.FPDFPageObj_SetIsActive(handle, False)

    def __exit__(self, *_: object) -> None:
        for handle in self._handles:
            pdfium.FPDFPageObj_SetIsActive(handle, True)


def visible_glyphs(page: Any, glyphs: Glyphs) -> tuple[NDArray[np.bool_], Pixels, float]:
    """Return which glyphs are seen, the page drawn without any text, and the scale of that."""
    frame = glyphs.frame
    scale = scale_within(frame.width, frame.height, 1.0, _PIXELS)
    with hidden_text(glyphs):
        bare = render(page, scale)
    if not len(glyphs):
        return np.zeros(0, bool), bare, scale
    full = render(page, scale)
    change = _differs(full, bare)
    seen = _any_inside(change, _cores(glyphs) * scale)
    sizes = glyphs.column([run.size for run in glyphs.runs], np.float64)
    modes = glyphs.column([run.invisible for run in glyphs.runs], bool)
    seen &= (sizes >= _SMALLEST_SIZE) & ~modes
    return _smoothed(seen, glyphs), bare, scale


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
