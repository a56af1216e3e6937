# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Forms about accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from sloer.service.accounts.keeping import FLAGS
from sloer.service.accounts.models import User


class LoginForm(AllauthLoginForm):  # type: ignore[misc] # allauth has no types
    """Sign-in with labels instead of words that go away while one types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""


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
        labels = {"name": _("name"), "is_active": _("may sign in")}  # noqa: RUF012 # Django's
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
