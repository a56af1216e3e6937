# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""RTF as older word processors write it: code page bytes where they exist, escapes elsewhere."""

from __future__ import annotations

from sloer.measuring.building.protocol import Builder
from sloer.measuring.layout import Layout, Line, LineKind


def _rtf(layout: Layout) -> bytes:
    parts = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Calibri;}}\uc1" + "\n"]
    for word, words in (("header", layout.header), ("footer", layout.footer)):
        if words:
            parts.append(rf"{{\{word} {_escape(words)}\par}}" + "\n")
    for number, part in enumerate(layout.parts):
        if number:
            parts.append("\\page\n")
        parts += [_line(line) for line in part.lines()]
    return ("".join(parts) + "}").encode("ascii")


def _line(line: Line) -> str:
    text = _escape(line.text).replace("\n", r"\line ")
    match line.kind:
        case LineKind.TITLE:
            return rf"{{\pard\outlinelevel0\b\fs40 {text}\par}}" + "\n"
        case LineKind.HEADING:
            return rf"{{\pard\outlinelevel1\b\fs28 {text}\par}}" + "\n"
        case LineKind.BULLET:
            return rf"{{\pard\li360{{\listtext\'95\tab}}{text}\par}}" + "\n"
        case LineKind.ROW:
            cells = "".join(rf"\pard\intbl {_escape(cell)}\cell " for cell in line.cells)
            edges = "".join(rf"\cellx{2500 * (n + 1)}" for n in range(len(line.cells)))
            return rf"\trowd{edges} {cells}\row" + "\n"
        case LineKind.PHOTO:
            return ""
        case LineKind.PAGE:
            return "\\page\n"
        case _:
            return rf"{{\pard {text}\par}}" + "\n"


def _escape(text: str) -> str:
    return "".join(_escape_character(character) for character in text)


def _escape_character(character: str) -> str:
    if character in "\\{}":
        return "\\" + character
    if character.isascii():
        return character
    try:
        return f"\\'{character.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        units = character.encode("utf-16-le")
        numbers = (
            int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)
        )
        return "".join(rf"\u{number}?" for number in numbers)


BUILDERS = {"rtf": Builder("rtf", _rtf)}
