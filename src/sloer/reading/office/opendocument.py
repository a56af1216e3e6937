# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The flow of an OpenDocument text: styles, lists, tables, notes, frames and tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lxml import etree

from sloer.model import BlockKind
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Collector, Flow, Grid, GridCell, Line
from sloer.reading.holds import text_not_visible
from sloer.reading.office.styles import role_by_style_name
from sloer.reading.paint import is_too_small, is_white

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OTHERS = {"http://www.w3.org/1999/xlink": "xlink", "http://purl.org/dc/elements/1.1/": "dc"}
_CHAIN = 20
_MOST_SPACES = 200
_LARGE_CM = 5.0
_STRONG_SIZE = 1.25
_DEFAULT_POINTS = 12.0
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


@lru_cache(maxsize=2048)
def _short(qualified: str) -> str:
    namespace, _, local = qualified.removeprefix("{").partition("}")
    if namespace in _OTHERS:
        return f"{_OTHERS[namespace]}:{local}"
    room = namespace.removeprefix(_OASIS).partition(":")[0]
    room = {"drawing": "draw", "svg-compatible": "svg", "xsl-fo-compatible": "fo"}.get(room, room)
    return f"{room}:{local}"


def name_of(element: etree._Element) -> str:
    """Return ``text:p`` and the like; empty for what is no element."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def value(element: etree._Element | None, name: str) -> str:
    """Return the attribute with short name ``name``, or nothing."""
    if element is not None:
        for key, found in element.attrib.items():
            if _short(str(key)) == name:
                return str(found)
    return ""


def below(element: etree._Element, *names: str) -> Iterable[etree._Element]:
    """Yield the elements below ``element`` with one of the names."""
    return (e for e in element.iter() if name_of(e) in names)


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
                style.properties.setdefault(_short(str(key)), str(found))
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


@dataclass(frozen=True, slots=True)
class _Look:
    """How text looks at one place."""

    hidden: bool = False
    white: bool = False
    backed: bool = False
    points: float = _DEFAULT_POINTS
    bold: bool = False


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
        self._inline: dict[str, Callable[[etree._Element, _Open, _Look], None]] = {
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
            self._drawn(element, holder, _Look())
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
        look = self._looking(_Look(), "paragraph", style)
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

    def _content(self, element: etree._Element, paragraph: _Open, look: _Look) -> None:
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

    def _say(self, text: str | None, paragraph: _Open, look: _Look) -> None:
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
            large = look.points >= _STRONG_SIZE * _points(usual, _DEFAULT_POINTS)
            paragraph.strong = paragraph.strong and (look.bold or large)

    def _looking(self, look: _Look, family: str, style: str) -> _Look:
        def find(key: str) -> str:
            return self._styles.find(family, style, key)

        changed = look
        if find("text:display"):
            changed = replace(changed, hidden=find("text:display") == "none")
        if find("fo:color"):
            changed = replace(changed, white=is_white(find("fo:color")))
        back = find("fo:background-color")
        if back and back != "transparent" and not is_white(back):
            changed = replace(changed, backed=True)
        if find("fo:font-size"):
            changed = replace(changed, points=_points(find("fo:font-size"), look.points))
        if find("fo:font-weight"):
            weight = find("fo:font-weight")
            heavy = weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
            changed = replace(changed, bold=heavy)
        return changed

    def _span(self, element: etree._Element, paragraph: _Open, look: _Look) -> None:
        style = value(element, "text:style-name")
        self._content(element, paragraph, self._looking(look, "text", style))

    def _link(self, element: etree._Element, paragraph: _Open, look: _Look) -> None:
        self._collector.remember(value(element, "xlink:href"), value(element, "office:title"))
        self._content(element, paragraph, look)

    def _spaces(self, element: etree._Element, paragraph: _Open, _: _Look) -> None:
        count = value(element, "text:c") or "1"
        number = int(count) if count.isdecimal() and len(count) < 6 else 1
        paragraph.lines[-1].append(Piece(" " * min(number, _MOST_SPACES), self._part))

    def _tab(self, _: etree._Element, paragraph: _Open, __: _Look) -> None:
        paragraph.lines[-1].append(Piece(" ", self._part))

    def _break(self, _: etree._Element, paragraph: _Open, __: _Look) -> None:
        paragraph.lines.append([])

    def _note(self, element: etree._Element, _: _Open, __: _Look) -> None:
        for body in below(element, "text:note-body"):
            self.notes.extend(self._flow(body, -1))

    def _hidden_text(self, element: etree._Element, paragraph: _Open, look: _Look) -> None:
        if value(element, "text:is-hidden") == "false":
            self._say(value(element, "text:string-value"), paragraph, look)
        else:
            self._collector.remember(value(element, "text:string-value"))
            self._drop(element)

    def _bookmark(self, element: etree._Element, _: _Open, __: _Look) -> None:
        self._collector.remember(value(element, "text:name"))

    def _frame(self, element: etree._Element, paragraph: _Open, _: _Look) -> None:
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

    def _drawn(self, element: etree._Element, paragraph: _Open, look: _Look) -> None:
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


def _points(text: str, usual: float) -> float:
    """Return a size in points; a percentage is of the usual size."""
    try:
        if text.endswith("%"):
            return usual * float(text[:-1]) / 100
        return float(text.removesuffix("pt"))
    except ValueError:
        return usual


def _centimetres(element: etree._Element, name: str) -> float:
    text = value(element, name)
    for unit, factor in (("cm", 1.0), ("mm", 0.1), ("in", 2.54), ("pt", 0.0353)):
        if text.endswith(unit):
            try:
                return float(text.removesuffix(unit)) * factor
            except ValueError:
                break
    return _LARGE_CM
