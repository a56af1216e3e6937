# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Edits of a document: what is added veils, what is undone was never there, nothing slips."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.service.review.desks import ANSWER, LETTER, searched, text_of

from sloer.model import Ground, Span
from sloer.veiling import load_policy

POLICY = load_policy("alle-grunde")
ME = UUID(int=1)
NOW = datetime(2026, 11, 25, tzinfo=UTC)
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the code's."""
LENGTH = len("\n".join((*LETTER, *ANSWER)))


@pytest.fixture(autouse=True)
def _ready(server):
    """Edits lie beside models, which want Django set up; the search is made once."""
    start()


@cache
def start():
    from sloer.service.applications.working import Working

    document = text_of(*LETTER, *ANSWER)
    return Working(document, searched(document))


def by_hand():
    from sloer.service.review.editing import Hand

    return Hand(ME, NOW, uuid4())


def shown(working):
    """The characters of the original that can be read: those that no decision covers."""
    covered = set()
    for decision in working.veiled(POLICY).decisions:
        covered.update(range(decision.span.start, decision.span.end))
    return set(range(LENGTH)) - covered


spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 40)).map(
    lambda pair: Span(pair[0], min(pair[0] + pair[1], LENGTH))
)
grounds = st.sampled_from([Ground.NAME, Ground.FAMILY, Ground.THIRD, Ground.ORIGIN])
kinds = st.sampled_from(["accepted", "removed", "relabelled", "added"])


def after(working, acts):
    from sloer.service.applications.working import Change
    from sloer.service.review.editing import EditError, edited

    states = [working]
    for kind, span, ground in acts:
        try:
            working = edited(working, POLICY, Change(kind), span, ground, by_hand())
        except EditError:
            continue
        states.append(working)
    return states


@calmly
@given(st.lists(st.tuples(kinds, spans, grounds), max_size=6))
def test_any_edits_undone_one_by_one_lead_back_to_the_start(acts):
    from sloer.service.review.editing import undone

    states = after(start(), acts)
    working = states[-1]
    for earlier in reversed(states[:-1]):
        working = undone(working)
        assert working.veiled(POLICY) == earlier.veiled(POLICY)
    assert working == start()
    assert undone(working) == start()


@calmly
@given(st.lists(st.tuples(kinds, spans, grounds), max_size=3), spans, grounds)
def test_a_veil_more_never_shows_a_letter_more(acts, span, ground):
    from sloer.service.applications.working import Change
    from sloer.service.review.editing import EditError, edited

    before = after(start(), acts)[-1]
    try:
        veiled = edited(before, POLICY, Change.ADD, span, ground, by_hand())
    except EditError:
        assert not "\n".join((*LETTER, *ANSWER))[span.start : span.end].strip()
        return
    text = before.document.text
    assert {n for n in shown(veiled) if text[n].isalnum()} <= shown(before)
    assert not {n for n in range(span.start, span.end) if text[n].isalnum()} & shown(veiled)


@calmly
@given(spans)
def test_letting_words_be_read_shows_them(span):
    from sloer.service.applications.working import Change
    from sloer.service.review.editing import EditError, edited

    try:
        opened = edited(start(), POLICY, Change.REMOVE, span, Ground.NAME, by_hand())
    except EditError:
        return
    text = start().document.text
    assert {n for n in range(span.start, span.end) if text[n].isalnum()} <= shown(opened)


def test_a_part_of_a_name_marked_keeps_the_whole_name_veiled():
    from sloer.service.applications.working import Change
    from sloer.service.review.editing import edited

    part = start().document.text.index("Khatib")
    span = Span(part, part + 6)
    working = edited(start(), POLICY, Change.ADD, span, Ground.THIRD, by_hand())
    assert working.veiled(POLICY).blocks[0].cleared_text == ""


def test_grounds_that_the_policy_keeps_are_not_offered():
    from sloer.service.applications.working import Change
    from sloer.service.review.editing import EditError, edited, grounds_to_choose

    assert Ground.EMPLOYER not in grounds_to_choose(POLICY)
    assert Ground.EMPLOYER in grounds_to_choose(load_policy("streng"))
    assert {Ground.NAME, Ground.ADDRESS} <= set(grounds_to_choose(load_policy("aarhus")))
    with pytest.raises(EditError):
        edited(start(), POLICY, Change.ADD, Span(60, 70), Ground.EMPLOYER, by_hand())


def test_words_are_veiled_everywhere_and_undone_together():
    from sloer.service.review.editing import undone, veiled_everywhere

    working = veiled_everywhere(start(), POLICY, "BÅLHYTTEN", Ground.THIRD, by_hand())
    left = "\n".join(block.cleared_text for block in working.veiled(POLICY).blocks)
    assert "bålhytten" not in left
    assert len(working.edits) == 2
    assert undone(working) == start()
    again = veiled_everywhere(working, POLICY, "BÅLHYTTEN", Ground.THIRD, by_hand())
    assert again is working


def test_what_is_asked_waits_until_somebody_says_yes():
    from sloer.model import Action, Policy, Sentence
    from sloer.service.applications.working import Change
    from sloer.service.review.editing import edited, unconfirmed

    asking = Policy("spørg", Sentence("", ""), {Ground.AGE: Action.ASK})
    (span,) = unconfirmed(start(), start().veiled(asking))
    assert start().document.text[span.start : span.end].startswith("34")
    said_yes = edited(start(), asking, Change.ACCEPT, span, Ground.AGE, by_hand())
    assert unconfirmed(said_yes, said_yes.veiled(asking)) == frozenset()
    said_no = edited(start(), asking, Change.REMOVE, span, Ground.AGE, by_hand())
    assert unconfirmed(said_no, said_no.veiled(asking)) == frozenset()
