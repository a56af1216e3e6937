# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The net below the identity finders: names that are also words, beside each other or alone."""

from __future__ import annotations

import pytest

from sloer.finding.finders.identity_whole import FINDER
from sloer.finding.known import Known
from sloer.finding.protocol import View
from sloer.model import Block, BlockKind, Document, Identity


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bo skov", ["bo skov"]),
        ("Hilsen Skov, Bo", ["Skov, Bo"]),
        ("BO SKOV søger jobbet", ["BO SKOV"]),
        ("Bo A. Skovs erfaring", ["Bo A. Skovs"]),
        ("Bo S.", ["Bo S."]),
        ("Tak. Bo S. har sagt ja", ["Bo S"]),
        ("Bo", ["Bo"]),
        ("jeg vil gerne bo i en skov", []),
        ("en skov. Her kan man bo godt", []),
    ],
)
def test_known_names_beside_each_other_are_the_applicant(text: str, found: list[str]) -> None:
    known = Known(given=Identity(first_name="Bo", last_name="Skov"))
    view = View(Document((Block(BlockKind.PARAGRAPH, text),)), known)
    spans = {signal.span for signal in FINDER.find(view)}
    widest = [
        s for s in spans if not any(s != o and o.start <= s.start and s.end <= o.end for o in spans)
    ]
    assert [text[s.start : s.end] for s in sorted(widest)] == found
