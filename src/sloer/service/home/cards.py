# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What waits for whom: one card for each kind of work somebody has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sloer.service.accounts.models import User
from sloer.service.applications.models import Document
from sloer.service.postings.models import COMMITTEE_ROLES, REVIEW_ROLES, Posting, Role

WAITING = (Document.State.READY, Document.State.CHECKED, Document.State.HELD)
"""States in which a document waits for a person."""


@dataclass(frozen=True, slots=True)
class Card:
    """A kind of work, how much of it waits, and where it is done."""

    title: str | Promise
    text: str | Promise
    address: str


def cards_for(user: User) -> list[Card]:
    """Return the cards of everything the user may do, the daily work first."""
    return [
        *_postings(user),
        *_review(user),
        *_committee(user),
        *_operation(user),
        *_systems(user),
        _own(user),
    ]


def _postings(user: User) -> Iterator[Card]:
    """The postings that somebody of HR is in charge of."""
    if not user.is_recruiter:
        return
    number = user.memberships.filter(role=Role.RECRUITER).count()
    text = ngettext("%(number)s posting of yours", "%(number)s postings of yours", number)
    yield Card(_("Postings"), text % {"number": number}, reverse("postings:home"))


def _review(user: User) -> Iterator[Card]:
    """Documents that wait for a person, on the postings where the user checks them."""
    postings = Posting.objects.filter(memberships__user=user, memberships__role__in=REVIEW_ROLES)
    if not postings.exists():
        return
    waiting = Document.objects.filter(application__posting__in=postings, state__in=WAITING).count()
    text = ngettext("%(number)s document waits", "%(number)s documents wait", waiting)
    yield Card(_("To check"), text % {"number": waiting}, reverse("review:postings"))


def _committee(user: User) -> Iterator[Card]:
    """The postings on whose committee the user sits, each by itself."""
    memberships = user.memberships.filter(role__in=COMMITTEE_ROLES).select_related("posting")
    for membership in memberships.order_by("posting__deadline"):
        posting = membership.posting
        address = reverse("committee:overview", kwargs={"posting": posting.pk})
        yield Card(posting.title, _("You are on the hiring committee."), address)


def _operation(user: User) -> Iterator[Card]:
    if user.is_auditor:
        yield Card(_("Journal"), _("Read who did what, when and why."), reverse("journal:list"))
    if user.is_administrator:
        number = User.objects.filter(is_active=True).count()
        text = ngettext("%(number)s active user", "%(number)s active users", number)
        yield Card(_("Users"), text % {"number": number}, reverse("accounts:list"))


def _systems(user: User) -> Iterator[Card]:
    """Keys with which other systems use the service."""
    if user.is_recruiter:
        text = _("Let your HR system hand over applications and fetch what was released.")
        yield Card(_("Keys for other systems"), text, reverse("keys:own_keys"))
    if user.is_administrator:
        text = _("See and revoke keys that recruiters have made.")
        yield Card(_("Everybody's keys"), text, reverse("keys:all_keys"))


def _own(user: User) -> Card:
    return Card(
        _("My sign-in"), _("Change your password or your second factor."), reverse("mfa_index")
    )
