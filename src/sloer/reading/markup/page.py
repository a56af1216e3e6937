# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""An HTML page as its reader sees it: a flow of lines and tables."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote_to_bytes

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sloer.model import BlockKind
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Collector, Flow, Grid, GridCell, Line
from sloer.reading.holds import held, part_left_out, picture_left_out, text_not_visible
from sloer.reading.markup import css
from sloer.reading.paint import is_white
from sloer.reading.parts import Parts

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "html", "legend"}
    | {"li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "ul", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "table", "caption", "tr", "td", "th", "thead", "tbody", "tfoot"}
    | {"hgroup", "menu", "dir", "optgroup"}
)
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "head", "datalist", "param", "meta", "link"}
    | {"base", "audio", "video", "canvas"}
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_LEFT_OUT = {"iframe", "object", "embed", "frame", "applet"}
_DEPTH = 160
_LIST_DEPTH = 8


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the text at one place of the page."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    bold: bool = False
    unseen: bool = False
    painted: bool = False
    white: bool = False
    preformatted: bool = False
    depth: int = 0


class Page:
    """Reads one HTML page; ``flow`` holds what is seen, the collector the rest."""

    def __init__(self, html: str, collector: Collector, parts: Parts, part: str = "") -> None:
        self._collector = collector
        self._parts = parts
        self._part = part
        self._tree = LexborHTMLParser(html)
        self._flow: Flow = []
        self._line = Line()
        self._line_strong = True
        self._rule = False
        self._styled: dict[int, css.Declarations] = {}
        self._read_sheets()

    def read(self) -> Flow:
        """Return the flow of the page's body."""
        self._read_head()
        root = self._tree.root
        if root is not None:
            for node in _children(root):
                self._node(node, _State())
        self._end_line(_State())
        return self._flow

    def _read_sheets(self) -> None:
        for sheet in self._tree.css("style"):
            for selector, properties in css.rules(sheet.text() or ""):
                try:
                    nodes = self._tree.css(selector)
                except Exception:  # noqa: BLE001, S112 - a selector that is no CSS selects nothing
                    continue
                for node in nodes:
                    self._styled.setdefault(node.mem_id, {}).update(properties)

    def _read_head(self) -> None:
        for node in self._tree.css("title, meta[name]"):
            name = (node.attributes.get("name") or "").lower()
            if node.tag == "title":
                self._collector.remember(node.text())
            elif name in {"author", "creator", "owner", "copyright", "description", "title"}:
                self._collector.remember(node.attributes.get("content"))

    def _node(self, node: LexborNode, state: _State) -> None:
        if state.depth > _DEPTH:
            raise held("unsafe")
        if node.is_text_node:
            self._text(node.text_content or "", state)
        elif node.is_element_node and isinstance(node.tag, str):
            self._element(node, node.tag, replace(state, depth=state.depth + 1))

    def _element(self, node: LexborNode, tag: str, state: _State) -> None:
        properties = self._properties(node)
        if tag in _UNSEEN:
            return
        if self._is_removed(node, properties):
            self._hide(node.text(separator=" "))
            return
        state = _inherit(node, tag, properties, state)
        handler = getattr(self, f"_on_{tag}", None)
        if handler is not None:
            handler(node, state)
        elif tag in _LEFT_OUT:
            self._collector.note(part_left_out())
        elif tag in _BLOCKS or properties.get("display") in {"block", "flex", "grid", "table"}:
            self._block(node, tag, state)
        else:
            self._below(node, state)

    def _below(self, node: LexborNode, state: _State) -> None:
        for child in _children(node):
            self._node(child, state)

    def _block(self, node: LexborNode, tag: str, state: _State) -> None:
        self._end_line(state)
        inner = _as_block(tag, state)
        self._line.kind, self._line.level = inner.kind, inner.level
        self._below(node, inner)
        self._end_line(state)

    def _text(self, text: str, state: _State) -> None:
        if state.unseen or (state.white and not state.painted):
            self._hide(text)
            return
        lines = re.split(r"\r\n|\r|\n", text) if state.preformatted else [text]
        for number, line in enumerate(lines):
            if number:
                self._end_line(state)
            self._line.pieces.append(Piece(line, self._part))
            if line.strip():
                self._line_strong = self._line_strong and state.bold

    def _end_line(self, state: _State) -> None:
        if self._line.text.strip():
            self._line.strong = self._line_strong
            self._line.break_before, self._rule = self._rule, False
            self._flow.append(self._line)
        self._line = Line(kind=state.kind, level=state.level)
        self._line_strong = True

    def _hide(self, text: str | None) -> None:
        if text and text.strip():
            self._collector.remember(text)
            self._collector.note(text_not_visible())

    def _properties(self, node: LexborNode) -> css.Declarations:
        inline = css.declarations(node.attributes.get("style") or "")
        return {**self._styled.get(node.mem_id, {}), **inline}

    def _is_removed(self, node: LexborNode, properties: css.Declarations) -> bool:
        attributes = node.attributes
        removed = "hidden" in attributes or (attributes.get("aria-hidden") or "").lower() == "true"
        return removed or css.hides(properties)

    def _on_br(self, _: LexborNode, state: _State) -> None:
        self._end_line(state)

    def _on_hr(self, _: LexborNode, state: _State) -> None:
        self._end_line(state)
        self._rule = bool(self._flow)

    def _on_title(self, node: LexborNode, _: _State) -> None:
        self._collector.remember(node.text())

    def _on_a(self, node: LexborNode, state: _State) -> None:
        self._collector.remember(node.attributes.get("href"), node.attributes.get("title"))
        self._below(node, state)

    def _on_img(self, node: LexborNode, _: _State) -> None:
        self._collector.remember(node.attributes.get("alt"), node.attributes.get("title"))
        source = node.attributes.get("src") or ""
        data = _data_of(source)
        if data:
            self._end_line(_State())
            self._flow.extend(self._parts.picture(data))
        else:
            self._collector.remember("" if source.startswith("data:") else source)
            self._collector.pictures += 1
            self._collector.note(picture_left_out())

    def _on_input(self, node: LexborNode, state: _State) -> None:
        kind = (node.attributes.get("type") or "text").lower()
        if kind in {"checkbox", "radio"}:
            self._text("☒ " if "checked" in node.attributes else "☐ ", state)
        elif kind in {"hidden", "password", "file"}:
            self._collector.remember(node.attributes.get("value"))
        elif kind != "image":
            self._text(f" {node.attributes.get('value') or ''} ", state)

    def _on_select(self, node: LexborNode, state: _State) -> None:
        options = node.css("option")
        picked = [o for o in options if "selected" in o.attributes] or options[:1]
        for option in picked:
            self._text(f" {option.text()} ", state)

    def _on_textarea(self, node: LexborNode, state: _State) -> None:
        self._block(node, "div", replace(state, preformatted=True))

    def _on_table(self, node: LexborNode, state: _State) -> None:
        self._end_line(state)
        outer, self._flow = self._flow, []
        grid = Grid()
        for row, cells in _rows(node):
            row_state = self._passed_down(row, node, state)
            if row_state is not None:
                read = [self._cell(cell, column, row_state) for cell, column in cells]
                grid.rows.append([cell for cell in read if cell is not None])
        captions = [c for c in _children(node) if c.tag == "caption"]
        self._flow = outer
        for caption in captions:
            self._node(caption, state)
        self._end_line(state)
        if grid.rows:
            self._flow.append(grid)

    def _passed_down(self, row: LexborNode, table: LexborNode, state: _State) -> _State | None:
        """Return the state inside ``row``, or ``None`` where the row is not shown."""
        path = [row]
        while path[-1].parent is not None and path[-1].parent.mem_id != table.mem_id:
            path.append(path[-1].parent)
        for node in reversed(path):
            properties = self._properties(node)
            if self._is_removed(node, properties):
                self._hide(row.text(separator=" "))
                return None
            state = _inherit(node, node.tag or "tr", properties, state)
        return replace(state, depth=state.depth + len(path))

    def _cell(self, node: LexborNode, column: int, state: _State) -> GridCell | None:
        outer, self._flow = self._flow, []
        line, self._line = self._line, Line()
        properties = self._properties(node)
        if self._is_removed(node, properties):
            self._hide(node.text(separator=" "))
        else:
            inner = _inherit(node, node.tag or "td", properties, state)
            inner = replace(inner, kind=BlockKind.PARAGRAPH, level=0, lists=0)
            self._below(node, replace(inner, depth=inner.depth + 1))
            self._end_line(inner)
        flow, self._flow, self._line = self._flow, outer, line
        return GridCell(column, flow, node.tag == "th")


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _inherit(node: LexborNode, tag: str, properties: css.Declarations, state: _State) -> _State:
    """Return the state inside an element."""
    bold = css.is_bold(properties)
    if bold is None:
        bold = state.bold or tag in {"b", "strong", "th"}
    unseen = css.veils(properties)
    back = node.attributes.get("bgcolor") or ""
    painted = css.paints(properties) or (bool(back) and not is_white(back))
    painted = painted or bool(node.attributes.get("background"))
    colour = css.text_colour(properties)
    if colour is None and tag == "font":
        colour = node.attributes.get("color")
    return replace(
        state,
        bold=bold,
        unseen=state.unseen if unseen is None else unseen,
        painted=state.painted or painted,
        white=state.white if colour is None else is_white(colour),
        preformatted=state.preformatted
        or tag in {"pre", "listing", "xmp"}
        or properties.get("white-space", "").startswith("pre"),
    )


