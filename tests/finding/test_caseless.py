# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Searching in small letters finds what ``re.IGNORECASE`` finds, where it finds it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sloer.finding.caseless import Caseless, in_small_letters

_LETTERS = "abcdefghijklmnopqrstuvwxyzæøåäöéüèçñ"
_EVERY = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x30000))]


def test_no_other_letter_than_those_barred_is_the_same_without_regard_to_case() -> None:
    kept = "".join(c for c in _EVERY if in_small_letters(c) is not None)
    for letter in _LETTERS:
        assert {c.lower() for c in re.findall(letter, kept, re.IGNORECASE)} == {letter}


@pytest.mark.parametrize("kind", [r"\w", r"\d", r"\s", r"[^\W\d_]"])
def test_letters_and_digits_are_of_the_same_kind_in_small(kind: str) -> None:
    kept = "".join(c for c in _EVERY if in_small_letters(c) is not None)
    small = in_small_letters(kept)
    assert small is not None
    assert [m.start() for m in re.finditer(kind, kept)] == [
        m.start() for m in re.finditer(kind, small)
    ]


@pytest.mark.parametrize(
    "source",
    [
        r"(?<!\w)(?P<name>Født|å\w+|[A-Z]{2}\d)(?!\w)",
        r"(?!\B\w)(?:gift med (?P<whom>\w+)|K\W+S)(?!\B\w)",
        r"(?<!\w)(?-i:[A-Z])\w* i",
        r"[^\Wa-d]+\Z",
    ],
)
@given(text=st.text(alphabet="abdfgiktuømed AÅDEFØTıſKİS1-\n", max_size=60))
def test_both_ways_find_the_same(source: str, text: str) -> None:
    expression, lower = Caseless.of(source), in_small_letters(text)
    wanted = [(m.span(), m.groupdict()) for m in re.finditer(source, text, re.IGNORECASE)]
    assert [(m.span(), m.groupdict()) for m in expression.finditer(text, lower)] == wanted
    first = expression.search(text, lower)
    assert (first.span() if first else None) == (wanted[0][0] if wanted else None)


def test_dotted_capital_i_and_dotless_small_i_are_left_to_the_slow_way() -> None:
    assert in_small_letters("İzmir") is None
    assert in_small_letters("Yıldız") is None
    assert in_small_letters("ÆBLE") == "æble"
