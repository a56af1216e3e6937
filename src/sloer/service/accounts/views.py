# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages on which administrators keep accounts. They show no application and no posting."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sloer.service.access import signed_in, with_flag
from sloer.service.accounts import keeping
from sloer.service.accounts.arrival import has_second_factor
from sloer.service.accounts.forms import UserForm
from sloer.service.accounts.models import User

ON_A_PAGE = 50


@with_flag("is_administrator")
@require_safe
def user_list(request: HttpRequest) -> HttpResponse:
    """List accounts, found by name, user name or e-mail."""
    sought = request.GET.get("q", "").strip()
    users = User.objects.order_by("name", "username")
    if sought:
        users = users.filter(
            Q(name__icontains=sought) | Q(username__icontains=sought) | Q(email__icontains=sought)
        )
    page = Paginator(users, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/list.html", {"page": page, "sought": sought})


@with_flag("is_administrator")
def new_user(request: HttpRequest) -> HttpResponse:
    """Make an account and show its one-time password, this once."""
    by = _administrator(request)
    form = UserForm(request.POST or None, by=by)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/new.html", {"form": form})
    data = form.cleaned_data
    user, password = keeping.create_user(
        data["username"], name=data["name"], email=data["email"], flags=form.flags(), by=by
    )
    return render(request, "accounts/once.html", {"account": user, "password": password})


@with_flag("is_administrator")
def user_page(request: HttpRequest, user: UUID) -> HttpResponse:
    """Show and change one account."""
    by, account = _administrator(request), get_object_or_404(User, pk=user)
    form = UserForm(request.POST or None, instance=account, by=by)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        keeping.change_user(
            account,
            name=data["name"],
            email=data["email"],
            active=data["is_active"],
            flags=form.flags(),
            by=by,
        )
        messages.success(request, _("Saved."))
        return redirect("accounts:list")
    account.refresh_from_db()
    context = {"form": form, "account": account, "has_app": has_second_factor(account)}
    return render(request, "accounts/user.html", context | {"is_own": account.pk == by.pk})


@with_flag("is_administrator")
@require_POST
def new_password(request: HttpRequest, user: UUID) -> HttpResponse:
    """Give somebody else a new one-time password."""
    by, account = _administrator(request), get_object_or_404(User, pk=user)
    if account.pk == by.pk:
        return redirect("account_change_password")
    if account.flags_from_claims:
        raise Http404
    password = keeping.renew_password(account, by)
    return render(request, "accounts/once.html", {"account": account, "password": password})


@signed_in
def no_password(request: HttpRequest) -> HttpResponseRedirect:
    """Send those without a password back: they sign in by the employer and make none here."""
    return redirect("home")


@with_flag("is_administrator")
@require_POST
def second_factor(request: HttpRequest, user: UUID) -> HttpResponseRedirect:
    """Take away the app of somebody who lost it."""
    account = get_object_or_404(User, pk=user)
    keeping.reset_second_factor(account, _administrator(request))
    messages.success(request, _("The app is disconnected. A new one is connected at sign-in."))
    return redirect("accounts:user", user=account.pk)


def _administrator(request: HttpRequest) -> User:
    assert request.user.is_authenticated  # noqa: S101 # tells the type checker what the rule did
    return request.user
