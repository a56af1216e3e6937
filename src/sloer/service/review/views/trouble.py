# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What else can be done with a document: hold, retype, replace, leave out, try again, reopen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sloer.service.access import Visit, on_posting
from sloer.service.accounts.models import User
from sloer.service.applications.models import Document
from sloer.service.journal.models import Entry
from sloer.service.postings.models import Role
from sloer.service.review import releasing, replacing
from sloer.service.review.desk import Desk, desk_of
from sloer.service.review.forms import (
    HoldForm,
    LeaveOutForm,
    ReopenForm,
    ReplaceForm,
    RetypeForm,
)
from sloer.service.review.guarding import RefusedError
from sloer.service.review.queries import code_of, label_of
from sloer.service.review.views.queue import to_next
from sloer.service.review.wording import reasons_for, spoken

UNPROCESSABLE = 422
State = Document.State


@require_GET
@on_posting(Role.RECRUITER, Role.REVIEWER)
def trouble(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Say why a document is held, and offer what can be done."""
    return render(request, "review/trouble.html", _page_of(desk_of(visit, document)))


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def hold(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Put a document aside for a colleague, and go on."""

    def act(desk: Desk, form: forms.Form) -> None:
        releasing.hold(desk.document, visit.user, role=visit.role, **form.cleaned_data)

    return _do(request, visit, document, "hold_form", HoldForm, act, _("The document is held."))


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def leave_out(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Leave a document out of what the committee gets."""

    def act(desk: Desk, form: forms.Form) -> None:
        releasing.leave_out(desk.document, visit.user, role=visit.role, **form.cleaned_data)

    said = _("The document is left out.")
    return _do(request, visit, document, "leave_out_form", LeaveOutForm, act, said)


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def retype(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Take the text that a reviewer typed for a file that cannot be read."""

    def act(desk: Desk, form: forms.Form) -> None:
        replacing.replace_text(
            desk.document, form.cleaned_data["text"], visit.user, role=visit.role
        )

    said = _("Your text is veiled and stands on the workbench.")
    return _do(request, visit, document, "retype_form", RetypeForm, act, said, stay=True)


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def replace(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Take another file in the place of a held one."""

    def act(desk: Desk, form: forms.Form) -> None:
        file = form.cleaned_data["file"]
        replacing.replace_file(desk.document, file.read(), file.name, visit.user, role=visit.role)

    said = _("The new file is being veiled. It comes back into the queue.")
    return _do(request, visit, document, "replace_form", ReplaceForm, act, said)


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def again(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Send a held document through the machine once more."""

    def act(desk: Desk, form: forms.Form) -> None:
        replacing.try_again(desk.document, visit.user, role=visit.role)

    said = _("The document is being veiled again. It comes back into the queue.")
    return _do(request, visit, document, "again_form", forms.Form, act, said)


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def reopen(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Take an approved or left-out document up again; the committee no longer has it."""

    def act(desk: Desk, form: forms.Form) -> None:
        releasing.reopen(desk.document, visit.user, role=visit.role, **form.cleaned_data)

    said = _("The document is open for review again.")
    return _do(request, visit, document, "reopen_form", ReopenForm, act, said, stay=True)


def _do(
    request: HttpRequest,
    visit: Visit,
    document: UUID,
    name: str,
    kind: type[forms.Form],
    act: Callable[[Desk, forms.Form], None],
    said: str,
    *,
    stay: bool = False,
) -> HttpResponse:
    """Do one thing, or show the page again with all that was typed and what is wrong."""
    desk = desk_of(visit, document)
    form = kind(request.POST, request.FILES)
    if form.is_valid():
        try:
            act(desk, form)
        except RefusedError as refused:
            form.add_error(None, spoken(refused.sentence))
        else:
            messages.success(request, said)
            if stay:
                return redirect("review:document", posting=visit.posting.id, document=document)
            return to_next(request, visit, desk_of(visit, document).application)
    page = _page_of(desk) | {name: form, "form": form}
    return render(request, "review/trouble.html", page, status=UNPROCESSABLE)


def _page_of(desk: Desk) -> dict[str, Any]:
    document = desk.document
    held = document.state == State.HELD
    return {
        "desk": desk,
        "posting": desk.visit.posting,
        "document": document,
        "code": code_of(desk.application),
        "label": label_of(document),
        "reasons": reasons_for(document.held_codes) if held else [],
        "told": _told_by_colleague(document) if held else None,
        "is_held": held,
        "is_under_review": document.state in releasing.UNDER_REVIEW,
        "is_done": document.state in releasing.DONE,
        "hold_form": HoldForm(auto_id="id_hold_%s"),
        "leave_out_form": LeaveOutForm(auto_id="id_leave_out_%s"),
        "retype_form": RetypeForm(initial={"text": _read_text(desk)}),
        "replace_form": ReplaceForm(),
        "reopen_form": ReopenForm(auto_id="id_reopen_%s"),
    }


def _read_text(desk: Desk) -> str:
    """Return what the machine could read, for somebody to go on from."""
    if desk.working is None:
        return ""
    return "\n\n".join(block.text for block in desk.working.document.blocks if block.text)


def _told_by_colleague(document: Document) -> dict[str, str] | None:
    """Return what a colleague wrote who holds the document, and who that is."""
    if releasing.BY_HAND not in document.held_codes:
        return None
    entry = (
        Entry.objects.filter(document=document.id, act="document.held")
        .exclude(reason="")
        .order_by("-number")
        .first()
    )
    if entry is None:
        return None
    person = User.objects.filter(pk=entry.actor).first() if entry.actor else None
    return {"who": str(person or "–"), "reason": entry.reason}
