# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""HR decides about what was held: taken, added to somebody, put together, or refused."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.service.intake.conftest import balance, letter, outcomes, zipped

LIST = b"navn;email;fil\nAnna Berg;anna@example.org;anna.txt\nBo Dam;bo@example.org;\n"
FILES = {"l.csv": LIST, "anna.txt": letter("Anna"), "bo-cv.txt": letter("Bo Dam")}


@pytest.fixture
def delivery(deliver):
    """Anna is taken; Bo's line has no file, and Bo's file has no line."""
    return deliver({"a.zip": zipped(FILES)})


@pytest.fixture
def party_of(delivery):
    def find(name: str) -> int:
        from sloer.service.intake.keeping import names_of

        lines = list(delivery.lines.all())
        names = names_of(lines)
        return next(line.party for line in lines if names[line.thing] == name)

    return find


@pytest.fixture
def decide(delivery, recruiter, world):
    browser = world.client_of(recruiter)

    def post(party: int, **data: str):
        arguments = [delivery.posting_id, delivery.id, party]
        return browser.post(reverse("intake:party", args=arguments), data)

    return post


def now(delivery):
    delivery.refresh_from_db()
    return delivery


def test_who_may_decide(delivery, party_of, posting, recruiter, world, client):
    from sloer.service.postings.models import Role

    address = reverse("intake:party", args=[posting.id, delivery.id, party_of("bo-cv.txt")])
    others = [
        world.client_of(world.on(world.posting("Kok"), Role.RECRUITER)),
        world.client_of(world.on(posting, Role.REVIEWER)),
        world.client_of(world.on(posting, Role.MEMBER)),
    ]
    for browser in others:
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"act": "take"}).status_code == 404
    assert client.post(address, {"act": "take"}).status_code == 302
    assert posting.applications.count() == 1
    page = world.client_of(recruiter).get(address)
    assert page.status_code == 200
    assert "bo-cv.txt" in page.content.decode()


def test_a_held_file_becomes_an_application(delivery, party_of, decide, posting):
    from sloer.service.vault import store

    assert decide(party_of("bo-cv.txt"), act="take").status_code == 302
    application = posting.applications.latest("created_at")
    assert application.state == "veiling"
    document = application.documents.get()
    assert store.original_of(document.id) == (FILES["bo-cv.txt"], "bo-cv.txt")
    assert outcomes(now(delivery))["bo-cv.txt"] == ("taken", "identity_unknown")
    assert balance(delivery) == (5, 4, 1, 0)


def test_two_who_decide_at_once_make_one_application(delivery, party_of, decide, posting):
    party = party_of("bo-cv.txt")
    decide(party, act="take")
    decide(party, act="take")
    assert posting.applications.count() == 2


def test_a_held_file_is_added_to_an_applicant(delivery, party_of, decide, posting):
    from sloer.service.journal.models import Entry

    anna = posting.applications.get()
    decide(party_of("bo-cv.txt"), act="add", target=f"application:{anna.id}")
    assert anna.documents.count() == 2
    assert outcomes(now(delivery))["bo-cv.txt"] == ("taken", "")
    assert Entry.objects.filter(act="delivery.party_added", application=anna.id).exists()


def test_a_released_application_takes_no_more(delivery, party_of, decide, posting):
    posting.applications.update(state="released")
    anna = posting.applications.get()
    response = decide(party_of("bo-cv.txt"), act="add", target=f"application:{anna.id}")
    assert response.status_code == 422
    assert outcomes(now(delivery))["bo-cv.txt"] == ("held", "no_applicant")


def test_a_file_is_put_with_a_line_that_waits_and_both_are_taken(
    delivery, party_of, decide, posting
):
    from sloer.service.vault import store

    row = party_of("3: Bo Dam")
    assert decide(row, act="take").status_code == 302
    assert posting.applications.count() == 1, "an application of no files"
    decide(party_of("bo-cv.txt"), act="add", target=f"party:{row}")
    assert outcomes(now(delivery))["bo-cv.txt"] == ("held", "put_together")
    decide(row, act="take")
    application = posting.applications.latest("created_at")
    assert store.person_of(application.id).identity.email == "bo@example.org"
    assert balance(now(delivery)) == (5, 5, 0, 0)


def test_refusing_needs_a_reason_and_throws_the_bytes_away(delivery, party_of, decide):
    from sloer.service.intake.keeping import content_of
    from sloer.service.journal.models import Entry

    party = party_of("bo-cv.txt")
    assert decide(party, act="refuse", reason=" ").status_code == 422
    decide(party, act="refuse", reason="Hører til en anden stilling")
    assert outcomes(now(delivery))["bo-cv.txt"] == ("refused", "refused_by_hand")
    assert balance(delivery) == (5, 3, 1, 1)
    assert content_of(delivery.lines.get(party=party)) is None
    entry = Entry.objects.get(act="delivery.party_refused")
    assert entry.reason == "Hører til en anden stilling"


def test_a_duplicate_can_be_taken_all_the_same(deliver, delivery, recruiter, world, posting):
    again = deliver({"anna.txt": letter("Anna")})
    assert outcomes(again) == {"anna.txt": ("refused", "duplicate")}
    address = reverse("intake:party", args=[posting.id, again.id, 1])
    world.client_of(recruiter).post(address, {"act": "take"})
    assert posting.applications.count() == 2
    assert balance(now(again)) == (1, 1, 0, 0)


def test_what_an_applicant_has_already_is_not_added_twice(deliver, delivery, decide, posting):
    from sloer.service.intake import deciding

    anna = posting.applications.get()
    again = deliver({"A.zip": zipped({"A/anna.txt": letter("Anna"), "A/ny.txt": b"Nyt bilag"})})
    assert set(outcomes(again).values()) == {("held", "duplicate"), ("held", "possible_duplicate")}
    deciding.add_to(again, 1, anna, again.user)
    assert anna.documents.count() == 2
    assert balance(now(again)) == (2, 1, 0, 1)
