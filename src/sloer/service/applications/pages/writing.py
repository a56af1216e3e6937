# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Writing: begin, contact, answers. What was typed is kept, right or wrong."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sloer.service.access import anybody
from sloer.service.applications import drafts, fence
from sloer.service.applications.deadlines import may_send
from sloer.service.applications.drafts import Draft
from sloer.service.applications.forms import (
    AnswersForm,
    ContactForm,
    typed_answers,
    typed_contact,
)
from sloer.service.applications.letters import mail_link
from sloer.service.applications.models import Application
from sloer.service.applications.pages.advert import published
from sloer.service.applications.pages.links import being_written, full_link, own, to
from sloer.service.applications.pages.steps import (
    first_step_page,
    in_language,
    job_address,
    language_now,
    step_after,
    step_page,
    wanted_language,
)
from sloer.service.pages.limits import limited
from sloer.service.postings.models import Posting

OPENED = signing.Signer(salt="sloer.applications.opened")
"""Signs when the first step was opened, so that a deadline may pass while somebody types."""


@limited("apply", 60, minutes=10, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
@anybody
def apply(request: HttpRequest, posting: UUID) -> HttpResponse:
    """Begin: the first step, from which on there is a draft and a link."""
    found = published(posting)
    opened_at = _opened(request, found)
    if not may_send(found, opened_at):
        return redirect(job_address(found))
    if request.method != "POST":
        return first_step_page(request, found, form=ContactForm(), opened=_sign(found, opened_at))
    draft = _with_contact(Draft(opened_at), request)
    form = ContactForm.of(draft)
    if code := wanted_language(request):
        with translation.override(code):
            blank = ContactForm(initial=_initial(draft))
            page = first_step_page(request, found, form=blank, opened=_sign(found, opened_at))
        return in_language(page, code)
    if not form.is_valid() and "later" not in request.POST:
        return first_step_page(request, found, form=form, opened=_sign(found, opened_at))
    application, secret = drafts.begin(found, draft, language_now())
    if "email" in form.cleaned_data:
        mail_link(application, draft.person, full_link(secret))
    messages.success(request, _("Your application is saved. Keep your link: it leads back here."))
    if "later" in request.POST:
        return redirect("applications:home", secret=secret)
    return redirect(f"applications:{step_after(found, 'contact')}", secret=secret)


@limited("write", 1200, minutes=10)
@require_http_methods(["GET", "HEAD", "POST"])
@own
@being_written
def contact(request: HttpRequest, application: Application) -> HttpResponse:
    """Contact: who the applicant is."""
    return _step(request, application, "contact")


@limited("write", 1200, minutes=10)
@require_http_methods(["GET", "HEAD", "POST"])
@own
@being_written
def questions(request: HttpRequest, application: Application) -> HttpResponse:
    """Answers to the set questions."""
    if not application.posting.questions.exists():
        return to(request, "contact")
    fence.TEXTS.warm()
    return _step(request, application, "questions")


@limited("write", 1200, minutes=10)
@require_http_methods(["POST"])
@own
def save(request: HttpRequest, application: Application, step: str) -> HttpResponse:
    """Keep what is typed while it is typed, and say when that was."""
    if keep_typed(request, application, step) is None:
        return HttpResponse(_("You have sent this application. What you type now is not kept."))
    clock = timezone.localtime().strftime("%H.%M")
    return HttpResponse(_("Saved at %(clock)s.") % {"clock": clock})


def keep_typed(request: HttpRequest, application: Application, step: str) -> Draft | None:
    """Keep all of a step's fields as typed; ``None`` where the draft was sent meanwhile."""
    if step == "contact":
        return drafts.change(application, lambda draft: _with_contact(draft, request))
    typed = typed_answers(application.posting.questions.all(), request.POST)
    return drafts.change(
        application,
        lambda draft: msgspec.structs.replace(draft, answers={**draft.answers, **typed}),
    )


def _step(request: HttpRequest, application: Application, name: str) -> HttpResponse:
    if request.method != "POST":
        draft = drafts.draft_of(application)
        return step_page(request, application, name, draft, form=_unchecked(application, name))
    draft_now = keep_typed(request, application, name)
    if draft_now is None:
        return to(request, "home")
    if code := wanted_language(request):
        return in_language(to(request, name), code)
    if "later" in request.POST:
        messages.success(request, _("Your application is saved. Keep your link."))
        return to(request, "home")
    form = form_of(application, draft_now, name)
    if not form.is_valid():
        return step_page(request, application, name, draft_now, form=form)
    return to(request, step_after(application.posting, name))


def form_of(application: Application, draft: Draft, name: str) -> ContactForm | AnswersForm:
    """Return a step's form, filled in by the draft and checked."""
    if name == "contact":
        return ContactForm.of(draft)
    return AnswersForm.of(application.posting.questions.all(), draft)


def _unchecked(application: Application, name: str) -> ContactForm | AnswersForm:
    """Return the form as it is shown first: nobody likes red before they have begun."""
    draft = drafts.draft_of(application)
    if name == "contact":
        return ContactForm(initial=_initial(draft))
    form = AnswersForm(application.posting.questions.all())
    form.initial = dict(AnswersForm.of(application.posting.questions.all(), draft).data)
    return form


def _initial(draft: Draft) -> dict[str, object]:
    ticks = {"priority_access": draft.priority_access, "internal": draft.internal}
    return {**draft.contact, **ticks}


def _with_contact(draft: Draft, request: HttpRequest) -> Draft:
    return msgspec.structs.replace(
        draft,
        contact={**draft.contact, **typed_contact(request.POST)},
        priority_access="priority_access" in request.POST,
        internal="internal" in request.POST,
    )


def _opened(request: HttpRequest, posting: Posting) -> datetime:
    """Return when this person opened the form: now, or as the form they send back proves."""
    try:
        of_posting, opened_at = OPENED.unsign_object(request.POST.get("opened", ""))
    except signing.BadSignature:
        return timezone.now()
    return datetime.fromisoformat(opened_at) if of_posting == str(posting.pk) else timezone.now()


def _sign(posting: Posting, opened_at: datetime) -> str:
    return OPENED.sign_object([str(posting.pk), opened_at.isoformat()])
