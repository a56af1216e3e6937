# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The journal for those who audit: reading, checking, taking a copy. Nothing here changes it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sloer.service.access import with_flag
from sloer.service.accounts.models import User
from sloer.service.journal.export import exported_lines
from sloer.service.journal.forms import SoughtForm
from sloer.service.journal.queries import page_of
from sloer.service.journal.recording import record, verify

ROLE = "auditor"


@with_flag("is_auditor")
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """Show entries, newest first, by posting, act, person and day."""
    form = SoughtForm(request.GET)
    sought = form.sought()
    before = form.cleaned_data.get("before") if form.is_valid() else None
    return render(request, "journal/list.html", {"form": form, "page": page_of(sought, before)})


@with_flag("is_auditor")
@require_POST
def verified(request: HttpRequest) -> HttpResponse:
    """Recompute the whole chain and say what came out."""
    verdict = verify()
    details = {"entries": verdict.entries, "whole": verdict.whole}
    record("journal.verified", actor=_auditor(request), role=ROLE, details=details)
    return render(request, "journal/verdict.html", {"verdict": verdict})


@with_flag("is_auditor")
@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """Send the whole journal as JSON lines that can be checked without the database."""
    record("journal.exported", actor=_auditor(request), role=ROLE)
    name = f"sloer-journal-{timezone.localdate():%Y-%m-%d}.jsonl"
    return StreamingHttpResponse(
        exported_lines(),
        content_type="application/jsonl; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _auditor(request: HttpRequest) -> User:
    assert request.user.is_authenticated  # noqa: S101 # tells the type checker what the rule did
    return request.user
