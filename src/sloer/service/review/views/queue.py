# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What waits: the reviewer's postings, and the queue of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sloer.service.access import Visit, on_posting, signed_in
from sloer.service.applications.models import Application
from sloer.service.postings.models import Role
from sloer.service.review.queries import (
    cases_of,
    counts_of,
    held,
    next_document,
    postings_to_review,
    waiting,
    waits_for_another,
)
from sloer.service.review.told import lines_of, waiting_reports

if TYPE_CHECKING:
    from sloer.service.accounts.models import User

PER_PAGE = 40


@require_GET
@signed_in
def postings(request: HttpRequest) -> HttpResponse:
    """List the postings on which somebody checks veils, and what is left on each."""
    return render(
        request,
        "review/postings.html",
        {"postings": postings_to_review(cast("User", request.user))},
    )


@require_GET
@on_posting(Role.RECRUITER, Role.REVIEWER)
def queue(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what waits on one posting: to check, held, and with a colleague."""
    page = Paginator(waiting(visit.posting, visit.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "review/queue.html",
        {
            "posting": visit.posting,
            "reports": lines_of(waiting_reports(visit.posting)[:PER_PAGE]),
            "counts": counts_of(visit.posting, visit.user),
            "page": page,
            "cases": cases_of(page.object_list),
            "held": cases_of(held(visit.posting)[:PER_PAGE]),
            "for_another": cases_of(waits_for_another(visit.posting, visit.user)[:PER_PAGE]),
        },
    )


@require_GET
@on_posting(Role.RECRUITER, Role.REVIEWER)
def begin(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Go to what should be checked first."""
    return to_next(request, visit, None)


def to_next(request: HttpRequest, visit: Visit, after: Application | None) -> HttpResponse:
    """Go on: the rest of the same application, then the next one, then back to the queue."""
    document = next_document(visit.posting, visit.user, after)
    if document is None:
        messages.success(request, _("You are through: nothing waits for you here."))
        return redirect("review:queue", posting=visit.posting.id)
    return redirect("review:document", posting=visit.posting.id, document=document.id)
