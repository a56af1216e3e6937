# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Own towns, addresses and pages by what is said of them and where they stand: hits and traps."""

from __future__ import annotations

import time

import pytest
from marking import document_of, marked

from sloer.finding.finders import (
    address_home,
    address_lines,
    address_place,
    address_written,
    contact_web,
    identity_city,
)
from sloer.finding.known import Known
from sloer.finding.protocol import View

_TOWNS = (address_home.FINDER, address_lines.FINDER, address_place.FINDER, identity_city.FINDER)


@pytest.mark.parametrize(
    "text",
    [
        "Vi bor på en lille gård uden for ‹Brovst› med hund og høns.",
        "Jeg bor på Lindevej 9, 1. th. i ‹Hadsund›.",
        "jeg bor stadig på birkevej 4 i ‹hobro›",
        "Jeg bo ‹Grindsted› tre år.",
        "Som otteårig kom jeg til ‹Nakskov›.",
        "Jeg er adopteret til ‹Brande› fra Bogotá.",
        "Min bror og hans kone har et bageri i ‹Hornslet›.",
        "Hun er flyttet nærmere forældrene i ‹Assens›.",
        "Vi har netop købt et nedlagt landbrug ved ‹Karise›.",
        "Sommerhus i ‹Blokhus›.",
        "‹Gedsted› er der, mine forældre stadig bor.",
        "Hun kom fra et lager i ‹Hinnerup›, hvor hun er vokset op.",
        "Jeg var en stille dreng i ‹Haarby›, og jeg vil hjem til ‹Langeland›.",
        "Jeg er oprindelig fra ‹Tørring›.",
        "Eg bur i ‹Førde› og er vaksen opp på ‹Averøya›.",
        "Jag växte upp utanför ‹Arvika› och bor nu i ‹Karlstad›.",
        "Föräldrarna bor kvar i ‹Tibro›.",
        "I have applied before. My parents kept a shop in ‹Aberdare›.",
    ],
)
def test_a_town_is_home_where_the_sentence_says_so(text: str) -> None:
    assert marked(text, *_TOWNS).replace("›‹", "") == text


@pytest.mark.parametrize(
    "text",
    [
        "Jeg arbejder på plejehjemmet Lunden i Hadsund.",
        "Jeg er uddannet pædagog fra Silkeborg Seminarium.",
        "Jeg er udlært tømrer fra Skive i 2011.",
        "Siden 2018 har jeg været ansat i Assens Kommune.",
        "Jeg kører rundt med varer i Kolding.",
        "Projektet gav unge i Brande et fritidsjob.",
        "2014-2018 Hobro Tømrerforretning, svend",
        "Certificeringer: Scrum 2, Foundation",
        "Teamet følger borgere, der skal flyttes til et botilbud i Varde.",
        "Jag har jobbat på fyra förskolor i Karlstad.",
        "I have worked for Cardiff Council and in Swansea.",
    ],
)
def test_towns_of_work_and_schools_stay(text: str) -> None:
    assert marked(text, *_TOWNS) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Holt | 52 år | Vamdrup | anna@eksempel.dk\nKære alle",
            "Anna Holt | 52 år | ‹Vamdrup› | anna@eksempel.dk\nKære alle",
        ),
        (
            "Kære alle\nJeg søger jobbet.\nVenlig hilsen\nAnna Holt\nSkibby\n20 30 40 50",
            "Kære alle\nJeg søger jobbet.\nVenlig hilsen\nAnna Holt\n‹Skibby›\n20 30 40 50",
        ),
        (
            "Hej\nJeg vil gerne være afløser.\nhilsen pia\nlærkevej 3 kld struer",
            "Hej\nJeg vil gerne være afløser.\nhilsen pia\nlærkevej 3 kld ‹struer›",
        ),
        ("Kvistgade 6, 1. tv. · 2100 Ø", "Kvistgade 6, 1. tv. · ‹2100 Ø›"),
        ("Postnr.: 7200\nBy: Grindsted", "Postnr.: ‹7200›\nBy: ‹Grindsted›"),
        ("Birkevej 4, st. tv., 8370\nTlf. 20304050", "Birkevej 4, st. tv., ‹8370›\nTlf. 20304050"),
        ("Address: 4 Mill Lane, Ludlow SY8 1XX", "Address: 4 Mill Lane, ‹Ludlow SY8 1XX›"),
        ("Eircode: H91 X2Y3", "Eircode: ‹H91 X2Y3›"),
        ("Clifden, Co. Galway", "‹Clifden, Co. Galway›"),
        ("Kerry County Council", "Kerry County Council"),
        ("Jeg har ført 1200 sager. Løn: 32000", "Jeg har ført 1200 sager. Løn: 32000"),
        ("Model AB12 3CD-x er afprøvet", "Model AB12 3CD-x er afprøvet"),
        ("Til Hobro Kommune, Hobro", "Til Hobro Kommune, Hobro"),
    ],
)
def test_towns_and_codes_by_where_they_stand(text: str, expected: str) -> None:
    assert marked(text, address_lines.FINDER) == expected


