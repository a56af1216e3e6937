# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages on which recruiters make keys for their systems, and administrators revoke any."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sloer.service.access import with_flag
from sloer.service.accounts.models import User
from sloer.service.api.forms import KeyForm
from sloer.service.api.keys import make, revoke
from sloer.service.api.models import Key
from sloer.service.postings.models import Role


@with_flag("is_recruiter")
def own_keys(request: HttpRequest) -> HttpResponse:
    """List one's own keys and make a new one, which is shown this once."""
    form = KeyForm(_user(request), request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        secret = make(
            _user(request),
            given["name"],
            list(given["postings"]),
            all_postings=given["all_postings"],
        )
        form = KeyForm(_user(request))
    keys = Key.objects.filter(user=_user(request)).prefetch_related("postings")
    return render(
        request,
        "api/own_keys.html",
        {"form": form, "secret": secret, "keys": keys},
        status=422 if form.errors else 200,
    )


@require_POST
@with_flag("is_recruiter")
def revoke_own(request: HttpRequest, key: UUID) -> HttpResponse:
    """Revoke one's own key."""
    revoke(get_object_or_404(Key, pk=key, user=_user(request)), _user(request), Role.RECRUITER)
    messages.success(request, _("The key is revoked. Whoever uses it is refused from now on."))
    return redirect("keys:own_keys")


@with_flag("is_administrator")
def all_keys(request: HttpRequest) -> HttpResponse:
    """List everybody's keys for an administrator."""
    keys = Key.objects.select_related("user").prefetch_related("postings")
    return render(request, "api/all_keys.html", {"keys": keys})


@require_POST
@with_flag("is_administrator")
def revoke_any(request: HttpRequest, key: UUID) -> HttpResponse:
    """Revoke anybody's key."""
    revoke(get_object_or_404(Key, pk=key), _user(request), "administrator")
    messages.success(request, _("The key is revoked. Whoever uses it is refused from now on."))
    return redirect("keys:all_keys")


def _user(request: HttpRequest) -> User:
    assert request.user.is_authenticated  # noqa: S101 # tells the type checker what the rule did
    return request.user
