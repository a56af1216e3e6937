# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Between signing in and the first page: a password of one's own and a second factor."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from sloer.service.accounts.models import User

LONGEST_SESSION = 12 * 3600
"""Seconds after which one signs in anew even if never idle, so that lost roles are lost."""
TOUCH_EVERY = 60
"""Seconds between two writes that keep a session alive."""
PASSWORD = "account_change_password"  # noqa: S105 # the name of an address
SECOND_FACTOR = "mfa_activate_totp"
ALWAYS_OPEN = frozenset(
    {
        PASSWORD,
        SECOND_FACTOR,
        "account_logout",
        "account_reauthenticate",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "pages:language",
        "pages:accessibility",
        "pages:contact",
        "pages:privacy",
    }
)


class FirstThings:
    """Middleware that leads to what must be done before anything else opens."""

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
        """Send somebody who lacks something there, unless they are on their way already."""
        if request.resolver_match is None or request.resolver_match.view_name in ALWAYS_OPEN:
            return None
        if not request.user.is_authenticated or not (first := first_thing(request, request.user)):
            return None
        return HttpResponseRedirect(reverse(first))


def first_thing(request: HttpRequest, user: User) -> str | None:
    """Return the name of the page a user must go to first, or ``None``.

    Who came by the employer's own sign-in has shown what they are asked for there.
    """
    if any(
        one.get("method") == "socialaccount" for one in get_authentication_records(request, user)
    ):
        return None
    if user.must_change_password:
        return PASSWORD
    if settings.CONFIGURATION.require_totp and not has_second_factor(user):
        return SECOND_FACTOR
    return None


def has_second_factor(user: User) -> bool:
    """Whether the user has an app that shows codes."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


class Inactivity:
    """Middleware that keeps a used session alive; one left alone ends by its age."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Note now and then that the session is in use."""
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.setdefault("began", now) > LONGEST_SESSION:
                logout(request)
            elif now - request.session.get("seen", 0) >= TOUCH_EVERY:
                request.session["seen"] = now
        return self._get_response(request)
