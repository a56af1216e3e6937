# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The workbench of one document, and the signs of life of its page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sloer.service.access import Visit, on_posting
from sloer.service.applications.models import Document
from sloer.service.journal.recording import record
from sloer.service.postings.models import Role
from sloer.service.review.desk import Desk, desk_of
from sloer.service.review.editing import grounds_to_choose
from sloer.service.review.findings import groups_of
from sloer.service.review.forms import BeatForm, HoldForm
from sloer.service.review.grounds import choices
from sloer.service.review.listing import list_of
from sloer.service.review.presence import BEAT_SECONDS, beat, others_at, sit_down
from sloer.service.review.queries import Line, code_of, label_of
from sloer.service.review.sheet import rows_of
from sloer.service.review.told import reports_on
from sloer.service.review.wording import reasons_for


@require_GET
@on_posting(Role.RECRUITER, Role.REVIEWER)
def workbench(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Show original and veiled side by side, with what was found."""
    desk = desk_of(visit, document)
    if desk.working is None:
        return redirect("review:trouble", posting=visit.posting.id, document=document)
    _sit_down(desk)
    return render(request, "review/workbench.html", page_of(desk))


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def alive(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Take a page's sign of life; answer with who else is at the document."""
    form = BeatForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    desk = desk_of(visit, document)
    beat(desk.document, visit.user, form.cleaned_data["seconds"], left=form.cleaned_data["left"])
    return render(
        request,
        "review/parts/people.html",
        {"people": others_at(desk.document, visit.user), "desk": desk},
    )


def page_of(desk: Desk) -> dict[str, Any]:
    """Return all that the workbench shows of a document that has text."""
    return {
        "desk": desk,
        "posting": desk.visit.posting,
        "document": desk.document,
        "code": code_of(desk.application),
        "label": label_of(desk.document),
        "question": desk.document.question,
        "siblings": [Line(d, label_of(d)) for d in _siblings(desk)],
        "rows": rows_of(desk.text, desk.veiled, desk.unconfirmed),
        "choices": choices(grounds_to_choose(desk.policy)),
        "people": others_at(desk.document, desk.visit.user),
        "reports": reports_on(desk.document),
        "hold_form": HoldForm(initial={"revision": desk.document.revision}),
        "beat_seconds": BEAT_SECONDS,
        "language": desk.text.document.language.value,
        **changing_parts(desk),
    }


def changing_parts(desk: Desk) -> dict[str, Any]:
    """Return what an edit may change beside the rows themselves."""
    held = desk.document.state == Document.State.HELD
    groups = groups_of(desk.text, desk.veiled, desk.unconfirmed)
    return {
        "groups": groups,
        "findings": list_of(groups, editable=desk.is_editable),
        "left": len(desk.unconfirmed),
        "can_undo": bool(desk.text.edits) and desk.is_editable,
        "reasons": reasons_for(desk.document.held_codes) if held else [],
    }


def _siblings(desk: Desk) -> list[Document]:
    return list(desk.application.documents.select_related("question"))


def _sit_down(desk: Desk) -> None:
    """Note who is there; opening a document is journalled once a sitting."""
    _sitting, is_new = sit_down(desk.document, desk.visit.user)
    if is_new:
        record(
            "document.opened",
            actor=desk.visit.user,
            role=desk.visit.role,
            posting=desk.visit.posting.id,
            application=desk.document.application_id,
            document=desk.document.id,
            details={"revision": desk.document.revision},
        )
