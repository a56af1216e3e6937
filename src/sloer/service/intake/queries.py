# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Questions of the intake pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sloer.service.intake import keeping
from sloer.service.intake.adding import OPEN_TO_MORE
from sloer.service.intake.models import Delivery, Line
from sloer.service.intake.reasons import sentence
from sloer.service.postings.models import Posting
from sloer.service.vault import store

LONGEST_LABEL = 120


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the report as HR sees it. Prints no name."""

    line: Line
    name: str
    reason: str | Promise

    def __repr__(self) -> str:
        return f"Told({self.line})"


def deliveries_of(posting: Posting) -> QuerySet[Delivery]:
    """Return a posting's deliveries, the newest first."""
    return posting.deliveries.select_related("user").order_by("-at")


def delivery_on(posting: Posting, delivery: object) -> Delivery:
    """Return a delivery of this posting.

    Raises:
        Http404: it has none of that id.
    """
    return get_object_or_404(posting.deliveries.select_related("user", "posting"), pk=delivery)


def told(lines: Iterable[Line]) -> list[Told]:
    """Return lines with their names and reasons."""
    lines = list(lines)
    names = keeping.names_of(lines)
    return [Told(one, names.get(one.thing, ""), sentence(one.code)) for one in lines]


def lines_of(delivery: Delivery, outcome: str) -> QuerySet[Line]:
    """Return a delivery's lines, of one outcome if it is one."""
    lines = delivery.lines.all()
    return lines.filter(outcome=outcome) if outcome in Line.Outcome.values else lines


def targets(delivery: Delivery, party: int) -> list[tuple[str, str]]:
    """Return to whom a party's files may be added: applicants by name, and others that wait."""
    return [*_applicants(delivery.posting), *_waiting_rows(delivery, party)]


def _applicants(posting: Posting) -> list[tuple[str, str]]:
    open_ones = posting.applications.filter(state__in=OPEN_TO_MORE).order_by("sent_at")
    persons = store.persons_of([one.pk for one in open_ones])
    labelled = []
    for number, one in enumerate(open_ones, 1):
        identity = persons[one.pk].identity if one.pk in persons else None
        name = f"{identity.first_name} {identity.last_name}".strip() if identity else ""
        known = name or (identity.email if identity else "")
        label = known or _("Unknown applicant, number %(number)s") % {"number": number}
        labelled.append((f"application:{one.pk}", label[:LONGEST_LABEL]))
    return sorted(labelled, key=lambda pair: pair[1].casefold())


def _waiting_rows(delivery: Delivery, party: int) -> Iterator[tuple[str, str]]:
    rows = delivery.lines.filter(sort=Line.Sort.ROW, outcome=Line.Outcome.HELD)
    for one in told(rows.exclude(party=party)):
        label = _("Line %(name)s (waits)") % {"name": one.name}
        yield f"party:{one.line.party}", label[:LONGEST_LABEL]
