# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""HR's view of applications: numbers, list, search, one application, and who it is."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.service.postings.conftest import NOT_FOR_OTHERS
from tests.service.world import FATIMA

from sloer.model import Identity

SENT = ("veiling", "review", "review", "released", "withdrawn")


def sent(office, state="review", code="A1", identity=FATIMA, **fields):
    candidate = office.posting.candidates.create(code=code)
    application, _ = office.world.application(
        office.posting, identity, state=state, sent_at=timezone.now(), candidate=candidate, **fields
    )
    return application


@pytest.fixture
def full(office):
    """One application in each state, one held, and one draft."""
    for number, state in enumerate(SENT, 1):
        sent(office, state, f"A{number}")
    held = sent(office, "review", "B7")
    document = office.world.document(held)
    document.state, document.held_codes = "held", ["encrypted", "unknown-code"]
    document.save()
    office.world.document(held)
    office.world.application(office.posting)
    return office


def codes(page):
    return [application.candidate.code for application, *_ in page.context["rows"]]


def test_numbers_add_up(full):
    numbers = full.browser.get(full.path()).context["numbers"]
    told = {name: getattr(numbers, name) for name in numbers.__slots__}
    assert told == {
        "drafts": 1, "veiling": 1, "review": 2, "held": 1, "released": 1, "withdrawn": 1,
    }  # fmt: skip
    assert numbers.came == 6


@pytest.mark.parametrize(
    ("state", "expected"),
    [("held", ["B7"]), ("review", ["A2", "A3"]), ("released", ["A4"]), ("draft", 6), ("x", 6)],
)
def test_filters_agree_with_the_numbers(full, state, expected):
    found = codes(full.browser.get(full.path("applications/"), {"state": state, "sort": "code"}))
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_search_by_the_beginning_of_a_code(full):
    assert codes(full.browser.get(full.path("applications/"), {"code": "b"})) == ["B7"]
    assert len(codes(full.browser.get(full.path("applications/"), {"code": "A"}))) == 5


def test_search_by_the_applicants_reference(full):
    one = full.posting.applications.get(candidate__code="A3")
    assert codes(full.browser.get(full.path("applications/"), {"code": one.reference})) == ["A3"]


@pytest.mark.parametrize("sort", ["newest", "oldest", "code"])
def test_pages_show_every_application_once(office, sort):
    for number in range(1, 31):
        sent(office, "released", f"C{number}")
    path = office.path("applications/")
    first = office.browser.get(path, {"sort": sort})
    second = office.browser.get(path, {"sort": sort, "page": first.context["page"].next})
    assert len(codes(first)) == 25
    assert len({*codes(first), *codes(second)}) == 30
    assert second.context["page"].next == ""
    back = office.browser.get(path, {"sort": sort, "page": second.context["page"].previous})
    assert codes(back) == codes(first)


def test_search_by_name_finds_within_the_posting_and_tells_no_name(full):
    from sloer.service.journal.models import Entry

    sent(full, "review", "K1", Identity(first_name="Søren", last_name="Juhl"))
    elsewhere = full.world.posting("En anden")
    full.world.application(elsewhere, Identity(first_name="Søren", last_name="Juhl"))
    page = full.browser.post(full.path("applications/name/"), {"name": "soren JUHL"})
    assert codes(page) == ["K1"]
    assert "Juhl" not in page.content.decode()
    entry = Entry.objects.get()
    assert (entry.act, entry.details) == ("name.searched", {"found": 1})
    assert full.browser.get(full.path("applications/name/")).status_code == 405


def test_one_application_tells_states_reasons_and_reviewers_in_plain_words(full):
    application = full.posting.applications.get(candidate__code="B7")
    application.documents.exclude(state="held").update(
        state="approved", first_reviewer=full.world.user("Rikke Reviewer")
    )
    full.posting.applications.update(deletion_asked_at=timezone.now())
    page = full.browser.get(full.path(f"applications/{application.id}/")).content.decode()
    assert "bedt om, at alt slettes" in page
    assert application.reference in page
    assert "adgangskode" in page
    assert "encrypted" not in page
    assert "Kontrolleret af Rikke Reviewer." in page
    assert "Fatima" not in page


def test_who_applied_is_shown_for_a_reason_and_journalled(full):
    from sloer.service.journal.models import Entry

    application = full.posting.applications.get(candidate__code="A2")
    path = full.path(f"applications/{application.id}/identity/")
    refused = full.browser.post(path, {"reason": " "}).content.decode()
    assert "Fatima" not in refused
    assert Entry.objects.count() == 0
    page = full.browser.post(path, {"reason": "Indkaldelse til samtale"})
    assert "fatima.elkhatib@example.org" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    entry = Entry.objects.get()
    assert (entry.act, entry.reason) == ("identity.shown", "Indkaldelse til samtale")
    assert entry.application == application.id


def test_priority_reaches_hr_in_list_and_application(office):
    from sloer.service.vault.store import Person, put_person

    application = sent(office)
    put_person(application.id, Person(FATIMA, priority_access=True))
    assert "fortrinsadgang" in office.browser.get(office.path("applications/")).content.decode()
    page = office.browser.get(office.path(f"applications/{application.id}/")).content.decode()
    assert "Har bedt om fortrinsadgang" in page


def test_drafts_and_applications_to_others_are_not_there(full):
    other, _ = full.world.application(full.world.posting("En anden"), state="review")
    draft = full.posting.applications.get(state="draft")
    for hidden in (other, draft):
        for rest in ("", "identity/"):
            path = full.path(f"applications/{hidden.id}/{rest}")
            assert full.browser.post(path, {"reason": "Nysgerrig"}).status_code in (404, 405)
        assert full.browser.get(full.path(f"applications/{hidden.id}/")).status_code == 404


def test_applications_are_for_hr_of_the_posting(office):
    application = sent(office)
    for page in ("applications/", f"applications/{application.id}/"):
        assert office.browser.get(office.path(page)).status_code == 200
        assert office.statuses(office.path(page)) == NOT_FOR_OTHERS
        office.posting.memberships.exclude(user=office.hr).delete()
