# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Limits on how often one address may ask for a public page.

The address itself is not kept: what counts is a keyed hash of it that changes every day. Counts
stand in PostgreSQL, so they hold for all web processes and machines together.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import Any, TypeVar

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from sloer.service.database.connection import STRONG
from sloer.service.pages.refusals import TOO_MANY, refuse

V = TypeVar("V", bound=Callable[..., HttpResponseBase])
FORGOTTEN_AFTER = timedelta(days=1)
COUNT = """
INSERT INTO pages_visits AS v (caller, since, number) VALUES (%s, now(), 1)
ON CONFLICT (caller) DO UPDATE SET
    number = CASE WHEN v.since <= now() - make_interval(secs => %s) THEN 1 ELSE v.number + 1 END,
    since = CASE WHEN v.since <= now() - make_interval(secs => %s) THEN now() ELSE v.since END
RETURNING number, since + make_interval(secs => %s) - now()
"""
FORGET = """
DELETE FROM pages_visits WHERE caller IN (
    SELECT caller FROM pages_visits WHERE since < now() - make_interval(secs => %s)
    LIMIT 100 FOR UPDATE SKIP LOCKED)
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``number`` requests with ``methods`` from one address within ``period``.

    ``name`` is what views that share a count have in common.
    """

    name: str
    number: int
    period: timedelta
    methods: frozenset[str] = frozenset({"GET", "POST"})


def limited(
    name: str, number: int, *, minutes: float, methods: tuple[str, ...] = ("GET", "POST")
) -> Callable[[V], V]:
    """Note a limit on a view; :class:`Limits` keeps it. Put it above the access rule.

    Many people may share one address (a library, a job centre): limit for abuse, not for use.
    """

    def decorate(view: V) -> V:
        limit = Limit(name, number, timedelta(minutes=minutes), frozenset(methods))
        view.visit_limit = limit  # type: ignore[attr-defined]
        return view

    return decorate


class Limits:
    """Middleware that answers 429 when a view's limit is reached, before the view runs.

    It counts outside the request's transaction, so that a refused or failed request counts too
    and nobody waits for another's.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self._get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Count the visit; return the refusal if it is one too many."""
        limit: Limit | None = getattr(view, "visit_limit", None)
        if limit is None or request.method not in limit.methods:
            return None
        number, left = count_visit(caller(address_of(request), limit.name), limit.period)
        if number <= limit.number:
            return None
        response = refuse(request, TOO_MANY)
        response.headers["Retry-After"] = str(max(1, ceil(left.total_seconds())))
        return response


def count_visit(key: bytes, period: timedelta) -> tuple[int, timedelta]:
    """Count one visit; return how many there are in this period and how long it still lasts."""
    seconds = period.total_seconds()
    with connections[STRONG].cursor() as cursor:
        cursor.execute(COUNT, [key, seconds, seconds, seconds])
        number, left = cursor.fetchone()
        if number == 1:
            cursor.execute(FORGET, [FORGOTTEN_AFTER.total_seconds()])
    return number, left


def address_of(request: HttpRequest) -> str:
    """Return who asks: the network address, or what the trusted proxy in front says it is."""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    behind_proxy = settings.SECURE_PROXY_SSL_HEADER is not None
    return forwarded if behind_proxy and forwarded else request.META.get("REMOTE_ADDR", "")


def caller(address: str, name: str) -> bytes:
    """Return what is kept in the place of an address: of no use without the key, and for a day.

    IPv6 counts by its first 64 bits, which is what one household or office is given.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        place = address
    else:
        whole = parsed.packed
        place = (whole[:8] if isinstance(parsed, IPv6Address) else whole).hex()
    told = f"{timezone.localdate()} {name} {place}"
    return hmac.digest(f"visits {settings.SECRET_KEY}".encode(), told.encode(), "sha256")
