# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Changes on the workbench: confirm, let be read, relabel, veil here and everywhere, undo."""

from __future__ import annotations

import re

import pytest
from tests.service.queueing import acts
from tests.service.review.desks import (
    ANSWER,
    LETTER,
    address,
    do,
    on_the_desk,
    place_of,
    put_on,
    put_working_on,
    text_of,
    veiled_text,
)
from tests.service.review.doors import signed_in_as, who_comes_in

HTMX = {"HX-Request": "true"}


@pytest.fixture
def application(world):
    return on_the_desk(world, world.posting(), LETTER, ANSWER)


@pytest.fixture
def letter(application):
    return application.documents.first()


@pytest.fixture
def answer(application):
    return application.documents.last()


@pytest.fixture
def reviewer(world, application):
    return signed_in_as(world, application.posting, "reviewer")


def act(kind, document, words, ground):
    start, end = place_of(document, words)
    return f"{kind} {start} {end} {ground}"


def undo(client, document, revision=None, **headers):
    document.refresh_from_db()
    values = {"revision": document.revision if revision is None else revision}
    return client.post(address("undo", document), values, headers=headers or HTMX)


@pytest.mark.parametrize("name", ["change", "undo"])
def test_only_hr_and_reviewers_of_the_posting_come_in(world, letter, name):
    data = {"do": act("removed", letter, "34 år", "AGE"), "revision": 0}
    path = address(name, letter)
    assert who_comes_in(world, letter.application.posting, path, "post", **data) == []
    letter.refresh_from_db()
    assert letter.revision == 0
    hr = signed_in_as(world, letter.application.posting, "recruiter")
    assert hr.post(path, data, headers=HTMX).status_code == 200
    assert hr.get(path).status_code == 405


def test_what_was_missed_is_veiled_and_just_its_row_comes_back(letter, reviewer):
    answer = do(reviewer, letter, act("added", letter, "bålhytten", "THIRD"))
    said = answer.content.decode()
    assert answer.status_code == 200
    assert len(re.findall(r'hx-target="#r\d', said)) == 1
    assert 'hx-target="#r4"' in said
    assert 'data-revision="1"' in said
    assert "Sløret: En anden person." in said
    assert "bålhytten" not in veiled_text(letter)
    letter.refresh_from_db()
    assert letter.grounds["THIRD"] == 2


def test_what_was_wrongly_veiled_can_be_read_again(letter, reviewer):
    assert "34 år" not in veiled_text(letter)
    do(reviewer, letter, act("removed", letter, "34 år", "AGE"))
    assert "34 år" in veiled_text(letter)
    letter.refresh_from_db()
    assert "AGE" not in letter.grounds


def test_another_ground_gives_another_label(letter, reviewer):
    assert "person" in veiled_text(letter).splitlines()[4]
    do(reviewer, letter, act("relabelled", letter, "Rikke", "HEALTH"))
    assert "udeladt" in veiled_text(letter).splitlines()[4]


def test_what_is_confirmed_is_uncertain_no_more(world, letter, reviewer):
    from sloer.model import Block, BlockKind, Document, Ground, Sentence, Signal, Span
    from sloer.service.applications.working import Working

    text = Document((Block(BlockKind.PARAGRAPH, "Jeg spiller bold i klubben."),))
    doubt = Signal(Ground.GENDER, Span(20, 27), 0.05, "gender.club", Sentence("En.", "One."))
    put_working_on(letter, Working(text, (doubt,)))
    letter.save()
    assert letter.uncertain == 1
    page = reviewer.get(address("document", letter))
    assert page.context["groups"][0].heading == "Usikre"
    do(reviewer, letter, "accepted 20 27 GENDER")
    letter.refresh_from_db()
    assert letter.uncertain == 0
    page = reviewer.get(address("document", letter))
    assert [group.heading for group in page.context["groups"]] == ["Køn"]
    assert page.context["groups"][0].items[0].confidence == 5


def test_words_go_everywhere_in_the_application_and_come_back_together(letter, answer, reviewer):
    said = do(reviewer, letter, act("added", letter, "bålhytten", "THIRD"), everywhere="on")
    assert "1 her, 1 i andre dokumenter" in said.content.decode()
    assert "bålhytten" not in veiled_text(letter) + veiled_text(answer)
    answer.refresh_from_db()
    assert answer.revision == 1
    assert undo(reviewer, letter).status_code == 200
    assert "bålhytten" in veiled_text(letter)
    assert "bålhytten" in veiled_text(answer)


def test_a_found_stretch_is_veiled_everywhere_too(world, application, letter, reviewer):
    from sloer.service.applications.working import Working

    third = put_on(world.document(application), text_of("Jeg kender rikke fra skolen."))
    put_working_on(third, Working(text_of("Jeg kender rikke fra skolen.")))
    assert "rikke" in veiled_text(third)
    do(reviewer, letter, act("added", letter, "Rikke", "THIRD"), everywhere="on")
    assert "rikke" not in veiled_text(third)


