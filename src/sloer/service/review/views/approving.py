# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Approving a document and going on to the next one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sloer.service.access import Visit, on_posting
from sloer.service.applications.models import Document
from sloer.service.postings.models import Role
from sloer.service.review import releasing
from sloer.service.review.desk import Desk, StaleError, desk_of, require_fresh
from sloer.service.review.forms import ApproveForm
from sloer.service.review.guarding import RefusedError
from sloer.service.review.holding import Passing, Standing
from sloer.service.review.news import what_happened
from sloer.service.review.tallying import keep_outcomes
from sloer.service.review.views.queue import to_next
from sloer.service.review.views.workbench import page_of
from sloer.service.review.wording import spoken

CONFLICT = 409
UNPROCESSABLE = 422


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def approve(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Approve what the page showed, if everything uncertain is settled and the proof stands."""
    desk = desk_of(visit, document, lock=True)
    form = ApproveForm(request.POST)
    if desk.working is None or not form.is_valid():
        return redirect("review:trouble", posting=visit.posting.id, document=document)
    try:
        require_fresh(desk, form.cleaned_data["revision"])
    except StaleError as stale:
        refused = {"happened": what_happened(stale.entries, visit.user)}
        return _page(request, desk, CONFLICT, refused=refused)
    if desk.unconfirmed:
        return _page(request, desk, UNPROCESSABLE, said=_waiting(len(desk.unconfirmed)))
    passing, reason = form.cleaned_data["passing"], form.cleaned_data["reason"]
    if passing and not reason.strip():
        said = _("Write why what was found may pass.")
        return _page(request, desk, UNPROCESSABLE, said=said)
    return _approved(request, desk, form.cleaned_data["revision"], passing, reason)


def _approved(
    request: HttpRequest, desk: Desk, revision: int, passing: list[str], reason: str
) -> HttpResponse:
    user, role = desk.visit.user, desk.visit.role
    try:
        outcome = releasing.approve(
            desk.document, user, role=role, revision=revision, passing=passing, reason=reason
        )
    except RefusedError as refused:
        return _page(request, desk, CONFLICT, said=spoken(refused.sentence))
    if outcome.standing:
        now = desk_of(desk.visit, desk.document.id)
        return _page(request, now, UNPROCESSABLE, standing=_questions(outcome.standing))
    if outcome.state in {Document.State.APPROVED, Document.State.CHECKED}:
        keep_outcomes(desk.document, user, desk.text, desk.policy)
    if outcome.released:
        messages.success(request, _("The application is released to the committee."))
    return to_next(request, desk.visit, desk_of(desk.visit, desk.document.id).application)


def _waiting(count: int) -> str:
    return ngettext(
        "%(count)s stretch waits for your yes or no. Then you can approve.",
        "%(count)s stretches wait for your yes or no. Then you can approve.",
        count,
    ) % {"count": count}


def _questions(standing: tuple[Standing, ...]) -> list[dict[str, object]]:
    """Return what the proof found, and whether this reviewer may let it pass."""
    return [
        {
            "key": one.key,
            "sentence": spoken(one.sentence),
            "may_pass": one.passing is not Passing.BY_NOBODY,
            "needs_two": one.passing is Passing.BY_TWO,
        }
        for one in standing
    ]


def _page(request: HttpRequest, desk: Desk, status: int, **more: object) -> HttpResponse:
    if desk.working is None:
        return redirect("review:trouble", posting=desk.visit.posting.id, document=desk.document.id)
    return render(request, "review/workbench.html", page_of(desk) | more, status=status)
