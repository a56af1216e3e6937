# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Why readers of containers and text formats hold a file: one place for codes and sentences."""

from __future__ import annotations

from sloer.errors import HeldError
from sloer.model import Note, NoteKind, Sentence

_SENTENCES = {
    "damaged": Sentence(
        "Filen er beskadiget og kan ikke læses.", "The file is damaged and cannot be read."
    ),
    "encrypted": Sentence(
        "Filen er krypteret eller beskyttet med adgangskode.",
        "The file is encrypted or protected by a password.",
    ),
    "unsafe": Sentence(
        "Filen er bygget på en måde, der kan skade, og er derfor ikke læst.",
        "The file is built in a way that may do harm and was therefore not read.",
    ),
    "too_large": Sentence(
        "Filen er for stor eller har for mange dele.",
        "The file is too large or has too many parts.",
    ),
    "too_deep": Sentence(
        "Filen gemmer for mange filer inden i hinanden.",
        "The file holds too many files within files.",
    ),
    "empty": Sentence("Filen er tom.", "The file is empty."),
    "no_text": Sentence("Filen indeholder ingen tekst.", "The file holds no text."),
    "unknown_format": Sentence(
        "Filens format kan ikke læses.", "The file's format cannot be read."
    ),
    "unreadable_part": Sentence(
        "Ingen af filens dele kunne læses.", "None of the parts of the file could be read."
    ),
    "doc_needs_libreoffice": Sentence(
        "Ældre Word-filer (.doc) kan kun læses, når LibreOffice er installeret.",
        "Older Word files (.doc) can only be read where LibreOffice is installed.",
    ),
    "conversion_failed": Sentence(
        "Den ældre Word-fil kunne ikke omsættes.", "The older Word file could not be converted."
    ),
}

_PART_LEFT_OUT = Sentence(
    "En del af filen, der ikke er almindelig tekst, er udeladt.",
    "A part of the file that is not ordinary text was left out.",
)
_UNREADABLE_PART = Sentence(
    "Et bilag i filen kunne ikke læses.", "An attachment in the file could not be read."
)
_NOT_VISIBLE = Sentence("Skjult tekst i filen er udeladt.", "Hidden text in the file was left out.")
_PICTURE = Sentence("Et billede er udeladt.", "A picture was left out.")


class TooMuchError(HeldError):
    """The whole file unpacks to more than it may: no part of it is merely left aside for that."""

    def __init__(self) -> None:
        super().__init__("too_large", _SENTENCES["too_large"])


def held(code: str) -> HeldError:
    """Return the error that holds a file for reason ``code``."""
    return HeldError(code, _SENTENCES[code])


def part_left_out(sentence: Sentence = _PART_LEFT_OUT) -> Note:
    """Return the note on a part that is no text of the applicant's."""
    return Note(NoteKind.PART_LEFT_OUT, sentence)


def unreadable_part(sentence: Sentence = _UNREADABLE_PART) -> Note:
    """Return the note on an attachment that could not be read; it holds the whole file."""
    return Note(NoteKind.UNREADABLE_PART, sentence, holds=True)


def text_not_visible() -> Note:
    """Return the note on text that no one sees on the page."""
    return Note(NoteKind.TEXT_NOT_VISIBLE, _NOT_VISIBLE)


def picture_left_out() -> Note:
    """Return the note on a picture."""
    return Note(NoteKind.PICTURE_LEFT_OUT, _PICTURE)
