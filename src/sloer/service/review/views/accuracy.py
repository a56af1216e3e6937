# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages and tables of how good the machine was: for one posting, and over all."""

from __future__ import annotations

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sloer.service.access import Visit, on_posting, with_flag
from sloer.service.postings.models import Posting, Role
from sloer.service.review.accuracy import lines_of, times_of, total_of

HEADS = ("ground", "rule", "veiled_by_machine", "confirmed", "let_be_read", "relabelled", "missed")


@require_GET
@on_posting(Role.RECRUITER, Role.REVIEWER)
def of_posting(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the figures of one posting."""
    table = reverse("review:accuracy_table", args=(visit.posting.id,))
    return _page(request, visit.posting, table)


@require_GET
@on_posting(Role.RECRUITER, Role.REVIEWER)
def table_of_posting(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give the figures of one posting as CSV."""
    return _table(visit.posting)


@require_GET
@with_flag("is_recruiter", "is_auditor")
def overall(request: HttpRequest) -> HttpResponse:
    """Show the figures over all postings, for HR and the data protection officer."""
    return _page(request, None, reverse("review:accuracy_overall_table"))


@require_GET
@with_flag("is_recruiter", "is_auditor")
def table_overall(request: HttpRequest) -> HttpResponse:
    """Give the figures over all postings as CSV."""
    return _table(None)


def _page(request: HttpRequest, posting: Posting | None, table: str) -> HttpResponse:
    lines = lines_of(posting)
    page = {
        "posting": posting,
        "lines": lines,
        "total": total_of(lines),
        "times": times_of(posting),
        "table": table,
    }
    return render(request, "review/accuracy.html", page)


def _table(posting: Posting | None) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="accuracy.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADS)
    for line in lines_of(posting):
        writer.writerow(
            (line.ground, line.rule, line.proposed, line.accepted, line.removed, line.relabelled,
             line.added)
        )  # fmt: skip
    return response
