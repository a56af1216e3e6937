# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The main menu: where somebody may go, by their roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from sloer.service.accounts.models import User
from sloer.service.database.connection import STRONG
from sloer.service.postings.models import REVIEW_ROLES, Membership, Role

Roles = Set[str]


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the menu; ``opens_for`` says for whom, by account and by roles on postings."""

    name: str | Promise
    view: str
    opens_for: Callable[[User, Roles], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """A place as one page shows it."""

    name: str | Promise
    address: str
    is_here: bool


PLACES = (
    Place(_("Front page"), "home", lambda user, roles: True),
    Place(
        _("Postings"),
        "postings:home",
        lambda user, roles: user.is_recruiter or Role.RECRUITER in roles,
    ),
    Place(_("Review"), "review:postings", lambda user, roles: bool(roles & REVIEW_ROLES)),
    Place(_("Journal"), "journal:list", lambda user, roles: user.is_auditor),
    Place(_("Users"), "accounts:list", lambda user, roles: user.is_administrator),
)


def places(request: HttpRequest) -> dict[str, Any]:
    """Tell every template the user's places, and whom to ask about the site."""
    return {
        "places": SimpleLazyObject(lambda: list(_lines(request))),
        "contact": settings.SITE_CONTACT,
    }


def _lines(request: HttpRequest) -> Iterator[Line]:
    user = getattr(request, "user", None)  # a request may be refused before it has one
    if user is None or not user.is_authenticated:
        return
    roles = roles_of(user)
    for place in PLACES:
        if place.opens_for(user, roles):
            address = reverse(place.view)
            is_below = address != "/" and request.path.startswith(address)
            yield Line(place.name, address, is_below or request.path == address)


def roles_of(user: User) -> frozenset[str]:
    """Return the roles that somebody has on any posting.

    Asked on the service's own connection: the committee's, on which a committee page is made, can
    read no memberships.
    """
    memberships = Membership.objects.using(STRONG).filter(user=user)
    return frozenset(memberships.values_list("role", flat=True))
