# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What was released, read as the committee reads it: on its connection, which sees nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from django.db.models import Count
from django.http import HttpResponse

from sloer.service.api.problems import not_found
from sloer.service.api.schemas import CandidateOut, DocumentOut
from sloer.service.database.connection import weak_connection
from sloer.service.postings.models import Posting
from sloer.service.releases.models import Candidate, ReleasedDocument

Format = Literal["pdf", "html", "txt"]
_FORMS: dict[Format, tuple[str, Callable[[ReleasedDocument], bytes]]] = {
    "pdf": ("application/pdf", lambda document: bytes(document.pdf)),
    "html": ("text/html; charset=utf-8", lambda document: document.html.encode()),
    "txt": ("text/plain; charset=utf-8", lambda document: document.text.encode()),
}


def candidates(posting: Posting) -> list[CandidateOut]:
    """Return the candidates of whom something is released, by code."""
    with weak_connection():
        found = Candidate.objects.filter(posting_id=posting.pk).annotate(number=Count("documents"))
        return [
            CandidateOut(code=one.code, documents=one.number)
            for one in found.filter(number__gt=0).order_by("code")
        ]


def documents(posting: Posting, code: str) -> list[DocumentOut]:
    """Return a candidate's released documents in their order, numbered from 1."""
    with weak_connection():
        return [
            DocumentOut(number=number, question=one.question)
            for number, one in enumerate(_released(posting, code), 1)
        ]


def document(posting: Posting, code: str, number: int, form: Format) -> HttpResponse:
    """Return one released document as a file with a neutral name."""
    with weak_connection():
        found = _released(posting, code)
        if not 1 <= number <= len(found):
            raise not_found()
        content_type, content_of = _FORMS[form]
        response = HttpResponse(content_of(found[number - 1]), content_type=content_type)
    name = f"kandidat-{code}-{number}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _released(posting: Posting, code: str) -> list[ReleasedDocument]:
    candidate = Candidate.objects.filter(posting_id=posting.pk, code=code).first()
    found = list(candidate.documents.all()) if candidate else []
    if not found:
        raise not_found()
    return found
