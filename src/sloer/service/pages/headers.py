# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Headers that every answer carries: what a page may load, who may frame it, who may keep it.

Django's own ``SecurityMiddleware`` adds the rest: nosniff, the referrer, openers, HTTPS only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
KEPT_BY_NOBODY = "no-store"
KEPT_UNTIL_ASKED = "private, no-cache"


class SecurityHeaders:
    """Middleware that adds the headers that an answer does not set itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        policy = content_security_policy(settings.SIGN_IN_ORIGINS)
        self._headers = HEADERS | {"Content-Security-Policy": policy}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request and add the headers."""
        response = self._get_response(request)
        for name, value in self._headers.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", cache_control(request))
        return response


def content_security_policy(sign_in_origins: Sequence[str] = ()) -> str:
    """Return the policy: all from here, nothing inline, no frames.

    A form may also lead to ``sign_in_origins``: the button that signs in elsewhere is a form, and
    browsers hold the policy against where the answer sends them on.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            " ".join(("form-action 'self'", *sign_in_origins)),
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def cache_control(request: HttpRequest) -> str:
    """Say who may keep an answer: nobody, where it may show somebody's data.

    Public forms may be kept by the browser itself, so that "back" still shows what was typed.
    Static files never get here without a word of their own.
    """
    match = request.resolver_match
    is_personal = settings.SESSION_COOKIE_NAME in request.COOKIES or (
        match is not None and "secret" in match.kwargs
    )
    return KEPT_BY_NOBODY if is_personal else KEPT_UNTIL_ASKED
