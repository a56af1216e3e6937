# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Telephone numbers as few write them go; figures of the work stay."""

from __future__ import annotations

import pytest
from marking import document_of

from sloer.finding.search import find_signals
from sloer.model import Ground


def phones(text: str) -> list[str]:
    signals = sorted(find_signals(document_of(text)), key=lambda s: s.span)
    found: list[str] = []
    end = 0
    for signal in signals:
        if signal.ground is Ground.PHONE and signal.span.start >= end:
            found.append(text[signal.span.start : signal.span.end])
            end = signal.span.end
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vejviser Marie Krog, 86 11 72 05\nKrogs Planteskole", ["86 11 72 05"]),
        ("Referencer\nLone Dam, skoleleder, 86 11 72 05\nMia Holst, 22 41 90 17",
         ["86 11 72 05", "22 41 90 17"]),
        ("Teamleder Lone Dam, Region Midtjylland, 86 11 72 05", ["86 11 72 05"]),
        ("Lone Dam\nkontorchef\n86 11 72 05", ["86 11 72 05"]),
        ("Kind regards\nPriya Shaw\n07700 900 318", ["07700 900 318"]),
        ("Referee: Tom Reed, head of ward, 0117 496 03 52", ["0117 496 03 52"]),
        ("I live in Cork and can be reached at (021) 455 0173 after six.", ["(021) 455 0173"]),
        ("My number in the States is (212) 555-0137.", ["(212) 555-0137"]),
        ("Ring på +298 231 507 om aftenen.", ["+298 231 507"]),
        ("Jeg kan fanges på 86 11 - 72 05 hele dagen.", ["86 11 - 72 05"]),
        ("tlf: 8 6 1.1 7.2 0 5", ["8 6 1.1 7.2 0 5"]),
        ("Du kan ringe til mig eller min mor, hendes er 22419017.", ["22419017"]),
        ("Ring på to to fire en nul syv en fem.", ["to to fire en nul syv en fem"]),
        ("Mobil 22 41 halvfems sytten", ["22 41 halvfems sytten"]),
        ("Tlf. 22 41 90 xx (resten følger)", ["22 41 90 xx"]),
    ],
)  # fmt: skip
def test_numbers_go(text: str, found: list[str]) -> None:
    assert phones(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Firmaets CVR 34567812 er lukket.",
        "Budget på 22 419 017 kr. og 14 medarbejdere.",
        "Ledede projekter 2012 - 2015 og 2016 - 2019.",
        "KLE 27.36.12 og sag 2023-1145-7.",
        "Åbent 08 00-16 30 alle dage.",
        "Jeg har kørt 22419017 km uden skader.",
        "Sort code 04-00-04, account 12345678",
        "Vi var to, senere tre, til sidst fire kolleger.",
        "Grew income from 2,419,017 to 4,500,000 pounds.",
    ],
)
def test_figures_stay(text: str) -> None:
    assert phones(text) == []
