# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A request that is sent again is done once (draft-ietf-httpapi-idempotency-key-header)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sloer.service.api.models import Key, Once
from sloer.service.api.problems import Problem


def asked(
    key: Key, header: str, about: UUID, told: bytes, files: Sequence[bytes]
) -> tuple[Once, bool]:
    """Return the record of a request, and whether it is asked for the first time.

    Two at once: the second waits for the first to end and then finds what it did.

    Raises:
        Problem: the same header came before with another request.
    """
    digest = hashlib.sha256(header.encode()).digest()
    request = _fingerprint([about.bytes, told, *files])
    record, is_first = Once.objects.get_or_create(
        key=key, digest=digest, defaults={"request": request}
    )
    if not hmac.compare_digest(bytes(record.request), request):
        raise Problem(
            422, "key_reused", _("This Idempotency-Key was used for another request before.")
        )
    return record, is_first


def _fingerprint(parts: Sequence[bytes]) -> bytes:
    """Return a digest of what was sent, of no use without the service's secret."""
    together = b"".join(hashlib.sha256(part).digest() for part in parts)
    return hmac.digest(f"once {settings.SECRET_KEY}".encode(), together, "sha256")
