# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What HR types: the posting itself, a requirement, a question, a reason."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sloer.service.postings.deadlines import DeadlineField
from sloer.service.postings.lawful_questions import refusals
from sloer.service.postings.models import Posting, Question, Requirement, Role
from sloer.service.postings.policies import FACTS, language_choices, policy_choices
from sloer.service.postings.rows import RowForm

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Posting]
else:
    _ModelForm = forms.ModelForm

FIELDS = (
    "title",
    "workplace",
    "advert",
    "contact",
    "deadline",
    "uploads_allowed",
    "second_reviewer",
    "policy",
    "needed_languages",
    "needed_facts",
)
FIXED_ONCE_PUBLISHED = ("deadline",)
FIXED_ONCE_SENT = ("policy", "needed_languages", "needed_facts")


class PostingForm(_ModelForm):
    """The posting itself.

    ``seen`` is a digest of what the page showed: when somebody else saved meanwhile, the form
    says so once and keeps what was typed.
    """

    new = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """The id a new posting will get, so that a second click makes no second posting."""
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    deadline = DeadlineField(
        label=_("Application deadline"),
        help_text=_("For example 25. januar 2027 kl. 12.00 or 25-01-2027 12:00."),
    )
    policy = forms.ChoiceField(
        label=_("What is veiled"), widget=forms.RadioSelect, initial=Posting.Policies.ALL_GROUNDS
    )
    needed_languages = forms.MultipleChoiceField(
        label=_("Languages the job needs"),
        help_text=_("Stay readable for the committee. Danish always does."),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "columns"}),
    )
    needed_facts = forms.MultipleChoiceField(
        label=_("Facts the job needs"),
        help_text=_("Stay readable although they might reveal something."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(FACTS.items()),
    )

    class Meta:
        """Fields as the model has them."""

        model = Posting
        fields = FIELDS
        labels = {  # noqa: RUF012
            "title": _("Job title"),
            "workplace": _("Workplace"),
            "advert": _("Advert"),
            "contact": _("Contact for applicants"),
            "uploads_allowed": _("Applicants may upload documents"),
            "second_reviewer": _("Two people check each application"),
        }
        help_texts = {  # noqa: RUF012
            "contact": _("Name, telephone or e-mail of the one who answers questions."),
            "second_reviewer": _("Nothing is released before both have approved it."),
        }
        widgets = {"advert": forms.Textarea(attrs={"rows": 12})}  # noqa: RUF012

    def __init__(self, *args: Any, sent: bool = False, **options: Any) -> None:
        is_new = options.get("instance") is None
        super().__init__(*args, **options)
        self.fields["policy"].choices = policy_choices()  # type: ignore[attr-defined]
        self.fields["needed_languages"].choices = language_choices()  # type: ignore[attr-defined]
        self._digest = digest_of(self.instance)
        self.initial["seen"] = self._digest
        self._is_new = is_new
        self.initial["new"] = uuid4() if is_new else None
        fixed: tuple[str, ...] = FIXED_ONCE_SENT if sent else ()
        if self.instance.state != Posting.State.DRAFT:
            fixed += FIXED_ONCE_PUBLISHED
        for name in fixed:
            self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what a colleague has just saved."""
        cleaned = super().clean() or {}
        if not self._is_new and cleaned.get("seen") != self._digest:
            if isinstance(self.data, QueryDict):
                self.data = typed_again(self.data, seen=self._digest)
            raise ValidationError(
                _(
                    "A colleague has changed the posting meanwhile. What you typed is kept below;"
                    " save again to use it."
                ),
                code="changed",
            )
        return cleaned


class DeadlineForm(forms.Form):
    """A later deadline."""

    deadline = DeadlineField(
        label=_("New deadline"), help_text=_("For example 25. januar 2027 kl. 12.00.")
    )


class LawfulText(forms.CharField):
    """A text to applicants; refused with the rule when it asks for what the law forbids."""

    def validate(self, value: str) -> None:
        """Say which rule forbids it, and what to ask instead."""
        super().validate(value)
        found = refusals(value)
        if found:
            language = "da" if (get_language() or "da") == "da" else "en"
            raise ValidationError([getattr(o.sentence, language) for o in found], code="unlawful")


class WatchedRow(RowForm):
    """A row whose texts are checked while they are typed; the check says so below each."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if isinstance(field, LawfulText):
                field.widget.attrs |= {
                    "hx-post": reverse("postings:check"),
                    "hx-trigger": "input changed delay:600ms",
                    "hx-target": "next .watched",
                    "hx-vals": json.dumps({"checked": self.add_prefix(name)}),
                }


class RequirementForm(WatchedRow):
    """One requirement."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Requirement.Kind.choices)
    text = LawfulText(label=_("Requirement"), max_length=300)


class QuestionForm(WatchedRow):
    """One question; empty ones are left out."""

    told = ("text", "hint")
    text = LawfulText(label=_("Question"), max_length=300)
    hint = LawfulText(label=_("Help text"), max_length=300, required=False)
    required = forms.BooleanField(label=_("Must be answered"), required=False, initial=True)
    longest = forms.IntegerField(
        label=_("Longest answer, in characters"),
        min_value=50,
        max_value=20_000,
        initial=2000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


class MemberForm(forms.Form):
    """An account and the role it gets."""

    user = forms.UUIDField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class ReasonForm(forms.Form):
    """Why HR opens what identifies an applicant; it goes into the journal."""

    reason = forms.CharField(
        label=_("Why do you need to see it?"),
        help_text=_("Your reason and your name are written into the journal."),
        min_length=5,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def row_of(row: Requirement | Question) -> dict[str, Any]:
    """Return a saved row as its form shows it."""
    names = ("id", "kind", "text") if isinstance(row, Requirement) else (
        "id", "text", "hint", "required", "longest",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names}


def digest_of(posting: Posting) -> str:
    """Return a digest of the fields that the form changes."""
    values = {name: getattr(posting, name) for name in FIELDS}
    told = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def typed_again(data: QueryDict, **changed: str) -> QueryDict:
    """Return what was sent with some values changed, to show it again."""
    again = data.copy()
    for name, value in changed.items():
        again[name] = value
    return again
