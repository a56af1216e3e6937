# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a review says of the machine, counted from what it proposed and what was left."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from tests.service.review.desks import LETTER, searched, text_of

from sloer.model import Ground, Span
from sloer.veiling import load_policy

POLICY = load_policy("alle-grunde")


@pytest.fixture
def working(server):
    from sloer.service.applications.working import Working

    document = text_of(*LETTER)
    return Working(document, searched(document))


def changed(working, kind, words, ground):
    from sloer.service.applications.working import Change
    from sloer.service.review.editing import Hand, edited

    start = working.document.text.index(words)
    by = Hand(UUID(int=1), datetime(2026, 11, 25, tzinfo=UTC), uuid4())
    return edited(working, POLICY, Change(kind), Span(start, start + len(words)), ground, by)


def counted(working):
    from sloer.service.review.tallying import outcomes

    return Counter((o.act.value, o.ground.value) for o in outcomes(working, POLICY))


def test_what_nobody_changed_was_right(working):
    decisions = working.veiled(POLICY).decisions
    counts = counted(working)
    assert {act for act, _ground in counts} == {"accepted"}
    assert counts.total() == len(decisions) >= 5


def test_removed_relabelled_and_missed_are_told_apart(working):
    before = counted(working)
    working = changed(working, "removed", "34 år", Ground.AGE)
    working = changed(working, "relabelled", "Rikke", Ground.FAMILY)
    working = changed(working, "added", "bålhytten", Ground.THIRD)
    assert counted(working) - before == Counter(
        {("removed", "AGE"): 1, ("relabelled", "THIRD"): 1, ("added", "THIRD"): 1}
    )


def test_what_was_undone_is_no_correction(working):
    from sloer.service.review.editing import undone

    wrong = changed(working, "removed", "34 år", Ground.AGE)
    assert counted(undone(wrong)) == counted(working)


def test_what_was_let_be_read_and_veiled_again_was_right(working):
    there_and_back = changed(
        changed(working, "removed", "34 år", Ground.AGE), "added", "34 år", Ground.AGE
    )
    assert counted(there_and_back) == counted(working)


def test_a_name_veiled_a_word_too_short_is_a_miss_as_well(working):
    working = changed(working, "added", "kollega Rikke", Ground.THIRD)
    counts = counted(working)
    assert counts["added", "THIRD"] == 1
    assert counts["accepted", "THIRD"] == 1
