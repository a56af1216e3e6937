# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Answering what applicants report."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sloer.service.access import Visit, on_posting
from sloer.service.postings.models import Role
from sloer.service.review.told import answer


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def handled(request: HttpRequest, visit: Visit, report: UUID) -> HttpResponse:
    """Note that a report has been looked into, and go back to where it was read."""
    found = answer(visit, report)
    messages.success(request, _("The report is answered."))
    if found.document_id is None:
        return redirect("review:queue", posting=visit.posting.id)
    return redirect("review:document", posting=visit.posting.id, document=found.document_id)
