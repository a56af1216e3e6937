# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Make the README's pictures: samples before and after, side by side.

Usage: ``python tools/make_pictures.py``, after ``make demo``. Writes ``docs/pictures``.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageOps

ROOT = Path(__file__).resolve().parents[1]
PICTURES = {"cv": ("01-projektleder.pdf", 0.84), "scan": ("05-sosu-assistent.pdf", 0.46)}
"""For each picture its sample, and how much of the page has something on it."""

DPI = 72
GAP = 28
DESK, EDGE = "#e9ecef", "#c3c9cf"


def first_page(path: Path, share: float) -> Image.Image:
    """Return the upper ``share`` of a PDF's first page, as a sheet with an edge."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[0].render(scale=2 * DPI / 72).to_pil().convert("RGB")
    small = page.resize((page.width // 2, page.height // 2), Image.Resampling.LANCZOS)
    upper = small.crop((0, 0, small.width, int(small.height * share)))
    return ImageOps.expand(upper, 1, EDGE)


def side_by_side(before: Image.Image, after: Image.Image) -> Image.Image:
    """Return both sheets on a desk, with an arrow from the one to the other."""
    width = before.width + after.width + 4 * GAP
    height = max(before.height, after.height) + 2 * GAP
    desk = Image.new("RGB", (width, height), DESK)
    desk.paste(before, (GAP, GAP))
    desk.paste(after, (before.width + 3 * GAP, GAP))
    left, middle = before.width + GAP + 14, height // 2
    arrow = [(left, middle - 13), (left + 26, middle), (left, middle + 13)]
    ImageDraw.Draw(desk).polygon(arrow, fill="#5b6670")
    return desk


def main() -> None:
    """Make all pictures, in few colours so that they stay small."""
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    folders = (ROOT / "samples" / "applications", ROOT / "out" / "demo")
    for name, (sample, share) in PICTURES.items():
        sheets = [first_page(where / sample, share) for where in folders]
        picture = side_by_side(*sheets).quantize(128, method=Image.Quantize.FASTOCTREE)
        picture.save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
