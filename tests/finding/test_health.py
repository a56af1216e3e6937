# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import pytest
from person_gold import assert_gold

from sloer.finding.finders.health import FINDER

HITS = [
    "Jeg har [[Crohns sygdom]].",
    "Jeg er [[ordblind]], men skriver gerne.",
    "Jeg har selv haft en [[angstlidelse]].",
    "Selv har jeg haft en [[depression]].",
    "Min [[ADHD]] gør mig hurtig.",
    "Jeg [[søger med fortrinsadgang]].",
    "Jeg har en [[§ 56-aftale]].",
    "Jeg bruger [[høreapparat]].",
    "Jeg er [[visiteret til fleksjob]].",
    "2016-2017 [[Sygemeldt]]",
    "Jeg var [[sygemeldt med stress]] i fire måneder.",
    "I have [[multiple sclerosis]], which is well treated.",
    "I am [[hard of hearing]] and I read lips.",
    "I am [[dyslexic]] and use the spelling checker.",
    "I was [[diagnosed with epilepsy]] as a student.",
    "Jag har [[diabetes]] och jag klarar det bra.",
    "Jag var [[sjukskriven]] i ett halvår.",
    "Eg har [[epilepsi]], men det går bra.",
    "Jeg hadde [[prolaps i ryggen]] og ble bra.",
    "Jeg var i [[fertilitetsbehandling]] i to år.",
    "Jeg har [[ondt i venstre skulder]].",
    "Jeg [[brækkede højre ankel]] på ski.",
    "Jeg [[må ikke løfte mere end otte kilo]].",
    "Jeg [[går til fysioterapi hver tirsdag]].",
    "Jeg [[tager tabletter mod gigten]].",
    "Jeg har brug for [[et stille kontor]].",
    "Jeg [[hører dårligt på højre øre]].",
    "Jeg var [[væk i otte uger]].",
    "Jeg har [[ikke haft anfald i seks år]].",
    "Jeg har [[jordbærallergi]].",
    "I [[cannot stand for long]].",
    "I [[see a counsellor]].",
    "Jag har [[ont i knäna]].",
    "Eg har [[vondt i ryggen]].",
]
TRAPS = [
    "Jeg kan ikke stå inde for dårligt arbejde.",
    "Jeg gav beboerne medicin og skiftede forbindinger.",
    "Vi fik sygefravær ned på 3 procent.",
    "Jeg hjalp en mand på 52 med sklerose.",
    "Jeg kan køre ruten på tablet.",
    "Jeg har arbejdet med borgere med demens og diabetes.",
    "Støtte til børn med autisme og ADHD",
    "§ 56-refusion, sagsbehandling",
    "Sagsbehandling af fleksjob og førtidspension",
    "Jeg har erfaring med unge med angst og depression.",
    "Handicappede borgere i botilbud",
    "Jeg er konsulent på handicapområdet.",
    "Opfølgning på sygemeldte borgere",
    "Sygedagpengesager efter sygedagpengeloven",
    "I worked with patients with cancer and I led the ward.",
    "Care of residents with dementia and Parkinson",
    "Jag har arbetat med patienter med cancer.",
    "Jeg har jobbet med brukere med psykisk sykdom.",
    "Jeg har et kursus i stress og trivsel.",
    "Blind rekruttering og blindtest",
    "Jeg er god til at håndtere stress i teamet.",
]


@pytest.mark.parametrize("gold", HITS + TRAPS)
def test_health(gold: str) -> None:
    assert_gold(FINDER, gold)
