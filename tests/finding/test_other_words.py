# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Age, family, sex and politics told in other words than the plain ones, and their traps."""

from __future__ import annotations

import pytest
from marking import bare, marked
from person_gold import assert_gold

from sloer.finding.finders.age import FINDER as AGE
from sloer.finding.finders.age_numbers import FINDER as NUMBERS
from sloer.finding.finders.family import FINDER as FAMILY
from sloer.finding.finders.gender import FINDER as GENDER
from sloer.finding.finders.politics import FINDER as POLITICS
from sloer.finding.finders.vocabulary import FINDER as VOCABULARY
from sloer.finding.protocol import Finder
from sloer.model import Identity

OPENING = "Jeg søger stillingen som planlægger på jeres kontor.\n"
HITS: list[tuple[Finder, str]] = [
    (AGE, "Jeg begyndte at danse, da jeg var ‹otte›."),
    (AGE, "Jeg har sejlet, siden jeg var ‹17›, og jeg kan lide det."),
    (AGE, "Som ‹12-årig› fik jeg et fyrtårn at se."),
    (AGE, "Jeg hedder Bo Lund, er ‹52› og bor ved åen."),
    (AGE, "Jeg fylder ‹halvtreds› til næste år."),
    (AGE, "Jeg går i ‹2.g› og har fri om fredagen."),
    (AGE, "Jag arbetade där tills jag var ‹trettio›, och det var bra."),
    (AGE, "Eg bytte fag då eg var ‹trettiåtte›."),
    (AGE, "I learnt to weld when I was ‹sixteen›."),
    (AGE, "Jeg regner med at arbejde ‹til jeg er 68›."),
    (NUMBERS, "Det var mit fag i ‹niogtyve år›."),
    (NUMBERS, "Det har vært jobben min i ‹trettito år›."),
    (FAMILY, "‹Vores yngste› går til svømning."),
    (FAMILY, "Jeg er ‹alene med to›."),
    (FAMILY, "Jeg er ‹nummer tre af fem› og vant til støj."),
    (FAMILY, "Vi ‹venter vores første til maj›."),
    (FAMILY, "‹Mor› kom fra Skagen, og ‹far› kørte taxa."),
    (FAMILY, "Jeg er ‹mor› til Ea (‹4›) og Bo (‹7›)."),
    (FAMILY, "Jeg har ‹ikke børn›."),
    (FAMILY, "Min ‹datter› er ‹19› og læser jura."),
    (FAMILY, "I have ‹two nephews› in town."),
    (FAMILY, "‹Gift› med en dansk mand, ‹to døtre›."),
    (FAMILY, "‹To børn på 9 og 12›."),
    (FAMILY, "Familie ‹fraskilt, tre store drenge›"),
    (FAMILY, "Jeg har ‹en datter› hjemme, hun er ‹fem›."),
    (FAMILY, "Jeg tog en pause, fordi ‹far› blev syg."),
    (GENDER, "Jeg spiller ‹herrebasket› hver mandag."),
    (GENDER, "Jeg roer i ‹damerækken› om sommeren."),
    (GENDER, "I 2004 var jeg ‹indkaldt› i ni måneder."),
    (GENDER, "Skriv bare ‹hr.› i brevet."),
    (GENDER, "Pronomen: ‹hen›."),
    (GENDER, "pronouns: ‹they/them›"),
    (POLITICS, "Jeg er medlem af ‹Danske Tandlægers Forbund›."),
    (POLITICS, "Jeg ‹stod på Venstres liste› dengang."),
    (POLITICS, "Jeg har været ‹SF'er› i ti år."),
    (POLITICS, "Jeg er medlem af ‹HOD›, siden jeg blev ansat."),
    (VOCABULARY, "Vi holdt ‹rubinbryllup› i juni."),
    (VOCABULARY, "Jeg har været ‹kontordame› i mange år."),
    (VOCABULARY, "Jeg passer min ‹dattersøn› om onsdagen."),
    (VOCABULARY, "Jeg er ‹menigt medlem› af ‹Pharmadanmark›."),
]
TRAPS: list[tuple[Finder, str]] = [
    (AGE, "Da vi var 12 ansatte, flyttede vi."),
    (AGE, "Jeg har undervist i 9. klasse."),
    (AGE, "Før det var jeg ni år hos en bank."),
    (AGE, "Jeg har arbejdet med det i 16 år og er glad for det."),
    (NUMBERS, "Unge mellem 16 og 22 år"),
    (NUMBERS, "En plan på 20 år for 40 bygninger"),
    (FAMILY, "Den yngste elev på holdet hedder noget med S."),
    (FAMILY, "Jeg var nummer to ud af 12 ansøgere."),
    (FAMILY, "Mor og barn kommer til samtale i familiehuset."),
    (FAMILY, "Jeg er ikke alene med ansvaret."),
    (FAMILY, "En familie med to brødre, hvis hverdag var svær, kom hver uge."),
    (GENDER, "Jeg er indkaldt til samtale på onsdag."),
    (GENDER, "Jeg arbeider godt alene, men også i team."),
    (GENDER, "Styrmand, 3. grad"),
    (GENDER, "Jeg løb hen til bussen, og hen over pladsen."),
    (GENDER, "Jeg kan lide et fag, som man bliver klog af."),
    (POLITICS, "Jeg skrev referat af møder i byrådet."),
    (POLITICS, "Jeg er medlem af DGI og løber."),
    (VOCABULARY, "En kvinde på 80 lærte os at strikke."),
    (VOCABULARY, "Jeg har ledet fem mand på en byggeplads."),
    (VOCABULARY, "Det arbejde fylder meget i hverdagen."),
    (VOCABULARY, "Jeg bor på Mors, hvor der er plads."),
]


@pytest.mark.parametrize(("finder", "gold"), HITS + TRAPS)
def test_other_words(finder: Finder, gold: str) -> None:
    text = gold if not gold[:1].isupper() or gold.startswith("I ") else OPENING + gold
    assert marked(bare(text), finder) == text


def test_the_number_behind_the_own_name_is_the_age() -> None:
    known = Identity(first_name="Ida", last_name="Holm")
    assert "Ida Holm, ‹34›, tømrer" in marked("Ida Holm, 34, tømrer", NUMBERS, identity=known)
    assert "‹" not in marked("Ida Holm, 3400 Hillerød", NUMBERS, identity=known)


def test_what_a_manager_is_quoted_to_say_means_the_applicant() -> None:
    gold = 'Min chef skrev om mig: "[[Hun=>Vedkommende]] ser det, før andre gør." Jeg blev glad.'
    assert_gold(GENDER, gold, names=("Anna",))


def test_hen_in_a_reference() -> None:
    gold = (
        "# Udtalelse\n"
        "Sol har været ansat hos os. [[Hen=>Vedkommende]] er dygtig, og [[hens=>vedkommendes]] "
        "kolleger gik hen til [[hen=>vedkommende]] selv."
    )
    assert_gold(GENDER, gold, names=("Sol",))


def test_a_title_before_the_whole_own_name() -> None:
    gold = "[[Frk.]] Lone Bang har været her, og frk. Hansen kom."
    assert_gold(GENDER, gold.replace("frk. Hansen", "Frk. Hansen"), names=("Bang",))
