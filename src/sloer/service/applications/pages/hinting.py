# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Hints while somebody types. The text is looked at and forgotten."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from sloer.service.applications import drafts
from sloer.service.applications.forms import field_name, plain
from sloer.service.applications.hints import hints_in
from sloer.service.applications.models import Application
from sloer.service.applications.pages.links import being_written, own
from sloer.service.applications.working import policy_of
from sloer.service.pages.limits import limited

NOTHING_TO_SAY = 204
"""The page keeps the hints it shows."""


@limited("hints", 900, minutes=10)
@require_POST
@own
@being_written
def hints(request: HttpRequest, application: Application, question: int) -> HttpResponse:
    """Say gently what of an answer the committee will not see."""
    asked = get_object_or_404(application.posting.questions, pk=question)
    typed = plain(request.POST.get(field_name(asked), ""))
    person = drafts.draft_of(application).person
    found = hints_in(typed, person.identity, policy_of(application.posting))
    if found is None:
        return HttpResponse(status=NOTHING_TO_SAY)
    return render(request, "applications/parts/hints.html", {"hints": found})
