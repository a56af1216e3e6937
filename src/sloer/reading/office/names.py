# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Short names for Office Open XML, the same for its transitional and its strict dialect."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

_OLD = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    _OLD + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OLD + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OLD + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OLD + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    _OLD + "drawingml/2006/chart": "c",
    _STRICT + "drawingml/chart": "c",
    _OLD + "drawingml/2006/diagram": "dgm",
    _STRICT + "drawingml/diagram": "dgm",
    _OLD + "drawingml/2006/picture": "pic",
    _STRICT + "drawingml/picture": "pic",
    _OLD + "drawingml/2006/wordprocessingDrawing": "wp",
    _STRICT + "drawingml/wordprocessingDrawing": "wp",
    _OLD + "markup-compatibility/2006": "mc",
    _OLD + "package/2006/relationships": "rel",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}


@lru_cache(maxsize=4096)
def short(qualified: str) -> str:
    """Return ``w:p`` for ``{…wordprocessingml…}p``; other namespaces give ``?:name``."""
    if not qualified.startswith("{"):
        return qualified
    namespace, _, local = qualified[1:].partition("}")
    return f"{_PREFIXES.get(namespace, '?')}:{local}"


def tag(element: etree._Element) -> str:
    """Return the short name of ``element``; empty for what is no element."""
    return short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Return the attribute with short name ``name``, whatever the dialect."""
    for key, value in element.attrib.items():
        if short(str(key)) == name:
            return str(value)
    return None


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child with short name ``name``."""
    if element is not None:
        for candidate in element:
            if tag(candidate) == name:
                return candidate
    return None


def value_of(element: etree._Element | None, name: str) -> str | None:
    """Return ``w:val`` of the child ``name``."""
    found = child(element, name)
    return None if found is None else attribute(found, "w:val")


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield all elements below ``element`` with one of the short names, in document order."""
    for candidate in element.iter():
        if tag(candidate) in names:
            yield candidate


def toggle(properties: etree._Element | None, name: str) -> bool | None:
    """Return whether on/off property ``name`` is on, or ``None`` where nothing is said."""
    found = child(properties, name)
    if found is None:
        return None
    return attribute(found, "w:val") not in {"0", "false", "off", "none"}
