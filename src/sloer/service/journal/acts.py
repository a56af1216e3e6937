# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What each act is called for readers of the journal. An act without a sentence shows its code."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "account.password_changed": _("Changed their own password"),
    "account.second_factor_added": _("Connected an app with codes"),
    "account.second_factor_removed": _("Disconnected an app with codes"),
    "account.signed_in": _("Signed in"),
    "application.sent": _("An application was sent"),
    "journal.exported": _("Exported the journal"),
    "journal.verified": _("Checked that the journal is whole"),
    "user.closed": _("Closed an account"),
    "user.created": _("Made an account"),
    "user.flags_changed": _("Changed somebody's roles"),
    "user.opened": _("Opened an account again"),
    "user.password_renewed": _("Gave somebody a one-time password"),
    "user.second_factor_reset": _("Disconnected somebody's app with codes"),
}
ROLES: dict[str, str | Promise] = {
    "account": _("the account's owner"),
    "administrator": _("administrator"),
    "applicant": _("applicant"),
    "auditor": _("auditor"),
    "chair": _("chair of the committee"),
    "machine": _("the machine"),
    "member": _("committee member"),
    "recruiter": _("HR"),
    "reviewer": _("redaction reviewer"),
}


def sentence_of(act: str) -> str:
    """Return the sentence for an act, or its code."""
    return str(SENTENCES.get(act, act))


def role_of(role: str) -> str:
    """Return what a role is called, or its code."""
    return str(ROLES.get(role, role))
