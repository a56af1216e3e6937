# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A reader of Rich Text Format: groups, code pages, destinations, tables, tracked changes.

It reads forward once, keeps one state per open group, and never fails on what it does not know.
"""

from __future__ import annotations

import binascii
import codecs
import re
from dataclasses import dataclass, replace

from sloer.reading.collecting import Collector, Flow
from sloer.reading.holds import held, part_left_out, text_not_visible
from sloer.reading.markup import rtf_words as words
from sloer.reading.markup.rtf_story import Story
from sloer.reading.paint import is_too_small
from sloer.reading.parts import Parts

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)"
    rb"|[\r\n]+|\\$",
    re.DOTALL,
)
_MAY_LIE_BEHIND = re.compile(
    rb"\\(?:shp|do|clcbpat|cbpat|chcbpat|highlight|cb|background)(?![a-z])"
)
_DEPTH = 400
_NEARLY_WHITE = 250
_LARGE_TWIPS = 2835  # five centimetres
_FORMS_AND_OBJECTS = {"object"}


@dataclass(slots=True)
class _State:
    """What holds inside one group."""

    sink: str = "text"
    codec: str = "cp1252"
    symbol: bool = False
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    half_points: int = 24
    colour: int = 0
    starred: bool = False
    begins: str = ""


class Rtf:
    """Reads one RTF file; ``read`` gives body and notes, then there are headers and footers."""

    def __init__(self, untrusted_data: bytes, collector: Collector, parts: Parts) -> None:
        self.headers: Flow = []
        self.footers: Flow = []
        self._notes: Flow = []
        self._data = untrusted_data
        self._collector = collector
        self._parts = parts
        self._state = _State()
        self._groups: list[_State] = []
        self._pending = b""
        self._skip = 0
        self._high = ""
        self._document_codec = "cp1252"
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._font = 0
        self._styles: dict[int, str] = {}
        self._stories = [Story(self._styles)]
        self._colours: list[list[int]] = [[]]
        self._gathered: list[str] = []
        self._picture = bytearray()
        self._picture_size = [0, 0]
        self._white_hides = not _MAY_LIE_BEHIND.search(untrusted_data)

    def read(self) -> Flow:
        """Return the flow of the body, and the notes after it."""
        position = 0
        while (match := _TOKEN.match(self._data, position)) is not None:
            brace = match[5]
            if brace == b"}" and len(self._groups) <= 1:
                break  # what follows the outermost group is not shown
            position = match.end() + self._token(match)
        while self._groups:
            self._close()
        story = self._stories[-1]
        story.end_line()
        story.end_table()
        return [*self._stories[0].flow, *self._notes]

    def _token(self, match: re.Match[bytes]) -> int:
        """Take in one token; return how many bytes of binary data follow it."""
        word, number, code, symbol, brace, text = match.groups()
        if word is not None:
            return self._word(word.decode("ascii"), int(number) if number else None)
        if code is not None:
            self._bytes(bytes([int(code, 16)]))
        elif symbol is not None:
            self._symbol(symbol.decode("latin-1"))
        elif brace == b"{":
            self._open()
        elif brace == b"}":
            self._close()
        elif text is not None:
            self._bytes(text)
        return 0

    def _open(self) -> None:
        self._flush()
        if len(self._groups) >= _DEPTH:
            raise held("unsafe")
        self._groups.append(self._state)
        self._state = replace(self._state, starred=False, begins="")
        self._skip = 0

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        begun = self._state.begins
        if begun:
            self._end_destination(begun)
        self._state = self._groups.pop()

    def _end_destination(self, name: str) -> None:
        if name == "pict":
            self._end_picture()
        elif name in words.REMEMBERED or name == "style":
            self._collector.remember("".join(self._gathered))
            self._gathered = []
        elif name in words.HEADERS | words.FOOTERS | words.NOTES | words.BOXES:
            story = self._stories.pop()
            story.end_line()
            story.end_table()
            flow = story.flow
            if name in words.HEADERS:
                self.headers.extend(flow)
            elif name in words.FOOTERS:
                self.footers.extend(flow)
            elif name in words.NOTES:
                self._notes.extend(flow)
            else:
                self._stories[-1].floats.extend(flow)

    def _word(self, word: str, number: int | None) -> int:
        """Obey a control word; return how many bytes of binary data follow it."""
        if word == "bin":
            self._flush()
            return max(number or 0, 0)
        if self._skip and word != "u":
            self._skip -= 1
            return 0
        if word == "u":
            self._unicode(number or 0)
            return 0
        self._flush()
        if word == "uc":
            self._state.fallback = min(max(number or 0, 0), 100)
        elif self._state.starred or word in _DESTINATIONS:
            self._destination(word)
        else:
            self._obey(word, number)
        return 0

    def _destination(self, word: str) -> None:
        starred, self._state.starred = self._state.starred, False
        if self._state.sink == "nowhere":
            return
        if word in words.SKIPPED or word in _FORMS_AND_OBJECTS:
            self._skip_or_note(word)
        elif word in {"fonttbl", "colortbl", "stylesheet"}:
            self._state.sink = word
        elif word == "pict":
            self._state.sink, self._state.begins = "pict", "pict"
            self._picture, self._picture_size = bytearray(), [0, 0]
        elif word in words.REMEMBERED:
            self._state.sink, self._state.begins = "metadata", word
        elif word in words.HEADERS | words.FOOTERS | words.NOTES | words.BOXES:
            self._state.sink, self._state.begins = "text", word
            self._stories.append(Story(self._styles))
        elif starred and word not in words.ENTERED:
            self._state.sink = "nowhere"

    def _skip_or_note(self, word: str) -> None:
        if word in _FORMS_AND_OBJECTS:
            self._collector.note(part_left_out())
        else:
            self._state.sink = "nowhere"

    def _obey(self, word: str, number: int | None) -> None:
        if self._state.sink in {"fonttbl", "colortbl", "stylesheet", "pict"}:
            self._define(word, number or 0)
        elif word in words.SYMBOLS:
            self._say(words.SYMBOLS[word])
        elif word in words.LINE_ENDS or word in words.CELL_ENDS:
            self._line_end()
        elif word in {"cell", "row"}:
            self._cell_or_row(word)
        elif word in words.CODECS_BY_WORD:
            self._set_codec(words.CODECS_BY_WORD[word])
        elif word == "ansicpg":
            self._set_codec(f"cp{number}" if number != 10000 else "mac_roman")
        else:
            self._look(word, number)
            self._stories[-1].obey(word, number)

    def _look(self, word: str, number: int | None) -> None:
        state, on = self._state, number != 0
        if word == "plain":
            state.hidden = state.deleted = state.bold = False
            state.half_points, state.colour = 24, 0
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "b":
            state.bold = on
        elif word == "fs":
            state.half_points = number or 24
        elif word == "cf":
            state.colour = number or 0
        elif word == "f":
            self._set_font(number or 0)

    def _define(self, word: str, number: int) -> None:
        """Take in a word of the tables before the text, or of a picture."""
        sink = self._state.sink
        if sink == "fonttbl":
            if word == "f":
                self._font = number
            elif word == "fcharset":
                codec = words.CODECS_BY_CHARSET.get(number, self._document_codec)
                self._fonts[self._font] = (codec, number == words.SYMBOL_CHARSET)
            elif word == "cpg":
                self._fonts[self._font] = (_known(f"cp{number}", self._document_codec), False)
        elif sink == "colortbl" and word in {"red", "green", "blue"}:
            self._colours[-1].append(number)
        elif sink == "stylesheet" and word == "s":
            self._font = number
        elif word == "picwgoal":
            self._picture_size[0] = number
        elif word == "pichgoal":
            self._picture_size[1] = number

    def _symbol(self, symbol: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        self._flush()
        if symbol == "*":
            self._state.starred = True
        elif symbol in words.LINE_ENDS:
            self._line_end()
        elif symbol in words.SYMBOLS:
            self._say(words.SYMBOLS[symbol])

    def _bytes(self, data: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        if self._state.sink == "pict":
            self._picture += data
        else:
            self._pending += data

    def _unicode(self, number: int) -> None:
        self._flush(keep_high=True)
        character = chr(number & 0xFFFF)
        self._skip = self._state.fallback
        if "\ud800" <= character <= "\udbff":
            self._high = character
            return
        if self._high and "\udc00" <= character <= "\udfff":
            pair = (self._high + character).encode("utf-16-le", "surrogatepass")
            character = pair.decode("utf-16-le", "replace")
        self._high = ""
        self._say(character)

    def _flush(self, *, keep_high: bool = False) -> None:
        if not keep_high:
            self._high = ""
        if self._pending:
            data, self._pending = self._pending, b""
            if self._state.symbol and any(byte > 127 for byte in data):
                self._say("•")
            else:
                self._say(data.decode(self._state.codec, errors="replace"))

    def _say(self, text: str) -> None:
        state = self._state
        if state.sink == "colortbl":
            self._colours += [[] for _ in range(text.count(";"))]
        elif state.sink == "stylesheet":
            known = self._styles.get(self._font, "")
            self._styles[self._font] = (known + text).strip(" ;")[:100]
        elif state.sink == "metadata":
            self._gathered.append(text)
        elif state.sink == "text":
            self._say_on_page(text)

    def _say_on_page(self, text: str) -> None:
        state = self._state
        if text.strip() and (state.deleted or self._is_unseen()):
            self._collector.remember(text)
            if not state.deleted:
                self._collector.note(text_not_visible())
            return
        self._stories[-1].say(text, bold=state.bold)

    def _is_unseen(self) -> bool:
        state = self._state
        if state.hidden or is_too_small(state.half_points / 2):
            return True
        if not self._white_hides or not 0 < state.colour < len(self._colours):
            return False
        colour = self._colours[state.colour]
        return len(colour) == 3 and min(colour) >= _NEARLY_WHITE

    def _line_end(self) -> None:
        if self._state.sink == "metadata":
            self._gathered.append(" ")
        elif self._state.sink == "text" and not self._state.deleted:
            self._stories[-1].end_line()

    def _cell_or_row(self, word: str) -> None:
        if self._state.sink != "text":
            return
        if word == "cell":
            self._stories[-1].end_cell()
        else:
            self._stories[-1].end_row()

    def _end_picture(self) -> None:
        digits = re.sub(rb"[^0-9a-fA-F]", b"", bytes(self._picture))
        self._picture = bytearray()
        large = min(self._picture_size) >= _LARGE_TWIPS or 0 in self._picture_size
        data = binascii.unhexlify(digits[: len(digits) // 2 * 2])
        self._stories[-1].floats.extend(self._parts.picture(data, shown_large=large))

    def _set_codec(self, name: str) -> None:
        self._document_codec = _known(name, self._document_codec)
        self._state.codec = self._document_codec

    def _set_font(self, number: int) -> None:
        codec, symbol = self._fonts.get(number, (self._document_codec, False))
        self._state.codec, self._state.symbol = codec, symbol


_DESTINATIONS = (
    words.SKIPPED
    | words.REMEMBERED
    | words.HEADERS
    | words.FOOTERS
    | words.NOTES
    | words.BOXES
    | _FORMS_AND_OBJECTS
    | {"fonttbl", "colortbl", "stylesheet", "pict"}
)


def _known(name: str, otherwise: str) -> str:
    try:
        info = codecs.lookup(name)
        "".encode(info.name)
        b"".decode(info.name)
    except (LookupError, ValueError, TypeError):
        return otherwise
    return info.name
