# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Show what finders found, as text with marks: gold cases stay readable."""

from __future__ import annotations

from sloer.finding.learning import learn
from sloer.finding.protocol import Finder, View
from sloer.model import Block, BlockKind, Document, Identity

LIKELY = 0.5


def document_of(text: str, name: str = "") -> Document:
    """Return a document of one paragraph a line; ``# `` opens a heading."""
    blocks = []
    for line in text.split("\n"):
        if line.startswith("# "):
            blocks.append(Block(BlockKind.HEADING, line[2:], level=1))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, line))
    return Document(tuple(blocks), name=name)


def marked(text: str, *finders: Finder, identity: Identity | None = None) -> str:
    """Return the document's text with what ``finders`` found between angle brackets."""
    document = document_of(text)
    view = View(document, learn(document, identity))
    hidden = [False] * (len(document.text) + 1)
    for finder in finders:
        for signal in finder.find(view):
            if signal.confidence >= LIKELY:
                hidden[signal.span.start : signal.span.end] = [True] * len(signal.span)
    out, inside = "", False
    for character, hide in zip(document.text + " ", hidden, strict=True):
        if hide != inside:
            out += "‹" if hide else "›"
            inside = hide
        out += character
    return out.removesuffix(" ")


def bare(gold: str) -> str:
    """Return a gold line without its marks."""
    return gold.replace("‹", "").replace("›", "")
