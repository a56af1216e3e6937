# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Whether an applicant or a file came before, to the same posting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sloer.service.applications.models import Application, Document
from sloer.service.postings.models import Posting
from sloer.service.vault import store
from sloer.service.vault.store import Person

COUNTS_NOT = (Application.State.DRAFT, Application.State.WITHDRAWN)
"""What was never sent or was taken back is no duplicate of anything."""


@dataclass(slots=True)
class Known:
    """Applications of a posting by address and by reference. Prints neither."""

    by_address: dict[str, UUID] = field(default_factory=dict, repr=False)
    by_reference: dict[str, UUID] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, posting: Posting) -> Known:
        """Return what is known of a posting's applicants now."""
        sent = posting.applications.exclude(state__in=COUNTS_NOT).order_by("sent_at")
        known = cls()
        for application, person in store.persons_of(
            list(sent.values_list("pk", flat=True))
        ).items():
            known.note(application, person)
        return known

    def note(self, application: UUID, person: Person) -> None:
        """Remember one more applicant."""
        if address := person.identity.email.strip().casefold():
            self.by_address.setdefault(address, application)
        if reference := person.reference.strip().casefold():
            self.by_reference.setdefault(reference, application)

    def same(self, person: Person) -> UUID | None:
        """Return an application that seems to be the same person's, if there is one."""
        reference = person.reference.strip().casefold()
        address = person.identity.email.strip().casefold()
        return self.by_reference.get(reference) or self.by_address.get(address)


def twin_of(posting: Posting, content: bytes) -> Document | None:
    """Return the posting's first document with the very same bytes that was sent."""
    return first_sent(store.same_files(posting.id, content))


def first_sent(documents: Iterable[UUID]) -> Document | None:
    """Return the first of these documents whose application was sent and not withdrawn."""
    found = Document.objects.filter(pk__in=list(documents)).exclude(
        application__state__in=COUNTS_NOT
    )
    return found.order_by("application__sent_at").first()
