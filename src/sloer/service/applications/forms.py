# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What applicants fill in. It never asks for age, sex, origin or CPR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sloer.service.applications.drafts import Draft
from sloer.service.applications.models import Report
from sloer.service.postings.models import Question

LONGEST_TYPED = 100_000
"""Characters of one field that are kept as typed, far beyond what may be sent."""


class ContactForm(forms.Form):
    """Who the applicant is; kept for HR, never shown to the committee."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    other_names = forms.CharField(
        label=_("Other names you use or have used"),
        help_text=_("For example an earlier surname, so that we find and veil that too."),
        max_length=200,
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=200,
        error_messages={"invalid": _("Write an e-mail address like name@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    address = forms.CharField(
        label=_("Street and number"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "class": "input-width-s"}),
    )
    city = forms.CharField(
        label=_("Town"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    priority_access = forms.BooleanField(
        label=_("I ask for preferential access because of a disability"),
        help_text=_("Only HR sees this. The committee is not told."),
        required=False,
    )
    internal = forms.BooleanField(
        label=_("I work here already"),
        help_text=_("Only HR sees this. The committee is not told."),
        required=False,
    )

    ticks = ("priority_access", "internal")

    @classmethod
    def of(cls, draft: Draft) -> ContactForm:
        """Return the form as the draft fills it in, checked."""
        return cls(
            {**draft.contact, "priority_access": draft.priority_access, "internal": draft.internal}
        )


class AnswersForm(forms.Form):
    """The posting's set questions, one text for each."""

    def __init__(
        self, questions: Iterable[Question], data: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data)
        for question in questions:
            self.fields[field_name(question)] = AnswerField(question)

    @classmethod
    def of(cls, questions: Iterable[Question], draft: Draft) -> AnswersForm:
        """Return the form as the draft fills it in, checked."""
        questions = list(questions)
        return cls(questions, {field_name(q): draft.answers.get(q.pk, "") for q in questions})


class AnswerField(forms.CharField):
    """An answer; line breaks count as one character, whatever the browser sends."""

    def __init__(self, question: Question) -> None:
        super().__init__(
            label=question.text,
            help_text=question.hint,
            required=question.required,
            max_length=question.longest,
            widget=forms.Textarea(attrs={"rows": 8}),
            error_messages={
                "required": _("Answer the question."),
                "max_length": _("The answer is too long. Shorten it a little."),
            },
        )
        self.question = question

    def to_python(self, value: object) -> str:
        """Return the text with plain line breaks."""
        return super().to_python(plain(str(value or ""))) or ""


class ReportForm(forms.Form):
    """What the applicant says is wrong with the committee's view."""

    document = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=lambda: [(value, capfirst(label)) for value, label in Report.Kind.choices],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    words = forms.CharField(
        label=_("Which words is it about?"),
        help_text=_("Select them in the text above, or write them here."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    comment = forms.CharField(
        label=_("What should the reviewer know?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, object]:
        """Ask for at least one of the two texts."""
        cleaned: dict[str, object] = super().clean() or {}
        if not cleaned.get("words") and not cleaned.get("comment") and not self.errors:
            self.add_error("words", _("Write which words it is about, or what is wrong."))
        return cleaned


def field_name(question: Question) -> str:
    """Return what the field of a question is called."""
    return f"answer_{question.pk}"


def typed_contact(data: Mapping[str, str]) -> dict[str, str]:
    """Return all that was typed into the contact part, right or wrong."""
    names = [n for n in ContactForm.base_fields if n not in ContactForm.ticks]
    return {name: plain(data[name])[:LONGEST_TYPED] for name in names if name in data}


def typed_answers(questions: Iterable[Question], data: Mapping[str, str]) -> dict[int, str]:
    """Return all that was typed as answers, also what is too long."""
    return {
        question.pk: plain(data[field_name(question)])[:LONGEST_TYPED]
        for question in questions
        if field_name(question) in data
    }


def plain(text: str) -> str:
    """Return text with plain line breaks and without characters that nobody can type."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
