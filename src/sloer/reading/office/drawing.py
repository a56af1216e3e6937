# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Drawings in Word: text boxes, charts, diagrams, word art and pictures, in both languages of Word.

``mc:AlternateContent`` offers the same drawing twice; only one of them is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from sloer.errors import HeldError
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Flow, Line
from sloer.reading.holds import part_left_out, unreadable_part
from sloer.reading.office.names import attribute, child, descendants, tag
from sloer.reading.office.source import WordSource

_OFFICE = "http://schemas.microsoft.com/office/"
_EMU_PER_CM = 360_000
_LARGE_CM = 5
_NOT_TEXT_POINTS = {"pres", "parTrans", "sibTrans"}


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """Return the branch of ``mc:AlternateContent`` that Word shows."""
    for branch in alternatives:
        name = tag(branch)
        if name == "mc:Fallback":
            return branch
        if name == "mc:Choice":
            needed = (branch.get("Requires") or "").split()
            if all((branch.nsmap.get(prefix) or "").startswith(_OFFICE) for prefix in needed):
                return branch
    return None


class Drawings:
    """Reads the drawings of one part; ``read_story`` reads the text inside a text box."""

    def __init__(
        self, source: WordSource, part: str, read_story: Callable[[etree._Element], Flow]
    ) -> None:
        self._source = source
        self._part = part
        self._read_story = read_story

    def read(self, root: etree._Element) -> Flow:
        """Return what ``w:drawing``, ``w:pict`` or ``w:object`` shows."""
        if _is_hidden(root):
            self._source.drop(root)
            return []
        flow: Flow = []
        self._walk(root, flow, _is_shown_large(root))
        return flow

    def _walk(self, element: etree._Element, flow: Flow, large: bool) -> None:
        name = tag(element)
        if name == "mc:AlternateContent":
            branch = chosen(element)
            if branch is not None:
                self._walk(branch, flow, large)
            return
        if name == "w:txbxContent":
            flow.extend(self._read_story(element))
            return
        self._look_at(name, element, flow, large)
        for below in element:
            self._walk(below, flow, large)

    def _look_at(self, name: str, element: etree._Element, flow: Flow, large: bool) -> None:
        source, part = self._source, self._part
        if name == "a:blip":
            relation = attribute(element, "r:embed")
            flow.extend(source.picture(part, relation, shown_large=large))
            source.remember_link(part, attribute(element, "r:link"))
        elif name == "v:imagedata":
            flow.extend(source.picture(part, attribute(element, "r:id"), shown_large=large))
            source.collector.remember(attribute(element, "o:title"))
        elif name == "v:textpath":
            flow.extend(_lines([element.get("string") or ""], part))
        elif name in {"c:chart", "?:chart"}:
            self._read_chart(attribute(element, "r:id"), flow)
        elif name == "dgm:relIds":
            self._read_diagram(attribute(element, "r:dm"), flow)
        elif name == "o:OLEObject":
            source.collector.note(part_left_out())
        elif name in {"wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr"}:
            source.collector.remember(element.get("descr"), element.get("title"))
        elif name == "a:hlinkClick":
            source.remember_link(part, attribute(element, "r:id"))
        elif name.startswith("v:"):
            source.collector.remember(element.get("alt"), element.get("href"))

    def _read_chart(self, relation: str | None, flow: Flow) -> None:
        target = self._source.package.target(self._part, relation)
        root = self._tree(target)
        if root is None or target is None:
            return
        labels = [
            "".join(e.text or "" for e in descendants(p, "a:t")) for p in descendants(root, "a:p")
        ]
        labels += [
            e.text or ""
            for cache in descendants(root, "c:strCache", "c:lvl")
            for e in descendants(cache, "c:v")
        ]
        labels += [e.text or "" for e in root.iter() if tag(e) == "?:pt"]
        flow.extend(_lines(dict.fromkeys(labels), target))

    def _read_diagram(self, relation: str | None, flow: Flow) -> None:
        target = self._source.package.target(self._part, relation)
        root = self._tree(target)
        if root is None or target is None:
            return
        texts: list[str] = []
        for point in descendants(root, "dgm:pt"):
            if point.get("type") in _NOT_TEXT_POINTS:
                continue
            texts += [
                "".join(e.text or "" for e in descendants(paragraph, "a:t"))
                for paragraph in descendants(point, "a:p")
            ]
        flow.extend(_lines(texts, target))

    def _tree(self, target: str | None) -> etree._Element | None:
        if target is None:
            return None
        try:
            return self._source.package.tree(target)
        except HeldError as error:
            if error.code != "damaged":
                raise
            self._source.collector.note(unreadable_part())
            return None


def _lines(texts: Iterable[str], part: str) -> list[Line]:
    return [Line([Piece(text, part)]) for text in texts if text.strip()]


def _is_hidden(root: etree._Element) -> bool:
    for element in root.iter():
        name = tag(element)
        if name == "wp:docPr" and element.get("hidden") in {"1", "true"}:
            return True
        if name == "w:txbxContent":
            return False
        style = (element.get("style") or "").replace(" ", "").lower()
        if name.startswith("v:") and "visibility:hidden" in style:
            return True
    return False


def _is_shown_large(root: etree._Element) -> bool:
    """Tell whether a drawing is large enough on paper to be read; unknown counts as large."""
    for extent in descendants(root, "wp:extent"):
        sides = [extent.get("cx") or "", extent.get("cy") or ""]
        if all(side.isdecimal() for side in sides):
            return min(int(side) for side in sides) >= _LARGE_CM * _EMU_PER_CM
    return True


def has_backdrop(root: etree._Element) -> bool:
    """Tell whether something dark may lie behind the text of a part: a page colour or a shape."""
    if child(root, "w:background") is not None:
        return True
    return any(True for _ in descendants(root, "wp:anchor", "w:pict"))
