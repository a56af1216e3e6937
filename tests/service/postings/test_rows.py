# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Requirements and questions: rows changed by plain buttons, texts checked by the law."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.service.postings.conftest import NOT_FOR_OTHERS


def sent(*texts, act="save", **fields):
    """A form of questions, or of requirements where ``kind`` is given."""
    given_fields = {"longest": "2000", "required": "on"} | fields
    rows = {f"{i}-text": text for i, text in enumerate(texts)}
    rows |= {f"{i}-{n}": v for i in range(len(texts)) for n, v in given_fields.items()}
    return rows | {"act": act}


def texts_in(page):
    return [form["text"].value() or "" for form in page.context["rows"]]


@pytest.mark.parametrize(
    ("act", "order"),
    [
        ("add", ["A?", "B?", "C?", ""]),
        ("remove:1", ["A?", "C?"]),
        ("up:2", ["A?", "C?", "B?"]),
        ("up:0", ["A?", "B?", "C?"]),
        ("down:0", ["B?", "A?", "C?"]),
        ("down:2", ["A?", "B?", "C?"]),
        ("remove:9", ["A?", "B?", "C?"]),
        ("explode", ["A?", "B?", "C?"]),
    ],
)
def test_buttons_change_the_rows_and_save_nothing(draft, act, order):
    page = draft.browser.post(draft.path("questions/"), sent("A?", "B?", "C?", act=act))
    assert texts_in(page) == order
    assert draft.posting.questions.count() == 2
    assert draft.acts() == []


def test_questions_are_saved_in_their_order(draft):
    first, second = draft.posting.questions.all()
    rows = sent(second.text, "Hvad er din erfaring?") | {"0-id": str(second.id)}
    rows |= {"1-hint": "Nævn et eksempel.", "1-longest": "800"}
    del rows["1-required"]
    assert draft.browser.post(draft.path("questions/"), rows).url == draft.path()
    kept, new = draft.posting.questions.all()
    assert (kept.id, kept.order) == (second.id, 1)
    assert (new.hint, new.longest, new.required) == ("Nævn et eksempel.", 800, False)
    assert not draft.posting.questions.filter(pk=first.pk).exists()
    assert draft.acts() == ["questions.changed"]


def test_empty_rows_are_left_out_and_the_next_step_follows(draft):
    rows = sent("A?", "  ", act="next")
    assert draft.browser.post(draft.path("questions/"), rows).url == draft.path("people/")
    assert [q.text for q in draft.posting.questions.all()] == ["A?"]


@pytest.mark.parametrize("place", ["0-text", "0-hint"])
def test_an_unlawful_question_is_refused_with_the_rule(draft, place):
    rows = sent("Hvad kan du?", "B?") | {place: "Hvor gammel er du?"}
    page = draft.browser.post(draft.path("questions/"), rows).content.decode()
    assert "forskelsbehandlingsloven § 5, stk. 2" in page
    assert "Hvor gammel er du?" in page
    assert "B?" in page
    assert draft.posting.questions.first().text == "Hvorfor søger du stillingen?"


def test_the_rule_is_said_in_english_too(draft):
    draft.browser.cookies["django_language"] = "en"
    page = draft.browser.post(draft.path("questions/"), sent("How old are you?")).content.decode()
    assert "section 5(2)" in page


def test_questions_are_fixed_once_somebody_applied(office):
    office.world.application(office.posting, state="review")
    page = office.browser.post(office.path("questions/"), sent("En anden?"))
    assert "alle svarer på det samme" in page.content.decode()
    assert office.posting.questions.count() == 2
    assert "0-text" not in office.browser.get(office.path("questions/")).content.decode()


def test_a_draft_of_an_applicant_fixes_nothing(office):
    office.world.application(office.posting)
    assert office.browser.post(office.path("questions/"), sent("A?")).status_code == 302


def test_another_postings_question_is_not_taken(draft):
    other = draft.world.posting("En anden").questions.first()
    draft.browser.post(draft.path("questions/"), sent("A?") | {"0-id": str(other.id)})
    other.refresh_from_db()
    assert other.text == "Hvorfor søger du stillingen?"
    assert draft.posting.questions.get().text == "A?"


def test_requirements_are_saved(draft):
    rows = sent("Uddannet pædagog", "Kørekort", kind="must") | {"0-kind": "formal"}
    assert draft.browser.post(draft.path("requirements/"), rows).url == draft.path()
    saved = [(r.kind, r.text) for r in draft.posting.requirements.all()]
    assert saved == [("formal", "Uddannet pædagog"), ("must", "Kørekort")]


def test_an_unlawful_requirement_is_refused(draft):
    rows = sent("Dansk som modersmål", kind="must")
    page = draft.browser.post(draft.path("requirements/"), rows).content.decode()
    assert "forskelsbehandlingsloven § 4" in page
    assert not draft.posting.requirements.exists()


@pytest.mark.parametrize("page", ["requirements/", "questions/"])
def test_rows_are_for_hr_of_the_posting(office, page):
    assert office.browser.get(office.path(page)).status_code == 200
    assert office.statuses(office.path(page)) == NOT_FOR_OTHERS


@given(
    rows=st.lists(st.fixed_dictionaries({"text": st.sampled_from("abc")}), max_size=6),
    act=st.sampled_from(["add", "up", "down", "remove"]),
    place=st.integers(-1, 8),
)
def test_no_button_loses_another_row(server, rows, act, place):
    from sloer.service.postings.rows import after_act

    changed = after_act(rows, f"{act}:{place}" if act != "add" else act)
    gone = len(rows) - len(changed)
    assert gone == {"add": -1, "remove": int(0 <= place < len(rows))}.get(act, 0)
    assert all(row in changed or act == "remove" for row in rows)
