# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Gold cases for the finders of what a person is: a text in which the veiled stretches are marked.

``[[gift]]`` must be found as it stands, ``[[formand=>forperson]]`` with that replacement, and
nothing else may be found. Lines are blocks; a line that begins with ``# `` is a heading.
"""

from __future__ import annotations

import re

from sloer.finding.known import Known
from sloer.finding.protocol import Finder, View
from sloer.model import Block, BlockKind, Document

_MARK = re.compile(r"\[\[(.+?)(?:=>(.*?))?\]\]")


def view_of(text: str, names: tuple[str, ...] = ()) -> View:
    """Return the view of a document with one block a line."""
    blocks = []
    for line in text.split("\n"):
        heading = line.startswith("# ")
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        blocks.append(Block(kind, line.removeprefix("# "), level=int(heading)))
    return View(Document(tuple(blocks)), Known(names=names))


def found(finder: Finder, gold: str, names: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return what ``finder`` finds, widest first where signals overlap, in order."""
    view = view_of(_MARK.sub(lambda m: m[1], gold), names)
    signals = sorted(finder.find(view), key=lambda s: (s.span.start, -s.span.end))
    kept: list[tuple[str, ...]] = []
    end = -1
    for signal in signals:
        if signal.span.start >= end:
            kept.append((view.text[signal.span.start : signal.span.end], signal.replacement or ""))
            end = signal.span.end
    return kept


def expected(gold: str) -> list[tuple[str, ...]]:
    """Return the marked stretches of a gold case with their replacements."""
    return [(m[1], m[2]) for m in _MARK.finditer(gold)]


def assert_gold(finder: Finder, gold: str, names: tuple[str, ...] = ()) -> None:
    """Fail unless ``finder`` finds exactly what is marked; replacements count where given."""
    got, wanted = found(finder, gold, names), expected(gold)
    assert [text for text, _ in got] == [text for text, _ in wanted]
    for (_, replacement), (_, wish) in zip(got, wanted, strict=True):
        if wish is not None:
            assert replacement == wish
