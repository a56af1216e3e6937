# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Steps of an application, and the frame that all their pages share."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sloer.service.applications.deadlines import GRACE, may_send
from sloer.service.applications.drafts import Draft
from sloer.service.applications.models import Application
from sloer.service.applications.pages.links import address, full_link, secret_of
from sloer.service.postings.models import Posting

TITLES: dict[str, Promise] = {
    "contact": _("Who you are"),
    "questions": _("Your answers"),
    "files": _("Your documents"),
    "check": _("Check and send"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the list of steps shows it; ``address`` is empty where one cannot go yet."""

    name: str
    title: Promise
    number: int
    address: str = ""
    is_current: bool = False


def step_names(posting: Posting) -> list[str]:
    """Return the steps this posting has, in their order."""
    names = ["contact"]
    if posting.questions.exists():
        names.append("questions")
    if posting.uploads_allowed:
        names.append("files")
    return [*names, "check"]


def step_after(posting: Posting, name: str) -> str:
    """Return the step that follows."""
    names = step_names(posting)
    return names[min(names.index(name) + 1, len(names) - 1)]


def first_step_page(request: HttpRequest, posting: Posting, **context: object) -> HttpResponse:
    """Show the first step before there is a draft."""
    steps = [
        Step(name, TITLES[name], number, is_current=number == 1)
        for number, name in enumerate(step_names(posting), 1)
    ]
    frame = {"posting": posting, "steps": steps, "step": steps[0]}
    return render(request, "applications/contact.html", frame | context)


def step_page(
    request: HttpRequest, application: Application, name: str, draft: Draft, **context: object
) -> HttpResponse:
    """Show a step of a draft."""
    posting = application.posting
    steps = [
        Step(each, TITLES[each], number, address(request, each), each == name)
        for number, each in enumerate(step_names(posting), 1)
    ]
    current = next(step for step in steps if step.is_current)
    frame = {
        "posting": posting,
        "application": application,
        "secret": secret_of(request),
        "link": full_link(secret_of(request)),
        "steps": steps,
        "step": current,
        "before": steps[current.number - 2] if current.number > 1 else None,
        **lateness(posting, draft),
    }
    return render(request, f"applications/{name}.html", frame | context)


def lateness(posting: Posting, draft: Draft) -> dict[str, object]:
    """Tell a page whether the deadline has passed, and whether one may still send."""
    return {
        "is_late": timezone.now() > posting.deadline,
        "may_send": may_send(posting, draft.opened_at),
        "grace_ends": posting.deadline + GRACE,
    }


def wanted_language(request: HttpRequest) -> str | None:
    """Return the language somebody asked for with the button that also keeps what they typed."""
    code = request.POST.get("language", "")
    return code if code in dict(settings.LANGUAGES) else None


def in_language(response: HttpResponse, code: str) -> HttpResponse:
    """Keep the language chosen, as the page's own switch does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response


def language_now() -> str:
    """Return the code of the language this page is shown in."""
    return translation.get_language() or settings.LANGUAGE_CODE


def job_address(posting: Posting) -> str:
    """Return the address of a posting's public page."""
    return reverse("applications:job", args=[posting.pk])
