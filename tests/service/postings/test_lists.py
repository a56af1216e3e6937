# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""HR's first page and the list of postings."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone


def titles(page):
    return [posting.title for posting, _ in page.context["rows"]]


@pytest.fixture
def busy(office):
    """Sixty more postings of the same HR, and one of somebody else's."""
    from sloer.service.postings.models import Membership, Posting, Role

    now = timezone.now()
    made = Posting.objects.bulk_create(
        Posting(
            title=f"Stilling {i:02}",
            workplace="Skolen" if i % 2 else "Biblioteket",
            deadline=now + timedelta(days=i // 3 + 1),
            state="closed" if i % 5 == 0 else "open",
        )
        for i in range(60)
    )
    Membership.objects.bulk_create(
        Membership(posting=p, user=office.hr, role=Role.RECRUITER) for p in made
    )
    office.world.on(office.world.posting("Hemmelig"), Role.RECRUITER)
    return office


@pytest.mark.parametrize("sort", ["deadline", "title", "created"])
def test_pages_show_every_posting_once_forwards_and_back(busy, sort):
    seen, page = [], busy.browser.get("/postings/all/", {"sort": sort})
    while True:
        seen.append(titles(page))
        mark = page.context["page"].next
        if not mark:
            break
        page = busy.browser.get("/postings/all/", {"sort": sort, "page": mark})
    whole = [title for shown in seen for title in shown]
    assert len(whole) == len(set(whole)) == 61
    assert "Hemmelig" not in whole
    back = busy.browser.get("/postings/all/", {"sort": sort, "page": page.context["page"].previous})
    assert titles(back) == seen[-2]


def test_search_has_every_word_in_title_or_workplace(busy):
    page = busy.browser.get("/postings/all/", {"q": "skolen stilling 07"})
    assert titles(page) == ["Stilling 07"]
    none = busy.browser.get("/postings/all/", {"q": "100%"}).content.decode()
    assert "Ingen stilling passer" in none


def test_state_narrows(busy):
    assert len(titles(busy.browser.get("/postings/all/", {"state": "closed"}))) == 12


@pytest.mark.parametrize("mark", ["x", "ÿ", "W10", "eyJhIjoxfQ", "WyJhIiwiMSIsIjIiXQ", "a" * 900])
def test_a_made_up_mark_is_the_first_page(busy, mark):
    page = busy.browser.get("/postings/all/", {"page": mark})
    assert len(titles(page)) == 25
    assert page.context["page"].previous == ""


def test_home_has_deadlines_and_what_waits(busy):
    from sloer.service.postings.models import Posting

    late = busy.world.posting("Forsinket", deadline=timezone.now() - timedelta(days=1))
    late.memberships.create(user=busy.hr, role="recruiter")
    busy.world.application(late, state="review", sent_at=timezone.now())
    page = busy.browser.get("/postings/")
    ((posting, numbers),) = page.context["past"]
    assert (posting, numbers.review, numbers.came) == (late, 1, 1)
    coming = [p.deadline for p, _ in page.context["coming"]]
    assert coming == sorted(coming)
    assert len(coming) == 8
    assert Posting.objects.get(title="Hemmelig").title not in page.content.decode()


def test_who_has_no_postings_sees_none_and_who_is_nobody_signs_in(office, client):
    other = office.world.client_of(office.world.user(is_recruiter=True))
    assert "Du har ingen stillinger endnu." in other.get("/postings/all/").content.decode()
    assert other.get("/postings/").context["coming"] == []
    assert client.get("/postings/").status_code == client.get("/postings/all/").status_code == 302
