# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The little of CSS that tells whether text can be seen."""

from __future__ import annotations

import re

from sloer.reading.paint import is_too_small, is_white

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(px|pt|em|rem|%|cm|mm|in|)$")
_FAR_AWAY = -400.0
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12, "cm": 28.3, "mm": 2.83}
_BACKGROUNDS = ("background", "background-color", "background-image")
_NO_PAINT = {"none", "transparent", "inherit", "initial"}
_RULES = 2_000

Declarations = dict[str, str]


def declarations(style: str) -> Declarations:
    """Return the properties of a ``style`` attribute or of the inside of a rule."""
    found: Declarations = {}
    for item in style.split(";"):
        name, colon, value = item.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def rules(sheet: str) -> list[tuple[str, Declarations]]:
    """Return selectors and their properties; rules inside ``@media`` and the like are left out."""
    found: list[tuple[str, Declarations]] = []
    depth, start, selector = 0, 0, ""
    sheet = _COMMENT.sub(" ", sheet)
    for match in re.finditer(r"[{};]", sheet):
        mark, here = match[0], match.start()
        if mark == "{":
            if depth == 0:
                selector, start = sheet[start:here].strip(), here + 1
            depth += 1
        elif mark == "}":
            depth = max(depth - 1, 0)
            if depth == 0:
                if selector and not selector.startswith("@") and len(found) < _RULES:
                    found.append((selector, declarations(sheet[start:here])))
                selector, start = "", here + 1
        elif depth == 0:
            start = here + 1
    return found


def hides(properties: Declarations) -> bool:
    """Tell whether an element with these properties, and all in it, is not on the page."""
    if properties.get("display") == "none":
        return True
    if properties.get("opacity") in {"0", "0.0", "0%"}:
        return True
    clipped = "hidden" in properties.get("overflow", "")
    if clipped and any(_is_zero(properties.get(p)) for p in ("max-height", "height", "width")):
        return True
    return any(
        (_points(properties.get(name)) or 0.0) <= _FAR_AWAY
        for name in ("text-indent", "left", "top")
    )


def veils(properties: Declarations) -> bool | None:
    """Tell whether text with these properties cannot be seen; ``None``: nothing is said.

    Unlike with :func:`hides`, an element inside may be seen again.
    """
    visibility = properties.get("visibility")
    if visibility in {"hidden", "collapse"}:
        return True
    size = _points(properties.get("font-size"))
    if size is not None and is_too_small(size):
        return True
    if properties.get("color") == "transparent":
        return True
    return False if visibility == "visible" or size is not None else None


def paints(properties: Declarations) -> bool:
    """Tell whether a background that is not plainly white is set."""
    values = [properties.get(name, "") for name in _BACKGROUNDS]
    return any(v and v not in _NO_PAINT and not is_white(v.split()[0]) for v in values)


def text_colour(properties: Declarations) -> str | None:
    """Return the colour of the text, if it is set."""
    return properties.get("color")


def is_bold(properties: Declarations) -> bool | None:
    """Tell whether text is bold; ``None``: nothing is said."""
    weight = properties.get("font-weight")
    if weight is None:
        return None
    return weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight) >= 600)


def _points(value: str | None) -> float | None:
    match = _LENGTH.match(value or "")
    if not match or not (match[2] or float(match[1]) == 0):
        return None
    return float(match[1]) * _POINTS.get(match[2], 1.0)


def _is_zero(value: str | None) -> bool:
    points = _points(value)
    return points is not None and points <= 1.0
