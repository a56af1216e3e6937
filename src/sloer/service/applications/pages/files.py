# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Documents: adding and removing files of a draft."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from sloer.service.applications import drafts, fence, uploads
from sloer.service.applications.models import Application
from sloer.service.applications.pages.links import being_written, own, secret_of, to
from sloer.service.applications.pages.steps import language_now, step_page
from sloer.service.pages.limits import limited


@limited("write", 1200, minutes=10)
@require_safe
@own
@being_written
def files(request: HttpRequest, application: Application) -> HttpResponse:
    """Show the files that are there, and where to choose more."""
    if not application.posting.uploads_allowed:
        return to(request, "check")
    fence.FILES.warm()
    return _page(request, application, [])


@csrf_exempt  # checked within: what reads the body first must know that files stay in memory
@limited("upload", 240, minutes=10)
@require_POST
@own
@being_written
def add(request: HttpRequest, application: Application) -> HttpResponseBase:
    """Take files; say beside the field why one was not taken."""
    request.upload_handlers = [uploads.InMemory(request)]
    return _add(request, application)


@limited("write", 1200, minutes=10)
@require_POST
@own
@being_written
def remove(request: HttpRequest, application: Application, document: UUID) -> HttpResponse:
    """Throw one file away."""
    if drafts.locked(application).state == Application.State.DRAFT:
        uploads.detach(application, document)
    return _answer(request, application, [])


@csrf_protect
def _add(request: HttpRequest, application: Application, **_: Any) -> HttpResponse:
    chosen = request.FILES.getlist("files")
    if drafts.locked(application).state != Application.State.DRAFT:
        return to(request, "home")
    if not application.posting.uploads_allowed:
        return to(request, "check")
    refused = uploads.attach(application, chosen, language_now())
    return _answer(request, application, refused)


def _answer(
    request: HttpRequest, application: Application, refused: list[uploads.Refused]
) -> HttpResponse:
    if request.headers.get("HX-Request"):
        context = _context(application, refused) | {"secret": secret_of(request)}
        return render(request, "applications/parts/files.html", context)
    return _page(request, application, refused) if refused else to(request, "files")


def _page(
    request: HttpRequest, application: Application, refused: list[uploads.Refused]
) -> HttpResponse:
    draft = drafts.draft_of(application)
    return step_page(request, application, "files", draft, **_context(application, refused))


def _context(application: Application, refused: list[uploads.Refused]) -> dict[str, Any]:
    return {
        "attached": uploads.attached_to(application),
        "refused": refused,
        "suffixes": uploads.SUFFIXES,
        "largest": uploads.LARGEST,
        "megabytes": uploads.MEBIBYTES,
        "most": uploads.MOST_FILES,
    }
