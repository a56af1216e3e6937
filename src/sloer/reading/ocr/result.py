# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What recognition gives back: words with their places, grouped as they stand on the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sloer.model import Note

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """One word; ``confidence`` runs from 0 to 1.

    ``box_px`` is in pixels of the picture that was handed in, ``sheet_px`` in pixels of the page
    as it was straightened for reading: turned upright, levelled, scaled.
    """

    text: str
    box_px: Box
    confidence: float
    sheet_px: Box


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """One line of words. ``block`` and ``paragraph`` count from 0 through the page.

    ``height`` is the height of the line's letters on the straightened page, ascender to
    descender: the measure of how large the type is.
    """

    words: tuple[RecognisedWord, ...]
    block: int
    paragraph: int
    height: float

    @property
    def text(self) -> str:
        """The line's words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def box_px(self) -> Box:
        """The smallest box round the words, in pixels of the picture handed in."""
        return around(word.box_px for word in self.words)

    @property
    def sheet_px(self) -> Box:
        """The smallest box round the words, on the straightened page."""
        return around(word.sheet_px for word in self.words)


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line that runs across or, if ``upright``, downwards; its places as a word's."""

    box_px: Box
    sheet_px: Box
    upright: bool


@dataclass(frozen=True, slots=True)
class Recognised:
    """One page as read.

    ``confidence`` is the mean over letters, 0 to 1. ``rotation`` says by how many degrees,
    counter-clockwise, the picture was turned to stand upright. ``language`` is the set of
    trained data that read it best, ``dropped`` counts marks that looked like no word, ``pictures``
    the areas the layout took for pictures. ``blank`` is a page without a mark on it; a page that
    has marks and yet no lines is a picture or past reading. ``notes`` are for the document's
    report: that the page was read by recognition and, if that went badly, that it must be held.
    ``rules`` are the lines that are drawn.
    """

    page: int
    lines: tuple[RecognisedLine, ...]
    confidence: float
    rotation: float
    language: str
    dropped: int = 0
    pictures: int = 0
    blank: bool = False
    notes: tuple[Note, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def text(self) -> str:
        """All lines, one under the other."""
        return "\n".join(line.text for line in self.lines)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all ``boxes``."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
