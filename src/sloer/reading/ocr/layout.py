# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From a recognised page to a page in draft, laid out by where words stand, as in a PDF."""

from __future__ import annotations

from sloer.reading.ocr.result import Recognised, around
from sloer.reading.pdf.order import laid_out
from sloer.reading.pdf.pages import PageText, count_tables
from sloer.reading.pdf.paragraphs import drafts_of
from sloer.reading.pdf.recognition import read_picture


def page_of(found: Recognised, scale: float = 1.0, top: float = 0.0) -> PageText:
    """Return the page, measured in points.

    Args:
        found: what was read of a picture that is a page of its own.
        scale: pixels per point of the picture.
        top: where the picture begins on the page, in points.
    """
    if not found.lines:
        return PageText(found.page, 0.0, 0.0, pictures=found.pictures, notes=list(found.notes))
    read = read_picture(found, scale)
    for word in read.words:
        x0, y0, x1, y1 = word.box
        word.box = x0, round(y0 + top, 2), x1, round(y1 + top, 2)
    left, upper, right, bottom = around((s.left, s.top, s.right, s.bottom) for s in read.stretches)
    drafts = drafts_of(laid_out(read.stretches, right + left, read.drawing))
    return PageText(
        found.page,
        right + left,
        bottom + upper,
        drafts=drafts,
        tables=count_tables(drafts),
        pictures=found.pictures,
        notes=list(found.notes),
    )
