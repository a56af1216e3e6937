# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What HR does with a posting as a whole: publish, close, reopen, move the deadline, copy.

Each act locks the posting, checks that it may be done, and is journalled. A second click finds it
done and does nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sloer.service.accounts.models import User
from sloer.service.journal.recording import record
from sloer.service.postings.deadlines import END_OF_DAY
from sloer.service.postings.models import REVIEW_ROLES, Posting, Role

COPY_RUNS_FOR = timedelta(days=21)
COPIED = (
    "title", "workplace", "advert", "policy", "needed_languages", "needed_facts",
    "uploads_allowed", "second_reviewer", "contact",
)  # fmt: skip


class RefusedError(Exception):
    """The act may not be done now; ``sentences`` say why, for the user."""

    def __init__(self, *sentences: str | Promise) -> None:
        super().__init__("refused")
        self.sentences = sentences


def missing(posting: Posting) -> list[str | Promise]:
    """Return what a posting lacks before it can be published, in sentences."""
    lacks: list[str | Promise] = []
    if not posting.uploads_allowed and not posting.questions.exists():
        lacks.append(_("Add a question, or let applicants upload documents."))
    if posting.deadline <= timezone.now():
        lacks.append(_("Choose a deadline in the future."))
    reviewers = posting.memberships.filter(role__in=REVIEW_ROLES).count()
    if reviewers == 0:
        lacks.append(_("Add somebody who checks the veiled documents."))
    elif posting.second_reviewer and reviewers == 1:
        lacks.append(_("Two people must check each application: add one more reviewer."))
    return lacks


@transaction.atomic
def publish(posting: UUID, actor: User) -> None:
    """Open a draft for applications.

    Raises:
        RefusedError: something is missing.
    """
    locked = locked_posting(posting)
    if locked.state != Posting.State.DRAFT:
        return
    if lacks := missing(locked):
        raise RefusedError(*lacks)
    locked.state, locked.published_at = Posting.State.OPEN, timezone.now()
    locked.save(update_fields=["state", "published_at"])
    details = {"policy": locked.policy, "deadline": locked.deadline.isoformat()}
    recorded("posting.published", locked, actor, **details)


@transaction.atomic
def close(posting: UUID, actor: User) -> None:
    """Stop taking applications now; those that were sent go on."""
    locked = locked_posting(posting)
    if locked.state == Posting.State.OPEN:
        locked.state = Posting.State.CLOSED
        locked.save(update_fields=["state"])
        recorded("posting.closed", locked, actor)


@transaction.atomic
def reopen(posting: UUID, actor: User) -> None:
    """Take applications again.

    Raises:
        RefusedError: something is missing, such as a deadline in the future.
    """
    locked = locked_posting(posting)
    if locked.state != Posting.State.CLOSED:
        return
    if lacks := missing(locked):
        raise RefusedError(*lacks)
    locked.state = Posting.State.OPEN
    locked.save(update_fields=["state"])
    recorded("posting.reopened", locked, actor)


@transaction.atomic
def move_deadline(posting: UUID, actor: User, deadline: datetime) -> None:
    """Give applicants longer.

    Raises:
        RefusedError: the new deadline is not later than the old one, or is past.
    """
    locked = locked_posting(posting)
    if deadline == locked.deadline:
        return
    if deadline < locked.deadline:
        raise RefusedError(
            _("A published deadline can only be moved to later: applicants count on it.")
        )
    if deadline <= timezone.now():
        raise RefusedError(_("Choose a deadline in the future."))
    before, locked.deadline = locked.deadline, deadline
    locked.save(update_fields=["deadline"])
    moved = {"from": before.isoformat(), "to": deadline.isoformat()}
    recorded("deadline.moved", locked, actor, **moved)


@transaction.atomic
def copy(posting: Posting, actor: User) -> Posting:
    """Return a new draft with the same text, questions and choices, and ``actor`` as its HR.

    People are not copied: a committee is appointed for one posting.
    """
    end = timezone.localtime(timezone.now() + COPY_RUNS_FOR)
    deadline = end.replace(hour=END_OF_DAY.hour, minute=END_OF_DAY.minute, second=0, microsecond=0)
    made = Posting.objects.create(
        deadline=deadline, **{name: getattr(posting, name) for name in COPIED}
    )
    made.memberships.create(user=actor, role=Role.RECRUITER)
    for requirement in posting.requirements.all():
        made.requirements.create(
            order=requirement.order, kind=requirement.kind, text=requirement.text
        )
    for question in posting.questions.all():
        made.questions.create(
            order=question.order, text=question.text, hint=question.hint,
            required=question.required, longest=question.longest,
        )  # fmt: skip
    recorded("posting.copied", made, actor, **{"from": str(posting.id)})
    return made


def locked_posting(posting: UUID) -> Posting:
    """Return a posting that nobody else changes until the transaction ends."""
    return Posting.objects.select_for_update().get(pk=posting)


def recorded(act: str, posting: Posting, actor: User, **details: object) -> None:
    """Journal an act of HR's on a posting."""
    record(act, actor=actor, role=Role.RECRUITER, posting=posting.id, details=details)
