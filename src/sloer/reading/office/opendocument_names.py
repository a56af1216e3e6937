# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Names in OpenDocument XML, by their usual prefixes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OTHERS = {"http://www.w3.org/1999/xlink": "xlink", "http://purl.org/dc/elements/1.1/": "dc"}


@lru_cache(maxsize=2048)
def short_name(qualified: str) -> str:
    """Return ``text:p`` and the like for a name with its namespace."""
    namespace, _, local = qualified.removeprefix("{").partition("}")
    if namespace in _OTHERS:
        return f"{_OTHERS[namespace]}:{local}"
    room = namespace.removeprefix(_OASIS).partition(":")[0]
    room = {"drawing": "draw", "svg-compatible": "svg", "xsl-fo-compatible": "fo"}.get(room, room)
    return f"{room}:{local}"


def name_of(element: etree._Element) -> str:
    """Return ``text:p`` and the like; empty for what is no element."""
    return short_name(element.tag) if isinstance(element.tag, str) else ""


def value(element: etree._Element | None, name: str) -> str:
    """Return the attribute with short name ``name``, or nothing."""
    if element is not None:
        for key, found in element.attrib.items():
            if short_name(str(key)) == name:
                return str(found)
    return ""


def below(element: etree._Element, *names: str) -> Iterable[etree._Element]:
    """Yield the elements below ``element`` with one of the names."""
    return (e for e in element.iter() if name_of(e) in names)
