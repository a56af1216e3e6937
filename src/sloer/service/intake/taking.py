# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Taking a delivery: one transaction for each applicant, all or nothing, safe to do again.

What was taken before is known again by its bytes, so a delivery that was interrupted is simply
delivered once more. In doubt whether two applications are one, a person decides.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction

from sloer.reading.protocol import Limits
from sloer.service.accounts.models import User
from sloer.service.applications.models import Application, Document
from sloer.service.intake import balancing, keeping
from sloer.service.intake.adding import File, new_application
from sloer.service.intake.arrivals import TOO_LARGE, UnreadableError
from sloer.service.intake.balancing import Outcome, role_of, save, settle
from sloer.service.intake.keeping import own_name
from sloer.service.intake.knowing import Known, twin_of
from sloer.service.intake.models import Delivery, Line
from sloer.service.intake.planning import NO_FILE, Party, Plan
from sloer.service.intake.senders import Senders, told_by
from sloer.service.postings.models import Posting
from sloer.service.vault import store
from sloer.service.vault.store import Person

DUPLICATE = "duplicate"
POSSIBLE_DUPLICATE = "possible_duplicate"
INCOMPLETE = "incomplete"
FAULT = "fault"
IDENTITY_UNKNOWN = "identity_unknown"
PARTY_BYTES = Limits().unpacked_bytes
"""All files of one applicant together; they are in memory at once."""
LOG = logging.getLogger(__name__)


def take(
    posting: Posting,
    plan: Plan,
    *,
    user: User | None,
    channel: Application.Channel,
    unused_columns: Sequence[str] = (),
) -> Delivery:
    """Take all that came, applicant by applicant, and return the delivery with its balance.

    Call it outside a transaction, or all applicants share one.
    """
    delivery, parties = balancing.begin(
        posting, plan, user=user, channel=channel, unused_columns=unused_columns
    )
    with Senders() as senders:
        taker = Taker(delivery, channel, senders, Known.of(posting))
        for party, lines in zip(plan.parties, parties, strict=True):
            taker.take(party, lines)
    return balancing.finish(delivery)


@dataclass(slots=True)
class _Sorted:
    """A party read: what each line holds, who it is, and what is there already."""

    lines: list[Line]
    contents: dict[int, bytes] = field(default_factory=dict, repr=False)
    """Bytes of the files that came whole and once, by place."""
    twins: dict[int, Document] = field(default_factory=dict)
    person: Person = field(default_factory=Person)
    is_mail: bool = False
    incomplete: bool = False

    @property
    def files(self) -> list[Line]:
        """Lines whose bytes are there."""
        return [line for line in self.lines if line.place in self.contents]

    @property
    def rows(self) -> list[Line]:
        """The line of the list, if there is one."""
        return [line for line in self.lines if line.sort == Line.Sort.ROW]


