# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The main menu: where somebody may go, by their roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from sloer.service.accounts.models import User


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the menu; ``opens_for`` says for whom."""

    name: str | Promise
    view: str
    opens_for: Callable[[User], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """A place as one page shows it."""

    name: str | Promise
    address: str
    is_here: bool


PLACES: tuple[Place, ...] = (
    Place(_("Postings"), "postings:home", lambda user: user.is_recruiter),
    Place(_("Journal"), "journal:list", lambda user: user.is_auditor),
    Place(_("Users"), "accounts:list", lambda user: user.is_administrator),
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
    for place in PLACES:
        if place.opens_for(user):
            address = reverse(place.view)
            yield Line(place.name, address, request.path.startswith(address))
