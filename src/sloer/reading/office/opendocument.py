# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The flow of an OpenDocument text: lists, tables, notes, frames and tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from sloer.model import BlockKind
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Collector, Flow, Grid, GridCell, Line
from sloer.reading.holds import text_not_visible
from sloer.reading.office.opendocument_names import below, name_of, value
from sloer.reading.office.opendocument_styles import USUAL_POINTS, Look, Styles, points
from sloer.reading.paint import is_too_small

_MOST_SPACES = 200
_LARGE_CM = 5.0
_STRONG_SIZE = 1.25
_NOT_SHOWN = {
    "office:annotation",
    "office:annotation-end",
    "text:tracked-changes",
    "text:note-citation",
    "text:sequence-decls",
    "text:variable-decls",
    "text:user-field-decls",
    "text:dde-connection-decls",
    "office:forms",
    "office:event-listeners",
    "table:shapes",
    "svg:title",
    "svg:desc",
    "text:ruby-text",
    "text:hidden-paragraph",
    "text:alphabetical-index-mark",
    "text:toc-mark",
    "text:index-title-template",
    "text:table-of-content-source",
}


@dataclass(slots=True)
class _Open:
    """The paragraph being read."""

    kind: BlockKind
    level: int
    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    floats: Flow = field(default_factory=list)
    strong: bool = True


