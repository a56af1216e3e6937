# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""So many years of one's own tell an age; those of clients and contracts do not."""

from __future__ import annotations

import pytest

from sloer.finding.finders.age_numbers import FINDER
from sloer.finding.known import Known
from sloer.finding.protocol import View
from sloer.model import Block, BlockKind, Document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("35 år i faget har lært mig ro.", ["35 år"]),
        ("Jeg har 26 års erfaring som kok.", ["26 års"]),
        ("With 31 years behind the counter", ["31 years"]),
        ("Jeg har 12 års erfaring.", []),
        ("Bosted for voksne over 18 år.", []),
        ("En bygning med 50 år gammel facade", []),
    ],
)
def test_long_years_of_ones_own(text: str, found: list[str]) -> None:
    view = View(Document((Block(BlockKind.PARAGRAPH, text),)), Known())
    assert [text[s.span.start : s.span.end] for s in FINDER.find(view)] == found
