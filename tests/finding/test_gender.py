# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import pytest
from person_gold import assert_gold

from sloer.finding.finders.gender import FINDER

HITS = [
    "[[Formand=>Forperson]] for skolebestyrelsen",
    "[[Bestyrelsesformand=>Bestyrelsesforperson]] i boligforeningen",
    "[[Brandmand=>Brandperson]] og røgdykker",
    "Uddannet [[lærerinde=>lærer]] fra seminariet",
    "[[Rengøringskone=>Rengøringsassistent]] på skolen",
    "Køn: [[kvinde]]",
    "Jeg er en glad [[kvinde]].",
    "[[Aftjent værnepligt]]",
    "Jeg spiller på [[dameholdet]] i håndbold.",
    "Jeg synger i [[mandskoret]].",
    "[[Kvinder i IT]], netværk",
    "[[Chairman=>Chairperson]] of the board, which I like",
    "I am a young [[woman]] with a plan.",
    "[[Waitress=>Waiter]] at the hotel, and I was on time",
    "I play in a [[women's football team]].",
    "[[Städerska=>Lokalvårdare]] på sjukhuset, och jag trivdes",
]
TRAPS = [
    "Jeg er jordemoder og sygeplejerske.",
    "Jeg talte med en kvinde, der var vred, og hun faldt til ro.",
    "Min leder, hun er dygtig, lærte mig det.",
    "Kvindekrisecenter og mandekrisecenter",
    "Udsatte kvinder og mænd",
    "Patienten sagde, at han var glad, og jeg hjalp ham.",
    "Officer i Hæren, kaptajn",
    "I human resources I am the lead.",
    "Manden og hesten, en roman jeg underviser i",
    "Ordfører for udvalget",
]


@pytest.mark.parametrize("gold", HITS + TRAPS)
def test_gender(gold: str) -> None:
    assert_gold(FINDER, gold)


def test_pronouns_in_a_reference_mean_the_applicant() -> None:
    gold = (
        "# Udtalelse\n"
        "Anna har været ansat hos os. [[Hun=>Vedkommende]] er dygtig, og [[hendes=>vedkommendes]] "
        "kolleger holder af [[hende=>vedkommende]]."
    )
    assert_gold(FINDER, gold, names=("Anna",))


def test_english_pronouns_keep_their_grammar() -> None:
    gold = (
        "To whom it may concern\n"
        "Anna worked with us for two years. [[She=>They]] planned the rota, [[her=>their]] reports "
        "were on time, and we all liked [[her=>them]]."
    )
    assert_gold(FINDER, gold, names=("Anna",))


def test_the_other_sex_in_a_reference_is_somebody_else() -> None:
    gold = (
        "Anna har været ansat hos os. [[Hun=>Vedkommende]] hjalp en borger, da han faldt, og "
        "[[hun=>vedkommende]] ringede efter hjælp."
    )
    assert_gold(FINDER, gold, names=("Anna",))


def test_the_form_of_address_goes_with_the_own_name_only() -> None:
    assert_gold(FINDER, "Jeg er [[Mr.]] Okafor, og jeg kender Mr. Hansen.", names=("Okafor",))
