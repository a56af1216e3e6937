# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Publishing, closing, reopening, moving the deadline, copying."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.service.postings.conftest import NOT_FOR_OTHERS


def state_of(office):
    office.posting.refresh_from_db()
    return office.posting.state


def test_a_whole_draft_is_published_once(draft):
    for _ in range(2):
        page = draft.browser.post(draft.path("publish/"), follow=True).content.decode()
    assert state_of(draft) == "open"
    assert draft.posting.published_at is not None
    assert "Stillingen er offentliggjort." in page
    assert draft.acts() == ["posting.published"]


@pytest.mark.parametrize(
    ("lack", "sentence"),
    [
        ("questions", "Tilføj et spørgsmål"),
        ("future", "Vælg en ansøgningsfrist ude i fremtiden"),
        ("second", "tilføj en kontrollør mere"),
    ],
)
def test_what_is_missing_is_said_before_and_when_publishing(draft, lack, sentence):
    if lack == "questions":
        draft.posting.questions.all().delete()
        draft.posting.uploads_allowed = False
    elif lack == "future":
        draft.posting.deadline -= timedelta(days=30)
    else:
        draft.posting.second_reviewer = True
    draft.posting.save()
    assert sentence in draft.browser.get(draft.path()).content.decode()
    assert sentence in draft.browser.post(draft.path("publish/"), follow=True).content.decode()
    assert state_of(draft) == "draft"
    assert draft.acts() == []


def test_closing_and_reopening(office):
    office.browser.post(office.path("close/"))
    assert state_of(office) == "closed"
    assert not office.posting.takes_applications
    office.browser.post(office.path("reopen/"))
    assert state_of(office) == "open"
    assert office.acts() == ["posting.closed", "posting.reopened"]


def test_reopening_needs_a_deadline_ahead(office):
    office.posting.state, office.posting.deadline = "closed", office.posting.created_at
    office.posting.save()
    page = office.browser.post(office.path("reopen/"), follow=True).content.decode()
    assert "Vælg en ansøgningsfrist ude i fremtiden" in page
    assert state_of(office) == "closed"


def test_a_deadline_moves_to_later_only(office):
    path, before = office.path("deadline/"), office.posting.deadline
    earlier = office.browser.post(path, {"deadline": "1. januar 2026 kl. 12"}).content.decode()
    assert "kan kun gøres længere" in earlier
    assert "1. januar 2026 kl. 12" in earlier
    assert office.browser.post(path, {"deadline": "1. januar 2030 kl. 12"}).status_code == 302
    office.posting.refresh_from_db()
    assert office.posting.deadline > before
    from sloer.service.journal.models import Entry

    entry = Entry.objects.get()
    assert entry.act == "deadline.moved"
    assert entry.details["from"] == before.isoformat()


def test_a_copy_has_the_contents_and_not_the_people(office):
    from sloer.service.postings.models import Posting, Role

    office.world.on(office.posting, Role.MEMBER)
    office.posting.requirements.create(kind="must", text="Kørekort", order=1)
    office.world.application(office.posting, state="review")
    response = office.browser.post(office.path("copy/"))
    made = Posting.objects.exclude(pk=office.posting.pk).get()
    assert response.url == f"/postings/{made.id}/edit/"
    assert made.state == "draft"
    assert [q.text for q in made.questions.all()] == [
        q.text for q in office.posting.questions.all()
    ]
    assert made.requirements.get().text == "Kørekort"
    assert [(m.user, m.role) for m in made.memberships.all()] == [(office.hr, "recruiter")]
    assert not made.applications.exists()


@pytest.mark.parametrize("act", ["publish/", "close/", "reopen/", "copy/"])
def test_acts_are_for_hr_of_the_posting_and_never_by_link(office, act):
    assert office.browser.get(office.path(act)).status_code == 405
    assert office.statuses(office.path(act)) == NOT_FOR_OTHERS


@pytest.mark.parametrize("page", ["", "deadline/"])
def test_pages_are_for_hr_of_the_posting(office, page):
    assert office.browser.get(office.path(page)).status_code == 200
    assert office.statuses(office.path(page)) == NOT_FOR_OTHERS
