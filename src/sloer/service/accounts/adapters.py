# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What django-allauth asks us: who may open an account, how secrets are kept, who is calling."""

from __future__ import annotations

import base64
import time
from io import BytesIO
from typing import Any

import qrcode
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from qrcode.image.svg import SvgPathImage

from sloer.service.accounts.models import User
from sloer.service.pages.limits import address_of
from sloer.service.vault.keyring import KEY_BYTES, SealedError, seal, unseal

_CONTEXT = b"second factor"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Accounts are made by an administrator; messages about the obvious are left out."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account by themselves."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: that one is signed in shows in the header of every page."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Count attempts by the address that the trusted proxy names, as all limits do."""
        return address_of(request)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask for the password again unless it was given a moment ago, at sign-in."""
        given = get_authentication_records(context.request, context.request.user)
        last = max((one["at"] for one in given), default=0)
        if time.time() - last < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go on to the front page."""
        return reverse("home")


class OutsideAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Accounts that come from the employer's own sign-in (OpenID Connect, SAML)."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let an outside account sign in, and do nothing else: it is tied to no local one."""
        if sociallogin.state.get("process") not in {None, "login"}:
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("home")))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Whoever the employer's sign-in vouches for gets an account, with what its claims give.

        Not where somebody else signs in here with the same address already: an administrator
        decides whose it is.
        """
        email = sociallogin.user.email
        return not (email and User.objects.filter(email__iexact=email).exists())

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Take name and address over from the employer's sign-in."""
        user: User = super().populate_user(request, sociallogin, data)
        whole = f"{user.first_name} {user.last_name}".strip()
        user.name = str(data.get("name") or whole)[:200]
        return user


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of the apps sealed, so that a copy of the database opens nothing."""

    def encrypt(self, text: str) -> str:
        """Seal a secret under a key derived from the service's own."""
        return base64.b64encode(seal(_key(), text.encode(), _CONTEXT)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret; after the service's key was lost no code is right and it is made anew."""
        try:
            return unseal(_key(), base64.b64decode(encrypted_text), _CONTEXT).decode()
        except (SealedError, ValueError):
            return ""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Where a second factor is required, only an administrator resets it."""
        return not settings.CONFIGURATION.require_totp

    def build_totp_svg(self, url: str) -> str:
        """Return the picture as an element for the page itself: the policy allows no data URL."""
        written = BytesIO()
        qrcode.make(url, image_factory=SvgPathImage, box_size=8).save(written)
        return "<svg" + written.getvalue().decode().partition("<svg")[2]


def _key() -> bytes:
    derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=_CONTEXT)
    return derived.derive(settings.SECRET_KEY.encode())
