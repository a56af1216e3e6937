# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Questions about the journal that its pages ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sloer.service.accounts.models import User
from sloer.service.journal.acts import role_of, sentence_of
from sloer.service.journal.models import Entry
from sloer.service.postings.models import Posting

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Sought:
    """What a reader asks for; ``None`` asks for everything."""

    posting: UUID | None = None
    act: str | None = None
    person: UUID | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as a person reads it."""

    entry: Entry
    who: str
    role: str
    what: str
    posting: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, newest first, and where the older ones begin."""

    lines: list[Line]
    older: int | None


def page_of(sought: Sought, before: int | None) -> Page:
    """Return the newest entries that match and whose number is below ``before``."""
    entries = matching(sought)
    if before is not None:
        entries = entries.filter(number__lt=before)
    found = list(entries.order_by("-number")[: ON_A_PAGE + 1])
    shown = found[:ON_A_PAGE]
    return Page(_lines(shown), shown[-1].number if len(found) > ON_A_PAGE else None)


def matching(sought: Sought) -> QuerySet[Entry]:
    """Return the entries that match."""
    entries = Entry.objects.all()
    if sought.posting:
        entries = entries.filter(posting=sought.posting)
    if sought.act:
        entries = entries.filter(act=sought.act)
    if sought.person:
        entries = entries.filter(actor=sought.person)
    if sought.day:
        begins = timezone.make_aware(datetime.combine(sought.day, time.min))
        ends = timezone.make_aware(datetime.combine(sought.day + timedelta(days=1), time.min))
        entries = entries.filter(at__gte=begins, at__lt=ends)
    return entries


def acts_there() -> list[tuple[str, str]]:
    """Return each act that occurs and its sentence, sorted by what is read."""
    acts = Entry.objects.order_by().values_list("act", flat=True).distinct()
    return sorted(((act, sentence_of(act)) for act in acts), key=lambda one: one[1])


def _lines(entries: Iterable[Entry]) -> list[Line]:
    entries = list(entries)
    people = User.objects.in_bulk({entry.actor for entry in entries if entry.actor})
    postings = Posting.objects.in_bulk({entry.posting for entry in entries if entry.posting})
    return [
        Line(
            entry,
            str(people.get(entry.actor, "")) if entry.actor else "",
            role_of(entry.role),
            sentence_of(entry.act),
            str(postings.get(entry.posting, entry.posting)) if entry.posting else "",
        )
        for entry in entries
    ]
