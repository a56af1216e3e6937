# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What HR decides about a party that was held or refused: take it, add it, join it, refuse it.

Every decision is one transaction under a lock on the delivery, so that of two colleagues at once
the second is told that it is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.service.accounts.models import User
from sloer.service.applications.models import Application, Document
from sloer.service.intake import keeping
from sloer.service.intake.adding import File, add_files, new_application
from sloer.service.intake.balancing import Outcome, save, settle
from sloer.service.intake.keeping import own_name
from sloer.service.intake.models import Delivery, Line
from sloer.service.intake.taking import DUPLICATE, IDENTITY_UNKNOWN
from sloer.service.journal.recording import record
from sloer.service.postings.models import Role
from sloer.service.vault import store
from sloer.service.vault.store import Person

REFUSED_BY_HAND = "refused_by_hand"
PUT_TOGETHER = "put_together"


class DecidedError(UsageError):
    """Somebody has decided already, or nothing is left that can be decided."""

    def __init__(self) -> None:
        super().__init__(
            "already_decided",
            Sentence(
                "Det er allerede afgjort, eller der er ikke noget at tage imod.",
                "This is decided already, or there is nothing left to take.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A party's lines that can be decided, and who it is as far as somebody said."""

    delivery: Delivery
    party: int
    lines: tuple[Line, ...]
    person: Person

    @property
    def files(self) -> tuple[Line, ...]:
        """Its files."""
        return tuple(line for line in self.lines if line.sort == Line.Sort.FILE)

    @property
    def rows(self) -> tuple[Line, ...]:
        """Its lines of the list; one, or none."""
        return tuple(line for line in self.lines if line.sort == Line.Sort.ROW)


def waiting(delivery: Delivery, party: int) -> Waiting | None:
    """Return what waits in a party: what is held, or else what was refused as a duplicate."""
    lines = list(delivery.lines.filter(party=party))
    held = [line for line in lines if line.outcome == Outcome.HELD]
    twins = [line for line in lines if line.outcome == Outcome.REFUSED and line.code == DUPLICATE]
    found = held or [line for line in twins if line.document or line.sort == Line.Sort.ROW]
    if not found:
        return None
    return Waiting(delivery, party, tuple(found), keeping.person_of(lines))


def take_up(delivery: Delivery, party: int, user: User) -> Application:
    """Make a new application of a party, of the files that are there.

    Raises:
        DecidedError: nothing of it waits, or none of its files was kept.
    """
    with _deciding(delivery, party) as party_waiting:
        files, contents = _contents(party_waiting.files)
        if not files:
            raise DecidedError
        person = party_waiting.person
        application, documents = new_application(
            delivery.posting,
            person,
            contents,
            channel=Application.Channel(delivery.channel),
            actor=user,
            role=Role.RECRUITER,
        )
        for line, document in zip(files, documents, strict=True):
            line.document = document
        code = "" if person.identity else IDENTITY_UNKNOWN
        _move([*party_waiting.rows, *files], application, code)
        _note("delivery.party_taken", party_waiting, user, application)
    return application


def add_to(delivery: Delivery, party: int, application: Application, user: User) -> None:
    """Add a party's files to an application; those that it has already are refused.

    Raises:
        DecidedError: nothing of it waits, or none of its files was kept.
        ClosedError: the application takes no more files.
    """
    with _deciding(delivery, party) as party_waiting:
        own = set(Document.objects.filter(application=application).values_list("pk", flat=True))
        known = [line for line in party_waiting.files if line.document in own]
        files, contents = _contents([one for one in party_waiting.files if one not in known])
        if not files and not known:
            raise DecidedError
        if files:
            documents = add_files(application, contents, actor=user, role=Role.RECRUITER)
            for line, document in zip(files, documents, strict=True):
                line.document = document
        if party_waiting.person.identity and not store.person_of(application.id).identity:
            store.put_person(application.id, party_waiting.person)
        for line in known:
            line.outcome, line.code, line.application = Outcome.REFUSED, DUPLICATE, application
        save(known)
        _move([*party_waiting.rows, *files], application, "")
        _note("delivery.party_added", party_waiting, user, application)


def join(delivery: Delivery, party: int, other: int, user: User) -> None:
    """Put a party's files with another that waits; that one is decided afterwards.

    Raises:
        DecidedError: one of them does not wait, or both have a line of the list.
    """
    with _deciding(delivery, party) as joining:
        target = waiting(delivery, other)
        if target is None or joining.rows or party == other:
            raise DecidedError
        for line in (*joining.lines, *target.lines):
            line.party, line.outcome, line.code = other, Outcome.HELD, PUT_TOGETHER
        save((*joining.lines, *target.lines))
        record(
            "delivery.parties_joined",
            actor=user,
            role=Role.RECRUITER,
            posting=delivery.posting_id,
            details={"delivery": str(delivery.id), "party": party, "with": other},
        )


def refuse(delivery: Delivery, party: int, reason: str, user: User) -> None:
    """Refuse a party for good and throw its bytes away.

    Raises:
        DecidedError: nothing of it waits.
    """
    with _deciding(delivery, party) as party_waiting:
        for line in party_waiting.lines:
            line.outcome, line.code = Outcome.REFUSED, REFUSED_BY_HAND
        save(party_waiting.lines)
        keeping.let_go(party_waiting.lines)
        _note("delivery.party_refused", party_waiting, user, None, reason)


@contextmanager
def _deciding(delivery: Delivery, party: int) -> Iterator[Waiting]:
    """Lock the delivery, hand out what waits, and settle the balance afterwards."""
    with transaction.atomic():
        locked = Delivery.objects.select_for_update(of=("self",)).select_related("posting")
        found = waiting(locked.get(pk=delivery.pk), party)
        if found is None:
            raise DecidedError
        yield found
        settle(delivery)


def _contents(lines: Sequence[Line]) -> tuple[list[Line], list[File]]:
    """Return the lines whose bytes are there, and the files they are."""
    names = keeping.names_of(lines)
    kept, files = [], []
    for line in lines:
        content = keeping.content_of(line)
        if content is not None:
            kept.append(line)
            files.append(File(content, own_name(names.get(line.thing, ""))))
    return kept, files


def _move(lines: Sequence[Line], application: Application, code: str) -> None:
    """Mark lines as taken; what they are called moves into the application's room."""
    keeping.keep_names(application.id, keeping.names_of(lines))
    keeping.let_go(lines)
    for line in lines:
        line.outcome, line.code, line.application = Outcome.TAKEN, code, application
    save(lines)


def _note(
    act: str, party: Waiting, user: User, application: Application | None, reason: str = ""
) -> None:
    record(
        act,
        actor=user,
        role=Role.RECRUITER,
        posting=party.delivery.posting_id,
        application=application.id if application else None,
        reason=reason,
        details={
            "delivery": str(party.delivery.id),
            "party": party.party,
            "lines": [line.place for line in party.lines],
        },
    )
