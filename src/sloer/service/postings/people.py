# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who does what on a posting: one role each, and whoever saw originals never judges."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sloer.service.accounts.models import User
from sloer.service.journal.models import Entry
from sloer.service.postings.lifecycle import RefusedError, locked_posting, recorded
from sloer.service.postings.models import (
    COMMITTEE_ROLES,
    REVIEW_ROLES,
    Membership,
    Posting,
    Role,
)

SHOWN = 20
ACTS_THAT_SHOW_APPLICANTS = ("identity.", "original.", "document.", "name.", "review.")
"""How the acts begin after which somebody may know who an applicant is."""


def accounts_like(words: str, posting: Posting) -> QuerySet[User]:
    """Return accounts whose name, username or e-mail holds every word; not those already there."""
    found = User.objects.filter(is_active=True).exclude(memberships__posting=posting)
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(username__icontains=word) | Q(email__icontains=word)
        )
    return found.order_by("name", "username")[:SHOWN]


@transaction.atomic
def add(posting: Posting, user: User, role: Role, actor: User) -> None:
    """Give somebody a role.

    Raises:
        RefusedError: they have another role here, or have seen what a committee may not see.
    """
    locked_posting(posting.id)
    there = Membership.objects.filter(posting=posting, user=user).first()
    if there is not None and there.role == role:
        return
    if there is not None:
        raise RefusedError(
            _(
                "%(person)s is already %(role)s on this posting. One person holds one role:"
                " whoever checks the veiling is never on the committee."
            )
            % {"person": user, "role": there.get_role_display()}
        )
    if role in COMMITTEE_ROLES and has_seen_applicants(posting, user):
        raise RefusedError(
            _(
                "%(person)s has worked with applications on this posting before they were veiled"
                " and cannot be on the committee."
            )
            % {"person": user}
        )
    posting.memberships.create(user=user, role=role)
    recorded("member.added", posting, actor, user=str(user.id), role=str(role))


@transaction.atomic
def remove(posting: Posting, member: int, actor: User) -> None:
    """Take somebody off; one who is already off is no fault.

    Raises:
        RefusedError: nobody of HR would be left, or too few to check an open posting.
    """
    locked = locked_posting(posting.id)
    there = Membership.objects.filter(posting=posting, pk=member).first()
    if there is None:
        return
    others = posting.memberships.exclude(pk=there.pk)
    if there.role == Role.RECRUITER and not others.filter(role=Role.RECRUITER).exists():
        raise RefusedError(_("Somebody of HR must stay on the posting. Add another first."))
    if (
        there.role in REVIEW_ROLES
        and locked.state == Posting.State.OPEN
        and locked.second_reviewer
        and others.filter(role__in=REVIEW_ROLES).count() < 2
    ):
        raise RefusedError(_("Two people must check each application. Add another first."))
    there.delete()
    recorded("member.removed", posting, actor, user=str(there.user_id), role=there.role)


def has_seen_applicants(posting: Posting, user: User) -> bool:
    """Say whether the journal knows of an act by which they may know an applicant here."""
    seen = Q()
    for beginning in ACTS_THAT_SHOW_APPLICANTS:
        seen |= Q(act__startswith=beginning)
    acts = Entry.objects.filter(seen, actor=user.id, posting=posting.id)
    return acts.filter(role__in=REVIEW_ROLES).exists()
