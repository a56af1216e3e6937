# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Numbers with a personal cue, own towns, and countries of a life: hits and traps."""

from __future__ import annotations

import pytest

from sloer.finding.finders import abroad, address_home, identifiers_cued
from sloer.finding.known import Known
from sloer.finding.protocol import Finder, View
from sloer.model import Block, BlockKind, Document


def found(finder: Finder, text: str) -> list[str]:
    view = View(Document((Block(BlockKind.PARAGRAPH, text),)), Known())
    return [text[s.span.start : s.span.end] for s in finder.find(view)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("autorisationsnr. 1234-567-890", ["1234-567-890"]),
        ("Medarbejdernummer: M4-2213", ["M4-2213"]),
        ("passport no. 207731884", ["207731884"]),
        ("Jægernummer 112345678", ["112345678"]),
        ("Advokatbestalling nr. 22819", ["22819"]),
        ("Medarbejder-id: mhn04", ["mhn04"]),
        ("NI number QQ 12 34 56 C", ["QQ 12 34 56 C"]),
        ("ORCID 0000-0002-1825-0097", ["0000-0002-1825-0097"]),
        ("Sagsnr. 2026-441-00817", []),
        ("byggesagsnummer 441817", []),
        ("kursusnr. 48213 om førstehjælp", []),
        ("Bekendtgørelse nr. 1207 af 2016", []),
        ("EAN-nr. 5798004512345", []),
        ("autorisation nr. 2019", []),
        ("løn 32000 kr.", []),
        ("lokale 2231, 4 kort", []),
    ],
)
def test_a_cue_makes_a_number_personal(text: str, numbers: list[str]) -> None:
    assert found(identifiers_cued.FINDER, text) == numbers


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Jeg bor i Horsens med min familie.", ["Horsens"]),
        ("Jeg er vokset op i Skive.", ["Skive"]),
        ("Jeg har arbejdet i Horsens Kommune.", []),
        ("Ansat på skolen i Skive.", []),
    ],
)
def test_own_towns_are_told_from_places_of_work(text: str, towns: list[str]) -> None:
    assert found(address_home.FINDER, text) == towns


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Bachelor, universitetet i Chengdu, Kina", ["Chengdu", "Kina"]),
        ("Jeg arbejdede på et hospital i Lagos, Nigeria.", ["Lagos", "Nigeria"]),
        ("Jeg underviser flygtninge fra Syrien.", []),
        ("Kendskab til Salamanca-erklæringen.", []),
    ],
)
def test_countries_of_a_life_are_told_from_tasks(text: str, places: list[str]) -> None:
    assert found(abroad.FINDER, text) == places
