# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One posting: where its applications are, what HR can do with it, and who works on it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sloer.service.access import Visit, on_posting
from sloer.service.accounts.models import User
from sloer.service.postings import lifecycle, people, queries
from sloer.service.postings.forms import DeadlineForm, MemberForm
from sloer.service.postings.lifecycle import RefusedError
from sloer.service.postings.models import Posting, Role
from sloer.service.postings.policies import HIDDEN_BY


@on_posting(Role.RECRUITER)
@require_safe
def overview(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Numbers, state and acts of one posting."""
    posting = visit.posting
    draft = posting.state == Posting.State.DRAFT
    return render(
        request,
        "postings/overview.html",
        {
            "posting": posting,
            "numbers": queries.numbers_of([posting.id])[posting.id],
            "hidden": HIDDEN_BY.get(Posting.Policies(posting.policy)),
            "missing": lifecycle.missing(posting) if draft else [],
            "passed": queries.deadline_passed(posting),
            "members": posting.memberships.select_related("user").order_by("role", "user__name"),
            "questions": posting.questions.all(),
            "requirements": posting.requirements.all(),
        },
    )


@on_posting(Role.RECRUITER)
@require_POST
def publish(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Open the posting for applications."""
    return _done(request, visit, lifecycle.publish, _("The posting is published."))


@on_posting(Role.RECRUITER)
@require_POST
def close(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take no more applications."""
    return _done(request, visit, lifecycle.close, _("The posting is closed."))


@on_posting(Role.RECRUITER)
@require_POST
def reopen(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take applications again."""
    return _done(request, visit, lifecycle.reopen, _("The posting is open again."))


@on_posting(Role.RECRUITER)
@require_POST
def copy(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make a new draft with the same contents."""
    made = lifecycle.copy(visit.posting, visit.user)
    messages.success(request, _("This is the copy. Check the deadline and add the people."))
    return redirect("postings:edit", made.id)


@on_posting(Role.RECRUITER)
@require_http_methods(["GET", "POST"])
def deadline(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Move the deadline to later."""
    form = DeadlineForm(request.POST or None, initial={"deadline": visit.posting.deadline})
    if request.method == "POST" and form.is_valid():
        moved = form.cleaned_data["deadline"]
        try:
            lifecycle.move_deadline(visit.posting.id, visit.user, moved)
        except RefusedError as refused:
            form.add_error("deadline", [str(sentence) for sentence in refused.sentences])
        else:
            messages.success(request, _("The deadline is moved."))
            return redirect("postings:overview", visit.posting.id)
    return render(request, "postings/deadline.html", {"form": form, "posting": visit.posting})


@on_posting(Role.RECRUITER)
@require_safe
def who(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who works on the posting; accounts are found by name and given a role."""
    words = request.GET.get("who", "").strip()[:100]
    return render(
        request,
        "postings/people.html",
        {
            "posting": visit.posting,
            "members": visit.posting.memberships.select_related("user").order_by(
                "role", "user__name"
            ),
            "words": words,
            "accounts": people.accounts_like(words, visit.posting) if words else [],
            "roles": Role.choices,
        },
    )


@on_posting(Role.RECRUITER)
@require_POST
def add_member(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give an account a role on the posting."""
    form = MemberForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a person and a role."))
        return redirect("postings:people", visit.posting.id)
    user = get_object_or_404(User, pk=form.cleaned_data["user"], is_active=True)

    def act(posting: UUID, actor: User) -> None:
        people.add(visit.posting, user, Role(form.cleaned_data["role"]), actor)

    added = _("%(person)s is on the posting.") % {"person": user}
    return _done(request, visit, act, added, "postings:people")


@on_posting(Role.RECRUITER)
@require_POST
def remove_member(request: HttpRequest, visit: Visit, member: int) -> HttpResponse:
    """Take somebody off the posting."""

    def act(posting: UUID, actor: User) -> None:
        people.remove(visit.posting, member, actor)

    response = _done(request, visit, act, _("The person is off the posting."), "postings:people")
    if not visit.posting.memberships.filter(user=visit.user, role=Role.RECRUITER).exists():
        return redirect("postings:list")
    return response


def _done(
    request: HttpRequest,
    visit: Visit,
    act: Callable[[UUID, User], None],
    sentence: str,
    back: str = "postings:overview",
) -> HttpResponse:
    """Do an act, and say that it is done or why not."""
    try:
        act(visit.posting.id, visit.user)
    except RefusedError as refused:
        for why in refused.sentences:
            messages.error(request, str(why))
    else:
        messages.success(request, sentence)
    return redirect(back, visit.posting.id)
