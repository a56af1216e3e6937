# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Word's styles, as far as they say what a paragraph is and whether a run can be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from sloer.model import BlockKind
from sloer.reading.office.names import attribute, child, tag, toggle, value_of

_HEADING = re.compile(
    r"\b(?:heading|overskrift|rubrik|otsikko|überschrift)\s*(\d?)(?!\w)", re.IGNORECASE
)
_TITLE = re.compile(r"^(?:title|titel|tittel|rubrik)$", re.IGNORECASE)
_SUBTITLE = re.compile(r"^(?:subtitle|undertitel|undertittel|underrubrik)$", re.IGNORECASE)
_LIST = re.compile(
    r"^(?:list (?:bullet|number)|punktliste|punktopstilling|opstilling|nummereret|"
    r"nummerert|numrerad|punktlista|punktmerket|bullet)\b",
    re.IGNORECASE,
)
_BODY_LEVEL = 9
_DEEPEST_HEADING = 6
_CHAIN = 20
_WORD_DEFAULT_POINTS = 10.0


@dataclass(frozen=True, slots=True)
class Style:
    """One style as the file has it."""

    name: str
    parent: str | None
    paragraph: etree._Element | None
    run: etree._Element | None


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


@dataclass(slots=True)
class Styles:
    """The style sheet of a document."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default_paragraph: str | None = None
    defaults: etree._Element | None = None

    @property
    def body_points(self) -> float:
        """The size of ordinary text."""
        size = self.run_value("w:sz", None, None)
        value = attribute(size, "w:val") if size is not None else None
        return int(value) / 2 if value and value.isdecimal() else _WORD_DEFAULT_POINTS

    def chain(self, identifier: str | None) -> list[Style]:
        """Return the style and those it is based on, itself first."""
        found: list[Style] = []
        while identifier in self.by_id and len(found) < _CHAIN:
            style = self.by_id[str(identifier)]
            found.append(style)
            identifier = style.parent
        return found

    def role(self, properties: etree._Element | None) -> Role:
        """Tell headings and list items from paragraphs by ``w:pPr`` and its style."""
        chain = self.chain(value_of(properties, "w:pStyle") or self.default_paragraph)
        sources = [properties, *(style.paragraph for style in chain)]
        outline = _first_number(sources, "w:outlineLvl")
        if outline is not None and outline < _BODY_LEVEL:
            return Role(BlockKind.HEADING, min(outline + 1, _DEEPEST_HEADING))
        named = _role_by_name(chain) if outline is None else None
        if named is not None and named.kind is BlockKind.HEADING:
            return named
        numbered = _numbering(sources)
        if numbered is not None and named is not None:
            # "List Bullet 2" is numbered at level 0 of a list of its own; its name says deeper.
            return Role(BlockKind.LIST_ITEM, max(numbered.level, named.level))
        return numbered or named or Role()

    def toggled(self, name: str, run: etree._Element | None, paragraph_style: str | None) -> bool:
        """Resolve an on/off property of a run: styles of either kind cancel each other out."""
        direct = toggle(run, name)
        if direct is not None:
            return direct
        by_character = self._in_chain(name, value_of(run, "w:rStyle"))
        by_paragraph = self._in_chain(name, paragraph_style or self.default_paragraph)
        if by_character is None and by_paragraph is None:
            return bool(toggle(self.defaults, name))
        return bool(by_character) != bool(by_paragraph)

    def run_value(
        self, name: str, run: etree._Element | None, paragraph_style: str | None
    ) -> etree._Element | None:
        """Return the property ``name`` that applies to a run, from the nearest source."""
        sources = [run]
        sources += [s.run for s in self.chain(value_of(run, "w:rStyle"))]
        sources += [s.run for s in self.chain(paragraph_style or self.default_paragraph)]
        for source in [*sources, self.defaults]:
            found = child(source, name)
            if found is not None:
                return found
        return None

    def _in_chain(self, name: str, identifier: str | None) -> bool | None:
        for style in self.chain(identifier):
            found = toggle(style.run, name)
            if found is not None:
                return found
        return None


def read_styles(root: etree._Element | None) -> Styles:
    """Read ``styles.xml``; without one, everything is a paragraph that can be seen."""
    styles = Styles()
    if root is None:
        return styles
    styles.defaults = child(child(child(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
    for element in root:
        if tag(element) != "w:style":
            continue
        identifier = attribute(element, "w:styleId") or ""
        styles.by_id[identifier] = Style(
            value_of(element, "w:name") or identifier,
            value_of(element, "w:basedOn"),
            child(element, "w:pPr"),
            child(element, "w:rPr"),
        )
        is_default = attribute(element, "w:default") in {"1", "true", "on"}
        if is_default and attribute(element, "w:type") == "paragraph":
            styles.default_paragraph = identifier
    return styles


def role_by_style_name(name: str) -> Role | None:
    """Return what a style of this name makes of a paragraph, in any of the languages read."""
    if _TITLE.match(name):
        return Role(BlockKind.HEADING, 1)
    if _SUBTITLE.match(name):
        return Role(BlockKind.HEADING, 2)
    heading = _HEADING.search(name)
    if heading:
        level = int(heading[1] or 2) or 1
        return Role(BlockKind.HEADING, min(level, _DEEPEST_HEADING))
    if _LIST.match(name):
        digits = re.search(r"(\d)\s*$", name)
        return Role(BlockKind.LIST_ITEM, int(digits[1]) - 1 if digits else 0)
    return None


def _role_by_name(chain: list[Style]) -> Role | None:
    for style in chain:
        role = role_by_style_name(style.name)
        if role is not None:
            return role
    return None


def _first_number(sources: list[etree._Element | None], name: str) -> int | None:
    for source in sources:
        value = value_of(source, name)
        if value is not None and value.strip().isdecimal():
            return int(value)
    return None


def _numbering(sources: list[etree._Element | None]) -> Role | None:
    for source in sources:
        numbering = child(source, "w:numPr")
        if numbering is None:
            continue
        number = value_of(numbering, "w:numId")
        if number is None:
            continue
        if number == "0":
            return None
        level = _first_number([numbering], "w:ilvl") or 0
        return Role(BlockKind.LIST_ITEM, min(level, 8))
    return None
