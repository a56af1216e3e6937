# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""An application is sent: from here on nothing of it can be lost."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from sloer.service.applications.models import Application
from sloer.service.journal.recording import HasId, record
from sloer.service.postings.models import Posting
from sloer.service.releases.models import Candidate
from sloer.service.work.queue import queue_document

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # without those that look like digits or each other
_RANGES = (range(1, 100), range(100, 1000), range(1000, 10_000))
"""Numbers of a code; the next range is opened when all codes of one are drawn."""


def send(application: Application, *, actor: HasId | None, role: str) -> None:
    """Accept an application, draw its candidate code and queue its documents, all or nothing.

    Sending one that was already sent does nothing: a double click is one application.
    """
    with transaction.atomic():
        application = Application.objects.select_for_update().get(pk=application.pk)
        if application.state != Application.State.DRAFT:
            return
        documents = list(application.documents.all())
        # With nothing to veil, no worker would ever move it on.
        application.state = Application.State.VEILING if documents else Application.State.REVIEW
        application.sent_at = timezone.now()
        application.candidate = _draw_candidate(application.posting)
        application.save(update_fields=["state", "sent_at", "candidate"])
        for document in documents:
            queue_document(document.id)
        record(
            "application.sent",
            actor=actor,
            role=role,
            posting=application.posting_id,
            application=application.id,
            details={"documents": len(documents), "channel": application.channel},
        )


def _draw_candidate(posting: Posting) -> Candidate:
    """Draw a code by chance, so that it tells neither when nor how somebody applied."""
    while True:
        taken = set(posting.candidates.values_list("code", flat=True))
        candidate, drawn = Candidate.objects.get_or_create(
            posting=posting, code=secrets.choice(_free_codes(taken))
        )
        if drawn:  # else somebody drew the same at the same moment
            return candidate


def _free_codes(taken: Collection[str]) -> list[str]:
    """Return the codes that may be drawn, of the first range that has any."""
    for numbers in _RANGES:
        free = [f"{letter}{n}" for letter in _LETTERS for n in numbers]
        if free := [code for code in free if code not in taken]:
            return free
    raise ValueError("more applicants than codes")
