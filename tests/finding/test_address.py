# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Gold cases for street lines and own towns."""

from __future__ import annotations

import pytest
from marking import bare, marked

from sloer.finding.finders.address import FINDER as ADDRESS
from sloer.finding.finders.address_place import FINDER as PLACE

STREETS = [
    "‹Borups Allé 177, 3. th.›",
    "‹Tingbjerggade 12B, st. mf.›",
    "Adresse: ‹Egevænget 14›",
    "‹Gl. Kongevej 3, 2. tv›",
    "‹Søren Kierkegaards Plads 1›",
    "‹H.C. Andersens Boulevard 22›",
    "‹Storgatan 5 lgh 1102›, 211 42 Malmö",
    "‹Kirkeveien 71 B›",
    "‹12 Elm Road›, Leeds",
    "‹c/o Hansen›",
    "jeg bor på ‹Vesterbrogade›",
    "‹Nyhavn 12, 1.›, 1051 København K",
    "‹hovedgaden 3›, 7730 Hanstholm",
    "‹STRANDVEJEN 301A, ST.›",
    # Not.
    "Institutionen Vesterbrogade",
    "Plejehjemmet Solvej",
    "på vej 3 gange om ugen",
    "Vi var 12 på gaden 24 timer i døgnet",
    "Jeg har arbejdet i Haven med børn",
]


@pytest.mark.parametrize("gold", STREETS)
def test_streets(gold: str) -> None:
    assert marked(bare(gold), ADDRESS) == gold


TOWNS = [
    "‹2400 København NV›",
    "‹8000 Aarhus C›",
    "‹DK-5000 Odense C›",
    "‹2000 Frederiksberg›",
    "‹4800 Nykøbing F›",
    "‹2800 Kongens Lyngby›",
    "‹211 42 Malmö›",
    "‹0364 Oslo›",
    "By: ‹9000 Aalborg›",
    "Jeg bor i ‹Odense NØ› med min familie",
    "bosat i ‹Horsens›",
    "opvokset på ‹Nørrebro›",
    "født og opvokset på ‹Amager›",
    "en pige fra ‹Herning›",
    "‹Aarhus›, den 3. maj 2026",
    "Jeg er flyttet til ‹Svendborg›",
    "I live in ‹Copenhagen›",
    # Not.
    "Ansat i Aarhus Kommune",
    "Herlev Hospital, 2019 Aarhus Universitet",
    "Praktik i Vejle",
    "Jeg er opvokset i Mogadishu",
    "Kurset blev holdt i Odense i 2019",
    "Jeg bor i Danmark",
]


@pytest.mark.parametrize("gold", TOWNS)
def test_towns(gold: str) -> None:
    assert marked(bare(gold), PLACE) == gold
