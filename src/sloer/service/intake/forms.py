# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What HR fills in when delivering and when deciding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from sloer.service.intake.packages import MOST_BYTES
from sloer.service.intake.planning import Layout

LAYOUTS = (
    (Layout.FOLDERS.value, _("One folder for each applicant; a loose file is an applicant")),
    (Layout.FILES.value, _("Each file is an applicant")),
)
ACCEPTED = ".zip,.csv,.tsv,.eml,.msg,.pdf,.doc,.docx,.odt,.rtf,.txt,.html,.jpg,.jpeg,.png,.heic"


class FilesInput(forms.FileInput):
    """A file control that takes several."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile[Any]], name: str
    ) -> list[UploadedFile[Any]]:
        """Return all files that were chosen."""
        return files.getlist(name)


class FilesField(forms.FileField):
    """Several files at once; each is checked as one."""

    widget = FilesInput(attrs={"accept": ACCEPTED, "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return the files; empty ones too, for the report tells of them."""
        if not data:
            super().clean(None, initial)
        return list(data)


class DeliveryForm(forms.Form):
    """Files to deliver, and how they belong together where no list says so."""

    uploads = FilesField(
        label=_("Files"),
        help_text=_(
            "A ZIP file with all applications, alone or together with a list as CSV. E-mails "
            "(.eml, .msg) and single documents too."
        ),
    )
    layout = forms.ChoiceField(
        label=_("Without a list, how do the files belong together?"),
        choices=LAYOUTS,
        initial=Layout.FOLDERS.value,
        widget=forms.RadioSelect,
    )

    def clean_uploads(self) -> list[UploadedFile[Any]]:
        """Refuse more bytes than one delivery may have."""
        files: list[UploadedFile[Any]] = self.cleaned_data["uploads"]
        if sum(file.size or 0 for file in files) > MOST_BYTES:
            raise forms.ValidationError(
                _("This is more than Slør can take at once. Deliver it in parts.")
            )
        return files


class AddForm(forms.Form):
    """Whose the files are."""

    target = forms.ChoiceField(label=_("Applicant"))

    def __init__(self, *args: Any, targets: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = targets  # type: ignore[attr-defined]


class RefuseForm(forms.Form):
    """Why something is refused. The reason goes into the journal."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("The reason goes into the journal. Do not write names."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
