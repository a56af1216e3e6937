# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a recruiter says of a new key."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sloer.service.accounts.models import User
from sloer.service.postings.models import Posting, Role


class KeyForm(forms.Form):
    """Which system the key is for, and which postings it opens."""

    name = forms.CharField(label=_("Which system is the key for?"), max_length=100)
    all_postings = forms.BooleanField(label=_("All my postings, those to come too"), required=False)
    postings = forms.ModelMultipleChoiceField(
        label=_("Or only these"),
        queryset=Posting.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Posting.objects.filter(memberships__user=user, memberships__role=Role.RECRUITER)
        self.fields["postings"].queryset = own.exclude(  # type: ignore[attr-defined]
            state=Posting.State.ARCHIVED
        ).order_by("-created_at")

    def clean(self) -> dict[str, Any]:
        """A key opens something, and says what."""
        given = super().clean() or {}
        if not given.get("all_postings") and not given.get("postings"):
            self.add_error("postings", _("Choose at least one posting, or all."))
        return given
