# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Approving: only what was seen, with nothing left to say yes or no to, and then on to the next."""

from __future__ import annotations

import pytest
from tests.service.queueing import acts
from tests.service.review.desks import ANSWER, LETTER, address, do, on_the_desk, place_of
from tests.service.review.doors import signed_in_as, who_comes_in


@pytest.fixture
def application(world):
    return on_the_desk(world, world.posting(), LETTER, ANSWER)


@pytest.fixture
def letter(application):
    return application.documents.first()


@pytest.fixture
def reviewer(world, application):
    return signed_in_as(world, application.posting, "reviewer")


def approve(client, document, **more):
    document.refresh_from_db()
    values = {"revision": document.revision} | more
    return client.post(address("approve", document), values)


def test_only_hr_and_reviewers_of_the_posting_come_in(world, application, letter):
    path = address("approve", letter)
    assert who_comes_in(world, application.posting, path, "post", revision=0) == []
    letter.refresh_from_db()
    assert letter.state == letter.State.READY


def test_one_after_the_other_and_the_last_one_releases(application, letter, reviewer):
    from sloer.service.review.models import Correction

    answer = application.documents.last()
    start, end = place_of(letter, "bålhytten")
    do(reviewer, letter, f"added {start} {end} THIRD")
    assert approve(reviewer, letter)["Location"] == address("document", answer)
    gone_on = approve(reviewer, answer)
    assert gone_on["Location"].endswith(f"/review/{application.posting_id}/")
    application.refresh_from_db()
    assert application.state == application.State.RELEASED
    assert application.candidate.documents.count() == 2
    missed = Correction.objects.filter(document=letter, act="added")
    assert list(missed.values_list("ground", flat=True)) == ["THIRD"]
    assert acts(application.id)[-2:] == ["document.approved", "application.released"]
    said = reviewer.get(gone_on["Location"]).content.decode()
    assert "Ansøgningen er frigivet til udvalget." in said
    assert "Du er igennem" in said


def test_an_older_page_approves_nothing(world, letter, reviewer):
    colleague = signed_in_as(world, letter.application.posting, "recruiter")
    start, end = place_of(letter, "34 år")
    do(colleague, letter, f"removed {start} {end} AGE")
    refused = approve(reviewer, letter, revision=0)
    assert refused.status_code == 409
    assert "Kollega 2: Alder kan læses" in refused.content.decode()
    letter.refresh_from_db()
    assert letter.state == letter.State.READY


def test_what_is_uncertain_comes_before_approval(letter, reviewer):
    from sloer.model import Ground, Sentence, Signal, Span
    from sloer.service.applications.working import put_working, working_of

    working = working_of(letter)
    start, end = place_of(letter, "bålhytten")
    doubt = Signal(Ground.GENDER, Span(start, end), 0.05, "gender.x", Sentence("En.", "One."))
    put_working(letter, type(working)(working.document, (*working.signals, doubt)))
    refused = approve(reviewer, letter)
    assert refused.status_code == 422
    assert "1 sted venter på dit ja eller nej." in refused.content.decode()
    do(reviewer, letter, f"removed {start} {end} GENDER")
    assert approve(reviewer, letter).status_code == 302


def test_what_the_proof_finds_is_told_and_may_not_simply_pass(world, reviewer, application):
    """Somebody lets the applicant's own number be read: the proof does not let it out."""
    answer = application.documents.last()
    start, end = place_of(answer, "22 33 44 55")
    do(reviewer, answer, f"removed {start} {end} PHONE")
    refused = approve(reviewer, answer)
    assert refused.status_code == 422
    said = refused.content.decode()
    assert "Kontrollen af det færdige dokument fandt noget" in said
    assert "Det kan ikke passere." in said
    still = approve(reviewer, answer, passing=["secret:PHONE"], reason="Det er mit.")
    assert still.status_code == 422
    answer.refresh_from_db()
    assert answer.state != answer.State.APPROVED


def test_what_may_pass_wants_a_reason(letter, reviewer):
    said = approve(reviewer, letter, passing=["low_confidence"], reason=" ")
    assert said.status_code == 422
    assert "Skriv, hvorfor det fundne kan passere." in said.content.decode()


def test_two_people_where_the_posting_asks_for_two(world):
    posting = world.posting(second_reviewer=True)
    application = on_the_desk(world, posting, ANSWER)
    document = application.documents.get()
    first, second = (signed_in_as(world, posting, "reviewer") for _ in range(2))
    approve(first, document)
    document.refresh_from_db()
    assert document.state == document.State.CHECKED
    approve(first, document)
    document.refresh_from_db()
    assert document.state == document.State.CHECKED
    approve(second, document)
    document.refresh_from_db()
    assert document.state == document.State.APPROVED
    assert document.first_reviewer != document.second_reviewer
