# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The runs of a Word paragraph: text, breaks, fields and symbols, without what cannot be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from sloer.reading.blocks import Piece
from sloer.reading.collecting import Flow, Line
from sloer.reading.office.drawing import Drawings, chosen
from sloer.reading.office.names import attribute, child, descendants, tag, value_of
from sloer.reading.office.source import WordSource
from sloer.reading.office.styles import Role
from sloer.reading.office.tables import is_filled
from sloer.reading.paint import is_too_small, is_white

_STRONG_SIZE = 1.25
_WORD_DEFAULT_HALF_POINTS = 20.0
_SILENT = {"w:rPr", "w:pPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr", "w:rubyPr"}
_PLAIN = {
    "w:tab": " ",
    "w:ptab": " ",
    "w:noBreakHyphen": "-",
    "w:dayShort": "",
}
# Wingdings and Symbol put their bullets, ticks and telephones in the private use area.
_TICKED = {"00FE", "00FD", "00FC", "0052", "0053"}


@dataclass(slots=True)
class Paragraph:
    """A paragraph being read: its lines so far, and what floats beside it."""

    role: Role
    style: str | None = None
    shaded: bool = False
    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    floats: Flow = field(default_factory=list)
    any_text: bool = False
    strong: bool = True

    def flow(self) -> Flow:
        """Return the lines, and after them what floats."""
        strong = self.strong and self.any_text
        lines = [Line(p, self.role.kind, self.role.level, strong) for p in self.lines]
        return [*lines, *self.floats]


