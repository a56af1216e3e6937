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
    seen = _any_inside(change, glyphs.boxes * scale)
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
    height, width = change.shape
    sums = np.zeros((height + 1, width + 1), np.int32)
    down = np.add.accumulate(change.astype(np.uint16), axis=0)
    np.add.accumulate(down.astype(np.int32), axis=1, out=sums[1:, 1:])
    # The outer fifth of a box may hold a neighbour's ink.
    margin = (boxes[:, 2] - boxes[:, 0]) * 0.15
    left = np.clip(np.floor(boxes[:, 0] + margin), 0, width).astype(int)
    right = np.clip(np.ceil(boxes[:, 2] - margin), 0, width).astype(int)
    top = np.clip(np.floor(boxes[:, 1]), 0, height).astype(int)
    bottom = np.clip(np.ceil(boxes[:, 3]), 0, height).astype(int)
    ink = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    inside: NDArray[np.bool_] = ink > 0
    return inside


def _smoothed(seen: NDArray[np.bool_], glyphs: Glyphs) -> NDArray[np.bool_]:
    """Let spaces and thin marks that left no pixel go with the letters around them."""
    small = glyphs.spaces | np.isin(glyphs.codes, _THIN)
    following = np.where(small, False, seen)
    any_seen = np.zeros(len(glyphs.runs), bool)
    np.logical_or.at(any_seen, glyphs.runs_of, following)
    previous = np.concatenate(([False], seen[:-1]))
    after = np.concatenate((seen[1:], [False]))
    thin: NDArray[np.bool_] = small & (previous | after) & any_seen[glyphs.runs_of]
    return seen | thin


_THIN = [ord(c) for c in ".,:;'`´’‘-–·|\u0002"]
