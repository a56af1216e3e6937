# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A birthday is told in many ways; other days and months stay."""

from __future__ import annotations

import pytest
from marking import document_of

from sloer.finding.finders.identifiers_birth import FINDER
from sloer.finding.known import Known
from sloer.finding.protocol import View


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jeg bliver 16 den 4. oktober.", ["4. oktober"]),
        ("Er 15 nu, men bliver 16 i oktober.", ["oktober"]),
        ("Jeg er 18 siden 4. oktober.", ["4. oktober"]),
        ("alder 17, fylder 18 til oktober", ["oktober"]),
        ("I turn 17 in early May.", ["May"]),
        ("Jag är född i Borås 91 och bor i Lund.", ["91"]),
        ("Med venlig hilsen\nPer Dam\n04.10.1979", ["04.10.1979"]),
        ("Jag fyller sjutton den 4 oktober.", ["4 oktober"]),
        ("Ida Dam\n1991-10-04\nÅvej 8", ["1991-10-04"]),
        ("Kontrakten udløber den 4. oktober.", []),
        ("Vi var 20 den 4. oktober, da kurset begyndte.", []),
        ("Kurset blev holdt 10 gange i oktober.", []),
        ("Hun er 15 i alt, siger lederen i oktober.", []),
    ],
)
def test_birthdays(text: str, found: list[str]) -> None:
    view = View(document_of(text), Known())
    assert [text[s.span.start : s.span.end] for s in FINDER.find(view)] == found
