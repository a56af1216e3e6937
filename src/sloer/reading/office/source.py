# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""All that the readers of a Word file's parts share: the package, its styles, where text goes."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from sloer.reading.collecting import Collector, Flow
from sloer.reading.holds import text_not_visible
from sloer.reading.office.names import attribute, descendants, tag
from sloer.reading.office.package import Package
from sloer.reading.office.styles import Styles
from sloer.reading.parts import Parts

_AUTHORED = {"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange"}


@dataclass(slots=True)
class WordSource:
    """One Word file being read. ``white_hides``: nothing dark may lie behind white text."""

    package: Package
    collector: Collector
    parts: Parts
    styles: Styles = field(default_factory=Styles)
    white_hides: bool = True

    def chunk(self, part: str, relation: str | None) -> Flow:
        """Return the document that ``w:altChunk`` brings in."""
        target = self.package.target(part, relation)
        if target is None:
            return []
        return self.parts.chunk(self.package.read(target))

    def picture(self, part: str, relation: str | None, *, shown_large: bool) -> Flow:
        """Return the text of a picture, if it has any worth reading."""
        target = self.package.target(part, relation)
        if target is None:
            self.collector.pictures += 1
            return []
        return self.parts.picture(self.package.read(target), shown_large=shown_large)

    def drop(self, element: etree._Element) -> None:
        """Keep the text below ``element`` as metadata: it is in the file but not on the page."""
        for paragraph in [element, *descendants(element, "w:p")]:
            if paragraph is element and tag(element) != "w:p" and _has_paragraphs(element):
                continue
            self.collector.remember("".join(_texts(paragraph)))

    def hide(self, text: str) -> None:
        """Keep text that is on the page but cannot be seen."""
        if text.strip():
            self.collector.remember(text)
            self.collector.note(text_not_visible())

    def remember_link(self, part: str, relation: str | None) -> None:
        """Keep the target of a link."""
        found = self.package.relationships(part).get(relation or "")
        if found is not None and found.external:
            self.collector.remember(found.target)

    def remember_authors(self, root: etree._Element) -> None:
        """Keep the names of those who changed the text."""
        for element in descendants(root, *_AUTHORED):
            self.collector.remember(attribute(element, "w:author"))


def _has_paragraphs(element: etree._Element) -> bool:
    return any(True for _ in descendants(element, "w:p"))


def _texts(element: etree._Element) -> list[str]:
    return [e.text or "" for e in descendants(element, "w:t", "w:delText")]
