# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Codes of the intake report in plain sentences: what it is, and what HR can do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, str | Promise] = {
    "not_reached": _("Slør did not get this far. Deliver the same again: what was taken is known."),
    "duplicate": _("The very same file came before."),
    "possible_duplicate": _("This may be an applicant who is there already. Decide if it is."),
    "incomplete": _("Some of this applicant's files could not be taken. Decide what to do."),
    "no_applicant": _("The list does not say whose this file is."),
    "no_file": _("The list names no files for this applicant, or none that came."),
    "missing_file": _("The list names a file that did not come, or that it does not name clearly."),
    "claimed_twice": _("Two lines of the list name the same file."),
    "line_unreadable": _("The line cannot be read. Correct it and deliver the list again."),
    "list_unreadable": _(
        "The list cannot be read. Its first line must have headings: name, e-mail, files."
    ),
    "several_lists": _("There is more than one list, so nothing was taken. Deliver one at a time."),
    "list_is_spreadsheet": _(
        "The list is a spreadsheet, so nothing was taken. Save it as CSV and deliver again."
    ),
    "unreadable_zip": _("The ZIP file is damaged or no ZIP file."),
    "encrypted": _("The file is locked with a password inside the ZIP file."),
    "damaged": _("The file is damaged inside the ZIP file."),
    "same_name": _("Two files in the ZIP file have the same name."),
    "unsafe_name": _("The file has no usable name, or a name that leads out of the ZIP file."),
    "too_large": _("The file is larger than Slør can read."),
    "empty": _("The file is empty."),
    "not_a_file": _("This is a link to another place and no file."),
    "unreadable_file": _("The file cannot be opened on this machine."),
    "not_an_application": _("A file of the operating system, not a part of any application."),
    "put_together": _("Put together by a colleague. Decide when nothing is missing."),
    "refused_by_hand": _("Refused by a colleague; the reason is in the journal."),
    "fault": _("Something went wrong with us. Deliver the same again."),
    "identity_unknown": _("Nobody has said who the applicant is. The reviewer is told."),
    "is_the_list": _("This is the list itself."),
}


def sentence(code: str) -> str | Promise:
    """Return the sentence of a code; ``""`` has none."""
    return REASONS.get(code, "")
