# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What HR asks the database: postings, numbers that add up, and applications a page at a time.

Lists go on from the last row shown (keyset), so that page 200 costs what page 1 costs, and nothing
is counted but within one posting.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from sloer.service.accounts.models import User
from sloer.service.applications.models import Application, Document
from sloer.service.postings.keyset import Order
from sloer.service.postings.models import Membership, Posting, Role

DEADLINES_AHEAD = 8
_REFERENCE = re.compile(r"[0-9a-fA-F]{8}")
HELD = "held"
STATES = ("veiling", "review", HELD, "released", "withdrawn")
"""What a sent application is in for HR: those of :class:`Application.State`, and ``held``."""
POSTING_ORDERS = {
    "deadline": Order(("-deadline", "-id")),
    "title": Order(("title", "id")),
    "created": Order(("-created_at", "-id")),
}
APPLICATION_ORDERS = {
    "newest": Order(("-sent_at", "-id")),
    "oldest": Order(("sent_at", "id")),
    "code": Order(("candidate__code", "id")),
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many applications came, and where they are; ``drafts`` did not come yet."""

    drafts: int = 0
    veiling: int = 0
    review: int = 0
    held: int = 0
    released: int = 0
    withdrawn: int = 0

    @property
    def came(self) -> int:
        """All that were sent; the sum of the five others."""
        return self.veiling + self.review + self.held + self.released + self.withdrawn


def postings_of(user: User) -> QuerySet[Posting]:
    """Return the postings on which ``user`` is HR."""
    mine = Membership.objects.filter(user=user, role=Role.RECRUITER)
    return Posting.objects.filter(pk__in=mine.values("posting")).defer("advert")


def search_postings(found: QuerySet[Posting], words: str, state: str) -> QuerySet[Posting]:
    """Narrow postings to a state and to those whose title or workplace has every word."""
    if state in Posting.State.values:
        found = found.filter(state=state)
    for word in words.split()[:8]:
        found = found.filter(Q(title__icontains=word) | Q(workplace__icontains=word))
    return found


def next_deadlines(user: User) -> list[Posting]:
    """Return the open postings of ``user`` whose deadline comes next."""
    coming = postings_of(user).filter(state=Posting.State.OPEN, deadline__gte=timezone.now())
    return list(coming.order_by("deadline")[:DEADLINES_AHEAD])


def past_deadlines(user: User) -> list[Posting]:
    """Return the open postings of ``user`` whose deadline is past, the latest first."""
    past = postings_of(user).filter(state=Posting.State.OPEN, deadline__lt=timezone.now())
    return list(past.order_by("-deadline")[:DEADLINES_AHEAD])


def numbers_of(postings: Collection[UUID]) -> dict[UUID, Numbers]:
    """Count the applications of some postings, each in exactly one state."""
    counted = (
        Application.objects.filter(posting__in=postings)
        .annotate(told=_told())
        .values_list("posting", "told")
        .annotate(number=Count("id"))
        .order_by()
    )
    found: dict[UUID, dict[str, int]] = {}
    for posting, state, number in counted:
        found.setdefault(posting, {})["drafts" if state == "draft" else state] = number
    return {posting: Numbers(**found.get(posting, {})) for posting in postings}


def applications_of(posting: Posting) -> QuerySet[Application]:
    """Return the sent applications of a posting, with what a list shows of each."""
    sent = Application.objects.filter(posting=posting).exclude(state=Application.State.DRAFT)
    return sent.annotate(told=_told()).select_related("candidate")


def search_applications(
    found: QuerySet[Application], code: str, state: str
) -> QuerySet[Application]:
    """Narrow applications to the beginning of a candidate code, or a reference, and to a state."""
    if _REFERENCE.fullmatch(code):
        first, last = UUID(code + "0" * 24), UUID(code + "f" * 24)
        found = found.filter(id__gte=first, id__lte=last)
    elif code:
        found = found.filter(candidate__code__istartswith=code)
    if state in STATES:
        found = found.filter(Q(("told", state)))
    return found


def document_counts(applications: Collection[UUID]) -> dict[UUID, int]:
    """Count the documents of one page of applications."""
    counted = (
        Document.objects.filter(application__in=applications)
        .order_by()
        .values_list("application")
        .annotate(number=Count("id"))
    )
    return dict(counted)


def deadline_passed(posting: Posting, now: datetime | None = None) -> bool:
    """Say whether an open posting takes no more applications because of the time."""
    return posting.state == Posting.State.OPEN and posting.deadline < (now or timezone.now())


def _told() -> Case:
    """Return the state HR is told: the application's, or ``held`` where a document waits."""
    held = Document.objects.filter(application=OuterRef("pk"), state=Document.State.HELD)
    return Case(
        When(Q(state=Application.State.REVIEW) & Exists(held), then=Value(HELD)),
        default="state",
        output_field=CharField(),
    )
