# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who may see what. Every view carries one rule; a view without one is not served.

A rule is a decorator. It puts what it looked up on the request as :class:`Visit`, so that a
view never fetches a posting by an id that was not asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from sloer.service.accounts.models import User
from sloer.service.applications.models import Application
from sloer.service.database.connection import weak_connection
from sloer.service.postings.models import COMMITTEE_ROLES, Membership, Posting, Role

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
ANYBODY = "anybody"
APPLICANT = "applicant"
INTEGRATION = "integration"
"""Another system with a key, which acts for the recruiter who made the key (``api``)."""
OUTSIDE_PACKAGES = ("allauth.", "django.views.static", "django.contrib.staticfiles")
"""Views that are not ours and have rules of their own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What the test that walks all addresses must know about a view.

    ``roles`` are roles on a posting, names of the user's flags, ``applicant``, ``integration`` or
    ``anybody``.
    """

    roles: frozenset[str]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """Who came, to which posting, in which role."""

    user: User
    posting: Posting
    role: Role


class EveryViewHasARule:
    """Middleware that refuses to serve a view nobody gave a rule."""

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
    ) -> None:
        """Raise for a view without a rule, before it runs."""
        if rule_of(view) is None and not view.__module__.startswith(OUTSIDE_PACKAGES):
            raise RuntimeError(f"{view.__module__}.{view.__qualname__} has no access rule")


def rule_of(view: Callable[..., HttpResponseBase]) -> Rule | None:
    """Return a view's rule, or ``None``."""
    return getattr(view, "access_rule", None)


def ruled(view: Callable[..., HttpResponseBase], rule: Rule) -> None:
    """Note a rule on a view whose framework asks it in its own way (the API)."""
    view.access_rule = rule  # type: ignore[attr-defined]


def anybody(view: View[P]) -> View[P]:
    """Let everybody in: public pages, which show nothing of any applicant."""
    ruled(view, Rule(frozenset({ANYBODY})))
    return view


def signed_in(view: View[P]) -> View[P]:
    """Let everybody with an account in."""

    @wraps(view)
    def inner(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    ruled(inner, Rule(frozenset({"signed_in"})))
    return inner  # type: ignore[return-value] # a wrapper's first parameter has a name


def with_flag(*flags: str) -> Callable[[View[P]], View[P]]:
    """Let in whoever has one of the account flags (``is_recruiter`` …); 404 for others."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def inner(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not any(getattr(request.user, flag) for flag in flags):
                raise Http404
            return view(request, *args, **kwargs)

        ruled(inner, Rule(frozenset(flags)))
        return inner  # type: ignore[return-value]

    return decorate


def on_posting(
    *roles: Role,
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponse]]:
    """Let in whoever has one of ``roles`` on the posting whose id is in the address.

    The address names it ``posting``; the view gets ``(request, visit, …)`` with a :class:`Visit`
    in its place. Whoever has no such role gets 404: not even that the posting exists is told.
    A rule of committee roles makes the view run on the weak connection.
    """
    weak = bool(roles) and set(roles) <= COMMITTEE_ROLES
    if not weak and COMMITTEE_ROLES & set(roles):
        raise ValueError("committee views have no other roles: they run on their own connection")

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def inner(request: HttpRequest, posting: UUID, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            visit = visit_of(request.user, posting, roles)
            if not weak:
                return view(request, visit, **kwargs)
            with weak_connection():
                return view(request, visit, **kwargs)

        ruled(inner, Rule(frozenset(roles), weak))
        return inner  # type: ignore[return-value]

    return decorate


def visit_of(user: User, posting: UUID, roles: tuple[Role, ...]) -> Visit:
    """Return the visit of ``user`` to a posting.

    Raises:
        Http404: they have none of ``roles`` there.
    """
    found = get_object_or_404(
        Membership.objects.select_related("posting"), posting=posting, user=user, role__in=roles
    )
    return Visit(user, found.posting, Role(found.role))


class UnknownLink(Http404):
    """Nobody was given this link, or what it led to is gone."""


def by_link(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let in whoever has the applicant's own link; the view gets ``(request, application, …)``.

    The secret in the address is compared by digest. An unknown one gets 404.
    """

    @wraps(view)
    def inner(request: HttpRequest, secret: str, **kwargs: Any) -> HttpResponseBase:
        application = (
            Application.objects.select_related("posting")
            .filter(link_digest=link_digest(secret))
            .first()
        )
        if application is None:
            raise UnknownLink
        return view(request, application, **kwargs)

    ruled(inner, Rule(frozenset({APPLICANT})))
    return inner


def link_digest(secret: str) -> bytes:
    """Return what is kept of a link's secret (256 random bits, so a plain digest will do)."""
    return hashlib.sha256(secret.encode()).digest()
