# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Making, finding and revoking the keys of integrations."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sloer.service.accounts.models import User
from sloer.service.api.models import Key
from sloer.service.journal.recording import record
from sloer.service.postings.models import Posting, Role

PREFIX = "sloer_"
"""Lets programs that search code for secrets find ours."""
_NOTED_EVERY = timedelta(minutes=1)


def make(user: User, name: str, postings: Sequence[Posting], *, all_postings: bool) -> str:
    """Make a key and return it; it cannot be shown again."""
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        key = Key.objects.create(
            user=user, name=name, digest=_digest(secret), all_postings=all_postings
        )
        key.postings.set(() if all_postings else postings)
        record(
            "api_key.made",
            actor=user,
            role=Role.RECRUITER,
            details={"key": str(key.id), "postings": len(postings), "all": all_postings},
        )
    return secret


def find(secret: str) -> Key | None:
    """Return the key of a secret, if it is in force and its maker may still sign in."""
    if not secret.startswith(PREFIX):
        return None
    key = (
        Key.objects.select_related("user")
        .filter(digest=_digest(secret), revoked_at=None, user__is_active=True)
        .first()
    )
    if key is not None:
        _note_use(key)
    return key


def revoke(key: Key, user: User, role: str) -> None:
    """Put a key out of force at once and for good."""
    with transaction.atomic():
        changed = Key.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())
        if changed:
            record("api_key.revoked", actor=user, role=role, details={"key": str(key.id)})


def postings_of(key: Key) -> QuerySet[Posting]:
    """Return the postings that a key opens now: those of its maker, within its scope."""
    own = Posting.objects.filter(
        memberships__user=key.user, memberships__role=Role.RECRUITER
    ).order_by("deadline", "pk")
    return own if key.all_postings else own.filter(pk__in=key.postings.values("pk"))


def _note_use(key: Key) -> None:
    now = timezone.now()
    old = Q(used_at=None) | Q(used_at__lt=now - _NOTED_EVERY)
    Key.objects.filter(old, pk=key.pk).update(used_at=now)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
