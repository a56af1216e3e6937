# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Check and send; the receipt; and what the link shows ever after."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from sloer.service.applications import drafts
from sloer.service.applications.drafts import Draft
from sloer.service.applications.forms import AnswersForm, ContactForm
from sloer.service.applications.hints import Hint, hints_in
from sloer.service.applications.letters import mail_receipt
from sloer.service.applications.models import Application
from sloer.service.applications.pages.links import (
    address,
    being_written,
    full_link,
    own,
    secret_of,
    to,
    was_sent,
)
from sloer.service.applications.pages.steps import language_now, lateness, step_page
from sloer.service.applications.submitting import Outcome, submit
from sloer.service.applications.uploads import attached_to
from sloer.service.applications.working import policy_of
from sloer.service.pages.limits import limited

NOTHING = gettext_lazy("There is nothing in your application yet. Answer a question or add a file.")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that must be put right before sending, and where. Holds no word of theirs."""

    step: str
    address: str
    label: str | Promise
    message: str | Promise


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, the answer so far and what the committee will not see of it."""

    question: str
    answer: str
    hints: tuple[Hint, ...]

    def __repr__(self) -> str:
        return "Answered(…)"


@limited("write", 1200, minutes=10)
@require_http_methods(["GET", "HEAD", "POST"])
@own
def check(request: HttpRequest, application: Application) -> HttpResponse:
    """Show all of it once more; send it."""
    if application.state != Application.State.DRAFT:
        return to(request, "receipt" if request.method == "POST" else "home")
    draft = drafts.draft_of(application)
    problems = problems_of(request, application, draft)
    if request.method != "POST" or problems:
        return _check_page(request, application, draft, problems)
    outcome = submit(application, language_now())
    if outcome is Outcome.TOO_LATE:
        return _check_page(request, application, draft, problems)
    if outcome is Outcome.SENT:
        mail_receipt(application, draft.person, full_link(secret_of(request)))
    return to(request, "receipt")


@limited("write", 1200, minutes=10)
@require_safe
@own
@was_sent
def receipt(request: HttpRequest, application: Application) -> HttpResponse:
    """Say that it came, under which reference, and how to see it again."""
    if application.state == Application.State.WITHDRAWN:
        return to(request, "home")
    return render(request, "applications/receipt.html", _frame(request, application))


@limited("write", 1200, minutes=10)
@require_safe
@own
def home(request: HttpRequest, application: Application) -> HttpResponse:
    """Show where the application is, and what its writer may do with it."""
    frame = _frame(request, application)
    if application.state == Application.State.DRAFT:
        frame |= lateness(application.posting, drafts.draft_of(application))
        return render(request, "applications/draft.html", frame)
    return render(request, "applications/home.html", frame)


@limited("write", 1200, minutes=10)
@require_http_methods(["GET", "HEAD", "POST"])
@own
@being_written
def discard(request: HttpRequest, application: Application) -> HttpResponse:
    """Delete a draft, after asking."""
    if request.method != "POST":
        return render(request, "applications/discard.html", _frame(request, application))
    posting = application.posting
    if drafts.locked(application).state != Application.State.DRAFT:
        return to(request, "home")
    drafts.delete(application)
    return render(request, "applications/discarded.html", {"posting": posting})


def problems_of(request: HttpRequest, application: Application, draft: Draft) -> list[Problem]:
    """Return all that keeps a draft from being sent, in the order of the steps."""
    questions = list(application.posting.questions.all())
    forms = {"contact": ContactForm.of(draft), "questions": AnswersForm.of(questions, draft)}
    problems = [
        Problem(
            step, f"{address(request, step)}#{field.auto_id}", field.label, str(field.errors[0])
        )
        for step, form in forms.items()
        for field in form
        if field.errors
    ]
    answered = any(draft.answers.get(question.pk, "").strip() for question in questions)
    uploads = application.posting.uploads_allowed
    if (questions or uploads) and not answered and not attached_to(application):
        step = "questions" if questions else "files"
        problems.append(Problem(step, address(request, step), "", NOTHING))
    return problems


def _check_page(
    request: HttpRequest, application: Application, draft: Draft, problems: list[Problem]
) -> HttpResponse:
    identity, policy = draft.person.identity, policy_of(application.posting)
    answers = []
    for question in application.posting.questions.all():
        answer = draft.answers.get(question.pk, "").strip()
        found = hints_in(answer, identity, policy) or ()
        answers.append(Answered(question.text, answer, found))
    context = {
        "contact": [(f.label, f.value()) for f in ContactForm.of(draft) if f.value()],
        "answers": answers,
        "attached": attached_to(application),
        "problems": problems,
    }
    return step_page(request, application, "check", draft, **context)


def _frame(request: HttpRequest, application: Application) -> dict[str, object]:
    secret = secret_of(request)
    return {
        "posting": application.posting,
        "application": application,
        "secret": secret,
        "link": full_link(secret),
    }
