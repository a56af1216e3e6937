# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import pytest
from person_gold import assert_gold

from sloer.finding.finders.religion import FINDER

HITS = [
    "Jeg er [[praktiserende muslim]].",
    "Jeg er [[katolik]] og glad for det.",
    "Religion: [[hindu]]",
    "Jeg [[faster under ramadanen]].",
    "Jeg bærer [[tørklæde]].",
    "[[FDF-leder]] i Vejle",
    "Jeg sidder i [[menighedsrådet]].",
    "Jeg holder [[sabbat]] om lørdagen.",
    "I am a [[Christian]] and I like people.",
    "I wear a [[hijab]].",
    "Jag är [[katolik]] och jag sjunger.",
    "Eg er [[kristen]] og trivst med folk.",
    "Min [[tro]] fylder meget.",
    "Jeg [[faster]] og møder som altid.",
    "Jeg [[beder fem gange om dagen]].",
    "Jeg [[spiser ikke svinekød]].",
    "Jeg [[arbejder ikke søndag]].",
    "Jeg er [[ikke religiøs]].",
    "Jeg læser op i [[Sankt Bendts]] hver onsdag.",
    "Jeg [[meldte mig ud]] af menigheden som ung.",
    "We [[pray]] at home.",
]
TRAPS = [
    "Jeg beder om et møde i næste uge.",
    "Jeg spiser ikke frokost ved skrivebordet.",
    "Min faster og onkel drev en kro.",
    "Menighedsrådet som opdragsgiver har jeg kendt i ti år.",
    "Ansat som organist ved Sankt Pauls Kirke",
    "Vedligehold af kirkegården",
    "Jeg har undervist elever i kristendom og islam.",
    "Jeg tog et sabbatår.",
    "Sankt Jørgens Skole",
    "Jeg har tro på, at opgaven kan løses.",
    "Samarbejde med moskeer og kirker i lokalområdet",
    "Halal og kosher i storkøkkenets menu til beboere",
]


@pytest.mark.parametrize("gold", HITS + TRAPS)
def test_religion(gold: str) -> None:
    assert_gold(FINDER, gold)
