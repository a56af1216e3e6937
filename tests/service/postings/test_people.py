# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who works on a posting, one role each."""

from __future__ import annotations

import pytest
from tests.service.postings.conftest import NOT_FOR_OTHERS


def add(office, user, role):
    page = office.browser.post(
        office.path("people/add/"), {"user": str(user.id), "role": role}, follow=True
    )
    return page.content.decode()


def role_of(office, user):
    member = office.posting.memberships.filter(user=user).first()
    return member and member.role


def test_accounts_are_found_and_given_a_role(office):
    karen = office.world.user("Karen Kjær")
    office.world.user("Bo Berg")
    page = office.browser.get(office.path("people/"), {"who": "kjær kar"}).content.decode()
    assert "Karen Kjær" in page
    assert "Bo Berg" not in page
    assert "Karen Kjær er nu på stillingen." in add(office, karen, "chair")
    assert role_of(office, karen) == "chair"
    assert office.acts() == ["member.added"]


@pytest.mark.parametrize(("first", "second"), [("reviewer", "member"), ("chair", "reviewer")])
def test_nobody_holds_two_roles(office, first, second):
    user = office.world.user("Karen Kjær")
    add(office, user, first)
    assert "En person har én rolle" in add(office, user, second)
    assert role_of(office, user) == first


def test_who_saw_an_applicant_never_judges(office):
    from sloer.service.journal.recording import record
    from sloer.service.postings.models import Role

    reviewer = office.world.on(office.posting, Role.REVIEWER)
    record("original.shown", actor=reviewer, role="reviewer", posting=office.posting.id)
    office.posting.memberships.filter(user=reviewer).delete()
    assert "kan ikke sidde i udvalget" in add(office, reviewer, "member")
    assert role_of(office, reviewer) is None


def test_a_second_click_adds_nobody_twice(office):
    user = office.world.user()
    add(office, user, "member")
    add(office, user, "member")
    assert office.acts() == ["member.added"]


def remove(office, user):
    member = office.posting.memberships.get(user=user)
    path = office.path(f"people/{member.id}/remove/")
    return office.browser.post(path, follow=True).content.decode()


def test_somebody_of_hr_must_stay(office):
    assert "Der skal være en fra HR" in remove(office, office.hr)
    assert role_of(office, office.hr) == "recruiter"


def test_two_must_stay_where_two_check(office):
    from sloer.service.postings.models import Posting, Role

    reviewer = office.world.on(office.posting, Role.REVIEWER)
    Posting.objects.filter(pk=office.posting.pk).update(second_reviewer=True)
    assert "To personer skal kontrollere" in remove(office, reviewer)
    assert role_of(office, reviewer) == "reviewer"


def test_people_are_taken_off(office):
    from sloer.service.postings.models import Role

    member = office.world.on(office.posting, Role.MEMBER)
    assert "Personen er fjernet" in remove(office, member)
    assert role_of(office, member) is None
    assert office.acts() == ["member.removed"]


def test_a_member_of_another_posting_is_not_reached(office):
    from sloer.service.postings.models import Role

    other = office.world.posting("En anden")
    stranger = office.world.on(other, Role.MEMBER)
    member = other.memberships.get(user=stranger)
    office.browser.post(office.path(f"people/{member.id}/remove/"))
    assert other.memberships.filter(user=stranger).exists()


@pytest.mark.parametrize("sent", [{}, {"user": "x", "role": "member"}, {"role": "king"}])
def test_nonsense_is_a_plain_sentence(office, sent):
    page = office.browser.post(office.path("people/add/"), sent, follow=True).content.decode()
    assert "Vælg en person og en rolle." in page


def test_people_are_for_hr_of_the_posting(office):
    assert office.statuses(office.path("people/")) == NOT_FOR_OTHERS
