# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Why a document is held: sentences for people, and who may let it pass nevertheless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sloer.model import Ground, Leak, NoteKind, Report, Sentence
from sloer.reports import leak_key, note_key


class Passing(Enum):
    """Who may let a hold pass after looking at the document."""

    BY_ONE = "one"
    """Doubt about the reading: a person who compared with the original ends it."""
    BY_TWO = "two"
    """Something veiled seems to stand there still: two people see that it is something else."""
    BY_NOBODY = "nobody"
    """A person's own number means nobody else, and a broken file is no document."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that stands in the way of a release.

    ``key`` is what comes back from the form of a reviewer who lets it pass. ``where`` is a
    channel of the output ("text"), or empty.
    """

    key: str
    sentence: Sentence
    passing: Passing
    ground: Ground | None = None
    where: str = ""


_UNMISTAKABLE = frozenset({Ground.PHONE, Ground.ID, Ground.PHOTO, Ground.URL})
"""Not e-mail: where the mailbox is called as the person, the name alone is found as both."""
_NOTES = frozenset(kind.value for kind in NoteKind)


def standing_in(report: Report) -> tuple[Standing, ...]:
    """Return everything in a report that holds the document, each once, passed or not."""
    found = {standing.key: standing for standing in _all_in(report)}
    return tuple(found.values())


def passing_of(key: str) -> Passing:
    """Return who may let the hold of ``key`` pass."""
    code, _, ground = key.partition(":")
    if code in _NOTES:
        return Passing.BY_ONE
    if code == "secret" and ground and Ground(ground) not in _UNMISTAKABLE:
        return Passing.BY_TWO
    return Passing.BY_NOBODY


def sentence_of(code: str) -> Sentence:
    """Return what to say of a code in :attr:`Document.held_codes`."""
    return _SENTENCES.get(code.partition(":")[0], _OTHER)


def _all_in(report: Report) -> Iterator[Standing]:
    for note in report.notes:
        if note.holds:
            yield Standing(note_key(note), note.sentence, Passing.BY_ONE)
    for proof in report.proofs:
        for leak in proof.leaks:
            yield _standing(leak)


def _standing(leak: Leak) -> Standing:
    key = leak_key(leak)
    return Standing(key, leak.sentence, passing_of(key), leak.ground, leak.where)


_OTHER = Sentence(
    "Dokumentet kunne ikke behandles med sikkerhed.",
    "The document could not be worked on with certainty.",
)
_SENTENCES = {
    "poison": Sentence(
        "Dokumentet har standset behandlingen tre gange. Åbn originalen og skriv teksten af.",
        "The document stopped the work three times. Open the original and retype its text.",
    ),
    "fault": Sentence(
        "Der skete en fejl i Slør, mens dokumentet blev behandlet. Prøv igen.",
        "Something went wrong inside Slør while working on the document. Try again.",
    ),
    "by_hand": Sentence(
        "En kontrollør har tilbageholdt dokumentet.", "A reviewer holds the document."
    ),
    "damaged": Sentence(
        "Filen er beskadiget og kan ikke læses.", "The file is damaged and cannot be read."
    ),
    "encrypted": Sentence(
        "Filen er beskyttet med adgangskode.", "The file is protected by a password."
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
    "timeout": Sentence(
        "Filen tog for lang tid at behandle.", "The file took too long to work on."
    ),
    "crashed": Sentence(
        "Filen kunne ikke læses: læseren brød ned.",
        "The file could not be read: the reader broke down.",
    ),
    "conversion_failed": Sentence(
        "Den ældre Word-fil kunne ikke omsættes.", "The older Word file could not be converted."
    ),
    "doc_needs_libreoffice": Sentence(
        "Ældre Word-filer (.doc) kan kun læses, når LibreOffice er installeret.",
        "Older Word files (.doc) can only be read where LibreOffice is installed.",
    ),
    "ocr_missing": Sentence(
        "Tekstgenkendelsen er ikke installeret.", "Text recognition is not installed."
    ),
    "low_confidence": Sentence(
        "Skriften er læst med usikkerhed. Sammenlign med originalen.",
        "The writing was read with doubt. Compare with the original.",
    ),
    "unreadable_part": Sentence(
        "En del af filen kunne ikke læses.", "A part of the file could not be read."
    ),
    "part_left_out": Sentence("En del af filen er udeladt.", "A part of the file was left out."),
    "text_not_visible": Sentence(
        "Filen har tekst, som man ikke ser på siden.",
        "The file holds text that is not seen on the page.",
    ),
    "text_differs_from_page": Sentence(
        "Filens tekst siger noget andet, end siden viser.",
        "The file's text says something else than the page shows.",
    ),
    "secret": Sentence(
        "Noget, der er sløret, står stadig et andet sted i teksten.",
        "Something that is veiled still stands elsewhere in the text.",
    ),
    "text.extra": Sentence(
        "Den færdige fil siger mere, end der er godkendt.",
        "The finished file says more than was cleared.",
    ),
    "text.lost": Sentence(
        "Noget af den godkendte tekst mangler i den færdige fil.",
        "Some of the cleared text is missing from the finished file.",
    ),
    "pdf.not_set": Sentence(
        "Dokumentet kunne ikke sættes som PDF.", "The document could not be set as PDF."
    ),
}
