# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Numbers by shape and the known town: hits, and what must stay."""

from __future__ import annotations

import pytest

from sloer.finding.finders import identifiers_shapes, identity_city
from sloer.finding.known import Known
from sloer.finding.protocol import Finder, View
from sloer.model import Block, BlockKind, Document, Identity


def found(finder: Finder, text: str) -> list[str]:
    known = Known(given=Identity(city="Bergen"))
    view = View(Document((Block(BlockKind.PARAGRAPH, text),)), known)
    return [text[s.span.start : s.span.end] for s in finder.find(view)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Mit id er 4417-203-118.", ["4417-203-118"]),
        ("tel 070.123.45.67", ["070.123.45.67"]),
        ("född 680902 i Borås", ["680902"]),
        ("Sagsnr. 2026-441-0081", []),
        ("KLE 27.24.00", []),
        ("version 1.2.3.4", []),
    ],
)
def test_shape_tells_what_a_number_is(text: str, numbers: list[str]) -> None:
    assert found(identifiers_shapes.FINDER, text) == numbers


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Eg bur i Bergen med familien.", ["Bergen"]),
        ("Bergen, 3. mai", ["Bergen"]),
        ("Bergen kommune", []),
        ("Universitetet i Bergen", []),
        ("Bergen Sykehus", []),
        ("over alle berge og bergen", []),
    ],
)
def test_the_known_town_goes_where_it_stands_alone(text: str, towns: list[str]) -> None:
    assert found(identity_city.FINDER, text) == towns
