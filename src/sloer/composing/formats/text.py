# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Plain text: placeholders of one length, "- " bullets, tables with " | "."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sloer.composing.layout import Bullets, Heading, Item, Line, Paragraph, Part, Table, parts_of
from sloer.composing.phrases import phrases_in
from sloer.model import VeiledDocument

PLACEHOLDER_WIDTH = 14
_RULE = "-" * 40


@dataclass(frozen=True, slots=True)
class TextWriter:
    """Writes UTF-8 text with newlines and no byte order mark."""

    suffix: str = "txt"
    media_type: str = "text/plain; charset=utf-8"

    def compose(self, veiled: VeiledDocument) -> bytes:
        """Return one line per paragraph, parts set apart by empty lines."""
        phrases = phrases_in(veiled.language)
        parts = ("\n".join(_lines(part)) for part in parts_of(veiled))
        return "\n\n".join((f"{phrases.title} · {phrases.note}", *parts, "")).encode()


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading(level=level, line=line):
            text = _plain(line)
            yield text
            yield ("=" if level == 1 else "-") * min(len(text), 40)
        case Paragraph(line=line):
            yield _plain(line)
        case Bullets(items=items):
            yield from _items(items, "")
        case Table(rows=rows):
            for row in rows:
                yield " | ".join(" / ".join(map(_plain, cell.lines)) for cell in row).rstrip()
        case _:
            yield _RULE


def _items(items: Iterable[Item], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}- {_plain(item.line)}"
        yield from _items(item.items, indent + "  ")


def _plain(line: Line) -> str:
    return "".join(_placeholder(r.text) if r.placeholder else r.text for r in line)


def _placeholder(label: str) -> str:
    """Return a label at the one length that all placeholders have."""
    return f"[{label[:PLACEHOLDER_WIDTH].ljust(PLACEHOLDER_WIDTH)}]"


WRITER = TextWriter()
