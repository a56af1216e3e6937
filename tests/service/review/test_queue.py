# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The queue: the likeliest miss first, whole applications, each to one person at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.service.review.desks import ANSWER, LETTER, address, on_the_desk
from tests.service.review.doors import signed_in_as, who_comes_in

REVIEWER = "reviewer"


@pytest.fixture
def posting(world):
    return world.posting()


@pytest.fixture
def reviewer(world, posting):
    return signed_in_as(world, posting, REVIEWER)


def queue_of(posting):
    return reverse("review:queue", args=(posting.id,))


def next_of(posting):
    return reverse("review:next", args=(posting.id,))


@pytest.mark.parametrize("name", ["queue", "next"])
def test_only_hr_and_reviewers_of_the_posting_come_in(world, posting, name):
    path = reverse(f"review:{name}", args=(posting.id,))
    assert who_comes_in(world, posting, path, "get") == []
    for role in ("recruiter", REVIEWER):
        assert signed_in_as(world, posting, role).get(path).status_code in {200, 302}


def test_each_sees_the_postings_they_check(world, posting):
    on_the_desk(world, posting)
    world.posting("Kok")
    said = signed_in_as(world, posting, REVIEWER).get("/review/").content.decode()
    assert "Pædagog" in said
    assert "Kok" not in said
    member = signed_in_as(world, posting, "member").get("/review/")
    assert "Pædagog" not in member.content.decode()


def test_the_likeliest_miss_comes_first_then_the_most_uncertain(world, posting, reviewer):
    on_the_desk(world, posting, code="A1", miss_likelihood=0.1, uncertain=1)
    on_the_desk(world, posting, code="A2", miss_likelihood=0.7, uncertain=0)
    on_the_desk(world, posting, code="A3", miss_likelihood=0.1, uncertain=4)
    cases = reviewer.get(queue_of(posting)).context["cases"]
    assert [case.code for case in cases] == ["A2", "A3", "A1"]
    assert [case.risk for case in cases] == [70, 10, 10]


def test_what_is_left_is_counted(world, posting, reviewer):
    on_the_desk(world, posting, LETTER, ANSWER)
    on_the_desk(world, posting, state="held", held_codes=["encrypted"])
    on_the_desk(world, posting, state="approved")
    page = reviewer.get(queue_of(posting))
    counts = page.context["counts"]
    assert (counts.documents, counts.applications, counts.held) == (2, 1, 1)
    assert "Filen er beskyttet med adgangskode." in page.content.decode()


def test_one_goes_through_all_documents_of_an_application_in_a_row(world, posting, reviewer):
    from sloer.service.review.queries import next_document

    on_the_desk(world, posting, miss_likelihood=0.3)
    risky = on_the_desk(world, posting, LETTER, ANSWER, miss_likelihood=0.9)
    first, second = risky.documents.all()
    user = posting.memberships.get(role=REVIEWER).user
    assert next_document(posting, user) == first
    first.state = first.State.APPROVED
    first.save()
    assert next_document(posting, user, risky) == second
    assert reviewer.get(next_of(posting))["Location"] == address("document", second)


def test_an_application_that_a_colleague_has_open_is_left_to_them(world, posting, reviewer):
    from django.utils import timezone

    from sloer.service.review.models import Sitting

    risky = on_the_desk(world, posting, code="A1", miss_likelihood=0.9)
    other = on_the_desk(world, posting, code="A2", miss_likelihood=0.1)
    colleague = signed_in_as(world, posting, "recruiter")
    colleague.get(address("document", risky.documents.get()))
    assert reviewer.get(next_of(posting))["Location"] == address("document", other.documents.get())
    (case, _) = reviewer.get(queue_of(posting)).context["cases"]
    assert [str(person) for person in case.people] == ["Kollega 2"]
    Sitting.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    assert reviewer.get(next_of(posting))["Location"] == address("document", risky.documents.get())


def test_the_second_pair_of_eyes_is_another_person(world, posting, reviewer):
    first = posting.memberships.get(role=REVIEWER).user
    application = on_the_desk(world, posting, state="checked", first_reviewer=first)
    page = reviewer.get(queue_of(posting))
    assert page.context["cases"] == []
    assert [case.code for case in page.context["for_another"]] == ["A1"]
    assert reviewer.get(next_of(posting))["Location"] == queue_of(posting)
    second = signed_in_as(world, posting, REVIEWER)
    document = application.documents.get()
    assert second.get(next_of(posting))["Location"] == address("document", document)


def test_what_is_still_being_veiled_waits(world, posting, reviewer):
    application = on_the_desk(world, posting, LETTER, ANSWER)
    application.documents.filter(order=2).update(state="queued")
    page = reviewer.get(queue_of(posting))
    assert page.context["cases"] == []
    assert page.context["counts"].on_the_way == 1


def test_withdrawn_applications_are_gone(world, posting, reviewer):
    application = on_the_desk(world, posting)
    application.state = application.State.WITHDRAWN
    application.save()
    assert reviewer.get(queue_of(posting)).context["cases"] == []


def test_the_list_names_no_file_and_no_applicant(world, posting, reviewer):
    on_the_desk(world, posting)
    said = reviewer.get(queue_of(posting)).content.decode()
    assert "brev.txt" not in said
    assert "Fatima" not in said
