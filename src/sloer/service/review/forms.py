# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What reviewers send: acts on stretches of text, reasons, text typed anew, files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sloer.model import Ground, Span
from sloer.service.applications.working import Change

LONGEST_TEXT = 200_000
LARGEST_FILE = 20 * 2**20
_ACT = re.compile(r"(?P<change>[a-z]+) (?P<start>\d{1,9}) (?P<end>\d{1,9}) (?P<ground>[A-Z]+)")


@dataclass(frozen=True, slots=True)
class Act:
    """One act on one stretch, as a button or a key asks for it."""

    change: Change
    span: Span
    ground: Ground

    def __str__(self) -> str:
        return f"{self.change} {self.span.start} {self.span.end} {self.ground}"


class ActField(forms.CharField):
    """An act written as "added 12 20 NAME"."""

    def clean(self, value: Any) -> Any:
        """Return the act.

        Raises:
            ValidationError: it is not one.
        """
        found = _ACT.fullmatch(super().clean(value) or "")
        if found is None:
            self._refuse()
        try:
            return Act(
                Change(found["change"]),
                Span(int(found["start"]), int(found["end"])),
                Ground(found["ground"]),
            )
        except ValueError:
            self._refuse()

    def _refuse(self) -> NoReturn:
        raise forms.ValidationError(_("This act is not known."), code="act")


class RevisionForm(forms.Form):
    """Which revision of the document the page showed."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ActForm(RevisionForm):
    """An act on a stretch; ``everywhere`` veils its words in the whole application."""

    do = ActField(max_length=60)
    everywhere = forms.BooleanField(required=False)


class BeatForm(forms.Form):
    """A page's sign of life."""

    seconds = forms.IntegerField(min_value=0, max_value=3600)
    left = forms.BooleanField(required=False)


class ApproveForm(RevisionForm):
    """What a reviewer approves, and which holds they let pass after looking."""

    passing = forms.MultipleChoiceField(required=False, choices=())
    reason = forms.CharField(required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wished = self.data.getlist("passing") if hasattr(self.data, "getlist") else []
        # Which keys there are is known to the proof alone; it ignores all others.
        self.fields["passing"].choices = [(key, key) for key in wished]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """A reason, as the journal keeps it."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("It is kept in the journal. Do not write names."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HoldForm(ReasonForm):
    """Why a reviewer holds a document."""


class LeaveOutForm(ReasonForm):
    """Why the committee does not get a document."""


class ReopenForm(ReasonForm):
    """Why a document is taken up again."""


class OriginalForm(ReasonForm):
    """Why somebody must see the file itself."""


class RetypeForm(forms.Form):
    """A document's text typed by hand."""

    text = forms.CharField(
        label=_("The document's text"),
        help_text=_("Leave an empty line between paragraphs. Slør veils the text afterwards."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 16}),
    )


class ReplaceForm(forms.Form):
    """Another file in the place of one that could not be read."""

    file = forms.FileField(
        label=_("Another file"),
        help_text=_("For instance the same document as PDF, or a clearer scan. At most 20 MB."),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse a file that is too large.

        Raises:
            ValidationError: it is.
        """
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 20 MB."), code="too_large")
        return file
