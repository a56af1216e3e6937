# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every glyph of a page with its place, size, font and drawing run, as numpy columns."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from sloer.reading.pdf import native
from sloer.reading.pdf.frame import Floats, Frame

_INVISIBLE_MODES = {
    pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
    pdfium.FPDF_TEXTRENDERMODE_CLIP,
}
_FORCE_BOLD = 1 << 18
_SYMBOLIC_NAMES = (
    "cmex",
    "cmsy",
    "cmmi",
    "math",
    "symbol",
    "wingdings",
    "zapfdingbats",
    "fontawesome",
    "icon",
    "webdings",
)
_BOLD_NAMES = ("bold", "black", "heavy", "demi", "cmbx", "cmssbx")


@dataclass(frozen=True, slots=True)
class Font:
    """A font as the page uses it. ``symbolic`` fonts hold pictures, not letters."""

    name: str
    bold: bool
    symbolic: bool
    digest: bytes = b""
    """Tells font files apart, over all pages of a document."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one text-showing operator drew: all its glyphs share these."""

    address: int
    font: int
    size: float
    angle: float
    baseline: tuple[float, float]
    invisible: bool
    stand_in: str | None
    """The text that a mark gives it instead of what is drawn (/ActualText)."""
    colour: tuple[int, int, int] | None
    """Red, green and blue it is filled with; ``None`` where that is a pattern or unknown."""


@dataclass(frozen=True)
class Glyphs:
    """The glyphs of one page, spaces among them, in drawing order. Boxes are as shown."""

    codes: NDArray[np.uint32]
    indices: NDArray[np.int64]
    boxes: Floats
    runs_of: NDArray[np.int64]
    runs: tuple[Run, ...] = ()
    fonts: tuple[Font, ...] = ()
    frame: Frame = field(default_factory=lambda: Frame(0, 0, 1, 1, 0))

    def __len__(self) -> int:
        return len(self.codes)

    def column(self, values: list[Any], kind: Any) -> Any:
        """Spread one value per run to one value per glyph."""
        return np.array(values, kind)[self.runs_of] if len(self) else np.zeros(0, kind)

    @property
    def spaces(self) -> NDArray[np.bool_]:
        """Which glyphs are white space."""
        wide = np.isin(self.codes, (0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000))
        found: NDArray[np.bool_] = ((self.codes <= 32) & (self.codes != 2)) | wide
        return found

    @property
    def letters(self) -> NDArray[np.bool_]:
        """Which glyphs are letters or digits, or of a kind unknown."""
        unique, inverse = np.unique(self.codes, return_inverse=True)
        told = [chr(c).isalnum() or 0xE000 <= c <= 0xF8FF or c == 0xFFFD for c in unique.tolist()]
        found: NDArray[np.bool_] = np.array(told, bool)[inverse]
        return found

    def only(self, kept: NDArray[np.bool_]) -> Glyphs:
        """Return the glyphs that ``kept`` selects."""
        return Glyphs(
            self.codes[kept],
            self.indices[kept],
            self.boxes[kept],
            self.runs_of[kept],
            self.runs,
            self.fonts,
            self.frame,
        )


def read_glyphs(page: Any, text_page: Any, frame: Frame) -> Glyphs:
    """Collect the glyphs of ``page``; characters PDFium made up itself are left out."""
    count = max(text_page.count_chars(), 0)
    handle = native.handle_of(text_page.raw)
    addresses = native.objects(handle, count)
    codes = native.codes(handle, count)
    boxes = native.loose_boxes(handle, count).astype(np.float64)
    drawn = addresses != 0
    indices = np.flatnonzero(drawn)
    unique, first, runs_of = np.unique(addresses[drawn], return_index=True, return_inverse=True)
    fonts: dict[int, int] = {}
    known_fonts: list[Font] = []
    runs = []
    for address, index in zip(unique, first, strict=True):
        runs.append(
            _read_run(int(address), int(indices[index]), text_page, frame, fonts, known_fonts)
        )
    placed = frame.place_boxes(*(boxes[drawn][:, i] for i in (0, 3, 2, 1)))
    placed = np.nan_to_num(placed, nan=-1e6, posinf=1e6, neginf=-1e6)
    return Glyphs(codes[drawn], indices, placed, runs_of, tuple(runs), tuple(known_fonts), frame)


def _read_run(
    address: int,
    index: int,
    text_page: Any,
    frame: Frame,
    fonts: dict[int, int],
    known: list[Font],
) -> Run:
    handle = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page.raw, index, matrix)
    font = pdfium.FPDFTextObj_GetFont(handle)
    key = native.handle_of(font)
    if key not in fonts:
        fonts[key] = len(known)
        known.append(_read_font(font))
    dx, dy = frame.turn(matrix.a, matrix.b)
    up = frame.turn(matrix.c, matrix.d)
    scale = math.hypot(*up) or math.hypot(dx, dy)
    x, y = frame.place(np.array(matrix.e), np.array(matrix.f))
    size = pdfium.FPDFText_GetFontSize(text_page.raw, index) * scale
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    return Run(
        address=address,
        font=fonts[key],
        size=abs(size) if math.isfinite(size) else 0.0,
        angle=math.degrees(math.atan2(dy, dx)) % 360 if dx or dy else 0.0,
        baseline=(float(x), float(y)),
        invisible=mode in _INVISIBLE_MODES,
        stand_in=stand_in(address),
        colour=_colour(handle) if mode == pdfium.FPDF_TEXTRENDERMODE_FILL else None,
    )


def _read_font(font: Any) -> Font:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace")
    lowered = name.lower()
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    bold = any(part in lowered for part in _BOLD_NAMES) or bool(flags & _FORCE_BOLD)
    bold = bold or pdfium.FPDFFont_GetWeight(font) >= 600
    symbolic = any(part in lowered for part in _SYMBOLIC_NAMES)
    return Font(name, bold, symbolic, _digest(font, name))


def _digest(font: Any, name: str) -> bytes:
    length = ctypes.c_size_t()
    pdfium.FPDFFont_GetFontData(font, None, 0, length)
    data = (ctypes.c_uint8 * max(length.value, 1))()
    pdfium.FPDFFont_GetFontData(font, data, length.value, length)
    return blake2b(data, key=name.encode()[:64], digest_size=16).digest()


def _colour(handle: Any) -> tuple[int, int, int] | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value


def stand_in(address: int) -> str | None:
    """Return the text that a mark gives a text object instead of what it draws (/ActualText)."""
    handle = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
    length = ctypes.c_ulong()
    for number in range(min(pdfium.FPDFPageObj_CountMarks(handle), 8)):
        mark = pdfium.FPDFPageObj_GetMark(handle, number)
        # As bytes: read as a string, PDFium loses soft hyphens.
        if pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", None, 0, length):
            text = (ctypes.c_ubyte * max(length.value, 1))()
            pdfium.FPDFPageObjMark_GetParamBlobValue(
                mark, b"ActualText", text, length.value, length
            )
            raw = bytes(text[: length.value])
            return raw.decode("utf-16" if raw[:2] == b"\xfe\xff" else "latin-1", "replace")
    return None