class OpenDocumentStory:
    """Reads the text below an element of ``content.xml`` or ``styles.xml``."""

    def __init__(
        self,
        styles: Styles,
        collector: Collector,
        picture: Callable[[str, bool], Flow],
        part: str,
    ) -> None:
        self.notes: Flow = []
        self._styles = styles
        self._collector = collector
        self._picture = picture
        self._part = part
        self._backed = False
        self._inline: dict[str, Callable[[etree._Element, _Open, Look], None]] = {
            "text:span": self._span,
            "text:a": self._link,
            "text:s": self._spaces,
            "text:tab": self._tab,
            "text:line-break": self._break,
            "text:note": self._note,
            "text:hidden-text": self._hidden_text,
            "text:bookmark": self._bookmark,
            "text:bookmark-start": self._bookmark,
            "draw:frame": self._frame,
        }

    def read(self, root: etree._Element) -> Flow:
        """Return the flow below ``root``."""
        # White text on a coloured shape, cell or page is the look of many a CV template.
        self._backed = any(True for _ in below(root, "draw:frame", "draw:custom-shape"))
        flow = self._flow(root, -1)
        for element in below(root, "text:tracked-changes", "office:annotation"):
            self._drop(element)
        return flow

    def _flow(self, parent: etree._Element, depth: int) -> Flow:
        flow: Flow = []
        for element in parent:
            self._block(element, depth, flow)
        return flow

    def _block(self, element: etree._Element, depth: int, flow: Flow) -> None:
        name = name_of(element)
        if name in {"text:p", "text:h"}:
            flow.extend(self._paragraph(element, depth))
        elif name == "text:list":
            for item in element:
                flow.extend(self._item(item, depth + 1))
        elif name == "table:table":
            flow.append(self._table(element))
        elif name == "text:section" and _is_hidden_section(element):
            self._drop(element)
        elif name.startswith("draw:"):
            holder = _Open(BlockKind.PARAGRAPH, 0)
            self._drawn(element, holder, Look())
            flow.extend(holder.floats)
        elif name not in _NOT_SHOWN:
            flow.extend(self._flow(element, depth))

    def _item(self, item: etree._Element, depth: int) -> Flow:
        if name_of(item) == "text:list-header":
            return self._flow(item, -1)
        return self._flow(item, depth)

    def _paragraph(self, element: etree._Element, depth: int) -> Flow:
        hiders = (e for e in element if name_of(e) == "text:hidden-paragraph")
        if any(value(e, "text:is-hidden") == "true" for e in hiders):
            self._drop(element)
            return []
        style = value(element, "text:style-name")
        kind, level = self._role(element, style, depth)
        look = self._styles.looking(Look(), "paragraph", style)
        paragraph = _Open(kind, level)
        self._content(element, paragraph, look)
        lines = [
            Line(pieces, paragraph.kind, paragraph.level, paragraph.strong)
            for pieces in paragraph.lines
        ]
        return [*lines, *paragraph.floats]

    def _role(self, element: etree._Element, style: str, depth: int) -> tuple[BlockKind, int]:
        if name_of(element) == "text:h" and value(element, "text:is-list-header") != "true":
            level = value(element, "text:outline-level")
            return BlockKind.HEADING, min(max(int(level), 1), 6) if level.isdecimal() else 1
        role = self._styles.role(style)
        if role is not None and role[0] is BlockKind.HEADING:
            return role
        if depth >= 0:
            return BlockKind.LIST_ITEM, min(depth, 8)
        return role or (BlockKind.PARAGRAPH, 0)

    def _content(self, element: etree._Element, paragraph: _Open, look: Look) -> None:
        self._say(element.text, paragraph, look)
        for inner in element:
            name = name_of(inner)
            handler = self._inline.get(name)
            if handler is not None:
                handler(inner, paragraph, look)
            elif name.startswith("draw:"):
                self._drawn(inner, paragraph, look)
            elif name not in _NOT_SHOWN:
                self._content(inner, paragraph, look)
            self._say(inner.tail, paragraph, look)

    def _say(self, text: str | None, paragraph: _Open, look: Look) -> None:
        if not text:
            return
        unseen = look.hidden or is_too_small(look.points)
        unseen = unseen or (look.white and not look.backed and not self._backed)
        if unseen and text.strip():
            self._collector.remember(text)
            self._collector.note(text_not_visible())
            return
        paragraph.lines[-1].append(Piece(text, self._part))
        if text.strip():
            usual = self._styles.find("paragraph", "Standard", "fo:font-size")
            large = look.points >= _STRONG_SIZE * points(usual, USUAL_POINTS)
            paragraph.strong = paragraph.strong and (look.bold or large)

    def _span(self, element: etree._Element, paragraph: _Open, look: Look) -> None:
        style = value(element, "text:style-name")
        self._content(element, paragraph, self._styles.looking(look, "text", style))

    def _link(self, element: etree._Element, paragraph: _Open, look: Look) -> None:
        self._collector.remember(value(element, "xlink:href"), value(element, "office:title"))
        self._content(element, paragraph, look)

    def _spaces(self, element: etree._Element, paragraph: _Open, _: Look) -> None:
        count = value(element, "text:c") or "1"
        number = int(count) if count.isdecimal() and len(count) < 6 else 1
        paragraph.lines[-1].append(Piece(" " * min(number, _MOST_SPACES), self._part))

    def _tab(self, _: etree._Element, paragraph: _Open, __: Look) -> None:
        paragraph.lines[-1].append(Piece(" ", self._part))

    def _break(self, _: etree._Element, paragraph: _Open, __: Look) -> None:
        paragraph.lines.append([])

    def _note(self, element: etree._Element, _: _Open, __: Look) -> None:
        for body in below(element, "text:note-body"):
            self.notes.extend(self._flow(body, -1))

    def _hidden_text(self, element: etree._Element, paragraph: _Open, look: Look) -> None:
        if value(element, "text:is-hidden") == "false":
            self._say(value(element, "text:string-value"), paragraph, look)
        else:
            self._collector.remember(value(element, "text:string-value"))
            self._drop(element)

    def _bookmark(self, element: etree._Element, _: _Open, __: Look) -> None:
        self._collector.remember(value(element, "text:name"))

    def _frame(self, element: etree._Element, paragraph: _Open, _: Look) -> None:
        """Read one of the versions of a frame: its text, or else its first picture."""
        for described in below(element, "svg:title", "svg:desc"):
            self._collector.remember("".join(map(str, described.itertext())))
        large = min(_centimetres(element, "svg:width"), _centimetres(element, "svg:height"))
        pictured = False
        for inner in element:
            if name_of(inner) == "draw:text-box":
                paragraph.floats.extend(self._flow(inner, -1))
            elif name_of(inner) == "draw:image" and not pictured:
                pictured = True
                paragraph.floats.extend(
                    self._picture(value(inner, "xlink:href"), large >= _LARGE_CM)
                )
            elif name_of(inner) in {"draw:object", "draw:object-ole", "draw:plugin"}:
                paragraph.floats.extend(self._flow(inner, -1))

    def _drawn(self, element: etree._Element, paragraph: _Open, look: Look) -> None:
        """Read shapes and groups: their text stands in paragraphs of their own."""
        if name_of(element) == "draw:frame":
            self._frame(element, paragraph, look)
            return
        self._collector.remember(value(element, "xlink:href"))
        paragraph.floats.extend(self._flow(element, -1))

    def _table(self, table: etree._Element) -> Grid:
        grid = Grid()
        for row, heading in _rows(table, heading=False):
            if value(row, "table:visibility") in {"collapse", "filter"}:
                self._drop(row)
                continue
            grid.rows.append(list(self._cells(row, heading=heading)))
        return grid

    def _cells(self, row: etree._Element, *, heading: bool) -> Iterable[GridCell]:
        column = 0
        for cell in row:
            if name_of(cell) == "table:table-cell":
                style = value(cell, "table:style-name")
                back = self._styles.find("table-cell", style, "fo:background-color")
                kept, self._backed = self._backed, self._backed or back not in {"", "transparent"}
                yield GridCell(column, self._flow(cell, -1), heading)
                self._backed = kept
            elif name_of(cell) == "table:covered-table-cell":
                self._drop(cell)
            else:
                continue
            repeated = value(cell, "table:number-columns-repeated")
            column += min(int(repeated), 100) if repeated.isdecimal() else 1

    def _drop(self, element: etree._Element) -> None:
        for paragraph in below(element, "text:p", "text:h", "dc:creator", "meta:creator-initials"):
            self._collector.remember("".join(map(str, paragraph.itertext())))


def _is_hidden_section(section: etree._Element) -> bool:
    return value(section, "text:display") == "none" or value(section, "text:is-hidden") == "true"


def _rows(table: etree._Element, *, heading: bool) -> Iterable[tuple[etree._Element, bool]]:
    for element in table:
        name = name_of(element)
        if name == "table:table-row":
            yield element, heading
        elif name == "table:table-header-rows":
            yield from _rows(element, heading=True)
        elif name in {"table:table-rows", "table:table-row-group"}:
            yield from _rows(element, heading=heading)


def _centimetres(element: etree._Element, name: str) -> float:
    text = value(element, name)
    for unit, factor in (("cm", 1.0), ("mm", 0.1), ("in", 2.54), ("pt", 0.0353)):
        if text.endswith(unit):
            try:
                return float(text.removesuffix(unit)) * factor
            except ValueError:
                break
    return _LARGE_CM
