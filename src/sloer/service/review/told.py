# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What applicants report of the committee's view, as reviewers read and answer it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from sloer.service.access import Visit
from sloer.service.applications.models import Application, Document, Report
from sloer.service.applications.reports import told_in
from sloer.service.journal.recording import record
from sloer.service.postings.models import Posting
from sloer.service.review.queries import code_of, label_of

WITHDRAWN = Application.State.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Line:
    """A report in a list: who and about what, without a word of it."""

    report: Report
    code: str
    label: str
    document: Document | None
    """Where to look: the document it is about, else the application's first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report on the workbench, with what the applicant wrote."""

    report: Report
    words: str
    comment: str


def waiting_reports(posting: Posting) -> QuerySet[Report]:
    """Return what nobody has answered yet, the oldest first."""
    return (
        Report.objects.filter(application__posting=posting, handled_at=None)
        .exclude(application__state=WITHDRAWN)
        .select_related("application__candidate", "document__question")
    )


def lines_of(reports: Iterable[Report]) -> list[Line]:
    """Return reports as a queue shows them."""
    return [
        Line(
            report,
            code_of(report.application),
            label_of(report.document) if report.document else "",
            report.document or report.application.documents.first(),
        )
        for report in reports
    ]


def reports_on(document: Document) -> list[Told]:
    """Return what waits for an answer about a document, or about its application as a whole."""
    reports = Report.objects.filter(
        Q(document=document) | Q(document=None),
        application=document.application_id,
        handled_at=None,
    )
    found = []
    for report in reports:
        told = told_in(report)
        found.append(Told(report, told.words, told.comment))
    return found


def answer(visit: Visit, report: UUID) -> Report:
    """Note that somebody has looked into a report; a second time changes nothing.

    Raises:
        Http404: this posting has no such report.
    """
    found = (
        Report.objects.select_for_update(of=("self",))
        .filter(pk=report, application__posting=visit.posting)
        .first()
    )
    if found is None:
        raise Http404
    if found.handled_at is None:
        found.handled_at, found.handled_by = timezone.now(), visit.user
        found.save(update_fields=["handled_at", "handled_by"])
        record(
            "report.handled",
            actor=visit.user,
            role=visit.role,
            posting=visit.posting.id,
            application=found.application_id,
            document=found.document_id,
            details={"report": str(found.id), "kind": found.kind},
        )
    return found
