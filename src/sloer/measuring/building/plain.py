# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Text files in the encodings people's editors leave behind, and HTML."""

from __future__ import annotations

from html import escape

from sloer.measuring.building.protocol import Builder
from sloer.measuring.layout import Layout, Line, LineKind, Part


def lines_as_text(part: Part) -> list[str]:
    """Return a part as the lines of a text file."""
    lines: list[str] = []
    for line in part.lines():
        match line.kind:
            case LineKind.TITLE | LineKind.HEADING:
                lines += ["", line.text, ""]
            case LineKind.BULLET:
                lines.append(f"- {line.text}")
            case LineKind.QUOTE:
                lines.append(f"> {line.text}")
            case LineKind.ROW:
                lines.append("   ".join(line.cells))
            case LineKind.PHOTO | LineKind.PAGE:
                continue
            case _:
                lines += [line.text, ""]
    return lines


def text_of(layout: Layout) -> str:
    """Return a whole layout as the text file it makes."""
    lines = [layout.header] if layout.header else []
    for part in layout.parts:
        lines += lines_as_text(part)
    lines += [layout.footer] if layout.footer else []
    return "\n".join(lines).strip() + "\n"


def _utf8(layout: Layout) -> bytes:
    return text_of(layout).encode("utf-8")


def _utf16(layout: Layout) -> bytes:
    return text_of(layout).replace("\n", "\r\n").encode("utf-16")


def _windows(layout: Layout) -> bytes:
    return text_of(layout).replace("\n", "\r\n").encode("cp1252", "replace")


_TAGS = {LineKind.TITLE: "h1", LineKind.HEADING: "h2", LineKind.TEXTBOX: "aside"}


def part_as_html(part: Part) -> str:
    """Return the body of an HTML page with headings, lists and tables as such."""
    body: list[str] = []
    open_tag = ""
    for line in part.lines():
        wanted = {LineKind.BULLET: "ul", LineKind.ROW: "table"}.get(line.kind, "")
        if wanted != open_tag:
            body.append(f"</{open_tag}>" if open_tag else "")
            body.append(f"<{wanted}>" if wanted else "")
            open_tag = wanted
        body.append(_html_line(line))
    body.append(f"</{open_tag}>" if open_tag else "")
    return "\n".join(piece for piece in body if piece)


def _html_line(line: Line) -> str:
    text = escape(line.text).replace("\n", "<br>")
    if line.kind is LineKind.BULLET:
        return f"<li>{text}</li>"
    if line.kind is LineKind.ROW:
        return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line.cells) + "</tr>"
    if line.kind in {LineKind.PHOTO, LineKind.PAGE}:
        return ""
    tag = _TAGS.get(line.kind, "blockquote" if line.kind is LineKind.QUOTE else "p")
    return f"<{tag}>{text}</{tag}>"


def _html(layout: Layout) -> bytes:
    parts = "<hr>".join(part_as_html(part) for part in layout.parts)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Dokument</title></head><body>'
        f"<header>{escape(layout.header)}</header>{parts}<footer>{escape(layout.footer)}</footer>"
        "</body></html>"
    ).encode()


BUILDERS = {
    "txt": Builder("txt", _utf8),
    "txt-utf16": Builder("txt", _utf16),
    "txt-windows": Builder("txt", _windows),
    "html": Builder("html", _html),
}
