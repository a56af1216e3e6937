# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDFium's per-character functions, bound so that one C loop can call them for a whole page.

The generated bindings convert and check every argument; over some thousand characters a page
that conversion is the whole cost. Here the same functions are bound to plain addresses, and
``map`` drives them: results land in a numpy array without a Python object in between.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_Handle = ctypes.c_void_p


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None  # noqa: S101 - a linked function has an address
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_get_unicode = _bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _Handle, ctypes.c_int)
_get_object = _bound(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, _Handle, ctypes.c_int)
_get_loose_box = _bound(
    pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _Handle, ctypes.c_int, ctypes.c_void_p
)
_get_box = _bound(
    pdfium.FPDFText_GetCharBox, ctypes.c_int, _Handle, ctypes.c_int, *[ctypes.c_void_p] * 4
)


def handle_of(pointer: Any) -> int:
    """Return the address behind a handle of the generated bindings."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def codes(text_page: int, count: int) -> NDArray[np.uint32]:
    """Return the characters' code points."""
    values = map(_get_unicode, repeat(text_page), range(count))
    return np.fromiter(values, np.uint32, count)


def objects(text_page: int, count: int) -> NDArray[np.uint64]:
    """Return the addresses of the text objects that drew the characters; 0 where none did."""
    values = map(_get_object, repeat(text_page), range(count))
    return np.fromiter(values, np.uint64, count)


def loose_boxes(text_page: int, count: int) -> NDArray[np.float32]:
    """Return (left, top, right, bottom) of each character's advance box, in user space."""
    boxes = np.zeros((count, 4), np.float32)
    start = boxes.ctypes.data
    places = range(start, start + 16 * count, 16)
    deque(map(_get_loose_box, repeat(text_page), range(count), places), maxlen=0)
    return boxes


def tight_boxes(text_page: int, indices: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return (left, right, bottom, top) of the ink of the characters, in user space."""
    count = len(indices)
    boxes = np.zeros((count, 4), np.float64)
    start = boxes.ctypes.data
    sides = [range(start + 8 * side, start + 8 * side + 32 * count, 32) for side in range(4)]
    deque(map(_get_box, repeat(text_page), indices.tolist(), *sides), maxlen=0)
    return boxes
