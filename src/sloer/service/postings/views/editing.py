# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Making and changing a posting: the posting itself, its requirements and its questions."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sloer.service.access import Visit, on_posting, signed_in, with_flag
from sloer.service.postings import writing
from sloer.service.postings.forms import PostingForm, QuestionForm, RequirementForm, row_of
from sloer.service.postings.lawful_questions import objections
from sloer.service.postings.lifecycle import RefusedError, locked_posting
from sloer.service.postings.models import Posting, Role
from sloer.service.postings.rows import RowForm, Rows, after_act, typed_rows
from sloer.service.postings.views.lists import user_of

SAVE = "save"
LONGEST_CHECKED = 1000


@with_flag("is_recruiter")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a posting; whoever makes it is its HR."""
    form = PostingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            posting = writing.create(form, user_of(request))
        except IntegrityError:  # the other half of a double click was first
            return redirect("postings:list")
        return redirect("postings:requirements", posting.id)
    return render(request, "postings/edit.html", {"form": form})


@on_posting(Role.RECRUITER)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Change a posting; what applicants already count on is shown and cannot be changed."""
    posting = locked_posting(visit.posting.id) if request.method == "POST" else visit.posting
    sent = writing.has_applications(posting.id)
    form = PostingForm(request.POST or None, instance=posting, sent=sent)
    if request.method == "POST" and form.is_valid():
        writing.change(form, visit.user)
        messages.success(request, _("The posting is saved."))
        return redirect("postings:overview", posting.id)
    return render(
        request,
        "postings/edit.html",
        {"form": form, "posting": visit.posting, "sent": sent, "title": visit.posting.title},
    )


@on_posting(Role.RECRUITER)
@require_http_methods(["GET", "POST"])
def requirements(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the job asks for, in rows."""

    def save(rows: Rows) -> str:
        writing.save_requirements(visit.posting.id, rows.values, visit.user)
        return _("The requirements are saved.")

    saved = [row_of(requirement) for requirement in visit.posting.requirements.all()]
    rows, done = _rows(request, RequirementForm, saved, save)
    if done:
        return _onwards(request, visit.posting, "postings:questions")
    return render(
        request,
        "postings/requirements.html",
        {"posting": visit.posting, "rows": rows, "form": rows},
    )


@on_posting(Role.RECRUITER)
@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The set questions, in rows; fixed once somebody has applied."""

    def save(rows: Rows) -> str:
        writing.save_questions(visit.posting.id, rows.values, visit.user)
        return _("The questions are saved.")

    fixed = writing.has_applications(visit.posting.id)
    saved = [row_of(question) for question in visit.posting.questions.all()]
    rows, done = _rows(request, QuestionForm, saved, save)
    if done:
        return _onwards(request, visit.posting, "postings:people")
    told = {"posting": visit.posting, "rows": rows, "form": rows, "fixed": fixed}
    return render(
        request,
        "postings/questions.html",
        told
        | {"fixed_because": writing.QUESTIONS_FIXED, "questions": visit.posting.questions.all()},
    )


@signed_in
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Say whether a text asks for what the law forbids, while it is typed; as JSON or as a part.

    ``checked`` names the field that has the text; without it, ``text`` has it.
    """
    text = request.POST.get(request.POST.get("checked", "text"), "")[:LONGEST_CHECKED]
    language = "da" if (get_language() or "da") == "da" else "en"
    told = [
        {
            "subject": found.rule.code,
            "refuses": found.refuses,
            "rule": getattr(found.rule.act, language),
            "text": getattr(found.sentence, language),
        }
        for found in objections(text)
    ]
    if request.accepts("text/html"):
        return render(request, "postings/_objections.html", {"objections": told})
    return JsonResponse({"objections": told})


def _rows(
    request: HttpRequest,
    make: type[RowForm],
    saved: list[dict[str, object]],
    save: Callable[[Rows], str],
) -> tuple[Rows, bool]:
    """Return the rows to show, and whether they were saved."""
    if request.method != "POST":
        return Rows.shown(make, saved), False
    typed, act = typed_rows(request.POST.dict()), request.POST.get("act", SAVE)
    if act.partition(":")[0] not in {SAVE, "next"}:
        return Rows.shown(make, after_act(typed, act)), False
    rows = Rows.judged(make, typed)
    if not rows.is_valid():
        return rows, False
    try:
        with transaction.atomic():
            messages.success(request, save(rows))
    except RefusedError as refused:
        for sentence in refused.sentences:
            messages.error(request, str(sentence))
        return Rows.shown(make, typed), False
    return rows, True


def _onwards(request: HttpRequest, posting: Posting, following: str) -> HttpResponse:
    """Go to the next step of a new posting, or back to the posting."""
    onwards = request.POST.get("act") == "next"
    return redirect(following if onwards else "postings:overview", posting.id)
