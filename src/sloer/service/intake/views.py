# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Delivering files to a posting, and the report of what became of them. For HR alone."""

from __future__ import annotations

import csv
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sloer.service.access import Visit, on_posting
from sloer.service.cells import harmless
from sloer.service.intake.delivering import NoIntakeError, all_opened, deliver
from sloer.service.intake.forms import DeliveryForm
from sloer.service.intake.models import Delivery, Line
from sloer.service.intake.planning import Layout
from sloer.service.intake.queries import deliveries_of, delivery_on, lines_of, told
from sloer.service.postings.models import Role

LINES_A_PAGE = 100
DELIVERIES_A_PAGE = 25


# Each applicant is a transaction of its own, so the request is none.
@transaction.non_atomic_requests
@on_posting(Role.RECRUITER)
def deliveries(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List a posting's deliveries and take a new one."""
    form = DeliveryForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("intake:report", visit.posting.id, _taken(visit, form).id)
        except NoIntakeError as error:
            form.add_error(None, error.sentence.in_language(get_language() or "da"))
    page = Paginator(deliveries_of(visit.posting), DELIVERIES_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "intake/deliveries.html",
        {"visit": visit, "form": form, "page": page},
        status=422 if form.errors else 200,
    )


def _taken(visit: Visit, form: DeliveryForm) -> Delivery:
    files = form.cleaned_data["uploads"]
    arrivals = all_opened([(file.name or "", file.size or 0, file.file) for file in files])
    layout = Layout(form.cleaned_data["layout"])
    return deliver(visit.posting, arrivals, user=visit.user, layout=layout)


@on_posting(Role.RECRUITER)
def report(request: HttpRequest, visit: Visit, delivery: UUID) -> HttpResponse:
    """Show the balance of a delivery and its lines."""
    found = delivery_on(visit.posting, delivery)
    outcome = request.GET.get("outcome", "")
    page = Paginator(lines_of(found, outcome), LINES_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "intake/report.html",
        {
            "visit": visit,
            "delivery": found,
            "outcome": outcome,
            "outcomes": Line.Outcome.choices,
            "page": page,
            "lines": told(page.object_list),
        },
    )


@on_posting(Role.RECRUITER)
def report_csv(request: HttpRequest, visit: Visit, delivery: UUID) -> HttpResponse:
    """Download the report as Excel opens it in Danish: semicolons, and a mark for UTF-8."""
    found = delivery_on(visit.posting, delivery)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="modtagelse.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow([_("Number"), _("File or line"), _("Outcome"), _("Code"), _("Reason")])
    for one in told(found.lines.all()):
        line = one.line
        cells = [line.place, one.name, line.get_outcome_display(), line.code, str(one.reason)]
        writer.writerow([harmless(str(cell)) for cell in cells])
    return response