class Runs:
    """Reads what lies inside paragraphs of one story. Fields may reach over paragraphs."""

    def __init__(
        self, source: WordSource, part: str, read_story: Callable[[etree._Element], Flow]
    ) -> None:
        self.shading = 0
        """How many shaded or styled cells lie around the text."""
        self.references: list[tuple[str, str]] = []
        """Notes in the order in which the text points to them: kind and number."""
        self.fields: list[str] = []
        self.fields_close = True
        self._source = source
        self._part = part
        self._drawings = Drawings(source, part, read_story)
        self._paragraph = Paragraph(Role())
        self._hidden = ""
        self._handlers: dict[str, Callable[[etree._Element], None]] = {
            "w:r": self._run,
            "w:t": self._text,
            "m:t": self._text,
            "w:delText": self._dropped,
            "w:del": self._dropped,
            "w:moveFrom": self._dropped,
            "w:br": self._break,
            "w:cr": self._break,
            "w:sym": self._symbol,
            "w:fldChar": self._field_mark,
            "w:fldSimple": self._simple_field,
            "w:instrText": self._instruction,
            "w:delInstrText": self._instruction,
            "w:hyperlink": self._hyperlink,
            "w:footnoteReference": self._reference,
            "w:endnoteReference": self._reference,
            "w:bookmarkStart": self._bookmark,
            "w:drawing": self._drawing,
            "w:pict": self._drawing,
            "w:object": self._drawing,
            "w:altChunk": self._chunk,
            "w:rt": self._ruby,
        }
        self._run_properties: etree._Element | None = None

    def read(self, element: Iterable[etree._Element], paragraph: Paragraph) -> None:
        """Read the elements inside ``element`` into ``paragraph``."""
        kept = self._paragraph
        self._paragraph = paragraph
        self._below(element)
        self._paragraph = kept

    def _below(self, parent: Iterable[etree._Element]) -> None:
        for element in parent:
            name = tag(element)
            handler = self._handlers.get(name)
            if handler is not None:
                handler(element)
            elif name in _PLAIN:
                self._say(_PLAIN[name])
            elif name == "mc:AlternateContent":
                branch = chosen(element)
                if branch is not None:
                    self._below(branch)
            elif name not in _SILENT:
                self._below(element)

    def _run(self, run: etree._Element) -> None:
        kept = self._run_properties
        self._run_properties = child(run, "w:rPr")
        self._below(run)
        self._run_properties = kept

    def _text(self, element: etree._Element) -> None:
        text = "".join(map(str, element.itertext()))
        kept_as_is = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        self._say(text if kept_as_is else text.strip(" \t\r\n"))

    def _say(self, text: str) -> None:
        if self.fields_close and "code" in self.fields:
            self._source.collector.remember(text)
            return
        if not text.strip():
            self._paragraph.lines[-1].append(Piece(text, self._part))
        elif self._is_hidden():
            self._source.hide(text)
        else:
            self._paragraph.lines[-1].append(Piece(text, self._part))
            self._paragraph.any_text = True
            self._paragraph.strong = self._paragraph.strong and self._is_strong()

    def _break(self, _: etree._Element) -> None:
        self._paragraph.lines.append([])

    def _symbol(self, element: etree._Element) -> None:
        code = (attribute(element, "w:char") or "").upper().removeprefix("F0").zfill(4)
        font = (attribute(element, "w:font") or "").lower()
        if "wingdings" in font or "webdings" in font:
            self._say("☒" if code in _TICKED else "•")
        else:
            try:
                self._say(chr(int(code, 16)))
            except (ValueError, OverflowError):
                return

    def _field_mark(self, element: etree._Element) -> None:
        mark = attribute(element, "w:fldCharType")
        if mark == "begin":
            self.fields.append("code")
            self._form_field(child(element, "w:ffData"))
        elif mark == "separate" and self.fields:
            self.fields[-1] = "result"
        elif mark == "end" and self.fields:
            self.fields.pop()

    def _form_field(self, data: etree._Element | None) -> None:
        """Say what a tick box or a drop-down shows: it stands in the field's data only."""
        box, choices = child(data, "w:checkBox"), child(data, "w:ddList")
        kept, self.fields = self.fields, []
        if box is not None:
            state = child(box, "w:checked")
            state = child(box, "w:default") if state is None else state
            ticked = state is not None and attribute(state, "w:val") not in {"0", "false"}
            self._say("☒" if ticked else "☐")
        if choices is not None:
            entries = [attribute(e, "w:val") or "" for e in descendants(choices, "w:listEntry")]
            number = value_of(choices, "w:result") or value_of(choices, "w:default") or "0"
            if number.isdecimal() and int(number) < len(entries):
                self._say(entries[int(number)])
        self.fields = kept

    def _simple_field(self, element: etree._Element) -> None:
        self._source.collector.remember(attribute(element, "w:instr"))
        self._below(element)

    def _instruction(self, element: etree._Element) -> None:
        self._source.collector.remember(element.text)

    def _hyperlink(self, element: etree._Element) -> None:
        self._source.remember_link(self._part, attribute(element, "r:id"))
        self._source.collector.remember(attribute(element, "w:tooltip"))
        self._below(element)

    def _reference(self, element: etree._Element) -> None:
        kind = "footnotes" if tag(element) == "w:footnoteReference" else "endnotes"
        self.references.append((kind, attribute(element, "w:id") or ""))

    def _bookmark(self, element: etree._Element) -> None:
        self._source.collector.remember(attribute(element, "w:name"))

    def _drawing(self, element: etree._Element) -> None:
        if self._is_vanished():
            self._source.drop(element)
        else:
            self._paragraph.floats.extend(self._drawings.read(element))

    def _chunk(self, element: etree._Element) -> None:
        chunk = self._source.chunk(self._part, attribute(element, "r:id"))
        self._paragraph.floats.extend(chunk)

    def _ruby(self, element: etree._Element) -> None:
        self._say(" ")
        self._below(element)
        self._say(" ")

    def _dropped(self, element: etree._Element) -> None:
        self._source.drop(element)

    def _is_vanished(self) -> bool:
        style = self._paragraph.style
        return self._source.styles.toggled("w:vanish", self._run_properties, style)

    def _is_hidden(self) -> bool:
        return self._is_vanished() or self._is_white() or is_too_small(self._points())

    def _is_white(self) -> bool:
        if not self._source.white_hides or self.shading or self._paragraph.shaded:
            return False
        colour = self._run_value("w:color")
        if colour is None:
            return False
        themed = attribute(colour, "w:themeColor") in {"background1", "light1"}
        if not themed and not is_white(attribute(colour, "w:val")):
            return False
        highlighted = self._run_value("w:highlight") is not None
        return not highlighted and self._run_value("w:shd") is None

    def _points(self) -> float:
        size = self._run_value("w:sz")
        try:
            return float((attribute(size, "w:val") if size is not None else None) or 20) / 2
        except ValueError:
            return _WORD_DEFAULT_HALF_POINTS / 2

    def _is_strong(self) -> bool:
        styles, style = self._source.styles, self._paragraph.style
        if styles.toggled("w:b", self._run_properties, style):
            return True
        return self._points() >= _STRONG_SIZE * styles.body_points

    def _run_value(self, name: str) -> etree._Element | None:
        return self._source.styles.run_value(name, self._run_properties, self._paragraph.style)


def begin(properties: etree._Element | None, source: WordSource) -> Paragraph:
    """Return an empty paragraph with what ``w:pPr`` says of it."""
    style = value_of(properties, "w:pStyle")
    chain = source.styles.chain(style or source.styles.default_paragraph)
    shaded = any(is_filled(p) for p in [properties, *(s.paragraph for s in chain)])
    return Paragraph(source.styles.role(properties), style, shaded)
