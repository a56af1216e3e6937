# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Forms about accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from sloer.service.accounts.keeping import FLAGS
from sloer.service.accounts.models import User


class _Labelled:
    """Fields with labels instead of words that go away while one types."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""


class LoginForm(_Labelled, account.LoginForm):  # type: ignore[misc] # allauth has no types
    """Sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail")
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ChangePasswordForm(_Labelled, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password in the place of the one in use."""


class ResetPasswordForm(_Labelled, account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send a link; none to whoever signs in by the employer, which it would go round."""

    users: list[User]

    def clean_email(self) -> str:
        """Look for accounts that have a password here."""
        email: str = super().clean_email()
        self.users = [user for user in self.users if not user.flags_from_claims]
        return email


class ResetPasswordKeyForm(_Labelled, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by that link."""


class ReauthenticateForm(_Labelled, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""


class CodeForm(_Labelled, mfa.AuthenticateForm):  # type: ignore[misc]
    """A code at sign-in."""


class CodeAgainForm(_Labelled, mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code once more."""


class ConnectAppForm(_Labelled, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""


if TYPE_CHECKING:
    _UserForm = forms.ModelForm[User]
else:
    _UserForm = forms.ModelForm  # it takes a parameter in its stubs only


class UserForm(_UserForm):
    """An account as an administrator makes or changes it; ``by`` is who sits there."""

    class Meta:
        """Name, address and flags."""

        model = User
        fields = ("username", "name", "email", *FLAGS, "is_active")
        labels = {"name": _("Name"), "is_active": _("may sign in")}  # noqa: RUF012 # Django's
        help_texts = {"username": "", "is_active": ""}  # noqa: RUF012

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.instance
        self.fields["name"].required = True
        if not user.username:
            del self.fields["is_active"]
            return
        self.fields["username"].disabled = True
        is_own = user.pk == by.pk
        for name in FLAGS:
            self.fields[name].disabled = is_own or user.flags_from_claims
        self.fields["is_active"].disabled = is_own

    def clean_email(self) -> str:
        """Refuse an address that somebody else signs in with."""
        email: str = self.cleaned_data["email"]
        others = User.objects.exclude(pk=self.instance.pk)
        if email and others.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Another account has this e-mail address."))
        return email

    def flags(self) -> dict[str, bool]:
        """Return the flags as chosen."""
        return {name: self.cleaned_data[name] for name in FLAGS}
