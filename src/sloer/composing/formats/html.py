# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""HTML: a page that needs nothing but itself, and the fragment that the web service shows."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from importlib import resources

from sloer.composing.layout import (
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Part,
    Rule,
    Table,
    TableCell,
    parts_of,
)
from sloer.composing.phrases import Phrases, phrases_in
from sloer.model import VeiledDocument

_TYPOGRAPHY = resources.files("sloer.composing.typography")
STYLE = "\n".join(_TYPOGRAPHY.joinpath(n).read_text("utf-8") for n in ("page.css", "veiled.css"))
"""The style of the page; a site that shows fragments serves ``veiled.css`` as a file."""


def fragment(veiled: VeiledDocument) -> str:
    """Return the document as one ``article``; its headings begin with ``h2``.

    It has class names and no style of its own, so that it fits a strict content security policy.
    """
    phrases = phrases_in(veiled.language)
    body = "\n".join(_part(part, phrases) for part in parts_of(veiled))
    return f'<article class="sloer" lang="{veiled.language.value}">\n{body}\n</article>'


@dataclass(frozen=True, slots=True)
class HtmlWriter:
    """Writes one HTML page without scripts, pictures or links."""

    suffix: str = "html"
    media_type: str = "text/html; charset=utf-8"

    def compose(self, veiled: VeiledDocument) -> bytes:
        """Return the page."""
        phrases = phrases_in(veiled.language)
        return f"""<!DOCTYPE html>
<html lang="{veiled.language.value}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_security_policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{escape(phrases.title)}</title>
<style>{STYLE}</style>
</head>
<body>
<header><h1>{escape(phrases.title)}</h1><p>{escape(phrases.note)}</p></header>
<main>
{fragment(veiled)}
</main>
</body>
</html>
""".encode()


def _security_policy() -> str:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _part(part: Part, phrases: Phrases) -> str:
    match part:
        case Heading(level=level, line=line):
            tag = f"h{min(level + 1, 6)}"
            return f"<{tag}>{_words(line, phrases)}</{tag}>"
        case Paragraph(line=line, margin=margin):
            kind = ' class="margin"' if margin else ""
            return f"<p{kind}>{_words(line, phrases)}</p>"
        case Bullets(items=items):
            return _bullets(items, phrases)
        case Table():
            return _table(part, phrases)
        case Rule():
            return "<hr>"


def _bullets(items: Iterable[Item], phrases: Phrases) -> str:
    rows = (
        f"<li>{_words(item.line, phrases)}"
        + (_bullets(item.items, phrases) if item.items else "")
        + "</li>"
        for item in items
    )
    return f"<ul>{''.join(rows)}</ul>"


def _table(table: Table, phrases: Phrases) -> str:
    first = 1 if table.headed else 0
    head = "".join(_row(row, phrases, "col") for row in table.rows[:first])
    body = "".join(_row(row, phrases, "row") for row in table.rows[first:])
    return f"<table>{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"


def _row(row: Iterable[TableCell], phrases: Phrases, scope: str) -> str:
    return f"<tr>{''.join(_cell(cell, phrases, scope) for cell in row)}</tr>"


def _cell(cell: TableCell, phrases: Phrases, scope: str) -> str:
    words = "<br>".join(_words(line, phrases) for line in cell.lines)
    if cell.heading:
        return f'<th scope="{scope}">{words}</th>'
    return f"<td>{words}</td>"


def _words(line: Line, phrases: Phrases) -> str:
    return "".join(
        _placeholder(run.text, phrases) if run.placeholder else escape(run.text) for run in line
    )


def _placeholder(label: str, phrases: Phrases) -> str:
    spoken = f'<span class="sloer-spoken">{escape(phrases.veiled)}: </span>'
    return f'<span class="sloer-veil">{spoken}{escape(label)}</span>'


WRITER = HtmlWriter()
