# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The judge must be strict: every way a secret can survive counts, and only those."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sloer.errors import UsageError
from sloer.measuring.annotations import parse_marks
from sloer.measuring.scoring import score
from sloer.model import Ground

SOURCE = (
    "[[NAME|Bo Skov]] vil gerne bo ved en skov. Ring [[PHONE|+45 22 33 44 55]] eller skriv "
    "[[EMAIL|bo.skov@eksempel.dk]]. Student [[YEAR|1994]], lov nr. 1994. ((Marte Meo-terapeut))"
)


def leaks(output: str) -> list[Ground | None]:
    return [m.ground for m in score(parse_marks(SOURCE), [output]).leaks]


def test_marks_are_taken_out_and_placed() -> None:
    annotated = parse_marks("Jeg er [[NAME|Ida]] og kan ((dans))")
    assert annotated.text == "Jeg er Ida og kan dans"
    assert [annotated.text_of(m) for m in annotated.marks] == ["Ida", "dans"]


@pytest.mark.parametrize("source", ["[[NAVN|Ida]]", "[[NAME|Ida", "Ida]]"])
def test_a_broken_corpus_is_refused(source: str) -> None:
    with pytest.raises(UsageError):
        parse_marks(source)


def test_a_clean_output_has_no_leak() -> None:
    output = "[navn] vil gerne bo ved en skov. Student, lov nr. 1994. Marte Meo-terapeut"
    result = score(parse_marks(SOURCE), [output])
    assert result.leaks == ()
    assert result.lost == ()


@pytest.mark.parametrize(
    ("output", "ground"),
    [
        ("BO SKOV vil gerne bo", Ground.NAME),
        ("Bo  Skov", Ground.NAME),
        ("Boskov", Ground.NAME),
        ("bo skov bo skov", Ground.NAME),
        ("tlf 22334455", Ground.PHONE),
        ("tlf 22 33 44 55", Ground.PHONE),
        ("tlf 22-33-44-55", Ground.PHONE),
        ("bo.skov", Ground.EMAIL),
        ("bo.skov@eksempel.dk", Ground.EMAIL),
        ("Student 1994, lov", Ground.YEAR),
        ("1994 og 1994", Ground.YEAR),
    ],
)
def test_each_way_of_surviving_counts(output: str, ground: Ground) -> None:
    assert ground in leaks(output)


def test_words_that_stand_unmarked_may_stay() -> None:
    assert leaks("vil gerne bo ved en skov, lov nr. 1994") == []


def test_any_reading_may_leak_and_any_may_keep() -> None:
    result = score(parse_marks(SOURCE), ["Marte Meo-terapeut", "Bo Skov"])
    assert [m.ground for m in result.leaks] == [Ground.NAME]
    assert result.lost == ()
    assert result.has_direct_leak


@given(st.lists(st.sampled_from(["[[NAME|Ida]]", "((kok))", "ord", "\n", " "]), max_size=12))
def test_every_mark_points_at_its_words(parts: list[str]) -> None:
    annotated = parse_marks("".join(parts))
    for mark in annotated.marks:
        assert annotated.text_of(mark) == ("kok" if mark.is_merit else "Ida")
