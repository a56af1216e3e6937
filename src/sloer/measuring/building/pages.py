# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages as pictures: scans in a PDF or TIFF, and photos taken with a phone."""

from __future__ import annotations

import io

import numpy as np
import pillow_heif
from PIL import Image, ImageFilter

from sloer.measuring.building.protocol import Builder
from sloer.measuring.building.typeset import pages_as_png
from sloer.measuring.layout import Layout

_SCAN_DPI = 200
_PHOTO_DPI = 170


def _pages(layout: Layout, dpi: int) -> list[Image.Image]:
    return [Image.open(io.BytesIO(page)).convert("L") for page in pages_as_png(layout, dpi)]


def _scanned(layout: Layout) -> list[Image.Image]:
    """Pages a little askew, a little grey, with the noise of a flatbed scanner."""
    noise = np.random.default_rng(2026)
    pages = []
    for number, page in enumerate(_pages(layout, _SCAN_DPI)):
        askew = page.rotate(
            0.6 - 0.3 * (number % 4), resample=Image.Resampling.BICUBIC, fillcolor=255
        )
        soft = np.asarray(askew.filter(ImageFilter.GaussianBlur(0.5)), dtype=np.float32)
        grainy = soft * 0.96 + noise.normal(0, 4, soft.shape)
        pages.append(Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8)))
    return pages


def _scan_pdf(layout: Layout) -> bytes:
    pages = _scanned(layout)
    buffer = io.BytesIO()
    first, rest = pages[0], pages[1:]
    first.save(buffer, "PDF", save_all=True, append_images=rest, resolution=_SCAN_DPI, quality=80)
    return buffer.getvalue()


def _scan_tiff(layout: Layout) -> bytes:
    pages = _scanned(layout)
    buffer = io.BytesIO()
    pages[0].save(
        buffer,
        "TIFF",
        save_all=True,
        append_images=pages[1:],
        dpi=(_SCAN_DPI, _SCAN_DPI),
        compression="tiff_deflate",
    )
    return buffer.getvalue()


def _photographed(layout: Layout) -> Image.Image:
    """All pages below each other on a desk: in perspective, with a shadow, in warm light."""
    pages = _pages(layout, _PHOTO_DPI)
    width, height = pages[0].width, sum(page.height for page in pages)
    sheet = Image.new("L", (width, height), 255)
    top = 0
    for page in pages:
        sheet.paste(page, (0, top))
        top += page.height
    desk = Image.new("L", (width + 120, height + 120), 90)
    desk.paste(sheet, (60, 60))
    w, h = desk.size
    corners = (8, 14, -6, h - 4, w + 10, h + 12, w - 12, -8)
    bent = desk.transform((w, h), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    light = np.linspace(1.0, 0.72, w, dtype=np.float32)[None, :]
    grey = np.asarray(bent, dtype=np.float32) * light
    colour = np.stack([grey, grey * 0.97, grey * 0.9], axis=2)
    return Image.fromarray(np.clip(colour, 0, 255).astype(np.uint8))


def _photo_jpeg(layout: Layout) -> bytes:
    buffer = io.BytesIO()
    _photographed(layout).save(buffer, "JPEG", quality=82)
    return buffer.getvalue()


def _photo_heic(layout: Layout) -> bytes:
    buffer = io.BytesIO()
    pillow_heif.from_pillow(_photographed(layout)).save(buffer, quality=70)
    return buffer.getvalue()


BUILDERS = {
    "scan": Builder("pdf", _scan_pdf),
    "tiff": Builder("tiff", _scan_tiff),
    "photo": Builder("jpg", _photo_jpeg),
    "heic": Builder("heic", _photo_heic),
}
