# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What goes over the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from sloer.model import Identity
from sloer.service.intake.listing import Told

Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class PersonIn(Schema):
    """Who the applicant is. It goes into the vault and is never sent back."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    first_name: Short = ""
    last_name: Short = ""
    other_names: list[Short] = Field(default_factory=list, max_length=20)
    email: Short = ""
    phone: Short = ""
    address: Short = ""
    postcode: Short = ""
    city: Short = ""


class ApplicationIn(Schema):
    """An application as the HR system has it."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    person: PersonIn = Field(default_factory=PersonIn)
    reference: Short = Field(default="", description="What your own system calls the application.")
    priority_access: bool = Field(
        default=False, description="Asks for preferential access because of a disability."
    )
    internal: bool = Field(default=False, description="Works for the employer already.")

    def told(self) -> Told:
        """Return it as intake knows it."""
        fields = self.person.dict() | {"other_names": tuple(self.person.other_names)}
        return Told(Identity(**fields), self.reference, self.priority_access, self.internal)


class PostingOut(Schema):
    """A posting that the key opens."""

    id: UUID
    title: str
    workplace: str
    state: str
    deadline: datetime


class ApplicationOut(Schema):
    """Where an application is on its way; nothing of who it is from but your own reference."""

    id: UUID
    posting: UUID
    reference: str
    state: str = Field(description="draft, veiling, review, released or withdrawn")
    sent_at: datetime | None
    documents: int
    held: int = Field(description="Documents that wait for a person")


class LineOut(Schema):
    """What became of one thing that came."""

    number: int
    sort: str = Field(description="file, or row (a line of a list)")
    outcome: str = Field(description="taken, held or refused")
    code: str
    reason: str
    application: UUID | None


class DeliveryOut(Schema):
    """The intake report: came = taken + held + refused."""

    id: UUID
    posting: UUID
    at: datetime
    finished: bool
    came: int
    taken: int
    held: int
    refused: int
    lines: list[LineOut]


class ReceiptOut(Schema):
    """What became of what you sent. Without an application, HR decides first."""

    application: ApplicationOut | None
    delivery: DeliveryOut


class CandidateOut(Schema):
    """A candidate of whom something is released, by the code the committee knows."""

    code: str
    documents: int


class DocumentOut(Schema):
    """A released document. Fetch it as ``NUMBER.pdf``, ``NUMBER.html`` or ``NUMBER.txt``."""

    number: int
    question: str


class ProblemOut(Schema):
    """What is wrong (RFC 9457)."""

    type: str
    status: int
    code: str
    detail: str
    errors: list[dict[str, str | int]] = Field(default_factory=list)
