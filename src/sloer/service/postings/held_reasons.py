# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Why a document is held, in plain words: HR and reviewers see sentences, never codes alone."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, str | Promise] = {
    "damaged": _("The file is damaged and cannot be read."),
    "encrypted": _("The file is encrypted or protected by a password."),
    "unsafe": _("The file is built in a way that may do harm and was not opened."),
    "too_large": _("The file is too large or has too many parts."),
    "too_deep": _("The file holds too many files within files."),
    "empty": _("The file is empty."),
    "no_text": _("The file holds no text, or a picture whose text could not be read."),
    "unknown_format": _("The format of the file is not known."),
    "unreadable_part": _("A part of the file could not be read."),
    "doc_needs_libreoffice": _("Older Word files (.doc) cannot be read on this server."),
    "conversion_failed": _("The older Word file could not be converted."),
    "low_confidence": _("The text in the picture could not be read with certainty."),
    "text_differs_from_page": _("The text in the file is another than the one seen on the page."),
    "ocr_missing": _("Text recognition is not installed on this server."),
    "timeout": _("The file took too long to read."),
    "crashed": _("The file made the reader stop."),
    "sandbox_unavailable": _("Files cannot be opened safely on this server."),
    "fault": _("Something went wrong while the file was veiled."),
    "attempts": _("The file was tried three times without success."),
    "by_hand": _("A reviewer has put it aside."),
}
PROOF_FAILED = _("The check of the veiled copy found something that should not be there.")
_PROOFS = ("verify.", "check.", "pdf.", "docx.", "html.", "text.", "leak.")


def held_reasons(codes: Iterable[str]) -> list[str]:
    """Return one sentence for each reason, without repeating any."""
    return list(dict.fromkeys(_reason(code) for code in codes))


def _reason(code: str) -> str:
    if code.startswith(_PROOFS):
        return str(PROOF_FAILED)
    known = REASONS.get(code)
    if known is not None:
        return str(known)
    return say("It could not be veiled with certainty (reason: %(code)s).") % {"code": code}
