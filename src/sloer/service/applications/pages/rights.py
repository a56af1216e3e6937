# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""An applicant's rights: own data out, take the application back, ask for deletion."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sloer.service.applications.models import Application
from sloer.service.applications.pages.links import own, secret_of, to, was_sent
from sloer.service.applications.takeout import archive_of
from sloer.service.applications.withdrawing import ask_deletion, withdraw
from sloer.service.journal.recording import record
from sloer.service.pages.limits import limited


@limited("data", 30, minutes=10)
@require_safe
@own
def data(request: HttpRequest, application: Application) -> HttpResponse:
    """Give the applicant all that is kept of them, as one file."""
    response = HttpResponse(archive_of(application), content_type="application/zip")
    name = _("my-application")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    if application.state != Application.State.DRAFT:
        record(
            "data.taken_out",
            actor=None,
            role="applicant",
            posting=application.posting_id,
            application=application.id,
        )
    return response


@limited("write", 1200, minutes=10)
@require_http_methods(["GET", "HEAD", "POST"])
@own
@was_sent
def take_back(request: HttpRequest, application: Application) -> HttpResponse:
    """Withdraw, after asking."""
    if application.state == Application.State.WITHDRAWN:
        return to(request, "home")
    if request.method != "POST":
        context = {
            "application": application,
            "posting": application.posting,
            "secret": secret_of(request),
        }
        return render(request, "applications/withdraw.html", context)
    withdraw(application)
    messages.success(request, _("Your application is withdrawn."))
    return to(request, "home")


@limited("write", 1200, minutes=10)
@require_POST
@own
@was_sent
def be_forgotten(request: HttpRequest, application: Application) -> HttpResponse:
    """Ask for all of it to be deleted."""
    ask_deletion(application)
    messages.success(request, _("HR has your wish and will answer you."))
    return to(request, "home")
