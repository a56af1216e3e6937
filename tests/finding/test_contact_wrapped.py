# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A narrow column breaks addresses where it likes; both halves go."""

from __future__ import annotations

import pytest

from sloer.finding.finders.contact_wrapped import FINDER
from sloer.finding.known import Known
from sloer.finding.protocol import View
from sloer.model import Block, BlockKind, Document


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["signe.thor@eksempelpos", "t.dk"], ["signe.thor@eksempelpos", "t.dk"]),
        (["linkedin.com/in/signethorlun", "dbach"], ["linkedin.com/in/signethorlun", "dbach"]),
        (["skriv: signe.thor@eksempelpos t.dk"], ["signe.thor@eksempelpos t.dk"]),
        (["signe@eksempel.dk", "Personligt"], []),
        (["signe@eksempel.dk", "født 1981"], []),
        (["Jeg kan Python", "og mere"], []),
    ],
)
def test_both_halves_are_found(lines: list[str], found: list[str]) -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in lines)
    view = View(Document(blocks), Known())
    spans = sorted({signal.span for signal in FINDER.find(view)})
    assert [view.text[s.start : s.end] for s in spans] == found