def test_an_approved_document_that_is_changed_must_be_approved_again(letter, answer, reviewer):
    answer.state = answer.State.APPROVED
    answer.save()
    said = do(reviewer, letter, act("added", letter, "bålhytten", "THIRD"), everywhere="on")
    assert "1 dokument skal godkendes igen." in said.content.decode()
    answer.refresh_from_db()
    assert answer.state == answer.State.READY


def test_the_first_reviewer_changes_nothing_behind_the_second_ones_back(world, letter, reviewer):
    first = letter.application.posting.memberships.get(role="reviewer").user
    letter.state, letter.first_reviewer = letter.State.CHECKED, first
    letter.save()
    second = signed_in_as(world, letter.application.posting, "recruiter")
    do(second, letter, act("removed", letter, "34 år", "AGE"))
    letter.refresh_from_db()
    assert (letter.state, letter.first_reviewer) == (letter.State.CHECKED, first)
    do(reviewer, letter, act("added", letter, "34 år", "AGE"))
    letter.refresh_from_db()
    assert (letter.state, letter.first_reviewer) == (letter.State.READY, None)


def test_an_older_page_saves_nothing_is_told_why_and_may_go_on(world, letter, reviewer):
    colleague = signed_in_as(world, letter.application.posting, "recruiter")
    do(colleague, letter, act("removed", letter, "34 år", "AGE"))
    mine = act("added", letter, "bålhytten", "THIRD")
    refused = do(reviewer, letter, mine, revision=0)
    assert refused.status_code == 409
    said = refused.content.decode()
    assert "Kollega 2: Alder kan læses" in said
    assert f'value="{mine}"' in said
    assert len(re.findall(r'hx-target="#r\d', said)) == 7
    assert "bålhytten" in veiled_text(letter)
    assert "34 år" in veiled_text(letter)
    assert do(reviewer, letter, mine).status_code == 200
    assert "bålhytten" not in veiled_text(letter)


def test_an_older_page_undoes_nothing(world, letter, reviewer):
    do(reviewer, letter, act("removed", letter, "34 år", "AGE"))
    assert undo(reviewer, letter, revision=0).status_code == 409
    assert "34 år" in veiled_text(letter)


def test_undo_goes_back_step_by_step_and_stops_at_the_start(letter, reviewer):
    before = veiled_text(letter)
    do(reviewer, letter, act("removed", letter, "34 år", "AGE"))
    do(reviewer, letter, act("added", letter, "bålhytten", "THIRD"))
    for _ in range(3):
        assert undo(reviewer, letter).status_code == 200
    assert veiled_text(letter) == before


@pytest.mark.parametrize(
    "wrong",
    [
        "added 0 5 EMPLOYER",
        "added 100000 100005 NAME",
        "added 5 5 NAME",
        "added 0 5 PHOTO",
        "added 0 5 NOTHING",
        "burnt 0 5 NAME",
        "added 16 17 NAME",
        "",
        "x" * 100,
    ],
)
def test_what_cannot_be_done_changes_nothing(letter, reviewer, wrong):
    before = veiled_text(letter)
    refused = do(reviewer, letter, wrong)
    assert refused.status_code == 422
    assert "Det kunne ikke lade sig gøre." in refused.content.decode()
    letter.refresh_from_db()
    assert (letter.revision, veiled_text(letter)) == (0, before)


@pytest.mark.parametrize("state", ["released", "withdrawn"])
def test_what_is_past_review_is_not_changed(letter, reviewer, state):
    letter.application.state = state
    letter.application.save()
    refused = do(reviewer, letter, act("removed", letter, "34 år", "AGE"))
    assert refused.status_code == 409
    assert "34 år" not in veiled_text(letter)


def test_without_scripts_the_page_comes_back_with_what_was_done(letter, reviewer):
    values = {"do": act("removed", letter, "34 år", "AGE"), "revision": 0}
    answer = reviewer.post(address("change", letter), values)
    start, end = place_of(letter, "34 år")
    assert answer["Location"] == f"{address('document', letter)}#f-{start}-{end}"
    page = reviewer.get(address("document", letter)).content.decode()
    assert "Kan læses: Alder." in page
    assert reviewer.post(address("change", letter), values).status_code == 409
    back = reviewer.post(address("undo", letter), {"revision": 1})
    assert back["Location"] == address("document", letter)
    assert "34 år" not in veiled_text(letter)


def test_every_save_is_journalled_in_counts(letter, reviewer):
    from sloer.service.journal.models import Entry

    do(reviewer, letter, act("added", letter, "bålhytten", "THIRD"), everywhere="on")
    undo(reviewer, letter)
    assert acts(letter.id) == ["document.edited", "document.edit_undone"]
    entry = Entry.objects.filter(document=letter.id).order_by("number").first()
    assert entry.details == {"revision": 1, "changes": {"added.THIRD": 1}}
    assert entry.reason == ""
