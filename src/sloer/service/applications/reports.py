# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What applicants say is wrong with the committee's view; it waits for a reviewer.

Their words may quote the application, so they lie in the vault. The journal tells only that
something was reported, and of which document.
"""

from __future__ import annotations

import msgspec

from sloer.service.applications.models import Application, Document, Report
from sloer.service.journal.recording import record
from sloer.service.vault import store


class Told(msgspec.Struct, frozen=True):
    """The words the applicant pointed at, and what they say of them. Prints nothing of either."""

    words: str = ""
    comment: str = ""

    def __repr__(self) -> str:
        return "Told(…)"


def report(application: Application, document: Document | None, kind: str, told: Told) -> Report:
    """Keep a report, with its words in the vault, and note in the journal that there is one."""
    made = Report.objects.create(application=application, document=document, kind=kind)
    store.put(application.id, store.Kind.REPORT, made.id, msgspec.json.encode(told))
    record(
        "view.reported",
        actor=None,
        role="applicant",
        posting=application.posting_id,
        application=application.id,
        document=document.id if document else None,
        details={"report": str(made.id), "kind": kind},
    )
    return made


def told_in(made: Report) -> Told:
    """Return what the applicant wrote; nothing where it has been thrown away."""
    stored = store.take(store.Kind.REPORT, made.id)
    return msgspec.json.decode(stored, type=Told) if stored else Told()
