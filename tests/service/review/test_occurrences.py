# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The same words again: folded, whole, and at the right offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.text(st.sampled_from("aåßsÅIİﬁ -\n.,"), max_size=40)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Humlebien er god. HUMLEBIEN!", "humlebien", ["Humlebien", "HUMLEBIEN"]),
        ("Humlebiens have", "Humlebien", ["Humlebiens"]),
        ("Jens's bil, Jens’s hus", "Jens", ["Jens's", "Jens’s"]),
        (
            "El-Khatib og El Khatib og el\nkhatib",
            "El Khatib",
            ["El-Khatib", "El Khatib", "el\nkhatib"],
        ),
        ("Humlebierne og Humlebienskolen", "Humlebien", []),
        ("34 år, 134 år, 34", "34", ["34", "34"]),
        ("Straße STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("a.b", ".", ["."]),
        ("i Humlebien. Humlebien, ja", "Humlebien.", ["Humlebien", "Humlebien"]),
        ("hvad som helst", "  - ", []),
    ],
)
def test_words_are_found_whole_whatever_their_case(text, words, found):
    from sloer.service.review.occurrences import occurrences

    assert [text[s.start : s.end] for s in occurrences(text, words)] == found


@given(WORDS, WORDS, WORDS)
def test_what_stands_between_other_words_is_found_where_it_stands(before, words, after):
    from sloer.service.review.occurrences import core, folded, occurrences

    text = f"{before} | {words} | {after}"
    sought = core(words)
    spans = occurrences(text, words)
    if sought:
        assert spans
    for span in spans:
        shown = folded(text[span.start : span.end]).text
        assert shown.startswith(sought)
        assert shown[len(sought) :] in {"", "s", "'s", "’s"}
