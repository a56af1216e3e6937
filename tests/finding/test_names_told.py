# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Names that a place or a phrase makes sure: signatures, by-names, other scripts; and traps."""

from __future__ import annotations

import pytest
from marking import bare, marked

from sloer.finding.finders import (
    address,
    address_home,
    identifiers_birth,
    identity_bynames,
    identity_signature,
    origin_script,
)


@pytest.mark.parametrize(
    "gold",
    [
        "Med venlig hilsen\n‹Zbyrhna Qotl›",
        "Mvh ‹MT›",
        "Best,\n‹Chidi›",
        "hilsen ‹bitten›",
        "Mange hilsner fra ‹Lone K.›",
        "Med venlig hilsen\nPlejehjemmet i byen",
        "Tak for jeres tid og hilsen til teamet",
        "Jeg har hilst på borgerne hver dag.",
    ],
)
def test_a_closing_makes_a_name(gold: str) -> None:
    assert marked(bare(gold), identity_signature.FINDER) == gold


@pytest.mark.parametrize(
    "gold",
    [
        "Jeg hedder Birthe, men alle siger ‹Bitten›. ‹Bitten› kan altid ringes op.",
        "jeg er ny her. alle kalder mig ‹bitten›. det går fint.",
        "Personalia: pigenavn ‹Juhl›",
        "I dag hedder jeg noget andet, dengang var det under navnet ‹Juhl›.",
        "People call me ‹Mo› at work.",
        "Alle siger det samme om systemet.",
        "Kollegerne siger altid, at jeg er rolig.",
        "Metoden er kendt som Marte Meo.",
    ],
)
def test_bynames_are_told(gold: str) -> None:
    assert marked(bare(gold), identity_bynames.FINDER) == gold


@pytest.mark.parametrize(
    "gold",
    [
        "Til daglig bor jeg på ‹Bornholm›.",
        "Jeg pendler hver dag fra ‹Slagelse› og trives med det.",
        "Fiskerstræde 1, ‹Søby›",
        "Vi flytter ind i nye lokaler, og jeg arbejder i Odense.",
        "Beboerne bor på plejehjemmet i Odense.",
    ],
)
def test_towns_behind_a_verb_of_home(gold: str) -> None:
    assert marked(bare(gold), address_home.FINDER) == gold


def test_a_standard_and_its_number_are_no_street() -> None:
    assert marked("CISM, ISO 27001 Lead Auditor", address.FINDER) == "CISM, ISO 27001 Lead Auditor"


@pytest.mark.parametrize(
    "gold",
    [
        "‹КОВАЛЬЧУК Оксана› / klinikassistent",
        "Navn: ‹محمد التميمي› (Mohammed)",
        "Måling af Δt og µg pr. m², æøå ÆØÅ é ü",
    ],
)
def test_another_script_tells_of_origin(gold: str) -> None:
    assert marked(bare(gold), origin_script.FINDER) == gold


@pytest.mark.parametrize(
    "gold",
    [
        "jeg går i 9. klasse og fylder 16 d. ‹9 feb› så jeg må godt arbejde",
        "Den ‹27. december› er min fødselsdag, men jeg arbejder gerne.",
        "My birthday is ‹3 March›, by the way",
        "Den 27. december er der julefrokost, og jeg kan starte den 1. maj.",
        "Min fødselsdag er ‹3/5›, så send gerne kage.",
        "Birthday: ‹May 3›",
        "Jeg fylder år den ‹24. december›.",
        "geb. ‹3.5.1971› in Husum",
        "Frist 3/5, fødselsdagsgaver undtaget.",
    ],
)
def test_a_birthday_is_told_without_its_year(gold: str) -> None:
    assert marked(bare(gold), identifiers_birth.FINDER) == gold


def test_what_others_call_the_one_a_testimonial_is_about() -> None:
    text = (
        "Udtalelse om Hamza Chaudhry\nHan var ansat hos os i to år. Børnene kalder ham Hamse. "
        "Han er rolig. Hamse er savnet, og vi kaldte ham altid den stille."
    )
    gold = text.replace("Hamse", "‹Hamse›")
    assert marked(text, identity_bynames.FINDER) == gold
