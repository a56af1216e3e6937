# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Making and changing accounts, each act in the journal. Pages and the command line use these."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from allauth.mfa.models import Authenticator
from django.db import transaction

from sloer.service.accounts.models import User
from sloer.service.journal.recording import record

FLAGS = ("is_recruiter", "is_auditor", "is_administrator")
ADMINISTRATOR = "administrator"
MACHINE = "machine"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look like each other


def one_time_password() -> str:
    """Return a password to read aloud or copy: sixteen characters in four groups, 79 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


@transaction.atomic
def create_user(
    username: str, *, name: str, email: str, flags: Mapping[str, bool], by: User | None
) -> tuple[User, str]:
    """Make an account and return it with its one-time password.

    ``by`` is the administrator, or ``None`` for the command line.
    """
    password = one_time_password()
    user = User.objects.create_user(
        username, email, password, name=name, must_change_password=True, **flags
    )
    _record("user.created", user, by, flags=_given(user))
    return user, password


@transaction.atomic
def change_user(
    user: User, *, name: str, email: str, active: bool, flags: Mapping[str, bool], by: User
) -> None:
    """Change an account; each change that matters to access is an act of its own.

    Flags stay as they are where they come from outside, and on one's own account; nobody closes
    their own account.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    before, was_active = _given(user), user.is_active
    user.name, user.email = name, email
    if user.pk != by.pk:
        user.is_active = active
        if not user.flags_from_claims:
            for flag in FLAGS:
                setattr(user, flag, flags[flag])
    user.save()
    if _given(user) != before:
        _record("user.flags_changed", user, by, flags=_given(user), before=before)
    if user.is_active != was_active:
        _record("user.opened" if user.is_active else "user.closed", user, by)


@transaction.atomic
def take_flags_from_outside(user: User, flags: Mapping[str, bool]) -> None:
    """Give the flags that a sign-in from outside brought, and take all others away."""
    before = _given(user)
    for flag in FLAGS:
        setattr(user, flag, flags[flag])
    user.flags_from_claims = True
    user.save(update_fields=[*FLAGS, "flags_from_claims"])
    if _given(user) != before:
        _record("user.flags_changed", user, None, flags=_given(user), before=before, claims=True)


@transaction.atomic
def renew_password(user: User, by: User | None) -> str:
    """Give a new one-time password and return it; open sessions end."""
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    _record("user.password_renewed", user, by)
    return password


@transaction.atomic
def reset_second_factor(user: User, by: User | None) -> None:
    """Take the app and the spare codes away; the owner connects an app at the next sign-in."""
    Authenticator.objects.filter(user=user).delete()
    _record("user.second_factor_reset", user, by)


def _given(user: User) -> list[str]:
    return [flag for flag in FLAGS if getattr(user, flag)]


def _record(act: str, user: User, by: User | None, **details: object) -> None:
    role = ADMINISTRATOR if by else MACHINE
    record(act, actor=by, role=role, details={"user": str(user.pk), **details})
