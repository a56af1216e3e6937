# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Other people whom the sentence makes persons, and words that look like them."""

from __future__ import annotations

import pytest
from marking import bare, document_of, marked

from sloer.finding.finders.names import FINDER
from sloer.finding.finders.names_told import FINDER as TOLD
from sloer.finding.search import find_signals
from sloer.model import Ground, Identity

APPLICANT = Identity(first_name="Sol", last_name="Brink")


@pytest.mark.parametrize(
    "gold",
    [
        "I worked for Mrs ‹Cullen› and for Ms ‹Lorraine Dacosta›.",
        "Børnene siger fru ‹Kirke› til min leder.",
        "Min svoger ‹Ask› kører med.",
        "‹Storm› er min fætter.",
        "B står for ‹Ponnurai›, som er min far.",
        "Vi lejer hos ‹Hvid› på anden sal.",
        "Børn: ‹Eskil› (15), ‹Live› (11)",
        "Hjemme: ‹Sara› (21), ‹Mads› (17), ‹Lilje› (9)",
        "tvillingerne ‹Ask› og ‹Rønne› går i skole",
        # the applicant's own name is another finder's
        "Hej fru Brink, siger de.",
        # words, firms, programs
        "Min kollega Det",
        "Jeg bruger MS Project og MS Office.",
        "Vi lejer hos Boligforeningen Fremtid.",
        "Børn i Esbjerg og omegn",
        "Excel (5), Word (4)",
        "Vi lejer hos Ejendomsselskabet Hansen.",
        "Børn og unge",
    ],
)
def test_the_sentence_makes_a_person(gold: str) -> None:
    assert marked(bare(gold), TOLD, identity=APPLICANT) == gold


@pytest.mark.parametrize(
    "gold",
    [
        "Vi er forældre til ‹Storm› og ‹Alma›. ‹Storm› startede i maj.",
        "Jeg er mor til ‹August›. ‹August› fik en ven i august.",
        "Jeg kender ‹Bo› og ‹Preben›. ‹Bo› sagde, jeg skulle skrive.",
        "Jeg bor med ‹Mai›, som arbejder her.",
        "Min chef i Zarkil ‹Søren Hvilsted› kan svare.",
        "Stedfortræder ‹Anna Bo-Hansen›, ab@eksempel.dk",
        "Rettleiar ‹Sigmund Tveit Aksnes›, 53 00 00 00",
        "Undertegnede, ‹Tove Ditlevsen-Brink›, var leder.",
        "‹Freja Stær Lindhardt›, kollega",
        # words of the calendar and of nature
        "I maj og august var der travlt. August var varm.",
        "Storm over Danmark kender jeg til.",
        "Vi læste Tove Ditlevsen i gruppen.",
    ],
)
def test_names_that_are_words_are_told_by_who_is_around_them(gold: str) -> None:
    assert marked(bare(gold), FINDER, identity=APPLICANT) == gold


@pytest.mark.parametrize(
    "gold",
    [
        "Jeg er inspireret af Gertrud Lassen, Bernard Beech og Nathalie Krogh.",
        "Et speciale om Gerda Vestrup og moden.",
        "Min læsning bygger på Simone Vein.",
        "Kevin Lunds fem elementer bruger vi.",
        "Jeg sejlede med skoleskibet Georg Lund.",
        "Ansat i boghandlen Kristian Møller.",
        "Tegnestuen Hanne Brandt",
        # people one knows
        "Jeg er inspireret af ‹Hanne Madsen›, som var min mentor.",
        "Ring til rektor ‹Hanne Madsen›.",
        "Jeg arbejdede sammen med ‹Kevin Lund›.",
    ],
)
def test_thinkers_artists_and_ships_stay(gold: str) -> None:
    assert marked(bare(gold), FINDER) == gold


@pytest.mark.parametrize("name", ["Mai", "Jun", "April"])
@pytest.mark.parametrize("text", ["Kære {}\nTak for i dag.", "Hun hedder {}, og det ved du."])
def test_a_month_after_a_greeting_is_a_person(text: str, name: str) -> None:
    whole = text.format(name)
    signals = find_signals(document_of(whole))
    assert name in [whole[s.span.start : s.span.end] for s in signals if s.ground is Ground.THIRD]
