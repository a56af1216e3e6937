# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a reviewer did with a document, into the journal."""

from __future__ import annotations

from sloer.service.accounts.models import User
from sloer.service.applications.models import Document
from sloer.service.journal.recording import record


def record_on(
    document: Document, act: str, actor: User, role: str, reason: str = "", **details: object
) -> None:
    """Record an act on a document, with its application and posting; last in a transaction."""
    record(
        act,
        actor=actor,
        role=role,
        posting=document.application.posting_id,
        application=document.application_id,
        document=document.id,
        reason=reason,
        details=details,
    )
