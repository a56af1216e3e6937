# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From PDF user space to what a reader has before them: points from the shown top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page (crop box, turned by /Rotate)."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: Any) -> Frame:
        """Return the frame of a PDFium page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() % 360)

    @property
    def width(self) -> float:
        """Width as shown."""
        turned = self.rotation in {90, 270}
        return self.top - self.bottom if turned else self.right - self.left

    @property
    def height(self) -> float:
        """Height as shown."""
        turned = self.rotation in {90, 270}
        return self.right - self.left if turned else self.top - self.bottom

    def place(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return the points as shown."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def place_boxes(self, x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Floats:
        """Return boxes (left, top, right, bottom) as shown, one row each."""
        ax, ay = self.place(x0, y0)
        bx, by = self.place(x1, y1)
        return np.stack(
            (np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)), axis=1
        )

    def turn(self, dx: float, dy: float) -> tuple[float, float]:
        """Return a direction of user space as shown (y grows downwards)."""
        match self.rotation:
            case 90:
                return dy, dx
            case 180:
                return -dx, dy
            case 270:
                return -dy, -dx
            case _:
                return dx, -dy


def area(box: Box) -> float:
    """Return the area of a box, 0 for an empty one."""
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def overlap(a: Box, b: Box) -> float:
    """Return the area two boxes share."""
    return area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))
