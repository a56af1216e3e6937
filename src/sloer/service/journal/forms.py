# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a reader of the journal asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sloer.service.accounts.models import User
from sloer.service.journal.queries import Sought, acts_there
from sloer.service.postings.models import Posting


class SoughtForm(forms.Form):
    """Filters; all may be left empty."""

    unmarked = True
    posting = forms.ModelChoiceField(
        Posting.objects.order_by("title"), label=_("Posting"), required=False, empty_label=_("All")
    )
    act = forms.ChoiceField(label=_("Act"), required=False)
    person = forms.ModelChoiceField(
        User.objects.order_by("name", "username"),
        label=_("Person"),
        required=False,
        empty_label=_("All"),
    )
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        act = self.fields["act"]
        assert isinstance(act, forms.ChoiceField)  # noqa: S101 # as declared above
        act.choices = [("", _("All")), *acts_there()]

    def sought(self) -> Sought:
        """Return what was asked for; what makes no sense asks for everything."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        posting, person = data.get("posting"), data.get("person")
        return Sought(
            posting.pk if posting else None,
            data.get("act") or None,
            person.pk if person else None,
            data.get("day"),
        )
