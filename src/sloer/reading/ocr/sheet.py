# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A sheet: the page's picture made ready for reading, and the way back to the picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sloer.reading.ocr.result import Box

Grey = NDArray[np.uint8]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grey picture, and the matrix that takes its points to those of the first picture."""

    picture: Image.Image
    to_first: Matrix
    rotation: float = 0.0

    @classmethod
    def of(cls, picture: Image.Image) -> Sheet:
        """Return ``picture`` as a sheet: on white where it is see-through, in grey."""
        return cls(grey(picture), np.eye(3))

    @property
    def pixels(self) -> Grey:
        """The picture as an array of rows."""
        return np.asarray(self.picture, dtype=np.uint8)

    def repainted(self, picture: Image.Image) -> Sheet:
        """Return the sheet with other pixels in the same places."""
        return Sheet(picture, self.to_first, self.rotation)

    def scaled(self, factor: float) -> Sheet:
        """Return the sheet at another size."""
        width, height = self.picture.size
        size = max(round(width * factor), 1), max(round(height * factor), 1)
        filter_ = Image.Resampling.BICUBIC if factor > 1 else Image.Resampling.BOX
        back = np.diag([width / size[0], height / size[1], 1.0])
        return Sheet(self.picture.resize(size, filter_), self.to_first @ back, self.rotation)

    def turned(self, quarters: int) -> Sheet:
        """Return the sheet turned counter-clockwise by ``quarters`` right angles."""
        sheet = self
        for _ in range(quarters % 4):
            width = sheet.picture.width
            # The new picture's (x, y) was the old one's (width - y, x).
            back = np.array([[0.0, -1.0, width], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
            sheet = Sheet(
                sheet.picture.transpose(Image.Transpose.ROTATE_90),
                sheet.to_first @ back,
                (sheet.rotation + 90) % 360,
            )
        return sheet

    def levelled(self, degrees: float) -> Sheet:
        """Return the sheet rotated counter-clockwise by ``degrees``, grown to lose no corner."""
        angle = np.deg2rad(degrees)
        cos, sin = float(np.cos(angle)), float(np.sin(angle))
        width, height = self.picture.size
        new_width = round(abs(width * cos) + abs(height * sin))
        new_height = round(abs(width * sin) + abs(height * cos))
        x, y, nx, ny = width / 2, height / 2, new_width / 2, new_height / 2
        back = np.array(
            [
                [cos, -sin, x - cos * nx + sin * ny],
                [sin, cos, y - sin * nx - cos * ny],
                [0.0, 0.0, 1.0],
            ]
        )
        sheet = self.mapped(back, (new_width, new_height))
        return Sheet(sheet.picture, sheet.to_first, (self.rotation + degrees) % 360)

    def mapped(self, back: Matrix, size: tuple[int, int]) -> Sheet:
        """Return a sheet of ``size`` whose point p shows this sheet's point ``back`` p."""
        coefficients = (back / back[2, 2]).ravel()[:8]
        picture = self.picture.transform(
            size,
            Image.Transform.PERSPECTIVE,
            tuple(float(c) for c in coefficients),
            Image.Resampling.BILINEAR,
            fillcolor=255,
        )
        return Sheet(picture, self.to_first @ back, self.rotation)

    def first_box(self, box: Box) -> Box:
        """Return the box of the first picture that holds ``box`` of the sheet."""
        left, top, right, bottom = box
        corners = np.array(
            [[left, right, left, right], [top, top, bottom, bottom], [1.0, 1.0, 1.0, 1.0]]
        )
        x, y, w = self.to_first @ corners
        x, y = x / w, y / w
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def grey(picture: Image.Image) -> Image.Image:
    """Return ``picture`` in grey, on white paper where it is see-through."""
    if picture.mode == "L":
        return picture
    if picture.mode.startswith("I") or picture.mode == "F":
        return _from_deep(picture)
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("L")
    return picture.convert("L")


def _from_deep(picture: Image.Image) -> Image.Image:
    """Bring 16 and 32-bit grey to 8 bits; Pillow's own conversion would clip it to white."""
    values = np.asarray(picture, dtype=np.float64)
    low, high = float(values.min()), float(values.max())
    top = 65535.0 if high > 255 and high <= 65535 else max(high, 255.0)
    return Image.fromarray((np.clip(values - min(low, 0.0), 0, top) / top * 255).astype(np.uint8))
