# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the committee's pages ask the database: released documents of one posting."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, QuerySet

from sloer.service.access import Visit
from sloer.service.releases.models import Candidate, ReleasedDocument


def candidates_for(visit: Visit, words: str = "") -> list[Candidate]:
    """Return the posting's candidates in this member's own order, the same at every visit.

    An order of everybody's own keeps the first in the pile from being everybody's first.
    ``words`` keeps those with a released document in which all of the words occur.
    """
    found = visit.posting.candidates.annotate(number_of_documents=Count("documents")).filter(
        number_of_documents__gt=0
    )
    if words:
        matching = ReleasedDocument.objects.filter(candidate__posting=visit.posting)
        for word in words.split():
            matching = matching.filter(text__icontains=word)
        found = found.filter(pk__in=matching.values("candidate"))
    return sorted(found, key=lambda candidate: _place(visit.user.id, candidate.id))


def documents_of(candidates: Sequence[Candidate]) -> QuerySet[ReleasedDocument]:
    """Return their released documents, in the order of questions, without the PDF's bytes."""
    return ReleasedDocument.objects.filter(candidate__in=candidates).defer("pdf")


def answers_to(visit: Visit, question: str) -> list[ReleasedDocument]:
    """Return all candidates' answers to one question, in the member's own order."""
    found = (
        ReleasedDocument.objects.filter(candidate__posting=visit.posting, question=question)
        .select_related("candidate")
        .defer("pdf")
    )
    return sorted(found, key=lambda answer: _place(visit.user.id, answer.candidate_id))


def _place(member: UUID, candidate: UUID) -> bytes:
    return hashlib.sha256(member.bytes + candidate.bytes).digest()
