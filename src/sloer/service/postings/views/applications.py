# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""HR's view of applications: states, documents, and who it is when there is a reason."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from sloer.service.access import Visit, on_posting
from sloer.service.applications.models import Application, Document
from sloer.service.journal.recording import record
from sloer.service.pages.headers import KEPT_BY_NOBODY
from sloer.service.postings import queries
from sloer.service.postings.forms import ReasonForm
from sloer.service.postings.keyset import KeysetPage, kept, page_of
from sloer.service.postings.models import Role
from sloer.service.review.holding import sentence_of
from sloer.service.vault import store

MOST_NAMED = 25


@on_posting(Role.RECRUITER)
@require_safe
def applications(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The applications of a posting, searched by candidate code, filtered and sorted."""
    asked = kept(request.GET, "code", "state", "sort")
    asked["sort"] = asked["sort"] if asked["sort"] in queries.APPLICATION_ORDERS else "newest"
    found = queries.search_applications(
        queries.applications_of(visit.posting), asked["code"], asked["state"]
    )
    order = queries.APPLICATION_ORDERS[asked["sort"]]
    page = page_of(found, order, request.GET.get("page", ""))
    return _listed(request, visit, page, asked)


@on_posting(Role.RECRUITER)
@require_POST
def by_name(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Find applications by the applicant's name. The name is in no address and no journal."""
    name = request.POST.get("name", "").strip()[:100]
    found = queries.applications_of(visit.posting).filter(id__in=store.named(name))
    rows = list(found.order_by("-sent_at", "-id")[:MOST_NAMED])
    record(
        "name.searched",
        actor=visit.user,
        role=visit.role,
        posting=visit.posting.id,
        details={"found": len(rows)},
    )
    asked = {"code": "", "state": "", "sort": "newest"}
    response = _listed(request, visit, KeysetPage(rows, "", ""), asked, by_name=True)
    response.headers["Cache-Control"] = KEPT_BY_NOBODY
    return response


@on_posting(Role.RECRUITER)
@require_safe
def application(request: HttpRequest, visit: Visit, application: UUID) -> HttpResponse:
    """One application, without its applicant."""
    return _application(request, _found(visit, application), ReasonForm())


@on_posting(Role.RECRUITER)
@require_POST
def show_identity(request: HttpRequest, visit: Visit, application: UUID) -> HttpResponse:
    """Show who applied and how to reach them; the reason goes into the journal first."""
    one = _found(visit, application)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _application(request, one, form)
    person = store.person_of(one.id)
    record(
        "identity.shown",
        actor=visit.user,
        role=visit.role,
        posting=visit.posting.id,
        application=one.id,
        reason=form.cleaned_data["reason"],
    )
    response = _application(request, one, None, person)
    response.headers["Cache-Control"] = KEPT_BY_NOBODY
    return response


def _found(visit: Visit, application: UUID) -> Application:
    found: Application = get_object_or_404(queries.applications_of(visit.posting), pk=application)
    return found


def _reasons(document: Document) -> list[str]:
    """Say why a document is held, each reason once, in the language of the page."""
    language = "da" if (get_language() or "da") == "da" else "en"
    told = (getattr(sentence_of(code), language) for code in document.held_codes)
    return list(dict.fromkeys(told))


def _listed(
    request: HttpRequest,
    visit: Visit,
    page: KeysetPage[Application],
    asked: dict[str, str],
    *,
    by_name: bool = False,
) -> HttpResponse:
    ids = [one.id for one in page.rows]
    documents, priority = queries.document_counts(ids), store.with_priority(ids)
    return render(
        request,
        "postings/applications.html",
        {
            "posting": visit.posting,
            "rows": [(one, documents.get(one.id, 0), one.id in priority) for one in page.rows],
            "page": page,
            "asked": asked,
            "by_name": by_name,
        },
    )


def _application(
    request: HttpRequest,
    one: Application,
    form: ReasonForm | None,
    person: store.Person | None = None,
) -> HttpResponse:
    documents = one.documents.select_related("question", "first_reviewer", "second_reviewer")
    return render(
        request,
        "postings/application.html",
        {
            "posting": one.posting,
            "application": one,
            "documents": [(each, _reasons(each)) for each in documents],
            "priority": bool(store.with_priority([one.id])),
            "form": form,
            "person": person,
        },
    )
