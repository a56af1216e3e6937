# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What every page behind an applicant's own link has in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sloer.service.access import UnknownLink, by_link
from sloer.service.applications.deadlines import link_expires
from sloer.service.applications.models import Application

REFERRER_POLICY = "strict-origin"
"""The secret in the address stands in no Referer header, not even on our own pages. With
``no-referrer`` browsers would call the origin of our own forms unknown, and Django refuse them."""

View = Callable[..., HttpResponseBase]


def own(view: View) -> View:
    """Let the applicant in by their link; tell kindly where a link is wrong or too old.

    The view gets ``(request, application, …)``.
    """

    def unless_expired(
        request: HttpRequest, application: Application, **kwargs: Any
    ) -> HttpResponseBase:
        if timezone.now() > link_expires(application):
            return render(
                request,
                "applications/link_expired.html",
                {"posting": application.posting},
                status=410,
            )
        return view(request, application, **kwargs)

    reached = by_link(wraps(view)(unless_expired))

    @wraps(reached)
    def inner(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            response = reached(request, **kwargs)
        except UnknownLink:
            response = render(request, "applications/link_unknown.html", status=404)
        response.headers["Referrer-Policy"] = REFERRER_POLICY
        return response

    return inner


def being_written(view: View) -> View:
    """Serve a page for drafts only; whoever has sent is led to what became of it."""

    @wraps(view)
    def inner(request: HttpRequest, application: Application, **kwargs: Any) -> HttpResponseBase:
        if application.state != Application.State.DRAFT:
            return to(request, "home")
        return view(request, application, **kwargs)

    return inner


def was_sent(view: View) -> View:
    """Serve a page for what was sent only; whoever has not is led back to writing."""

    @wraps(view)
    def inner(request: HttpRequest, application: Application, **kwargs: Any) -> HttpResponseBase:
        if application.state == Application.State.DRAFT:
            return to(request, "home")
        return view(request, application, **kwargs)

    return inner


def secret_of(request: HttpRequest) -> str:
    """Return the secret of the link by which this page was reached."""
    match = request.resolver_match
    return str(match.kwargs["secret"]) if match else ""


def address(request: HttpRequest, name: str, **kwargs: object) -> str:
    """Return the address of another page behind the same link."""
    return reverse(f"applications:{name}", kwargs={"secret": secret_of(request), **kwargs})


def to(request: HttpRequest, name: str, **kwargs: object) -> HttpResponse:
    """Lead to another page behind the same link."""
    return redirect(address(request, name, **kwargs))


def full_link(secret: str) -> str:
    """Return the link as the applicant keeps it."""
    return settings.CONFIGURATION.public_url + reverse("applications:home", args=[secret])
