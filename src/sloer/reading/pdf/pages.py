# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One page: its glyphs, what is seen of them, what recognition adds, and its blocks in draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sloer.model import Note, NoteKind, Sentence
from sloer.reading.pdf.frame import Frame
from sloer.reading.pdf.glyphs import Glyphs, read_glyphs
from sloer.reading.pdf.order import laid_out
from sloer.reading.pdf.paragraphs import Draft, drafts_of
from sloer.reading.pdf.pictures import text_regions
from sloer.reading.pdf.recognition import ReadPicture, recognise_page
from sloer.reading.pdf.stand_ins import find_unread, with_marked_hyphens
from sloer.reading.pdf.tables import Drawing, read_drawing
from sloer.reading.pdf.trust import differs, distrusted_fonts
from sloer.reading.pdf.visibility import Pixels, hidden_text, visible_glyphs
from sloer.reading.pdf.witness import Witness
from sloer.reading.pdf.words import Stretch, stretches_by_turn

_Others = tuple[list[Stretch], float, Drawing]
"""Text that runs another way than most of the page's, its width, and what is drawn there."""
_SURE_WORD = 0.6
_SURE_PICTURE = 0.75


@dataclass(slots=True)
class PageText:
    """A page as read: drafts in order, and what else is to be told of it."""

    number: int
    width: float
    height: float
    drafts: list[Draft] = field(default_factory=list)
    tables: int = 0
    pictures: int = 0
    hidden: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_page(
    page: Any, number: int, pixels: int, witness: Witness, *, replaced: bool = False
) -> PageText:
    """Read one page; ``pixels`` bounds every picture made of it.

    ``witness`` is the one of the document, and remembers what it has seen of its fonts.

    Raises:
        ReplacedTextError: unless ``replaced`` says that such marks were taken out already.
    """
    frame = Frame.of(page)
    text_page = page.get_textpage()
    try:
        glyphs = read_glyphs(page, text_page, frame)
        drawing = read_drawing(page, frame)
        if not replaced:
            glyphs = with_marked_hyphens(glyphs)
            find_unread(glyphs, drawing.texts)
        seen, bare, scale = visible_glyphs(page, glyphs, drawing.texts)
        result = PageText(number, frame.width, frame.height, pictures=len(drawing.pictures))
        shown = _only_seen(glyphs, seen, result)
        doubted = distrusted_fonts(text_page, shown)
        lies, others = witness.hear(page, text_page, shown, pixels)
        if lies or doubted or others:
            read = recognise_page(page, frame, number, pixels, alone=True)
            if (
                lies
                or (doubted and differs(shown, doubted, read.words))
                or any(differs(shown, {font}, read.words) for font in others)
            ):
                return _from_recognition(read, shown, result)
        _lay_out(page, shown, drawing, (bare, scale), result, pixels)
    finally:
        text_page.close()
    return result


def _only_seen(glyphs: Glyphs, seen: np.ndarray[Any, Any], result: PageText) -> Glyphs:
    if (~seen & glyphs.letters).any():
        result.hidden += _lines_of_text(glyphs.only(~seen))
        result.notes.append(
            Note(
                NoteKind.TEXT_NOT_VISIBLE,
                Sentence(
                    f"Side {result.number} har tekst, der ikke kan ses; den er udeladt.",
                    f"Page {result.number} holds text that cannot be seen; it was left out.",
                ),
                result.number,
            )
        )
    return glyphs.only(seen)


def _lines_of_text(glyphs: Glyphs) -> list[str]:
    return [s.text for stretches, _ in stretches_by_turn(glyphs) for s in stretches]


def _from_recognition(read: ReadPicture, shown: Glyphs, result: PageText) -> PageText:
    result.hidden += _lines_of_text(shown)
    result.notes.append(
        Note(
            NoteKind.TEXT_DIFFERS_FROM_PAGE,
            Sentence(
                f"Teksten bag side {result.number} er en anden end den viste; den viste er læst.",
                f"The text behind page {result.number} differs from what is shown; "
                "what is shown was read.",
            ),
            result.number,
        )
    )
    result.notes += read.notes
    result.drafts = drafts_of(laid_out(read.stretches, read.width, read.drawing))
    result.tables = count_tables(result.drafts)
    return result


def _lay_out(
    page: Any,
    shown: Glyphs,
    drawing: Drawing,
    bare: tuple[Pixels, float],
    result: PageText,
    pixels: int,
) -> None:
    frame = shown.frame
    turns = stretches_by_turn(shown)
    upright: list[Stretch] = []
    others: list[_Others] = []
    for number, (stretches, width) in enumerate(turns):
        if number == 0:
            upright, main_width = stretches, width
        else:
            others.append((stretches, width, Drawing()))
    main_width = turns[0][1] if turns else frame.width
    drawn = text_regions(drawing, *bare, frame)
    for region in drawn:
        whole = region == (0.0, 0.0, frame.width, frame.height)
        alone = not turns and len(drawn) == 1
        with hidden_text(drawing.texts):
            area = None if whole else region
            read = recognise_page(page, frame, result.number, pixels, area, alone=alone)
        if not _is_text(read, whole and not upright, result):
            continue
        if alone or read.rotated:
            others.append((read.stretches, read.width, read.drawing))
        else:
            upright.extend(read.stretches)
            drawing.horizontal += read.drawing.horizontal
            drawing.vertical += read.drawing.vertical
    parts = laid_out(upright, main_width, drawing)
    for stretches, width, beside in others:
        parts += laid_out(stretches, width, beside)
    result.drafts = drafts_of(parts)
    result.tables = count_tables(result.drafts)


def _is_text(read: ReadPicture, must_be: bool, result: PageText) -> bool:
    """Tell whether words of a picture are to stand among the page's own.

    A picture without sure words is only one, unless the page has nothing else.
    """
    if not must_be and not _reads_well(read):
        return False
    result.notes += read.notes if read.words else [_unread(result.number)]
    return bool(read.words)


def _reads_well(read: ReadPicture) -> bool:
    """Tell a picture of text from one in which recognition saw letters here and there."""
    sure = [w for w in read.words if w.confidence >= _SURE_WORD and len(w.text) >= 3]
    worded = any(sum(map(str.isalpha, w.text)) >= 3 for w in sure)
    return worded and len(sure) >= 0.4 * len(read.words) and read.confidence >= _SURE_PICTURE


def _unread(number: int) -> Note:
    return Note(
        NoteKind.LOW_CONFIDENCE,
        Sentence(
            f"Side {number} er et billede, hvis tekst ikke kan læses.",
            f"Page {number} is a picture whose text cannot be read.",
        ),
        number,
        holds=True,
    )


def count_tables(drafts: list[Draft]) -> int:
    """Return how many tables the drafts of a page number."""
    return 1 + max((d.cell.table for d in drafts if d.cell), default=-1)
