# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import pytest
from person_gold import assert_gold

from sloer.finding.finders.age import FINDER

HITS = [
    "Alder: [[34]]",
    "Jeg er [[34 år]] og glad.",
    "Jeg er en frisk [[27-årig]] mand.",
    "Jeg er [[36 år gammel]].",
    "Jeg har [[35 års=>mange års]] erfaring fra skolen.",
    "Jeg har arbejdet her [[i 25 år=>i mange år]].",
    "Jeg er [[midt i 50'erne]].",
    "Jeg tog [[realeksamen]] i Vejle.",
    "Jeg er [[på vej mod efterløn]].",
    "[[Årgang 1979]]",
    "Jeg fyldte [[60]], og det gik godt.",
    "I am [[42 years old]] and I like it here.",
    "I have [[30 years=>many years of]] experience in care.",
    "Jag är [[45 år]] och jag trivs.",
    "Eg er [[52 år]] og har det bra.",
]
TRAPS = [
    "Jeg har 3 års erfaring med børn.",
    "0-17-årige og deres familier",
    "Læsegruppe for mænd over 60",
    "Ældre over 65 år",
    "Unge mellem 14 og 25 år",
    "Som 18-årige medarbejdere har de ret til pause.",
    "Et barn på 7 år",
    "Afdelingen har 25 medarbejdere og 40 pladser.",
    "Seniorkonsulent i Aarhus Kommune",
    "Rådgivning om pension og efterløn til borgere",
    "Jeg har 12 års erfaring i Java.",
    "Løn og pension er mit område.",
    "I have 5 years of experience with children aged 20 and over.",
]


@pytest.mark.parametrize("gold", HITS + TRAPS)
def test_age(gold: str) -> None:
    assert_gold(FINDER, gold)
