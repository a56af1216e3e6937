# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The balance of a delivery: opened with all that came, and never out of order after that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from sloer.service.accounts.models import User
from sloer.service.applications.models import Application
from sloer.service.intake.arrivals import Arrival
from sloer.service.intake.keeping import keep_names
from sloer.service.intake.listing import Row
from sloer.service.intake.models import Delivery, Line
from sloer.service.intake.planning import Party, Plan
from sloer.service.journal.recording import record
from sloer.service.postings.models import Posting, Role

NOT_REACHED = "not_reached"
IS_THE_LIST = "is_the_list"
LONGEST_ROW = 200
MACHINE = "machine"
Outcome = Line.Outcome


def role_of(user: User | None) -> str:
    """Return in which role the journal has who delivers; nobody is the machine itself."""
    return MACHINE if user is None else Role.RECRUITER


def begin(
    posting: Posting,
    plan: Plan,
    *,
    user: User | None,
    channel: Application.Channel,
    unused_columns: Sequence[str] = (),
) -> tuple[Delivery, list[list[Line]]]:
    """Open a delivery: a line for all that came, held until it is reached.

    Returns it and the lines of each party, in the plan's order: its row first, then its files.
    An interruption leaves lines held as ``not_reached``, so that HR sees what to deliver again.
    """
    with transaction.atomic():
        headings = [heading[:60] for heading in unused_columns]
        delivery = Delivery.objects.create(
            posting=posting, user=user, channel=channel, unused_columns=headings
        )
        draft = _Draft(delivery)
        parties = [draft.party(number, party) for number, party in enumerate(plan.parties, 1)]
        for arrival in plan.refused:
            draft.file(arrival, Outcome.REFUSED, arrival.refused)
        for arrival in plan.lists:
            draft.file(arrival, Outcome.TAKEN, IS_THE_LIST)
        Line.objects.bulk_create(draft.lines)
        keep_names(delivery.id, {line.thing: name for line, name in draft.named})
        settle(delivery, came=plan.came)
        record(
            "delivery.begun",
            actor=user,
            role=role_of(user),
            posting=posting.id,
            details={"delivery": str(delivery.id), "came": plan.came, "channel": channel},
        )
    return delivery, parties


def settle(delivery: Delivery, came: int | None = None) -> None:
    """Count the lines anew; the database refuses a balance that does not come out."""
    counts = delivery.lines.aggregate(
        **{one.value: Count("pk", filter=Q(outcome=one)) for one in Outcome}
    )
    changed = counts if came is None else {**counts, "came": came}
    Delivery.objects.filter(pk=delivery.pk).update(**changed)


def finish(delivery: Delivery) -> Delivery:
    """Close a delivery: all in it was reached. Returns it with its balance."""
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
        delivery.finished_at = timezone.now()
        delivery.save(update_fields=["finished_at"])
        record(
            "delivery.taken",
            actor=delivery.user,
            role=role_of(delivery.user),
            posting=delivery.posting_id,
            details={"delivery": str(delivery.id), **balance_of(delivery)},
        )
    return delivery


def balance_of(delivery: Delivery) -> dict[str, int]:
    """Return the four numbers."""
    return {name: getattr(delivery, name) for name in ("came", "taken", "held", "refused")}


def save(lines: Iterable[Line]) -> None:
    """Save what became of lines."""
    Line.objects.bulk_update(lines, ["outcome", "code", "application", "document", "party"])


class _Draft:
    """Lines being numbered in the order of the report."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self.lines: list[Line] = []
        self.named: list[tuple[Line, str]] = []

    def party(self, number: int, party: Party) -> list[Line]:
        rows = [self._line(_shown(party.row), Line.Sort.ROW, number)] if party.row else []
        return rows + [self._line(a.path, Line.Sort.FILE, number) for a in party.arrivals]

    def file(self, arrival: Arrival, outcome: Line.Outcome, code: str) -> None:
        line = self._line(arrival.path, Line.Sort.FILE, None)
        line.outcome, line.code = outcome, code

    def _line(self, name: str, sort: Line.Sort, party: int | None) -> Line:
        line = Line(
            delivery=self._delivery,
            place=len(self.lines) + 1,
            sort=sort,
            party=party,
            outcome=Outcome.HELD,
            code=NOT_REACHED,
        )
        self.lines.append(line)
        self.named.append((line, name))
        return line


def _shown(row: Row) -> str:
    """Return what HR knows a line of the list by: its number, and the name or what stands there."""
    told = row.told
    words = told.name or told.identity.email or told.reference or " ".join(row.raw.split())
    return f"{row.number}: {words[:LONGEST_ROW]}"
