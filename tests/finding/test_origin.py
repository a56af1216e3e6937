# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import pytest
from person_gold import assert_gold, view_of

from sloer.finding.finders.origin import FINDER

HITS = [
    "Jeg er født i [[Ankara]].",
    "Nationalitet: [[dansk]]",
    "Jeg er [[dansk statsborger]].",
    "Jeg [[kom til Danmark]] i en ung alder.",
    "Jeg [[flygtede fra Syrien]] med min familie.",
    "Jeg har [[permanent opholdstilladelse]].",
    "Jeg er oprindelig fra [[Nigeria]].",
    "I mit [[hjemland]] var jeg lærer.",
    "Jeg taler [[tyrkisk]] og engelsk.",
    "Sprog: dansk, engelsk, [[somali]]",
    "Dansk ([[modersmål=>flydende]])",
    "[[Prøve i Dansk 3, bestået=>dokumenteret dansk]]",
    "Kasserer i [[Afghansk Ungdomsforening]]",
    "# Uddannelse\nCand.mag., [[University of Karachi=>udenlandsk universitet]]",
    "# Erfaring\nBankassistent [[i Lagos, Nigeria=>i udlandet]]",
    "# Erfaring\nBankassistent, [[Lagos=>udlandet]]",
    "# Erfaring\nLærer ved en skole [[i Kabul, Afghanistan=>i udlandet]]",
    "[[I Pécs=>I udlandet]] jeg var skoletandlæge for 3.000 elever.",
    "# Uddannelse\n[[Charkivs nationale medicinske universitet=>udenlandsk universitet]]",
    "# Uddannelse\nMatematik, [[Sharif University, Teheran=>udenlandsk universitet]]",
    "Bachelor i fysik fra [[Batangas State University, Manila=>et udenlandsk universitet]].",
    "[[Lahore Polytechnic=>udenlandsk universitet]], [[Lahore University=>udenlandsk universitet]]",
    "Jeg var afdelingslæge på [[Charles Nicolle Hospital, Tunis=>et udenlandsk hospital]].",
    "I hold a degree from [[the University of Madras=>a foreign university]] and I like it.",
    "# Education\nBSc, [[Lahore Polytechnic=>foreign university]]. I like the work of the team.",
    "# Experience\nNurse [[in Nairobi=>abroad]], and then I was the head of the team.",
    "# Erfarenhet\nLärare [[i Nairobi=>utomlands]], och jag trivs här.",
    "# Erfaring\nLærer [[i Nairobi=>i utlandet]], og jeg har likt meg her.",
    "Jeg er født i [[Lahore]], hvor jeg har arbejdet som lærer.",
    "Jeg har [[dansk-tyrkisk]] baggrund.",
    "I was born in [[Lahore]].",
    "I am [[Polish]] and I like it here.",
    "I came to this from the work I did. I speak [[Urdu]] at home.",
    "Jag är född i [[Damaskus]] och jag trivs.",
    "Jeg er født i [[Kabul]], og jeg har bodd her lenge. Jeg snakker [[dari]].",
    "Jeg har [[boet her i ni år]].",
    "Født 3. marts 1990, [[Skive]]",
    "[[Statsborgerskab]] [[Polsk]]",
    "Jeg talte [[litauisk]] med mine forældre.",
    "Jeg er [[barn af tyrkiske forældre]].",
]
TRAPS = [
    "Jeg har siddet ved kassen i ni år.",
    "Arabiske romaner solgte vi mange af.",
    "Jeg har arbejdet på asylcenter.",
    "Jeg har undervist flygtninge og tosprogede elever i dansk som andetsprog.",
    "Sagsbehandling af ansøgninger om statsborgerskab",
    "Rådgivning om udlændingeloven og opholdstilladelse",
    "Dansk, engelsk, tysk og fransk",
    "Jeg taler engelsk, tysk og svensk.",
    "Jeg underviser i dansk og engelsk.",
    "Projektleder for import fra Kina og salg til Tyrkiet",
    "Jeg var på studietur til Berlin.",
    "Aarhus Universitet",
    "Cand.merc., University of Southern Denmark",
    "Region Syddanmark, Kolding",
    "Jeg kommer fra en stilling i Vejle.",
    "Underviser på sprogskole og censor ved Prøve i Dansk 3",
    "Integrationsrådgiver for flygtninge fra Syrien",
    "# Erfaring\nLærer, Aarhus Universitet, og konsulent i Kolding",
    "I am the registered nurse of the ward. My Norwegian is good.\nOslo University Hospital",
]


@pytest.mark.parametrize("gold", HITS + TRAPS)
def test_origin(gold: str) -> None:
    assert_gold(FINDER, gold)


def test_languages_name_their_code_so_that_a_posting_can_keep_them() -> None:
    signals = list(FINDER.find(view_of("Sprog: dansk, arabisk")))
    assert [s.entity for s in signals] == ["language:ar"]
