# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a committee sees: candidates by code, their released documents, and nothing before that."""

from __future__ import annotations

from uuid import UUID

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sloer.service.access import Visit, on_posting
from sloer.service.committee import files, queries
from sloer.service.journal.recording import record
from sloer.service.postings.models import Role
from sloer.service.releases.models import Candidate, ReleasedDocument

COMMITTEE = (Role.MEMBER, Role.CHAIR)


@require_GET
@on_posting(*COMMITTEE)
def overview(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the candidates, or those whose released text holds the words asked for."""
    words = request.GET.get("q", "").strip()[:100]
    candidates = queries.candidates_for(visit, words)
    context = {
        "visit": visit,
        "candidates": candidates,
        "words": words,
        "questions": list(visit.posting.questions.all()),
        "requirements": list(visit.posting.requirements.all()),
    }
    return render(request, "committee/overview.html", context)


@require_GET
@on_posting(*COMMITTEE)
def candidate(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Show all released documents of one candidate."""
    ordered = queries.candidates_for(visit)
    place = next((n for n, c in enumerate(ordered) if c.code == code), None)
    if place is None:
        raise Http404
    _seen("candidate.viewed", visit, ordered[place])
    context = {
        "visit": visit,
        "candidate": ordered[place],
        "documents": list(queries.documents_of([ordered[place]])),
        "previous": ordered[place - 1] if place else None,
        "next": ordered[place + 1] if place + 1 < len(ordered) else None,
    }
    return render(request, "committee/candidate.html", context)


@require_GET
@on_posting(*COMMITTEE)
def question(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Show one question's answers, all candidates below each other."""
    asked = get_object_or_404(visit.posting.questions, order=number)
    record(
        "question.viewed",
        actor=visit.user,
        role=visit.role,
        posting=visit.posting.id,
        details={"question": number},
    )
    context = {"visit": visit, "question": asked, "answers": queries.answers_to(visit, asked.text)}
    return render(request, "committee/question.html", context)


@require_GET
@on_posting(*COMMITTEE)
def pdf(request: HttpRequest, visit: Visit, code: str, document: UUID) -> HttpResponse:
    """Send one released document as PDF."""
    found = get_object_or_404(
        ReleasedDocument.objects.select_related("candidate"),
        pk=document,
        candidate__code=code,
        candidate__posting=visit.posting,
    )
    _seen("candidate.downloaded", visit, found.candidate)
    name = files.pdf_name(found.candidate, found)
    return _download(bytes(found.pdf), "application/pdf", name)


@require_GET
@on_posting(*COMMITTEE)
def everything(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send all released PDFs in one ZIP."""
    candidates = queries.candidates_for(visit)
    prefetch_related_objects(candidates, "documents")
    _seen("candidates.downloaded", visit)
    return _download(files.zip_of(candidates), "application/zip", "kandidater.zip")


@require_GET
@on_posting(*COMMITTEE)
def table(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send the list of candidates and documents as CSV."""
    candidates = queries.candidates_for(visit)
    prefetch_related_objects(candidates, "documents")
    _seen("candidates.downloaded", visit)
    content = files.csv_of(candidates, (_("candidate"), _("question"), _("characters")))
    return _download(content.encode(), "text/csv; charset=utf-8", "kandidater.csv")


def _seen(act: str, visit: Visit, candidate: Candidate | None = None) -> None:
    details = {"candidate": candidate.code} if candidate else {}
    record(act, actor=visit.user, role=visit.role, posting=visit.posting.id, details=details)


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)
