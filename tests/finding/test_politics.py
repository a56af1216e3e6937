# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import pytest
from person_gold import assert_gold

from sloer.finding.finders.politics import FINDER

HITS = [
    "[[Medlem af Enhedslisten]] siden studietiden",
    "Jeg er [[byrådsmedlem]].",
    "[[Tillidsrepræsentant=>medarbejderrepræsentant]] i tre år",
    "Jeg er [[medlem af FOA]].",
    "Jeg er [[medlem af SF]].",
    "[[Aktiv i DSU]] fra 2004",
    "Fagforening: [[HK]]",
    "[[kandidat til byrådet i Vejle]]",
    "I am a [[member of the Labour Party]].",
    "I was [[shop steward=>staff representative]] on the ward.",
    "[[Member of UNISON]]",
    "[[Tillitsvalgt=>ansattrepresentant]] på jobben, og jeg trivdes med det. Jeg jobbet mye.",
    "Jag är [[medlem i Vänsterpartiet]] och jag är engagerad.",
]
TRAPS = [
    "Politisk betjening af udvalg og byråd",
    "Sekretariatsbetjening af kommunalbestyrelsen",
    "Forhandlinger med FOA, BUPL og Dansk Sygeplejeråd",
    "Samarbejde med tillidsrepræsentanter og ledelse",
    "Jeg har arbejdet i en politisk ledet organisation.",
    "Drej til venstre ved kirken.",
    "I supported elected members of the council.",
    "Liberal arts and social studies",
    "Jeg kan bestride alternativet til en vikar.",
]


@pytest.mark.parametrize("gold", HITS + TRAPS)
def test_politics(gold: str) -> None:
    assert_gold(FINDER, gold)
