# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Words people say of themselves, and the same words said of their work, in four languages."""

from __future__ import annotations

import pytest
from marking import bare, marked

from sloer.finding.finders.address_home import FINDER as HOME
from sloer.finding.finders.vocabulary import FINDER

OPENING = {
    "da": "Jeg søger stillingen som planlægger på jeres kontor.",
    "en": "I am writing to apply for the job as a planner in your office.",
    "no": "Jeg søker stillingen som planlegger på kontoret deres, og det gleder jeg meg til.",
    "sv": "Jag söker tjänsten som planerare på ert kontor.",
}
HITS = [
    ("da", "Jeg er ‹katolik› og glad for det."),
    ("da", "Min ‹kone› arbejder om natten."),
    ("da", "Jeg har ‹galdesten› og venter på tid."),
    ("da", "Jeg synger og går i ‹baptistkirken› hver uge."),
    ("da", "Jeg har ‹pollenallergi› om foråret."),
    ("da", "Jeg spiller ‹charango› om aftenen."),
    ("da", "Jeg har taget ‹modersmålsundervisning› som barn."),
    ("da", "Jeg er ‹nonbinær› og glad."),
    ("en", "I take ‹sertraline› in the morning."),
    ("en", "I am a ‹catechist› at home."),
    ("no", "Jeg har ‹plattfot› og liker å gå."),
    ("sv", "Jag har ‹sömnapné› om natten."),
    ("sv", "Jag är ‹frikyrklig› hemma."),
    ("en", "I am the ‹churchwarden› here."),
    ("en", "I was raised ‹Presbyterian› in a village."),
    ("en", "I am a ‹recovering alcoholic› these days."),
    ("en", "I am the ‹mother of› four."),
    ("en", "I am a ‹school leaver› with energy."),
    ("en", "I joined the ‹picket line› then."),
    ("no", "Jeg er ‹pinsevenn› hjemme."),
    ("no", "Jeg har hatt ‹hjerneslag› en gang."),
    ("no", "Jeg er ‹nyskilt› nå."),
    ("no", "Jeg er medlem i ‹Tekna› fremdeles."),
    ("no", "Jeg tok ‹artium› den gangen."),
    ("sv", "Jag är ‹kyrkvärd› hemma."),
    ("sv", "Jag har ‹artros› numera."),
    ("sv", "Jag ‹vabbar› sällan."),
    ("sv", "Jag är ‹medelålders› numera."),
    ("sv", "Jag var ‹klubbordförande› då."),
    ("sv", "Jag är ‹sverigefinne› och glad."),
]
TRAPS = [
    ("da", "Jeg har undervist elever i islam."),
    ("da", "Afdelingen har sygefravær på 4 procent."),
    ("da", "To brødre, hvis mor havde skizofreni, kom tit."),
    ("da", "Linjefag i matematik og kristendom."),
    ("da", "Jeg vil bede om en samtale."),
    ("da", "Certificeret psykolog, tysk og engelsk."),
    ("en", "A boy of nine with epilepsy taught the team a lot."),
    ("da", "Jeg vil gerne arbejde i en kommunal forvaltning."),
    ("en", "I make decisions quickly and have a gift for numbers."),
    ("en", "I worked at Christian Aid as an accountant."),
    ("en", "I built the single sign-on solution."),
    ("en", "I gave talks on LGBT inclusion to managers."),
    ("en", "I am used to stress and a high pace."),
    ("en", "I adopted new tools and engaged sixty suppliers."),
    ("no", "Jeg er vant til stress og høyt tempo."),
    ("no", "Jeg har faste rutiner og fyller ut skjemaer."),
    ("no", "Jeg er psykolog og leder for tolv ansatte."),
    ("sv", "Jag har delegering för insulin."),
    ("sv", "Jag är van vid stress och högt tempo."),
    ("sv", "Jag förhandlade med facket för arbetsgivarens räkning."),
    ("sv", "Jag byggde montern till mässan."),
]


@pytest.mark.parametrize(("tongue", "gold"), HITS + TRAPS)
def test_words_said_of_oneself(tongue: str, gold: str) -> None:
    text = f"{OPENING[tongue]}\n{gold}"
    assert marked(bare(text), FINDER) == text


TOWNS = [
    ("no", "Jeg vokste opp på ‹Voss›."),
    ("no", "jeg er født og oppvokst i ‹sandnes›"),
    ("no", "Jeg studerte ved Universitetet i Oslo."),
    ("sv", "Jag flyttade till ‹Lund› för kärleken."),
    ("sv", "växte upp i ‹arvidsjaur› med utsikt över sjön"),
    ("sv", "Jag jobbade på en byrå i Stockholm."),
    ("en", "I live in ‹Sheffield› and cycle to work."),
    ("en", "I worked at a bank in London."),
]


@pytest.mark.parametrize(("tongue", "gold"), TOWNS)
def test_towns_at_home_in_the_language_of_the_text(tongue: str, gold: str) -> None:
    text = f"{OPENING[tongue]}\n{gold}"
    assert marked(bare(text), HOME) == text
