# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import pytest
from person_gold import assert_gold

from sloer.finding.finders.family import FINDER

HITS = [
    "Civilstand: [[gift]]",
    "Civilstatus: [[gift, to børn]]",
    "Jeg er [[lykkeligt gift]] og har [[to børn]].",
    "Jeg er 41 år, [[fraskilt]] og har [[en søn på 13]].",
    "Sammen har vi [[tre dejlige børn]].",
    "Om mig: jeg er [[mor]] til [[to]].",
    "Min [[mand]] er håndværker, og vores [[datter]] går i skole.",
    "Jeg bor med min [[samlever]] og en hund.",
    "[[Barselsorlov=>orlov]], 2019",
    "Jeg var på [[forældreorlov=>orlov]] i ti måneder.",
    "Jeg er [[eneforsørger]].",
    "Jeg passer børn efter en [[7/7-ordning]].",
    "Jeg er [[gravid]] og glæder mig.",
    "Jeg arbejder med børn, og jeg er [[gift]].",
    "Jeg har [[tre børnebørn]].",
    "I am [[married]] and I have [[two children]].",
    "My [[husband]] and I moved for his work.",
    "I took [[maternity leave=>leave]] for a year and came back to the team.",
    "Jag är [[gift]] och har [[två barn]].",
    "Jag var [[föräldraledig=>tjänstledig]] i ett år och jag trivdes.",
    "Eg er [[gift]] og har [[to born]].",
    "Jeg er [[samboer]] og har [[en datter]], og [[kona]] mi er lege.",
]
TRAPS = [
    "Jeg har arbejdet med børn i alderen 3-6 år.",
    "Barselsvikariat, 30 timer",
    "Vikar for kollega på barselsorlov",
    "Jeg rådgiver ledere om barselsloven og barselsaftalen.",
    "Ansvar for udsatte familier og enlige forsørgere",
    "Sorggrupper for børn og unge",
    "Jeg har undervist elever og deres forældre.",
    "Vuggestuen har 24 børn fordelt på to stuer.",
    "Som dagplejer har jeg fire børn i huset.",
    "Behandling af sager om skilsmisse og samvær",
    "Skiltning og skilte på veje",
    "Håndtering af gift og kemikalier",
    "Kvindekrisecenter, Aarhus",
    "I planned maternity cover for the team and I liked it.",
    "I taught children aged 3 to 6 and I worked with parents.",
    "Jeg er sundhedsplejerske og jordemoder.",
    "A gift for planning, and I am on time.",
]


@pytest.mark.parametrize("gold", HITS + TRAPS)
def test_family(gold: str) -> None:
    assert_gold(FINDER, gold)
