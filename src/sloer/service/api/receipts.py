# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the API says of applications and deliveries: states, counts and codes."""

from __future__ import annotations

from sloer.service.api.schemas import ApplicationOut, DeliveryOut, LineOut
from sloer.service.applications.models import Application, Document
from sloer.service.intake.balancing import balance_of
from sloer.service.intake.models import Delivery
from sloer.service.intake.reasons import sentence
from sloer.service.vault import store


def application_out(application: Application, reference: str | None = None) -> ApplicationOut:
    """Return where an application is."""
    if reference is None:
        reference = store.person_of(application.id).reference
    states = [document.state for document in application.documents.all()]
    return ApplicationOut(
        id=application.id,
        posting=application.posting_id,
        reference=reference,
        state=application.state,
        sent_at=application.sent_at,
        documents=len(states),
        held=states.count(Document.State.HELD),
    )


def delivery_out(delivery: Delivery) -> DeliveryOut:
    """Return the intake report, without the names that HR's own page has."""
    lines = [
        LineOut(
            number=line.place,
            sort=line.sort,
            outcome=line.outcome,
            code=line.code,
            reason=str(sentence(line.code)),
            application=line.application_id,
        )
        for line in delivery.lines.all()
    ]
    return DeliveryOut(
        id=delivery.id,
        posting=delivery.posting_id,
        at=delivery.at,
        finished=delivery.finished_at is not None,
        lines=lines,
        **balance_of(delivery),
    )
