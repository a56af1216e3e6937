# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Half a number, a plate and other countries' registers go; figures of the work stay."""

from __future__ import annotations

import pytest
from marking import document_of

from sloer.finding.finders.identifiers_parts import FINDER
from sloer.finding.known import Known
from sloer.finding.protocol import View


def found(text: str) -> list[str]:
    view = View(document_of(text), Known())
    return sorted(text[s.span.start : s.span.end] for s in FINDER.find(view))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Mit cpr oplyses senere, men det ender på 4417.", ["4417"]),
        ("CPR: de sidste fire er 2290", ["2290"]),
        ("cpr 070791 – xxxx med 4417 til sidst", ["070791", "4417"]),
        ("Mit personnummer er nyt; det gamle sluttede på 1190.", ["1190"]),
        ("CPR 07 07 91 – (resten følger)", ["07 07 91"]),
        ("Jeg har egen bil, en blå Skoda, CD 41 887.", ["CD 41 887"]),
        ("Nummerplade: AB12345", ["AB12345"]),
        ("Jeg ringer med mit CPR, det starter med 07 07 91.", ["07 07 91"]),
        ("NI number QQ 12 34 56 C", []),
        ("NI number JG 10 37 59 B", ["JG 10 37 59 B"]),
        ("PPS No: 1234567TW", ["1234567TW"]),
        ("Steuer-ID (tysk) 12 345 678 901", ["12 345 678 901"]),
        ("Praktikant: 20020304-T217", ["20020304-T217"]),
        ("Digital tacho card DB19002345678K", ["DB19002345678K"]),
        ("Søfartsbog: SFB 0044-1190", ["SFB 0044-1190"]),
    ],
)
def test_goes(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Sagen ender på 4417 timer.",
        "Jeg har slettet personnumre i 4417 sager.",
        "Registration of births 2012-2015 at the town hall.",
        "Reg. forhandler siden 2014",
        "DS 12 345 er en standard for døre.",
        "Licence for 2019 renewed.",
    ],
)
def test_stays(text: str) -> None:
    assert found(text) == []