def test_an_own_town_goes_again_but_not_within_a_name() -> None:
    text = (
        "Jeg bor i Holbæk. I Holbæk synger jeg i kor.\n"
        "Jeg har været ansat i Holbæk Kommune og på skolen i Holbæk."
    )
    expected = (
        "Jeg bor i ‹Holbæk›. I ‹Holbæk› synger jeg i kor.\n"
        "Jeg har været ansat i Holbæk Kommune og på skolen i Holbæk."
    )
    assert marked(text, identity_city.FINDER) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adresse: Smedehuset, Nr. Vium\nTlf. 1", "Adresse: ‹Smedehuset, Nr. Vium›\nTlf. 1"),
        ("Bopæl: Fyrgården, 2. sal. Ring gerne.", "Bopæl: ‹Fyrgården, 2. sal›. Ring gerne."),
        (
            "Find mig her: Skovløberhuset, Gl. Estrup, 8963 Auning.",
            "Find mig her: ‹Skovløberhuset, Gl. Estrup›, 8963 Auning.",
        ),
        (
            "Apt 3, The Maltings, Bridge Street\nDublin",
            "‹Apt 3, The Maltings, Bridge Street›\nDublin",
        ),
        ("Rose Cottage, 7 Fen Drove", "‹Rose Cottage, 7 Fen Drove›"),
        ("17 Carlton View", "‹17 Carlton View›"),
        (
            "Venlig hilsen\nAnna Holt\nMorgendug 6, Vamdrup",
            "Venlig hilsen\nAnna Holt\n‹Morgendug 6›, Vamdrup",
        ),
        ("Adresse: oplyses ved samtale", "Adresse: oplyses ved samtale"),
        ("I managed 12 nursing staff on the view", "I managed 12 nursing staff on the view"),
        ("Vejen er lang, og Bopæl er et ord.", "Vejen er lang, og Bopæl er et ord."),
    ],
)
def test_addresses_without_a_street_ending(text: str, expected: str) -> None:
    assert marked(text, address_written.FINDER) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LinkedIn kmadsen83.", "LinkedIn ‹kmadsen83›."),
        ("stack overflow: kmq", "stack overflow: ‹kmq›"),
        ("GitHub\nbrkvist", "GitHub\n‹brkvist›"),
        ("Se mine ting på strikkeloftet.example", "Se mine ting på ‹strikkeloftet.example›"),
        ("min side er strikkeloftet punktum dk", "min side er ‹strikkeloftet punktum dk›"),
        ("portefølje: annaholt . dk", "portefølje: ‹annaholt . dk›"),
        ("github skråstreg aholt", "‹github skråstreg aholt›"),
        ("Jeg har taget LinkedIn Learning og GitHub Actions.",) * 2,
        ("Vi har en Facebook gruppe og github som værktøj.",) * 2,
        ("Han sagde nej. No one was there. Se også vejen.",) * 2,
        ("Sagerne føres på minretssag.dk og i byggesagsportalen.dk.",) * 2,
        ("Jobbet stod på arbeidsplassen.no i går.",) * 2,
    ],
)
def test_pages_and_user_names(text: str, expected: str) -> None:
    assert marked(text, contact_web.FINDER) == expected


@pytest.mark.parametrize("piece", ["A", "A-", "A'", "A.", "Ab, ", "aa-", "Co. ", "12 "])
def test_long_lines_take_no_long_time(piece: str) -> None:
    view = View(document_of(piece * 8_000), Known())
    started = time.perf_counter()
    for finder in (address_home, address_lines, address_written, contact_web, identity_city):
        list(finder.FINDER.find(view))
    assert time.perf_counter() - started < _LONG


_LONG = 5.0
