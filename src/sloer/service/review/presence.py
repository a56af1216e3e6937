# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who is at which document now, and how long they really worked on it.

The page tells of itself every few seconds. It counts seconds in which somebody moved, typed or
scrolled; the service believes no more of them than have passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from sloer.service.accounts.models import User
from sloer.service.applications.models import Document
from sloer.service.review.models import Sitting

BEAT_SECONDS = 15
"""How often an open page tells of itself."""
GONE_AFTER = timedelta(seconds=3 * BEAT_SECONDS)
"""Without a beat for so long, the page counts as closed."""
SAME_SITTING = timedelta(minutes=5)
"""Whoever comes back within this time goes on with the same sitting."""
GRACE_SECONDS = 5


def sit_down(document: Document, user: User) -> tuple[Sitting, bool]:
    """Return the user's sitting at the document, and whether it is a new one."""
    now = timezone.now()
    last = (
        Sitting.objects.filter(document=document, reviewer=user, seen_at__gt=now - SAME_SITTING)
        .order_by("-seen_at")
        .first()
    )
    if last is None:
        return Sitting.objects.create(document=document, reviewer=user, seen_at=now), True
    last.seen_at, last.left = now, False
    last.save(update_fields=["seen_at", "left"])
    return last, False


def beat(document: Document, user: User, seconds: int, *, left: bool = False) -> None:
    """Note a sign of life with ``seconds`` of work since the last one."""
    now = timezone.now()
    last = Sitting.objects.filter(document=document, reviewer=user).order_by("-seen_at").first()
    if last is None:
        return
    passed = (now - last.seen_at).total_seconds() + GRACE_SECONDS
    last.seconds += round(min(max(seconds, 0), passed))
    last.seen_at, last.left = now, left
    last.save(update_fields=["seconds", "seen_at", "left"])


def people_at(documents: Iterable[UUID]) -> dict[UUID, list[User]]:
    """Return, for each document that somebody has open now, who they are."""
    open_now = (
        Sitting.objects.filter(
            document__in=list(documents), left=False, seen_at__gt=timezone.now() - GONE_AFTER
        )
        .exclude(reviewer=None)
        .select_related("reviewer")
        .order_by("begun_at")
    )
    found: dict[UUID, list[User]] = {}
    for sitting in open_now:
        people = found.setdefault(sitting.document_id, [])
        if sitting.reviewer and sitting.reviewer not in people:
            people.append(sitting.reviewer)
    return found


def others_at(document: Document, user: User) -> list[User]:
    """Return who else has the document open now."""
    return [person for person in people_at([document.pk]).get(document.pk, []) if person != user]
