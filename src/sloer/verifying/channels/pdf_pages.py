# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDF as pages: text an extractor reads and an eye does not.

One test finds them all, whatever hides the text (white ink, a box, a picture, a layer, a clip, the
edge of the page): each page is rendered as it is and once more with its text switched off. Where
both pictures are alike, the text was never seen.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from sloer.verifying.trace import Trace, always, hidden, visible

Pixels = npt.NDArray[np.uint8]

_SCALE = 1.5
_MOST_PAGES = 300
_FAINT = 12
"""Grey levels; less contrast than this is not read by an eye."""
_DEEPEST = 12
_MANY_CURVES = 100
_BOX = 20
"""Segments of a box with round corners; a path of more may be a letter."""
_FORM, _TEXT, _PATH, _SHADE, _IMAGE = 5, 1, 2, 4, 3


def inspect_pages(data: bytes) -> Iterator[Trace]:
    """Yield what every page shows and what it holds unseen."""
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > _MOST_PAGES:
            yield always("pdf.too_many", "pages", "for mange sider", "too many pages")
        for number in range(min(len(document), _MOST_PAGES)):
            page = document[number]
            yield from _page(page, f"page {number + 1}")
            page.close()
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, where: str) -> Iterator[Trace]:
    text_page = page.get_textpage()
    text = text_page.get_text_range(errors="replace")
    boxes = _word_boxes(page, text_page)
    text_page.close()
    objects = list(_objects(page.raw, False, 0))
    shown = _render(page)
    for thing, kind in objects:
        if kind == _TEXT:
            pdfium.FPDFPageObj_SetIsActive(thing, 0)
    bare = _render(page)
    seen: list[str] = []
    unseen: list[str] = []
    for word, box in boxes:
        (seen if _visible(shown, bare, box) else unseen).append(word)
    yield visible(where, " ".join(seen))
    yield hidden("pdf.unseen_text", where, "Siden", "The page", " ".join(unseen))
    if not unseen:
        yield visible(where, text)
    yield from _drawn(objects, where)


def _render(page: pypdfium2.PdfPage) -> Pixels:
    bitmap = page.render(scale=_SCALE, grayscale=True, may_draw_forms=False)
    picture: Pixels = bitmap.to_numpy().copy()
    bitmap.close()
    return picture.reshape(picture.shape[0], -1)


def _objects(owner: object, in_form: bool, depth: int) -> Iterator[tuple[object, int]]:
    if depth > _DEEPEST:
        return
    count = (pdfium.FPDFFormObj_CountObjects if in_form else pdfium.FPDFPage_CountObjects)(owner)
    get = pdfium.FPDFFormObj_GetObject if in_form else pdfium.FPDFPage_GetObject
    for index in range(count):
        thing = get(owner, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        yield thing, kind
        if kind == _FORM:
            yield from _objects(thing, True, depth + 1)


def _word_boxes(
    page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage
) -> list[tuple[str, tuple[int, int, int, int]]]:
    text = text_page.get_text_range(errors="replace")
    if text_page.count_chars() != len(text):
        text = "".join(
            chr(pdfium.FPDFText_GetUnicode(text_page.raw, i) or 0xFFFD)
            for i in range(text_page.count_chars())
        )
    boxes = []
    for match in re.finditer(r"\S+", text):
        corners = [text_page.get_charbox(i) for i in range(match.start(), match.end())]
        corners = [c for c in corners if c[2] > c[0] and c[3] > c[1]]
        if corners:
            boxes.append((match.group(), _on_device(page, corners)))
    return boxes


def _on_device(
    page: pypdfium2.PdfPage, corners: list[tuple[float, float, float, float]]
) -> tuple[int, int, int, int]:
    left, bottom = min(c[0] for c in corners), min(c[1] for c in corners)
    right, top = max(c[2] for c in corners), max(c[3] for c in corners)
    width, height = (int(side * _SCALE) for side in page.get_size())
    points = [_point(page, width, height, x, y) for x, y in ((left, bottom), (right, top))]
    (x1, y1), (x2, y2) = points
    return min(x1, x2), min(y1, y2), max(x1, x2) + 1, max(y1, y2) + 1


def _point(page: pypdfium2.PdfPage, width: int, height: int, x: float, y: float) -> tuple[int, int]:
    device_x, device_y = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, device_x, device_y)
    return device_x.value, device_y.value


def _visible(
    shown: Pixels,
    bare: Pixels,
    box: tuple[int, int, int, int],
) -> bool:
    left, top, right, bottom = (max(side, 0) for side in box)
    with_text = shown[top:bottom, left:right].astype(int)
    if with_text.size == 0:
        return False
    without = bare[top:bottom, left:right].astype(int)
    return bool(np.abs(with_text - without).max() >= _FAINT)


def _drawn(objects: list[tuple[object, int]], where: str) -> Iterator[Trace]:
    """Yield what may be writing and cannot be searched: many curves, shadings."""
    curves = 0
    for thing, kind in objects:
        if kind == _PATH:
            segments = pdfium.FPDFPath_CountSegments(thing)
            curves += segments if segments > _BOX else 0
        elif kind == _IMAGE:
            yield always("pdf.picture", where, "et billede, som kan vise hvem det er",
                         "a picture, which may show who it is")  # fmt: skip
    if curves >= _MANY_CURVES:
        yield always("pdf.drawing", where, "en tegning, som kan være skrift eller et portræt",
                     "a drawing, which may be writing or a portrait")  # fmt: skip
