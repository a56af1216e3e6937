# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How the API's views are served: with a rule, a limit, and one transaction that errors undo.

The framework turns errors into responses inside the view, where Django's own transaction of the
request would not see them and would keep half of what was done.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from math import ceil
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from sloer.service.access import ANYBODY, INTEGRATION, Rule, ruled
from sloer.service.api.problems import Problem, respond
from sloer.service.pages.limits import address_of, caller, count_visit

View = Callable[..., HttpResponseBase]
PERIOD = timedelta(minutes=1)
MOST_READS, MOST_WRITES = 600, 120
"""Requests a minute from one network address."""
PUBLIC = frozenset({"openapi-json", "api-root"})


def served(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """Wrap the view of each address of the API."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            role = ANYBODY if pattern.name in PUBLIC else INTEGRATION
            pattern.callback = _guarded(pattern.callback, Rule(frozenset({role})))
    return patterns


def _guarded(view: View, rule: Rule) -> View:
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            _count(request)
        except Problem as problem:
            return respond(problem)
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        if response.status_code == 405:
            allowed = response.headers.get("Allow", "")
            return respond(
                Problem(405, "no_such_method", _("This address does not do that."), Allow=allowed)
            )
        return response

    if hasattr(view, "__name__"):
        guarded = wraps(view)(guarded)
    guarded = csrf_exempt(transaction.non_atomic_requests(guarded))
    ruled(guarded, rule)
    return guarded


def _count(request: HttpRequest) -> None:
    reads = request.method in {"GET", "HEAD", "OPTIONS"}
    name, most = ("api-reads", MOST_READS) if reads else ("api-writes", MOST_WRITES)
    number, left = count_visit(caller(address_of(request), name), PERIOD)
    if number > most:
        raise Problem(
            429,
            "too_many",
            _("There are too many requests right now. Wait as long as Retry-After says."),
            Retry_After=str(max(1, ceil(left.total_seconds()))),
        )
