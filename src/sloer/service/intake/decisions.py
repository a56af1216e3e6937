# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The page on which HR decides about what waits or was refused as a duplicate."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sloer.errors import UsageError
from sloer.service.access import Visit, on_posting
from sloer.service.intake import deciding, keeping
from sloer.service.intake.forms import AddForm, RefuseForm
from sloer.service.intake.models import Delivery
from sloer.service.intake.queries import delivery_on, targets, told
from sloer.service.postings.models import Role

ACTS = ("take", "add", "refuse")


@on_posting(Role.RECRUITER)
def party(request: HttpRequest, visit: Visit, delivery: UUID, party: int) -> HttpResponse:
    """Show one applicant's lines and take the decision about them."""
    found = delivery_on(visit.posting, delivery)
    lines = list(found.lines.filter(party=party))
    if not lines:
        raise Http404
    act = request.POST.get("act", "") if request.method == "POST" else ""
    add = AddForm(request.POST if act == "add" else None, targets=targets(found, party))
    refuse = RefuseForm(request.POST if act == "refuse" else None)
    form = {"add": add, "refuse": refuse}.get(act, Form({}))
    if act in ACTS and form.is_valid():
        return _decided(request, visit, found, party, act, form)
    waits = deciding.waiting(found, party)
    context = {
        "visit": visit,
        "delivery": found,
        "number": party,
        "lines": told(lines),
        "waits": waits,
        "can_be_taken": waits is not None and keeping.has_content(waits.files),
        "person": keeping.person_of(lines),
        "same": next((line.application_id for line in lines if line.application_id), None),
        "add": add,
        "refuse": refuse,
        "form": form if act else None,
    }
    return render(request, "intake/party.html", context, status=422 if form.errors else 200)


def _decided(
    request: HttpRequest, visit: Visit, delivery: Delivery, party: int, act: str, form: Form
) -> HttpResponse:
    try:
        if act == "take":
            deciding.take_up(delivery, party, visit.user)
        elif act == "refuse":
            deciding.refuse(delivery, party, form.cleaned_data["reason"], visit.user)
        else:
            _add(visit, delivery, party, form.cleaned_data["target"])
    except UsageError as error:
        messages.warning(request, error.sentence.in_language(get_language() or "da"))
        return redirect("intake:party", visit.posting.id, delivery.id, party)
    messages.success(request, _("Decided. The report is up to date."))
    return redirect("intake:report", visit.posting.id, delivery.id)


def _add(visit: Visit, delivery: Delivery, party: int, target: str) -> None:
    kind, _colon, which = target.partition(":")
    if kind == "party":
        deciding.join(delivery, party, int(which), visit.user)
    else:
        application = get_object_or_404(visit.posting.applications, pk=which)
        deciding.add_to(delivery, party, application, visit.user)
