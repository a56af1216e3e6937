# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pictures taller than a page: screens rolled on while they were taken, pages stuck together.

Read as one page, their print would be thought far larger than it is. They are cut where no print
stands, about where pages end.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_TALL = 1.8
_PAGE = 2**0.5
_LEEWAY = 0.2
_SMALL = 500
_DIFFERS = 40


def strips(picture: Image.Image) -> list[tuple[int, Image.Image]]:
    """Return the picture in one or more parts, each with the height at which it begins."""
    width, height = picture.size
    if height < _TALL * width:
        return [(0, picture)]
    ink = _ink_by_row(picture)
    by = height / len(ink)
    cuts = [0]
    while height - cuts[-1] > (_PAGE + _LEEWAY) * width:
        wanted, leeway = (cuts[-1] + _PAGE * width) / by, _LEEWAY * width / by
        first = round(wanted - leeway)
        near = ink[first : round(wanted + leeway)]
        blankest = np.flatnonzero(near == near.min())
        cuts.append(round((first + blankest[len(blankest) // 2] + 0.5) * by))
    return [
        (top, picture.crop((0, top, width, bottom))) for top, bottom in pairwise([*cuts, height])
    ]


def _ink_by_row(picture: Image.Image) -> NDArray[np.intp]:
    small = picture.convert("L").reduce(max(round(picture.width / _SMALL), 1))
    rows = np.asarray(small, dtype=np.int16)
    ground = np.median(rows, axis=1, keepdims=True)
    counts: NDArray[np.intp] = np.count_nonzero(np.abs(rows - ground) > _DIFFERS, axis=1)
    return counts
