# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Making and changing a posting."""

from __future__ import annotations

from uuid import uuid4

import pytest
from tests.service.postings.conftest import NOT_FOR_OTHERS

TYPED = {
    "title": "Sagsbehandler",
    "workplace": "Jobcenter Midt",
    "advert": "Vi søger en sagsbehandler.",
    "contact": "Hanne, 12 34 56 78",
    "deadline": "25. januar 2029 kl. 12.00",
    "uploads_allowed": "on",
    "policy": "alle-grunde",
    "needed_languages": ["ar", "so"],
    "needed_facts": ["driving-licence"],
}


def fields_of(browser, path):
    """What a form shows, to be sent back with changes."""
    form = browser.get(path).context["form"]
    return {
        name: ""
        if (value := form[name].value()) is None
        else form.fields[name].prepare_value(value)
        for name in form.fields
        if form[name].value() is not False
    }


def test_whoever_makes_a_posting_is_its_hr(world):
    from sloer.service.postings.models import Posting

    hr = world.user(is_recruiter=True)
    response = world.client_of(hr).post("/postings/new/", TYPED)
    posting = Posting.objects.get()
    assert response.url == f"/postings/{posting.id}/requirements/"
    assert (posting.title, posting.state) == ("Sagsbehandler", "draft")
    assert posting.needed_languages == ["ar", "so"]
    assert posting.deadline.isoformat() == "2029-01-25T11:00:00+00:00"
    assert [(m.user, m.role) for m in posting.memberships.all()] == [(hr, "recruiter")]


def test_a_double_click_makes_one_posting(world):
    from sloer.service.journal.models import Entry
    from sloer.service.postings.models import Posting

    browser = world.client_of(world.user(is_recruiter=True))
    sent = TYPED | {"new": str(uuid4())}
    first, second = (browser.post("/postings/new/", sent) for _ in range(2))
    assert first.url == second.url
    assert Posting.objects.count() == 1
    assert list(Entry.objects.values_list("act", flat=True)) == ["posting.created"]


def test_only_recruiters_make_postings(world, client):
    assert world.client_of(world.user()).get("/postings/new/").status_code == 404
    assert client.get("/postings/new/").status_code == 302


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"deadline": "snart"}, "Skriv en dato og et klokkeslæt"),
        ({"title": ""}, "Udfyld feltet."),
        ({"policy": "ingen"}, "ingen"),
        ({"needed_languages": ["klingon"]}, "klingon"),
    ],
)
def test_a_fault_is_told_beside_the_field_and_all_that_was_typed_stays(world, changed, sentence):
    from sloer.service.postings.models import Posting

    browser = world.client_of(world.user(is_recruiter=True))
    page = browser.post("/postings/new/", TYPED | changed).content.decode()
    assert sentence in page
    assert "Vi søger en sagsbehandler." in page
    assert not Posting.objects.exists()


def test_each_policy_says_what_it_hides(world):
    page = world.client_of(world.user(is_recruiter=True)).get("/postings/new/").content.decode()
    assert page.count("Skjuler") == 4


def test_a_changed_posting_is_saved_and_journalled(draft):
    sent = fields_of(draft.browser, draft.path("edit/")) | {"title": "Leder"}
    assert draft.browser.post(draft.path("edit/"), sent).url == draft.path()
    draft.posting.refresh_from_db()
    assert draft.posting.title == "Leder"
    from sloer.service.journal.models import Entry

    assert Entry.objects.get().details == {"fields": ["title"]}


def test_two_people_at_once_lose_nothing(draft):
    from sloer.service.postings.models import Posting

    mine = fields_of(draft.browser, draft.path("edit/")) | {"workplace": "Mit sted"}
    Posting.objects.filter(pk=draft.posting.pk).update(title="Kollegas titel")
    page = draft.browser.post(draft.path("edit/"), mine)
    assert "En kollega har ændret stillingen imens" in page.content.decode()
    assert "Mit sted" in page.content.decode()
    again = mine | {"seen": page.context["form"].data["seen"]}
    assert draft.browser.post(draft.path("edit/"), again).status_code == 302


def test_a_published_deadline_is_not_changed_here(office):
    sent = fields_of(office.browser, office.path("edit/")) | {"deadline": "1. marts 2031"}
    assert office.browser.post(office.path("edit/"), sent).status_code == 302
    before = office.posting.deadline
    office.posting.refresh_from_db()
    assert office.posting.deadline == before


def test_policy_is_fixed_once_somebody_applied(office):
    office.world.application(office.posting, state="veiling")
    page = office.browser.get(office.path("edit/")).content.decode()
    assert "alle behandles ens" in page
    sent = fields_of(office.browser, office.path("edit/")) | {"policy": "aarhus"}
    office.browser.post(office.path("edit/"), sent)
    office.posting.refresh_from_db()
    assert office.posting.policy == "alle-grunde"


def test_editing_is_for_hr_of_the_posting(office):
    assert office.statuses(office.path("edit/")) == NOT_FOR_OTHERS
