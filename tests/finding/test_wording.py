# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What stands instead reads as a sentence or an entry would, and keeps role, task and level."""

from __future__ import annotations

import pytest

from sloer.finding.search import find_signals
from sloer.finding.wording import fitted
from sloer.model import Block, BlockKind, Document, Language
from sloer.veiling import load_policy, veil_document


def veiled(text: str, language: Language) -> str:
    """Return ``text``, one block a line, as a committee reads it."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in text.split("\n"))
    document = Document(blocks, language=language)
    shown = veil_document(document, find_signals(document), load_policy("alle-grunde"))
    return "\n".join("".join(s.text for s in block.segments) for block in shown.blocks)


@pytest.mark.parametrize(
    ("before", "wording", "read"),
    [
        ("frivillig i ", "en |forening", "en forening"),
        ("frivillig, ", "en |forening", "forening"),
        ("", "på |orlov", "orlov"),
        ("Jeg var ", "på |orlov", "på orlov"),
        ("Jeg var på ", "på |orlov", "orlov"),
        ("i den lokale ", "en |forening", "forening"),
        ("from ", "a |foreign university", "a foreign university"),
        ("i min enhed ", "i |udlandet", "i udlandet"),
    ],
)
def test_words_before_the_bar_go_where_the_text_has_no_room_for_them(
    before: str, wording: str, read: str
) -> None:
    assert fitted(wording, before, len(before)) == read


DANISH = {
    "Jeg er medlem af Socialdemokratiet.": "Jeg er medlem af en forening.",
    "Jeg er formand for Konservativ Ungdom i Vejle.": "Jeg er forperson i en forening.",
    "Jeg er byrådsmedlem for SF.": "Jeg er aktiv i et tillidshverv.",
    "Byrådsmedlem for Venstre, 4 år": "Tillidshverv, 4 år",
    "Jeg stillede op til byrådet for Enhedslisten.": "Jeg søgte et tillidshverv.",
    "Jeg var BUPL's tillidsmand i huset.": "Jeg var medarbejderrepræsentant i huset.",
    "Tillidsrepræsentant for FOA": "Medarbejderrepræsentant",
    "Jeg er medlem af Djøf.": "Jeg er medlem af en forening.",
    "Jeg har taget TR-uddannelsen.": "Jeg har taget uddannelse for medarbejderrepræsentanter.",
    "Jeg er kasserer i menighedsrådet.": "Jeg er aktiv i et tillidshverv.",
    "Frivillig kasserer i Islamisk Trossamfund": "Frivillig kasserer i en forening",
    "Om onsdagen er jeg FDF-kredsleder.": "Om onsdagen er jeg spejderleder.",
    "Jeg er frivillig i LGBT+ Danmark.": "Jeg er frivillig i en forening.",
    "Jeg er kasserer i Somalisk Forening.": "Jeg er kasserer i en forening.",
    "Jeg er medlem af Scleroseforeningen.": "Jeg er medlem af en forening.",
    "Jeg var sygemeldt i fem måneder på grund af stress.": "Jeg var på orlov i fem måneder.",
    "Efter længerevarende sygdom er jeg klar.": "Efter orlov er jeg klar.",
    "Da jeg gik på barsel med den førstefødte, tog en anden over.": (
        "Da jeg gik på orlov, tog en anden over."
    ),
    "Hjemmegående, 3 år": "Orlov, 3 år",
    "Pause fra arbejdsmarkedet på grund af kræft": "Pause fra arbejdsmarkedet",
    "Jeg har spillet damehåndbold i klubben.": "Jeg har spillet håndbold i klubben.",
    "Jeg synger i et mandskor.": "Jeg synger i et kor.",
    "Medlem af Kvinder i tech": "Medlem af et netværk",
    "Jeg har bestået PD3 og taler dansk.": "Jeg har dokumenteret dansk og taler dansk.",
    "Jeg er god til plejen, og ungarsk er mit modersmål.": (
        "Jeg er god til plejen, og udeladt er flydende."
    ),
    "Det bliver til 44 år.": "Det bliver til mange år.",
    "Mit modersmål er ungarsk.": "Jeg taler flydende udeladt.",
    "Dansk (Prøve i Dansk 3) og engelsk": "Dansk (Dokumenteret niveau) og engelsk",
    "Jeg skal op til PD3 i december.": "Jeg skal op til udeladt i december.",
    "Jeg blev udlært midt i firserne.": "Jeg blev udlært tidligere.",
}
NORWEGIAN = {
    "Jeg er plasstillitsvalgt i Fagforbundet.": "Jeg er ansattrepresentant.",
    "Jeg er kommunestyremedlem for Arbeiderpartiet.": "Jeg er aktiv i et tillitsverv.",
    "Jeg er frivillig i Skeiv Ungdom.": "Jeg er frivillig i en forening.",
    "Jeg var sykmeldt i ti uker, men nå er jeg klar.": (
        "Jeg var i permisjon i ti uker, men nå er jeg klar."
    ),
    "Jeg spiller på damelaget.": "Jeg spiller på laget.",
    "Jeg har bestått norskprøven B2 muntlig.": "Jeg har dokumentert norsk B2 muntlig.",
}
SWEDISH = {
    "Ordförande i Kurdiska Riksförbundet": "Ordförande i en förening",
    "Jag kandiderade till kommunfullmäktige.": "Jag sökte ett förtroendeuppdrag.",
    "Jag är kassör i Pingstkyrkan.": "Jag är kassör i en förening.",
    "Sjukskriven ett läsår för bröstcancer.": "Tjänstledig ett läsår.",
    "Jag var pappaledig hela 2020 och jag trivs.": "Jag var tjänstledig och jag trivs.",
    "Jag spelar herrfotboll.": "Jag spelar fotboll.",
}
ENGLISH = {
    "I am a member of the Labour Party.": "I am a member of an association.",
    "I am the treasurer of the local mosque.": "I am the treasurer of an association.",
    "I was a local councillor for years.": "I was active in a position of trust for years.",
    "Volunteer at Stonewall": "Volunteer at an association",
    "Career break due to illness, 2018–2019": "Career break, 1 year",
    "I am a member of the Norwegian Nurses Organisation.": "I am a member of an association.",
    "I was a stay-at-home mum for three years.": "I was on a career break for three years.",
    "I was on sick leave for five months due to burnout.": "I was on leave for five months.",
    "Girls' football team, captain": "Football team, captain",
    "I passed Bergenstesten and got my authorisation.": (
        "I have documented Norwegian and got my authorisation."
    ),
}


@pytest.mark.parametrize(("text", "read"), DANISH.items())
def test_danish(text: str, read: str) -> None:
    assert veiled(text, Language.DA) == read


@pytest.mark.parametrize(("text", "read"), NORWEGIAN.items())
def test_norwegian(text: str, read: str) -> None:
    assert veiled(text, Language.NO) == read


@pytest.mark.parametrize(("text", "read"), SWEDISH.items())
def test_swedish(text: str, read: str) -> None:
    assert veiled(text, Language.SV) == read


@pytest.mark.parametrize(("text", "read"), ENGLISH.items())
def test_english(text: str, read: str) -> None:
    assert veiled(text, Language.EN) == read


@pytest.mark.parametrize(
    "text",
    [
        "Jeg har forhandlet løn med Djøf og HK.",
        "Jeg har betjent byrådet og skrevet oplæg til borgmesteren.",
        "Jeg har samarbejdet med tillidsrepræsentanter og ledelse.",
        "Jeg er frivillig i Mødrehjælpen og kasserer i grundejerforeningen.",
        "Medlem af ledergruppen og af en styregruppe for velfærdsteknologi",
        "Projektleder for renovering af kirkegården i kommunen",
        "Jeg har nedbragt sygefraværet og holdt samtaler med sygemeldte.",
        "Jeg underviser i Prøve i Dansk 3 og er censor.",
        "Jeg har planlagt vagter ved fravær på grund af kurser.",
        "Jeg har administreret barselsorlov og refusion.",
        "Jeg har 12 års erfaring og arbejder i et håndboldhold af kolleger.",
    ],
)
def test_what_is_work_stays_as_it_was_written(text: str) -> None:
    assert veiled(text, Language.DA) == text
