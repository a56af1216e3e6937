# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One body out of the two or three versions of it that a message carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sloer.model import Note, NoteKind, Sentence
from sloer.reading.collecting import Collector, Flow, Grid, Line
from sloer.reading.markup.aligned import with_tables
from sloer.reading.markup.page import Page
from sloer.reading.markup.prose import prose
from sloer.reading.parts import Parts

_WORD = re.compile(r"\w{2,}")
_ADDRESS = re.compile(r"<?(?:https?|mailto|cid|file|tel):[^\s>\]]*[>\]]?|\[(?:cid|image)[^\]]*\]")
_RICHER = 0.8
_EARLIER_MESSAGE = re.compile(
    r"^(?:(?:den|on|på|le|am)\b.{4,200}(?:skrev|wrote|skrifter|écrit|schrieb)\b.{0,120}:$"
    r"|-{2,}\s*(?:original(?: message|meddelelse)|oprindelig|forwarded|videresendt|"
    r"ursprungligt|opprinnelig).{0,40}-{2,}$"
    r"|(?:begin forwarded message|start på videresendt|vidarebefordrat brev).{0,40}:?$"
    r"|(?:from|fra|från):\s.{1,200}$)",
    re.IGNORECASE,
)

_DIFFERS = Note(
    NoteKind.TEXT_DIFFERS_FROM_PAGE,
    Sentence(
        "E-mailens to udgaver af teksten er ikke ens; kun den ene er vist.",
        "The message holds two versions of its text that differ; only one is shown.",
    ),
)


def read_body(plain: str | None, html: str | None, collector: Collector, parts: Parts) -> Flow:
    """Return the body, from HTML unless the plain text says more.

    Words that only the other version holds are kept as metadata, with a note.
    """
    page: Flow = Page(html, collector, parts, "body").read() if html else []
    text: Flow = with_tables(prose(plain, "body")) if plain else []
    shown, other = (page, text)
    if _count(page) < _RICHER * _count(text):
        shown, other = (text, page)
    _remember_difference(shown, other, collector)
    for line in shown:
        if isinstance(line, Line) and _EARLIER_MESSAGE.match(line.text.strip()):
            line.break_before = True
    return shown


def _count(flow: Iterable[object]) -> int:
    return sum(_words(flow).values())


def _words(flow: Iterable[object]) -> Counter[str]:
    return Counter(w for text in _texts(flow) for w in _words_of(text))


def _words_of(text: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", text).casefold())


def _texts(flow: Iterable[object]) -> Iterable[str]:
    for item in flow:
        if isinstance(item, Line):
            yield item.text
        elif isinstance(item, Grid):
            for row in item.rows:
                for cell in row:
                    yield from _texts(cell.flow)


def _remember_difference(shown: Flow, other: Flow, collector: Collector) -> None:
    if not other:
        return
    known = _words(shown)
    differs = False
    for text in _texts(other):
        if any(word not in known for word in _words_of(text)):
            collector.remember(text)
            differs = True
    if differs:
        collector.note(_DIFFERS)
