# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages for what went wrong: a plain sentence, never a word of what was sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What happened, and what the person can do now."""

    status: int
    heading: str | Promise
    text: str | Promise


BAD_REQUEST = Refusal(
    400,
    _("We could not understand the request"),
    _("Go back to the page before and try again."),
)
FORBIDDEN = Refusal(
    403,
    _("You do not have access to this page"),
    _("If you should have access, ask the one who runs the recruitment."),
)
STALE = Refusal(
    403,
    _("The page has been open for too long"),
    _("Go back, copy what you have written, reload the page and send it again."),
)
NOT_FOUND = Refusal(
    404,
    _("We cannot find the page"),
    _("The address may be wrong, the page may be gone, or you may not have access to it."),
)
TOO_LARGE = Refusal(
    413,
    _("You have sent more than we can receive at once"),
    _("Go back and send fewer or smaller files."),
)
TOO_MANY = Refusal(
    429,
    _("There are too many requests from your network right now"),
    _("Wait a few minutes and try again. Nothing you have sent before is lost."),
)
FAULT = Refusal(
    500,
    _("Something went wrong with us"),
    _("It is not your fault. Try again in a few minutes. What you have already sent is kept."),
)


def refuse(request: HttpRequest, why: Refusal) -> HttpResponse:
    """Return the page that tells, or just its message where htmx puts it into a page."""
    part = "parts/refusal.html" if getattr(request, "htmx", False) else "refusal.html"
    return render(request, part, {"refusal": why}, status=why.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for more than the service takes at once."""
    return refuse(request, TOO_LARGE if isinstance(exception, TOO_MUCH) else BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return refuse(request, FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; the same for what is not there and for what is not for this person."""
    return refuse(request, NOT_FOUND)


def fault(request: HttpRequest) -> HttpResponse:
    """500. The page asks nothing of the request: the database may be what failed."""
    return HttpResponse(render_to_string("refusal.html", {"refusal": FAULT}), status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose secret is missing or old; Django calls it ``CSRF_FAILURE_VIEW``."""
    return refuse(request, STALE)
