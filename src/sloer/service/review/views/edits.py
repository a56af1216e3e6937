# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Changes to a document: a veil more or less, another ground, and one step back.

With htmx the answer holds just what changed; without it the page is shown anew.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sloer.service.access import Visit, on_posting
from sloer.service.applications.working import Change
from sloer.service.postings.models import Role
from sloer.service.review.desk import (
    ClosedError,
    Desk,
    StaleError,
    desk_of,
    edit,
    edit_everywhere,
    require_fresh,
    undo,
)
from sloer.service.review.editing import EditError
from sloer.service.review.forms import Act, ActForm, RevisionForm
from sloer.service.review.grounds import words_for
from sloer.service.review.news import what_happened
from sloer.service.review.sheet import Row, name_of, rows_of
from sloer.service.review.views.workbench import changing_parts, page_of

CONFLICT = 409
UNPROCESSABLE = 422


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def change(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Make one change; an older page changes nothing and is told what happened meanwhile."""
    desk = desk_of(visit, document, lock=True)
    form = ActForm(request.POST)
    if not form.is_valid():
        return _refused(request, desk, _("That could not be done. The page is up to date now."))
    act: Act = form.cleaned_data["do"]
    everywhere: bool = form.cleaned_data["everywhere"]
    try:
        require_fresh(desk, form.cleaned_data["revision"])
        after, said = _everywhere(desk, act) if everywhere else _here(desk, act)
    except StaleError as stale:
        return _stale(request, desk, stale, act, everywhere=everywhere)
    except EditError:
        return _refused(request, desk, _("That could not be done. The page is up to date now."))
    except ClosedError:
        return _closed(request, desk)
    return _changed(request, desk, after, said, name_of(act.span))


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def step_back(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Take the last change back, with all that belonged to it."""
    desk = desk_of(visit, document, lock=True)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return _refused(request, desk, _("That could not be done. The page is up to date now."))
    try:
        require_fresh(desk, form.cleaned_data["revision"])
        after = undo(desk)
    except StaleError as stale:
        return _stale(request, desk, stale, None, everywhere=False)
    except ClosedError:
        return _closed(request, desk)
    said = _("The last change is undone.") if after is not desk else _("Nothing to undo.")
    return _changed(request, desk, after, said, "")


def _here(desk: Desk, act: Act) -> tuple[Desk, str]:
    after = edit(desk, act.change, act.span, act.ground)
    ground = words_for(act.ground)
    said = {
        Change.ACCEPT: _("Confirmed: %(ground)s."),
        Change.REMOVE: _("May be read: %(ground)s."),
        Change.RELABEL: _("Veiled as: %(ground)s."),
        Change.ADD: _("Veiled: %(ground)s."),
    }[act.change]
    return after, said % {"ground": ground}


def _everywhere(desk: Desk, act: Act) -> tuple[Desk, str]:
    after, elsewhere, reopened = edit_everywhere(desk, act.span, act.ground)
    here = len(after.text.edits) - len(desk.text.edits)
    said = _("Veiled everywhere: %(here)s here, %(elsewhere)s in other documents.") % {
        "here": here,
        "elsewhere": elsewhere,
    }
    if reopened:
        said += " " + ngettext(
            "%(count)s document must be approved again.",
            "%(count)s documents must be approved again.",
            reopened,
        ) % {"count": reopened}
    return after, said


def _changed(request: HttpRequest, before: Desk, after: Desk, said: str, name: str) -> HttpResponse:
    if not is_partial(request):
        messages.success(request, said)
        return redirect(f"{_address(after)}#f-{name}" if name else _address(after))
    context = {"rows": _changed_rows(before, after), "said": said, "desk": after}
    return render(request, "review/changes.html", context | changing_parts(after))


def _changed_rows(before: Desk, after: Desk) -> list[Row]:
    old, new = _rows(before), _rows(after)
    return [row for row, was in zip(new, old, strict=True) if row != was]


def _rows(desk: Desk) -> list[Row]:
    return rows_of(desk.text, desk.veiled, desk.unconfirmed)


def _stale(
    request: HttpRequest, desk: Desk, stale: StaleError, act: Act | None, *, everywhere: bool
) -> HttpResponse:
    """Tell what changed meanwhile, show it, and keep what was asked ready to be done."""
    refused = {
        "happened": what_happened(stale.entries, desk.visit.user),
        "act": act,
        "everywhere": everywhere,
        "ground": words_for(act.ground) if act else "",
    }
    return _whole(request, desk, CONFLICT, refused=refused)


def _closed(request: HttpRequest, desk: Desk) -> HttpResponse:
    return _whole(
        request, desk, CONFLICT, said=_("The document is past review and was not changed.")
    )


def _refused(request: HttpRequest, desk: Desk, said: str) -> HttpResponse:
    return _whole(request, desk, UNPROCESSABLE, said=said)


def _whole(request: HttpRequest, desk: Desk, status: int, **more: object) -> HttpResponse:
    """Show the document as it is now, all of it, and nothing lost of what was asked."""
    if desk.working is None:
        return redirect("review:trouble", posting=desk.visit.posting.id, document=desk.document.id)
    template = "review/changes.html" if is_partial(request) else "review/workbench.html"
    return render(request, template, page_of(desk) | more, status=status)


def is_partial(request: HttpRequest) -> bool:
    """Tell whether htmx asks, and wants only what changed."""
    return request.headers.get("HX-Request") == "true"


def _address(desk: Desk) -> str:
    return reverse("review:document", args=(desk.visit.posting.id, desk.document.id))
