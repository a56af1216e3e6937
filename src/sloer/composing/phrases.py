# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The few words that Slør itself puts on a page, in the languages it reads."""

from __future__ import annotations

from dataclasses import dataclass

from sloer.model import Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words around a document. None of them depends on what the document says."""

    title: str
    note: str
    page: str
    of: str
    veiled: str


_PHRASES = {
    Language.DA: Phrases(
        "Sløret ansøgning", "oplysninger om personen er fjernet", "Side", "af", "sløret"
    ),
    Language.EN: Phrases(
        "Veiled application", "information about the person is removed", "Page", "of", "veiled"
    ),
    Language.NO: Phrases(
        "Anonymisert søknad", "opplysninger om personen er fjernet", "Side", "av", "skjult"
    ),
    Language.SV: Phrases(
        "Avidentifierad ansökan", "uppgifter om personen är borttagna", "Sida", "av", "dolt"
    ),
}


def phrases_in(language: Language) -> Phrases:
    """Return the words in one language."""
    return _PHRASES[language]
