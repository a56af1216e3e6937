# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDF/UA-1 and PDF/A-2a: tagged, accessible, archivable, and the same bytes for the same words."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from sloer.composing.glyphs import breakable, shown
from sloer.composing.layout import (
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Part,
    Table,
    TableCell,
    parts_of,
)
from sloer.composing.phrases import phrases_in
from sloer.errors import HeldError
from sloer.model import Sentence, VeiledDocument

_FOLDER = Path(str(resources.files("sloer.composing.typography")))
_TEMPLATE = _FOLDER.joinpath("application.typ").read_bytes()
_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_TIMESTAMP = 0
"""Any constant will do: when a document was veiled is nobody's business but the journal's."""

_WIDEST_TABLE = 6
"""As many placeholders as stand beside each other on a page."""

_Show = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class PdfWriter:
    """Sets a document with typst, whose template gets all words as data and none as markup."""

    suffix: str = "pdf"
    media_type: str = "application/pdf"

    def compose(self, veiled: VeiledDocument) -> bytes:
        """Return the document as PDF.

        Raises:
            HeldError: the typesetter cannot set it, not even with plain Latin letters alone.
        """
        for basic in (False, True):
            pdf = _set(_given(veiled, partial(shown, basic=basic)))
            if pdf is not None:
                return pdf
        raise HeldError(
            "pdf.not_set",
            Sentence(
                "Teksten kan ikke sættes som PDF.",
                "The text cannot be set as a PDF.",
            ),
        )


class _Room(threading.local):
    """One compiler per thread: it keeps fonts and template warm and serves one at a time.

    Its threads do not survive a fork, and a child that asked for them would wait for ever.
    """

    def __init__(self) -> None:
        self.process = os.getpid()
        self.compiler = typst.Compiler(
            root=str(_FOLDER), font_paths=_fonts(), ignore_system_fonts=True
        )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_FOLDER)])


@cache
def _room() -> _Room:
    return _Room()


def _set(given: dict[str, Any]) -> bytes | None:
    """Return the PDF, or ``None`` where typst gives up on the text."""
    if _room().process != os.getpid():
        raise RuntimeError("typst ran before this process was forked: spawn processes instead")
    try:
        pdf = _room().compiler.compile(
            _TEMPLATE,
            format="pdf",
            sys_inputs={"document": json.dumps(given, ensure_ascii=False)},
            pdf_standards=_STANDARDS,
            timestamp=_TIMESTAMP,
        )
    except typst.TypstError:
        return None
    except BaseException as error:
        # A panic in Rust is no Exception to Python; it must end in a hold, not end the process.
        if type(error).__name__ != "PanicException":
            raise
        return None
    return pdf if isinstance(pdf, bytes) else None


def _given(veiled: VeiledDocument, show: _Show) -> dict[str, Any]:
    """Return all that the template needs, as JSON can carry it."""
    phrases = phrases_in(veiled.language)
    return {
        "language": veiled.language.value,
        "title": phrases.title,
        "note": phrases.note,
        "page": phrases.page,
        "of": phrases.of,
        "parts": [_part(part, show) for part in parts_of(veiled)],
    }


def _part(part: Part, show: _Show) -> dict[str, Any]:
    match part:
        case Heading(level=level, line=line):
            return {"kind": "heading", "level": level, "line": _runs(line, show)}
        case Paragraph(line=line, margin=margin):
            return {"kind": "margin" if margin else "paragraph", "line": _runs(line, show)}
        case Bullets(items=items):
            return {"kind": "list", "items": _items(items, show)}
        case Table(rows=rows) if len(rows[0]) > _WIDEST_TABLE:
            return {"kind": "rows", "lines": [_joined(row, show) for row in rows]}
        case Table(rows=rows, headed=headed):
            cells = [
                [
                    {"heading": c.heading, "lines": [_runs(line, show) for line in c.lines]}
                    for c in row
                ]
                for row in rows
            ]
            return {"kind": "table", "headed": headed, "rows": cells}
        case _:
            return {"kind": "rule"}


def _joined(row: Iterable[TableCell], show: _Show) -> list[list[Any]]:
    """Return a row of a table too wide for the page as one line."""
    runs: list[list[Any]] = []
    for line in (line for cell in row for line in cell.lines):
        runs += ([[" · "]] if runs else []) + _runs(line, show)
    return runs


def _items(items: Iterable[Item], show: _Show) -> list[dict[str, Any]]:
    return [{"line": _runs(i.line, show), "items": _items(i.items, show)} for i in items]


def _runs(line: Line, show: _Show) -> list[list[Any]]:
    """Return runs as [text], and placeholders as [label, true]."""
    return [
        [show(run.text), True] if run.placeholder else [breakable(show(run.text))] for run in line
    ]


WRITER = PdfWriter()