@dataclass(slots=True)
class Taker:
    """Takes the parties of one delivery, one after the other."""

    delivery: Delivery
    channel: Application.Channel
    senders: Senders
    known: Known

    def take(self, party: Party, lines: list[Line]) -> None:
        """Take, hold or refuse one party in a transaction of its own.

        A fault of ours holds this party and lets the next ones pass; a database that is gone
        ends the delivery, and the rest stays ``not_reached``.
        """
        try:
            with transaction.atomic():
                accepted = self._take(party, lines)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:  # noqa: BLE001 - nobody else's place is lost for it
            # No traceback: an exception's own words may hold a name.
            LOG.error("delivery %s: %s", self.delivery.id, type(error).__name__)  # noqa: TRY400
            with transaction.atomic():
                _mark(lines, Outcome.HELD, FAULT)
                for line in lines:
                    line.application = line.document = None
                self._close(lines)
        else:
            if accepted is not None:
                self.known.note(*accepted)

    def _take(self, party: Party, lines: list[Line]) -> tuple[UUID, Person] | None:
        """Decide about a party; return the application it became, if it did."""
        read = self._read(party, lines)
        code = self._reason_to_wait(party, read)
        if not read.contents or (party.row and party.row.code):
            self._without_files(party, read, code)
        elif len(read.twins) == len(read.contents) and self._is_same_person(read):
            self._refuse_twins(read)
        elif code:
            self._hold(read, code)
        else:
            return self._accept(read), read.person
        return None

    def _read(self, party: Party, lines: list[Line]) -> _Sorted:
        """Read the files; those that cannot be read or came twice are refused at once."""
        read = _Sorted(lines)
        files = [line for line in lines if line.sort == Line.Sort.FILE]
        seen: set[bytes] = set()
        for line, arrival in zip(files, party.arrivals, strict=True):
            try:
                content = _within(PARTY_BYTES - sum(map(len, seen)), arrival.read())
            except UnreadableError as error:
                line.outcome, line.code = Outcome.REFUSED, error.code
                read.incomplete = True
                continue
            if content in seen:
                line.outcome, line.code = Outcome.REFUSED, DUPLICATE
                continue
            seen.add(content)
            read.contents[line.place] = content
            if twin := twin_of(self.delivery.posting, content):
                read.twins[line.place] = twin
        self._recognise(party, read)
        return read

    def _recognise(self, party: Party, read: _Sorted) -> None:
        """Tell who it is: who delivers knows best; else the one sender of the party's mails.

        A mail that a colleague passed on has the colleague's name on it, and tells nothing.
        """
        if party.told is not None:
            read.person = keeping.person_from(party.told)
            return
        mails = [s for c in read.contents.values() if (s := self.senders.of(c)).is_mail]
        read.is_mail = bool(mails)
        senders = {mail.address.casefold(): mail for mail in mails if mail.address}
        if len(senders) == 1:
            address, sender = senders.popitem()
            if not User.objects.filter(email__iexact=address).exists():
                read.person = keeping.person_from(told_by(sender))

    def _reason_to_wait(self, party: Party, read: _Sorted) -> str:
        if party.issue and party.issue != NO_FILE:
            return party.issue
        if read.incomplete:
            return INCOMPLETE
        if read.twins or self.known.same(read.person):
            return POSSIBLE_DUPLICATE
        return "" if read.contents else NO_FILE

    def _is_same_person(self, read: _Sorted) -> bool:
        """Whether nothing speaks against that the same person sent these files before."""
        address = read.person.identity.email.strip().casefold()
        if not address:
            return True
        before = {twin.application_id for twin in read.twins.values()}
        known = {p.identity.email.strip().casefold() for p in store.persons_of(before).values()}
        return address in known or known <= {""}

    def _without_files(self, party: Party, read: _Sorted, code: str) -> None:
        if party.row is None:
            self._close(read.lines)
        elif party.row.code:
            _mark(read.rows + read.files, Outcome.REFUSED, party.row.code)
            self._close(read.lines)
        else:
            self._hold(read, NO_FILE if code == POSSIBLE_DUPLICATE else code)

    def _refuse_twins(self, read: _Sorted) -> None:
        for line in read.files:
            twin = read.twins[line.place]
            line.document, line.application = twin.pk, twin.application
        for line in read.rows:
            line.application = read.files[0].application
        _mark(read.rows + read.files, Outcome.REFUSED, DUPLICATE)
        self._close(read.lines)

    def _hold(self, read: _Sorted, code: str) -> None:
        """Keep bytes and person until somebody decides."""
        same = self.known.same(read.person)
        _mark(read.rows + read.files, Outcome.HELD, code)
        for line in read.rows + read.files:
            line.application_id = same
        for line in read.files:
            if twin := read.twins.get(line.place):
                line.document, line.application, line.code = twin.pk, twin.application, DUPLICATE
            else:
                keeping.keep_content(self.delivery, line, read.contents[line.place])
        keeping.keep_person(self.delivery, read.lines, read.person)
        self._close(read.lines)

    def _accept(self, read: _Sorted) -> UUID:
        names = keeping.names_of(read.lines)
        mail = Application.Channel.MAIL
        application, documents = new_application(
            self.delivery.posting,
            read.person,
            [File(read.contents[one.place], own_name(names[one.thing])) for one in read.files],
            channel=mail if read.is_mail else self.channel,
            actor=self.delivery.user,
            role=role_of(self.delivery.user),
        )
        keeping.keep_names(application.id, names)
        _mark(
            read.rows + read.files,
            Outcome.TAKEN,
            "" if read.person.identity else IDENTITY_UNKNOWN,
        )
        for line in read.lines:
            line.application = application
        for line, document in zip(read.files, documents, strict=True):
            line.document = document
        self._close(read.lines)
        return application.id

    def _close(self, lines: list[Line]) -> None:
        """Write what became of a party and bring the balance up to date."""
        save(lines)
        settle(self.delivery)


def _within(left: int, content: bytes) -> bytes:
    if len(content) > left:
        raise UnreadableError(TOO_LARGE)
    return content


def _mark(lines: Sequence[Line], outcome: Line.Outcome, code: str) -> None:
    for line in lines:
        line.outcome, line.code = outcome, code
