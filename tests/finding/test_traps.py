# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Danish merit that looks like a secret, and secrets in words that no rule foresaw."""

from __future__ import annotations

import pytest

from sloer.finding.search import find_signals
from sloer.model import Block, BlockKind, Document, Ground, Language

_SOUGHT = frozenset(Ground) - {Ground.LOCATION, Ground.EMPLOYER, Ground.SCHOOL}

MERIT = [
    "Jeg underviser i Bachs tostemmige inventioner og Chopins nocturner.",
    "Vi arbejder med Viviane Robinsons elevcentrerede ledelse som ramme.",
    "Vores kurser bygger på Ingeborg Tofts begreb om ro.",
    "Jeg har samarbejdet med Hansens Flødeis om praktikforløb.",
    "Jeg lærte at svejse hos Hans Jensens Smedie.",
    "Jeg var tømrer hos Murermester Poul Hansen ApS.",
    "Jeg programmerer Schneider EcoStruxure og Trend CTS.",
    "Jeg har vundet Emil Kolding-prisen for årets butik.",
    "Jeg fører lønforhandlinger med FOA, BUPL og Dansk Sygeplejeråd.",
    "Jeg har forhandlet med HK, 3F og Dansk Metal om lokalaftaler.",
    "Jeg har indført Rammeaftalen om seniorpolitik på fire arbejdspladser.",
    "Jeg har hentet 134 fleksjob og 44 småjob hjem.",
    "Jeg underviser voksne med Parkinson i klaver.",
    "En dreng på 11 år ville ikke med, og det blev en lang samtale.",
    "I skal bruge en, der kan få en nyankommen mor til fire i arbejde.",
    "Jeg taler gerne bosnisk/kroatisk/serbisk med forældre, som I efterspørger.",
    "I skriver i jeres annonce, at arabisk og somali er en fordel.",
    "Jeg stod for integrationsindsatsen for somaliske kvinder i byen.",
    "Vi solgte vinduer til Polen og Tyskland.",
    "Jeg har skrevet kommunens barselspolitik og seniorpolitik.",
    "Jeg har altid ment, at man lærer af sine fejl, men jeg spørger også.",
    "Jeg har bagt baklava til restaurantens gæster.",
    "Jeg bruger Susan Harts neuroaffektive model.",
    "Jeg har støttet mødre med fødselsdepression.",
    "Min opgave var tidsubegrænset, og jeg havde tre elever.",
    "Stien mellem kirkeby og præstegård har jeg holdt fri for sne.",
]
SECRETS = [
    ("Jeg har været i faget siden firserne.", "firserne"),
    ("Jeg har stået bag disken et kvart århundrede.", "kvart århundrede"),
    ("Jeg har arbejdet i faget i mere end tre årtier.", "tre årtier"),
    ("Jeg har passeret de tres.", "tres"),
    ("Jeg er lige blevet toogtres og kan stadig løfte.", "toogtres"),
    ("Jeg er en boomer, men jeg kan godt lære nyt.", "boomer"),
    ("Jeg lærte at skrive på skrivemaskine.", "skrivemaskine"),
    ("Jeg går i 9. klasse og søger fritidsjob.", "9. klasse"),
    ("Mine forældre er fra Marokko.", "Marokko"),
    ("Jeg er kun 19 og vil gerne lære.", "19"),
    ("Jeg er andengenerationsindvandrer.", "andengenerationsindvandrer"),
    ("Jeg danser kurdisk folkedans i Govend.", "Govend"),
    ("Jeg laver dolma til alle.", "dolma"),
    ("Jeg holder Holi i haven.", "Holi"),
    ("De to første år boede vi på asylcenter.", "på asylcenter"),
    ("Dansk er mit tredje sprog.", "mit tredje sprog"),
    ("Jeg er enebarn.", "enebarn"),
    ("Jeg er vokset op i en søskendeflok på syv.", "søskendeflok"),
    ("Jeg er fraskilt, og vi deles om poderne hver anden uge.", "poderne"),
    ("Jeg er suppleant til byrådet.", "suppleant til byrådet"),
    ("Jeg stod på borgmesterens liste ved sidste valg.", "borgmesterens liste"),
]


def _found(sentence: str) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, sentence)
    document = Document((block,), language=Language.DA)
    signals = find_signals(document)
    return [
        document.text[s.span.start : s.span.end]
        for s in signals
        if s.ground in _SOUGHT and s.confidence >= 0.5
    ]


@pytest.mark.parametrize("sentence", MERIT)
def test_merit_stays(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(("sentence", "secret"), SECRETS)
def test_secret_goes(sentence: str, secret: str) -> None:
    assert any(secret in stretch for stretch in _found(sentence))
