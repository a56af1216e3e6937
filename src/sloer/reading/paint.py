# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Whether text of a colour or size can be seen by the one who reads the page."""

from __future__ import annotations

import re

_NAMED = {"white": (255, 255, 255), "transparent": None}
_NEARLY_WHITE = 250
_READABLE_POINTS = 2.0

Colour = tuple[int, int, int]


def colour(text: str) -> Colour | None:
    """Return red, green, blue of ``FFFFFF``, ``#fff``, ``rgb(…)`` or ``white``; else ``None``."""
    text = text.strip().lower()
    if text in _NAMED:
        return _NAMED[text]
    digits = text.removeprefix("#")
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        digits = "".join(c * 2 for c in digits)
    if re.fullmatch(r"[0-9a-f]{6}(?:[0-9a-f]{2})?", digits):
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    parts = re.match(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", text)
    if parts:
        return int(parts[1]), int(parts[2]), int(parts[3])
    return None


def is_white(text: str | None) -> bool:
    """Tell whether a colour is white, or so near that it is gone on paper."""
    found = colour(text) if text else None
    return found is not None and min(found) >= _NEARLY_WHITE


def is_too_small(points: float) -> bool:
    """Tell whether text of this size is there for machines only."""
    return points <= _READABLE_POINTS
