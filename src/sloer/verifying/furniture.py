# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Words our writers add around a cleared text.

Spelt out once more here: a proof shares no code with what it proves.
"""

from __future__ import annotations

import re

from sloer.verifying.folding import squeeze

_PHRASES = (
    ("Sløret ansøgning", "oplysninger om personen er fjernet", "sløret"),
    ("Veiled application", "information about the person is removed", "veiled"),
    ("Anonymisert søknad", "opplysninger om personen er fjernet", "skjult"),
    ("Avidentifierad ansökan", "uppgifter om personen är borttagna", "dolt"),
)
_WORDING = "|".join(
    f"(?:{squeeze(title)})?(?:{squeeze(note)})?|{squeeze(spoken)}|"
    f"(?:{squeeze(title)})?(?:(?:side|page|sida)\\d{{1,3}}(?:af|of|av)\\d{{1,3}})?"
    for title, note, spoken in _PHRASES
)
_FURNITURE = re.compile(_WORDING)
_WORDS = frozenset(
    word
    for phrases in _PHRASES
    for phrase in phrases
    for word in phrase.casefold().split()
) | {"side", "page", "sida", "af", "of", "av"}  # fmt: skip


def is_furniture(line: str) -> bool:
    """Return whether a whole line says nothing, or what a writer says in every document."""
    return _FURNITURE.fullmatch(squeeze(line)) is not None


def is_furniture_word(word: str) -> bool:
    """Return whether a word may come from such a line, page numbers with it."""
    return word in _WORDS or (word.isdigit() and len(word) < 4)
