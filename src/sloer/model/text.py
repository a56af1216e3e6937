# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Text meant for people: always in Danish and in English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """Languages Slør reads. ``NO`` covers bokmål and nynorsk."""

    DA = "da"
    EN = "en"
    NO = "no"
    SV = "sv"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One plain sentence for a person, in both languages of the screens.

    It never holds a word of the applicant's: sentences end up in reports and logs.
    """

    da: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the Danish sentence for ``da``, the English one for anything else."""
        return self.da if language == "da" else self.en
