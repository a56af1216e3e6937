# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a Word file says behind the page: properties, comments, people, variables.

None of it reaches an output; all of it may tell who the applicant is.
"""

from __future__ import annotations

import re

from lxml import etree

from sloer.errors import HeldError
from sloer.reading.holds import part_left_out
from sloer.reading.office.names import attribute, tag
from sloer.reading.office.source import WordSource

_DATE_OR_NUMBER = re.compile(r"[\d\s.:,TZ+-]+|true|false", re.IGNORECASE)
_OF_THE_PROGRAM = {
    "Application",
    "AppVersion",
    "DocSecurity",
    "TitlesOfParts",
    "HeadingPairs",
    "language",
}
_KNOWN = re.compile(
    r"^(?:\[Content_Types\]\.xml|(?:.*/)?_rels/.*|docProps/.*|customXml/.*|docMetadata/.*|"
    r"(?:.*/)?(?:theme|fonts|media|glossary|charts|diagrams|printerSettings|webextensions)/.*|"
    r"(?:.*/)?(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|people|"
    r"footnotes|endnotes|header\d*|footer\d*|comments\w*|keyMapCustomizations|intelligence2?)"
    r"\.xml)$",
    re.IGNORECASE,
)
_READ_BEHIND = re.compile(
    r"^(?:docProps/(?:core|app|custom)\.xml|customXml/item\d*\.xml|"
    r"(?:.*/)?(?:comments\w*|people)\.xml|(?:.*/)?glossary/document\.xml|"
    r"(?:.*/)?(?:header|footer)\d*\.xml)$",
    re.IGNORECASE,
)


def read_background(source: WordSource) -> None:
    """Gather what is behind the page, and note parts that are not text."""
    for name in source.package.names:
        if name in source.package.used and not name.startswith("docProps/"):
            continue
        if _READ_BEHIND.match(name):
            _read_part(source, name)
        elif not _KNOWN.match(name):
            source.collector.note(part_left_out())
    _read_settings(source)


def _read_part(source: WordSource, name: str) -> None:
    try:
        root = source.package.tree(name)
    except HeldError as error:
        if error.code != "damaged":
            raise
        return
    for element in root.iter():
        local = tag(element).rpartition(":")[2]
        if local in _OF_THE_PROGRAM or _inside_program(element):
            continue
        if local == "p":
            source.collector.remember("".join(map(str, element.itertext())))
        elif local not in {"t", "instrText"}:
            _remember_unless_number(source, element.text)
        for key in ("w:author", "w:initials"):
            source.collector.remember(attribute(element, key))
        if local == "person":
            source.collector.remember(*map(_value, element.attrib.values()))


def _value(value: object) -> str:
    return str(value)


def _inside_program(element: etree._Element) -> bool:
    return any(tag(a).rpartition(":")[2] in _OF_THE_PROGRAM for a in element.iterancestors())


def _remember_unless_number(source: WordSource, text: str | None) -> None:
    if text and text.strip() and not _DATE_OR_NUMBER.fullmatch(text.strip()):
        source.collector.remember(text)


def _read_settings(source: WordSource) -> None:
    for part in source.package.related(source.package.main_part(), "settings"):
        for relation in source.package.relationships(part).values():
            if relation.kind == "attachedTemplate":
                source.collector.remember(relation.target)
        for element in source.package.tree(part).iter():
            if tag(element) == "w:docVar":
                source.collector.remember(attribute(element, "w:name"), attribute(element, "w:val"))
