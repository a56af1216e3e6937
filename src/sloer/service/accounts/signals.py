# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What happens with accounts outside our own views, written into the journal."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as mfa
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest

from sloer.service.accounts.claims import ClaimMapping
from sloer.service.accounts.keeping import take_flags_from_outside
from sloer.service.accounts.models import User
from sloer.service.accounts.providers import OPENID
from sloer.service.journal.recording import record

ROLE = "account"


@receiver(account.user_logged_in)
def _signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    if sociallogin := kwargs.get("sociallogin"):
        _take_claims(user, sociallogin.account)
    methods = [str(one.get("method")) for one in get_authentication_records(request, user)]
    record("account.signed_in", actor=user, role=ROLE, details={"methods": methods})


def _take_claims(user: User, account: SocialAccount) -> None:
    """Bring the flags up to date, and keep none of what was told: it may hold a CPR number."""
    is_openid = account.provider == OPENID
    told = settings.CONFIGURATION.openid if is_openid else settings.CONFIGURATION.saml
    claims = dict(account.extra_data)
    if is_openid:
        claims = (claims.get("id_token") or {}) | (claims.get("userinfo") or {})
    take_flags_from_outside(user, ClaimMapping.of(told).flags(claims))
    account.extra_data = {}
    if account.pk:
        account.save(update_fields=["extra_data"])


@receiver(account.password_changed)
@receiver(account.password_set)
@receiver(account.password_reset)
def _own_password(request: HttpRequest, user: User, **kwargs: Any) -> None:
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
    record("account.password_changed", actor=user, role=ROLE)


@receiver(mfa.authenticator_added)
def _second_factor_added(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record("account.second_factor_added", actor=user, role=ROLE)


@receiver(mfa.authenticator_removed)
def _second_factor_removed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record("account.second_factor_removed", actor=user, role=ROLE)
