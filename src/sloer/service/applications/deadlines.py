# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Until when: sending after the deadline by a little, and how long an applicant's link lives."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from sloer.service.applications.models import Application
from sloer.service.postings.models import Posting

GRACE = timedelta(minutes=15)
"""For whoever was already writing when the deadline passed."""
DRAFT_LIVES = timedelta(days=30)
"""After the deadline; then nobody needs an application that was never sent."""
LINK_LIVES = timedelta(days=180)
"""After the deadline; by then a complaint's time limits have passed."""


def may_send(posting: Posting, opened_at: datetime, now: datetime | None = None) -> bool:
    """Return whether an application begun at ``opened_at`` may be sent now."""
    now = now or timezone.now()
    if now <= posting.deadline:
        return posting.state == Posting.State.OPEN
    return (
        posting.state in {Posting.State.OPEN, Posting.State.CLOSED}
        and opened_at <= posting.deadline
        and now <= posting.deadline + GRACE
    )


def link_expires(application: Application) -> datetime:
    """Return when the applicant's own link stops to open anything."""
    unsent = application.state == Application.State.DRAFT
    return application.posting.deadline + (DRAFT_LIVES if unsent else LINK_LIVES)
