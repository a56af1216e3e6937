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
    "api_key.made": _("Made a key for another system"),
    "api_key.revoked": _("Revoked a key of another system"),
    "application.erased": _("An application was erased: its time was up"),
    "application.files_added": _("Files were added to an application"),
    "application.released": _("An application was released to the committee"),
    "application.sent": _("An application was sent"),
    "application.taken_back": _("An application was taken back from the committee"),
    "application.withdrawn": _("The applicant withdrew the application"),
    "backup.made": _("A backup was made"),
    "backup.restored": _("A backup was restored"),
    "candidate.downloaded": _("Downloaded a candidate's veiled document"),
    "candidate.viewed": _("Read a candidate's veiled documents"),
    "candidates.downloaded": _("Downloaded all candidates' veiled documents"),
    "data.taken_out": _("The applicant got a copy of all their data"),
    "deadline.moved": _("Moved the deadline"),
    "deletion.asked": _("The applicant asked for everything to be deleted"),
    "delivery.begun": _("A delivery of applications began to be taken in"),
    "delivery.emptied": _("What a delivery had kept was erased: its time was up"),
    "delivery.parties_joined": _("Joined applicants of a delivery into one"),
    "delivery.party_added": _("Added what came to an application already there"),
    "delivery.party_refused": _("Refused something of a delivery"),
    "delivery.party_taken": _("Took in something of a delivery that was held"),
    "delivery.taken": _("A delivery of applications was taken in"),
    "document.approved": _("Approved a veiled document"),
    "document.checked": _("Approved a veiled document as the first of two"),
    "document.edit_undone": _("Undid a change of the veiling"),
    "document.edited": _("Changed the veiling of a document"),
    "document.held": _("A document was held"),
    "document.left_out": _("Left a document out"),
    "document.opened": _("Opened a document on the workbench"),
    "document.queued_again": _("Sent a document to be veiled again"),
    "document.reopened": _("Opened an approved document again"),
    "document.retyped": _("Retyped a document"),
    "document.veiled": _("A document was veiled"),
    "identity.shown": _("Saw who an applicant is"),
    "journal.exported": _("Exported the journal"),
    "journal.verified": _("Checked that the journal is whole"),
    "keys.dropped": _("Old keys were taken off the ring"),
    "keys.rotated": _("The vault got a new key"),
    "member.added": _("Gave somebody a role on the posting"),
    "member.removed": _("Took somebody's role on the posting"),
    "name.searched": _("Searched for an applicant by name"),
    "original.downloaded": _("Downloaded an original file"),
    "original.replaced": _("Put another file in an original's place"),
    "original.shown": _("Saw an original file"),
    "posting.changed": _("Changed a posting"),
    "posting.closed": _("Closed a posting"),
    "posting.copied": _("Copied a posting"),
    "posting.created": _("Made a posting"),
    "posting.published": _("Published a posting"),
    "posting.reopened": _("Opened a posting again"),
    "question.viewed": _("Read all candidates' answers to a question"),
    "questions.changed": _("Changed the questions of a posting"),
    "report.handled": _("Dealt with what an applicant reported"),
    "requirements.changed": _("Changed the requirements of a posting"),
    "retention.decided": _("Decided how long applications are kept"),
    "user.closed": _("Closed an account"),
    "user.created": _("Made an account"),
    "user.flags_changed": _("Changed somebody's roles"),
    "user.opened": _("Opened an account again"),
    "user.password_renewed": _("Gave somebody a one-time password"),
    "user.second_factor_reset": _("Disconnected somebody's app with codes"),
    "view.reported": _("The applicant reported something in the committee's view"),
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
