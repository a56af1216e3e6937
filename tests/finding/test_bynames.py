# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""By-names, former names and what registers call people, in four languages."""

from __future__ import annotations

import pytest
from marking import bare, marked

from sloer.finding.finders.identity_bynames import FINDER
from sloer.model import Identity

KAREN = Identity(first_name="Karen", last_name="Brink Abel")


@pytest.mark.parametrize(
    "gold",
    [
        "Jeg hedder Karen, i klubben ‹Kalle›, og søger.",
        "Jag heter Karen Abel, på jobbet ‹Nabban›, och söker.",
        "Jeg tiltales ‹Karen› på vagten, hjemme ‹Mulle›.",
        "Ungerne på stuen siger ‹Bjørnen›.",
        "Beboerne siger fru ‹Abelsen›.",
        'Min datters venner siger "Kaptajn ‹Sejl›".',
        "De minste har døpt meg ‹Storebjørn›.",
        "Everyone at work says ‹Kaz›, and I like it.",
        "Name you go by: ‹Kazza›",
        "Alle siger ‹Kalle› eller ‹Bums›.",
        "Jeg underskriver med signaturen ‹KAB.A›.",
        "I systemet er jeg oprettet som ‹KABR›.",
        "I Nexus står jeg som ‹KBA›.",
        "På kontoret hedder jeg Karen, i mailen står der ‹KA›.",
        "Karen Abel, i daglig tale ‹KB›, leder holdet.",
        "Karen „‹Kaja›” Abel",
        "Karen Abel · “‹Kaja›”",
        "Name: Karen Abel (‹Kaz›)",
        "I passet står ‹Henriette Lund Holm›.",
        "Mit navn ses også stavet ‹Abell›.",
        "Man må bare sige ‹Kaja›.",
        'Tak fra "‹Onkel K›", som de kalder mig på linjen.',
        # things are called something too
        "Jeg ledede et projekt, og systemet kaldes Cura.",
        "Jeg kører til daglig Scania og Volvo.",
        "Hjemme har jeg Linux, på jobbet Windows.",
        "Kollegerne siger Tak for indsatsen.",
        "Kurset er oprettet som Modul.",
        "Diagnosen er registreret som ADHD.",
        "Karen Abel (Leder)",
        "Karen Abel (BSc)",
        "I kontrakten står Esbjerg Kommune.",
    ],
)
def test_bynames_are_told_by_cues_that_speak_of_a_person(gold: str) -> None:
    assert marked(bare(gold), FINDER, identity=KAREN) == gold
