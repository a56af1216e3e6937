# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Styles of an OpenDocument text: what they make of a paragraph, and how text looks in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from sloer.model import BlockKind
from sloer.reading.office.opendocument_names import below, short_name, value
from sloer.reading.office.styles import role_by_style_name
from sloer.reading.paint import is_white

_CHAIN = 20
USUAL_POINTS = 12.0


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks at one place."""

    hidden: bool = False
    white: bool = False
    backed: bool = False
    points: float = USUAL_POINTS
    bold: bool = False


@dataclass(slots=True)
class _Style:
    name: str
    parent: str
    outline: str
    listed: bool
    properties: dict[str, str] = field(default_factory=dict)


class Styles:
    """Automatic and named styles of a document."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        for root in roots:
            for element in below(root, "style:style", "style:default-style"):
                self._add(element)

    def _add(self, element: etree._Element) -> None:
        shown = value(element, "style:display-name") or value(element, "style:name")
        style = _Style(
            shown,
            value(element, "style:parent-style-name"),
            value(element, "style:default-outline-level"),
            bool(value(element, "style:list-style-name")),
        )
        for part in element:
            for key, found in part.attrib.items():
                style.properties.setdefault(short_name(str(key)), str(found))
        self._styles[value(element, "style:family"), value(element, "style:name")] = style

    def _chain(self, family: str, name: str) -> list[_Style]:
        found: list[_Style] = []
        while (family, name) in self._styles and len(found) < _CHAIN:
            found.append(self._styles[family, name])
            name = found[-1].parent
        default = self._styles.get((family, ""))
        return [*found, default] if default is not None and default not in found else found

    def find(self, family: str, name: str, key: str) -> str:
        """Return the property ``key`` of a style or of those it is based on."""
        for style in self._chain(family, name):
            if key in style.properties:
                return style.properties[key]
        return ""

    def role(self, name: str) -> tuple[BlockKind, int] | None:
        """Return what the paragraph style makes of a paragraph, if its name or level says so."""
        for style in self._chain("paragraph", name):
            if style.outline.isdecimal() and int(style.outline):
                return BlockKind.HEADING, min(int(style.outline), 6)
            role = role_by_style_name(style.name.replace("_20_", " "))
            if role is not None:
                return role.kind, role.level
        return None

    def looking(self, look: Look, family: str, style: str) -> Look:
        """Return how text looks where ``look`` held and a style is laid over it."""

        def find(key: str) -> str:
            return self.find(family, style, key)

        changed = look
        if find("text:display"):
            changed = replace(changed, hidden=find("text:display") == "none")
        if find("fo:color"):
            changed = replace(changed, white=is_white(find("fo:color")))
        back = find("fo:background-color")
        if back and back != "transparent" and not is_white(back):
            changed = replace(changed, backed=True)
        if find("fo:font-size"):
            changed = replace(changed, points=points(find("fo:font-size"), look.points))
        if find("fo:font-weight"):
            weight = find("fo:font-weight")
            heavy = weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
            changed = replace(changed, bold=heavy)
        return changed


def points(text: str, usual: float) -> float:
    """Return a size in points; a percentage is of the usual size."""
    try:
        if text.endswith("%"):
            return usual * float(text[:-1]) / 100
        return float(text.removesuffix("pt"))
    except ValueError:
        return usual
