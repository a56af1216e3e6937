# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Headers that every answer carries: what a page may load, who may frame it, who may keep it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
KEPT_BY_NOBODY = "no-store"
KEPT_UNTIL_ASKED = "private, no-cache"


class SecurityHeaders:
    """Middleware that adds :data:`HEADERS` where an answer does not say something of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request and add the headers."""
        response = self._get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", cache_control(request))
        return response


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
