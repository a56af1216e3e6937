# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Why a document is held, in plain words: the codes of engine and service as sentences."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BY_HAND: dict[str, Promise] = {
    "by_hand.doubt": _("A reviewer is in doubt and wants a colleague to look."),
    "by_hand.unreadable": _("A reviewer found that the text was read wrongly or not whole."),
    "by_hand.not_theirs": _("A reviewer found that the document belongs to somebody else."),
    "by_hand.other": _("A reviewer holds the document for another reason."),
}
"""Reasons a reviewer may choose."""

_SENTENCES: dict[str, Promise] = {
    **BY_HAND,
    "crashed": _("The file broke the program that read it."),
    "timeout": _("The file took too long to read."),
    "fault": _("Something went wrong in Slør while the file was worked on."),
    "poison": _("Three attempts failed. The file cannot be read by machine."),
    "sandbox_unavailable": _("The file could not be read safely on this server."),
    "damaged": _("The file is damaged and cannot be read."),
    "encrypted": _("The file is encrypted or protected by a password."),
    "unsafe": _("The file is built in a way that may do harm and was not read."),
    "too_large": _("The file is too large or has too many parts."),
    "too_deep": _("The file holds too many files within files."),
    "empty": _("The file is empty."),
    "no_text": _("The file holds no text."),
    "unknown_format": _("The file's format cannot be read."),
    "unreadable_part": _("A part of the file could not be read."),
    "doc_needs_libreoffice": _("Older Word files (.doc) cannot be read on this server."),
    "conversion_failed": _("The older Word file could not be converted."),
    "ocr_missing": _("The file is a picture, and text recognition is not installed."),
    "low_confidence": _("The text was recognised from a picture, and much of it is unsure."),
    "text_not_visible": _("The file holds text that cannot be seen on the page."),
    "text_differs_from_page": _("The text in the file is not what the page shows."),
    "picture_left_out": _("The file holds pictures that nobody has looked at."),
    "part_left_out": _("A part of the file was left out."),
    "read_by_ocr": _("The text was recognised from a picture."),
    "secret": _("A check found that something veiled could still be read in the new file."),
    "text.extra": _("A check found text in the new file that should not be there."),
    "text.lost": _("A check found that text was lost in the new file."),
    "pdf.not_set": _("The veiled document could not be set as a PDF."),
}
_FAMILIES: dict[str, Promise] = {
    "check.": _("A check could not read the new file."),
    "verify.": _("A check could not read the new file."),
    "structure.": _("A check found something in the new file that is not allowed there."),
    "reading.": _("The file could not be read."),
}
_OTHER = _("A check found something that a person must look at.")


def sentence_for(code: str) -> str:
    """Return one code as a sentence; a careful one where the code is new to us."""
    if code in _SENTENCES:
        return str(_SENTENCES[code])
    family = next((words for start, words in _FAMILIES.items() if code.startswith(start)), _OTHER)
    return str(family)


def sentences_for(codes: Iterable[str]) -> list[str]:
    """Return codes as sentences, each said once."""
    return list(dict.fromkeys(map(sentence_for, codes)))
