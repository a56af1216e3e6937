# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What happens with accounts outside our own views, written into the journal."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as mfa
from django.dispatch import receiver
from django.http import HttpRequest

from sloer.service.accounts.models import User
from sloer.service.journal.recording import record

ROLE = "account"


@receiver(account.user_logged_in)
def _signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    methods = [str(one.get("method")) for one in get_authentication_records(request, user)]
    record("account.signed_in", actor=user, role=ROLE, details={"methods": methods})


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
