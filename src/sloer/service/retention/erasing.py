# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Erasing applications whose time has come: the vault's room first, then every row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sloer.service.applications.models import Application
from sloer.service.intake import keeping
from sloer.service.intake.models import Delivery
from sloer.service.journal.recording import record
from sloer.service.postings.models import Posting
from sloer.service.retention.models import Rule
from sloer.service.vault import store

MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Due:
    """An application to erase, and the rule that says so."""

    application: UUID
    posting: UUID
    rule: Rule


@transaction.atomic
def set_rule(days: int, reason: str, posting: Posting | None = None) -> Rule:
    """Decide how long applications are kept, on one posting or on all without a rule."""
    rule = Rule.objects.create(posting=posting, days=days, reason=reason)
    record(
        "retention.decided",
        actor=None,
        role=MACHINE,
        posting=posting.pk if posting else None,
        reason=reason,
        details={"days": days, "rule": rule.pk},
    )
    return rule


def has_rule() -> bool:
    """Whether anything was ever decided; before that nothing is erased."""
    return Rule.objects.exists()


def due(now: datetime | None = None) -> Iterator[Due]:
    """Yield the applications whose time is up, posting by posting.

    Time counts from the posting's deadline, or from the day it was sent if that was later. A
    posting that still takes applications is left alone.
    """
    for posting, rule, before in _over(now or timezone.now()):
        old = posting.applications.filter(Q(sent_at=None) | Q(sent_at__lt=before))
        for application in old.order_by("pk").values_list("pk", flat=True):
            yield Due(application, posting.pk, rule)


def deliveries_due(now: datetime | None = None) -> Iterator[Delivery]:
    """Yield the deliveries of which names or files are kept longer than was decided."""
    for posting, _, before in _over(now or timezone.now()):
        for delivery in posting.deliveries.filter(at__lt=before).order_by("pk"):
            if keeping.is_open(delivery):
                yield delivery


@transaction.atomic
def empty_delivery(delivery: Delivery) -> None:
    """Throw away what a delivery kept: files that waited and names; its numbers stay."""
    keeping.close(delivery)
    record(
        "delivery.emptied",
        actor=None,
        role=MACHINE,
        posting=delivery.posting_id,
        details={"delivery": str(delivery.id)},
    )


def _over(now: datetime) -> Iterator[tuple[Posting, Rule, datetime]]:
    """Yield postings that have been over for long enough, with the rule and the moment it sets."""
    general = Rule.objects.filter(posting=None).last()
    own = {rule.posting_id: rule for rule in Rule.objects.exclude(posting=None)}
    over = Posting.objects.filter(deadline__lt=now).order_by("deadline", "pk")
    for posting in over.iterator():
        rule = own.get(posting.pk, general)
        if rule is None:
            continue
        before = now - timedelta(days=rule.days)
        if posting.deadline < before:
            yield posting, rule, before


@transaction.atomic
def erase(one: Due) -> None:
    """Erase an application: what it was, whose it was, and what was released of it.

    What stays is the journal, which holds ids, codes and colleagues' reasons.
    """
    application = Application.objects.select_for_update().filter(pk=one.application).first()
    if application is None:
        return
    documents = application.documents.count()
    store.close_room(application.pk)
    if application.candidate:
        application.candidate.delete()
    application.delete()
    record(
        "application.erased",
        actor=None,
        role=MACHINE,
        posting=one.posting,
        application=one.application,
        reason=one.rule.reason,
        details={"documents": documents, "days": one.rule.days, "rule": one.rule.pk},
    )
