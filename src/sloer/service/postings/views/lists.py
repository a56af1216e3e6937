# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""HR's first page (deadlines), and all their postings with search."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sloer.service.access import signed_in
from sloer.service.accounts.models import User
from sloer.service.postings import queries
from sloer.service.postings.keyset import kept, page_of
from sloer.service.postings.models import Posting


def user_of(request: HttpRequest) -> User:
    """Return who asks; the rule in front of each view has seen that somebody is signed in."""
    user = request.user
    if isinstance(user, AnonymousUser):
        raise TypeError("a view without a rule was asked")
    return user


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Deadlines that come next, and postings that are past theirs, with what waits on each."""
    user = user_of(request)
    coming, past = queries.next_deadlines(user), queries.past_deadlines(user)
    numbers = queries.numbers_of([posting.id for posting in (*coming, *past)])
    return render(
        request,
        "postings/home.html",
        {
            "coming": [(posting, numbers[posting.id]) for posting in coming],
            "past": [(posting, numbers[posting.id]) for posting in past],
        },
    )


@signed_in
@require_safe
def all_postings(request: HttpRequest) -> HttpResponse:
    """All postings of the user, searched and sorted."""
    asked = kept(request.GET, "q", "state", "sort")
    asked["sort"] = asked["sort"] if asked["sort"] in queries.POSTING_ORDERS else "deadline"
    found = queries.search_postings(
        queries.postings_of(user_of(request)), asked["q"], asked["state"]
    )
    page = page_of(found, queries.POSTING_ORDERS[asked["sort"]], request.GET.get("page", ""))
    numbers = queries.numbers_of([posting.id for posting in page.rows])
    return render(
        request,
        "postings/list.html",
        {
            "rows": [(posting, numbers[posting.id]) for posting in page.rows],
            "page": page,
            "asked": asked,
            "states": Posting.State.choices,
        },
    )
