# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Text marked to be read as other text than is drawn (/ActualText), where that can be believed.

Typesetters mark the hyphens they set at line ends in this way, or those that the writer set. That
tells what no letter tells, and does no harm: what is marked must look like a hyphen.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pypdfium2.raw as pdfium

from sloer.reading.line_ends import FIRM, HYPHENS, SOFT
from sloer.reading.pdf.glyphs import Glyphs, Run, stand_in

_LINE_END = 2
"""PDFium's code for a hyphen at the end of a line, the typesetter's or the writer's."""
_THICKEST = 0.16
_LONGEST = 0.75


class ReplacedTextError(Exception):
    """Text of the page is marked to be read as other text than is drawn."""


def find_unread(glyphs: Glyphs, addresses: Iterable[int]) -> None:
    """Look through the text objects of which PDFium gives no glyph.

    Raises:
        ReplacedTextError: one that draws something is marked to be read as nothing.
    """
    read = {run.address for run in glyphs.runs}
    for address in addresses:
        if address not in read and stand_in(address) is not None and min(_extent(address)) > 0:
            raise ReplacedTextError


def with_marked_hyphens(glyphs: Glyphs) -> Glyphs:
    """Return the glyphs with each marked hyphen as what it is said to be.

    Raises:
        ReplacedTextError: something else than a hyphen is marked.
    """
    marked = [number for number, run in enumerate(glyphs.runs) if run.stand_in is not None]
    if not marked:
        return glyphs
    if not all(_is_hyphen(glyphs.runs[number]) for number in marked):
        raise ReplacedTextError
    codes = glyphs.codes.copy()
    fonts = glyphs.column([run.font for run in glyphs.runs], np.int64)
    soft = [number for number in marked if glyphs.runs[number].stand_in == SOFT]
    firm = sorted(set(marked) - set(soft))
    is_soft, is_firm = np.isin(glyphs.runs_of, soft), np.isin(glyphs.runs_of, firm)
    ends = (codes == _LINE_END) | is_firm & _ends_line(glyphs)
    # Who marks the one kind in a font leaves the other unmarked.
    unmarked = (codes == _LINE_END) & ~is_soft & ~is_firm
    soft_unmarked = unmarked & np.isin(fonts, fonts[is_firm]) & ~np.isin(fonts, fonts[is_soft])
    codes[is_firm] = ord("-")
    codes[ends] = ord(FIRM)
    codes[is_soft | soft_unmarked] = ord(SOFT)
    return replace(glyphs, codes=codes)


def _ends_line(glyphs: Glyphs) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which glyphs the next one in drawing order does not stand right of."""
    left = glyphs.boxes[:, 0]
    ends = np.ones(len(glyphs), bool)
    ends[:-1] = left[1:] <= left[:-1]
    return ends


def _is_hyphen(run: Run) -> bool:
    """Tell whether what is marked to be a hyphen is drawn as one: flat and short."""
    if run.stand_in not in HYPHENS:
        return False
    width, height = _extent(run.address)
    if round(run.angle) % 180 == 90:
        width, height = height, width
    elif round(run.angle) % 180:
        return False
    return 0 < height <= _THICKEST * run.size and width <= _LONGEST * run.size


def _extent(address: int) -> tuple[float, float]:
    """Return width and height of what a text object draws."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    handle = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
    pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    return right.value - left.value, top.value - bottom.value
