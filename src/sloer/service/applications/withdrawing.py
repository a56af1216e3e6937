# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""An applicant takes back what was sent, and may ask for all of it to be deleted."""

from __future__ import annotations

from django.utils import timezone

from sloer.service.applications import drafts
from sloer.service.applications.models import Application
from sloer.service.journal.recording import record


def withdraw(application: Application) -> None:
    """Take a sent application back: the committee loses it at once; doing it twice is once."""
    application = drafts.locked(application)
    if application.state in {Application.State.DRAFT, Application.State.WITHDRAWN}:
        return
    was = application.state
    application.state = Application.State.WITHDRAWN
    application.withdrawn_at = timezone.now()
    application.save(update_fields=["state", "withdrawn_at"])
    removed = 0
    if application.candidate:
        removed, _ = application.candidate.documents.all().delete()
    record(
        "application.withdrawn",
        actor=None,
        role="applicant",
        posting=application.posting_id,
        application=application.id,
        details={"was": was, "released_documents_removed": removed},
    )


def ask_deletion(application: Application) -> None:
    """Note that the applicant wants all of it deleted; asking twice is asking once.

    HR answers: an authority must keep some of what it decided upon for a while.
    """
    application = drafts.locked(application)
    if application.state == Application.State.DRAFT or application.deletion_asked_at:
        return
    application.deletion_asked_at = timezone.now()
    application.save(update_fields=["deletion_asked_at"])
    record(
        "deletion.asked",
        actor=None,
        role="applicant",
        posting=application.posting_id,
        application=application.id,
    )
