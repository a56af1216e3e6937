# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import pytest
from person_gold import assert_gold

from sloer.finding.finders.orientation import FINDER

HITS = [
    "Jeg er [[nonbinær]].",
    "Jeg er [[lesbisk]] og bor i byen.",
    "Frivillig i [[Copenhagen Pride]]",
    "Frivillig i [[Sabaah]]",
    "Om mig: 48 år, [[lesbisk]], bor på landet",
    "Jeg bruger [[de/dem]].",
    "I am a [[gay man]] and I like it here.",
    "I volunteer at [[Stonewall]].",
    "Jag är [[bisexuell]] och jag är öppen.",
    "Eg er [[homofil]] og trivst.",
    "Jeg er [[til mænd]].",
    "Jeg har [[fået nyt cpr-nummer]].",
    "Kira ([[hun/hende]])",
]
TRAPS = [
    "Jeg er god til mænd og kvinder i salget.",
    "Jeg behandlede sager, hvor borgere fik nyt cpr-nummer.",
    "Arbejdet med LGBT+-unge i ungdomsklubben",
    "I take pride in my work.",
    "Jeg har rådgivet om ligestilling og seksualitet.",
    "I am straight to the point, and I like it.",
    "Jeg går lige ud ad landevejen.",
    "Kommunens LGBT+-politik",
    "Jeg er transformationsleder.",
]


@pytest.mark.parametrize("gold", HITS + TRAPS)
def test_orientation(gold: str) -> None:
    assert_gold(FINDER, gold)
