# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The committee's view, shown to its applicant, and reports of what is wrong with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sloer.service.applications.forms import ReportForm
from sloer.service.applications.models import Application
from sloer.service.applications.pages.links import own, secret_of, to, was_sent
from sloer.service.applications.reports import Told, report
from sloer.service.applications.showing import Shown, Stage, committee_view
from sloer.service.pages.limits import limited


@limited("view", 600, minutes=10)
@require_safe
@own
@was_sent
def view(request: HttpRequest, application: Application) -> HttpResponse:
    """Show what the committee gets, or will get as things stand."""
    return _page(request, application)


@limited("report", 60, minutes=10)
@require_POST
@own
@was_sent
def tell(request: HttpRequest, application: Application) -> HttpResponse:
    """Take a report; it waits for a reviewer."""
    if application.state == Application.State.WITHDRAWN:
        return to(request, "home")
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, application, form)
    told = form.cleaned_data
    document = application.documents.filter(pk=told["document"]).first()
    report(application, document, told["kind"], Told(told["words"], told["comment"]))
    messages.success(request, _("Thank you. A person will look at it."))
    return to(request, "view")


def _page(
    request: HttpRequest, application: Application, faulty: ReportForm | None = None
) -> HttpResponse:
    shown = committee_view(application)
    about = faulty.data.get("document", "") if faulty else None
    documents = [
        (each, _form(each, faulty if faulty and about == str(each.document or "") else None))
        for each in shown
    ]
    context = {
        "application": application,
        "posting": application.posting,
        "secret": secret_of(request),
        "documents": documents,
        "form": faulty,
        "is_released": any(each.stage is Stage.RELEASED for each in shown),
        "waiting": application.reports.filter(handled_at=None).count(),
        "answered": application.reports.exclude(handled_at=None).count(),
    }
    return render(request, "applications/view.html", context)


def _form(shown: Shown, faulty: ReportForm | None) -> ReportForm:
    """Return the form below one document; each has ids of its own on the page."""
    prefix = _ids(shown.document)
    if faulty is not None:
        faulty.auto_id = prefix
        return faulty
    return ReportForm(initial={"document": shown.document}, auto_id=prefix)


def _ids(document: UUID | None) -> str:
    return f"report-{document or 'all'}-%s"