def _as_block(tag: str, state: _State) -> _State:
    """Return the state of the lines that begin inside a block element."""
    if tag in _HEADINGS:
        return replace(state, kind=BlockKind.HEADING, level=_HEADINGS[tag])
    if tag in {"ul", "ol", "menu", "dir"}:
        return replace(state, lists=state.lists + 1, kind=BlockKind.PARAGRAPH, level=0)
    if tag == "li":
        level = min(max(state.lists - 1, 0), _LIST_DEPTH)
        return replace(state, kind=BlockKind.LIST_ITEM, level=level)
    return state


def _rows(table: LexborNode) -> Iterator[tuple[LexborNode, list[tuple[LexborNode, int]]]]:
    """Yield the rows of a table, with the column of each cell; spans are counted in."""
    taken: dict[int, int] = {}
    for row in _own_rows(table):
        column, cells = 0, []
        begun: dict[int, int] = {}
        for cell in _children(row):
            if cell.tag not in {"td", "th"}:
                continue
            while taken.get(column, 0):
                column += 1
            cells.append((cell, column))
            for covered in range(column, column + _span(cell, "colspan")):
                begun[covered] = _span(cell, "rowspan") - 1
            column += _span(cell, "colspan")
        taken = {c: n - 1 for c, n in taken.items() if n > 1} | {
            c: n for c, n in begun.items() if n
        }
        yield row, cells


def _own_rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in _children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in _children(child) if row.tag == "tr")


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return max(1, min(int(value), 100)) if value.isascii() and value.isdecimal() else 1


def _data_of(source: str) -> bytes:
    """Return the bytes of a ``data:`` address of a picture."""
    head, comma, body = source.partition(",")
    if not comma or not head.startswith("data:image/"):
        return b""
    try:
        raw = unquote_to_bytes(body)
        return base64.b64decode(raw) if head.endswith(";base64") else raw
    except (binascii.Error, ValueError):
        return b""
