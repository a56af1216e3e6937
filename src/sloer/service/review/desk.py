# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One document before a reviewer: taken from the vault, changed, put back with its counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from sloer.model import Ground, Policy, Span, VeiledDocument
from sloer.service.access import Visit
from sloer.service.applications.models import Application, Document
from sloer.service.applications.working import (
    Change,
    Edit,
    Working,
    policy_of,
    put_working,
    working_of,
)
from sloer.service.journal.models import Entry
from sloer.service.journal.recording import record
from sloer.service.review.editing import Hand, edited, hand, unconfirmed, undone, veiled_everywhere

State = Document.State
OPEN_STATES = frozenset({Application.State.VEILING, Application.State.REVIEW})
EDITABLE = frozenset({State.READY, State.CHECKED, State.HELD, State.APPROVED})
EDITED = "document.edited"
UNDONE = "document.edit_undone"


class StaleError(Exception):
    """Somebody saved after this page was shown; ``entries`` tell who did what."""

    def __init__(self, entries: list[Entry]) -> None:
        super().__init__("an older revision")
        self.entries = entries


class ClosedError(Exception):
    """The document is past review: released, withdrawn or on its way through the machine."""


@dataclass(frozen=True)
class Desk:
    """A document with its text, as one reviewer has it before them."""

    visit: Visit
    document: Document
    working: Working | None

    @property
    def application(self) -> Application:
        """The application it belongs to."""
        return self.document.application

    @cached_property
    def policy(self) -> Policy:
        """What the posting veils."""
        return policy_of(self.visit.posting)

    @property
    def text(self) -> Working:
        """The text on the workbench.

        Raises:
            ClosedError: the file could not be read.
        """
        if self.working is None:
            raise ClosedError
        return self.working

    @cached_property
    def veiled(self) -> VeiledDocument:
        """What the committee would see."""
        return self.text.veiled(self.policy)

    @cached_property
    def unconfirmed(self) -> frozenset[Span]:
        """What the reviewer must still say yes or no to."""
        return unconfirmed(self.text, self.veiled)

    @property
    def is_editable(self) -> bool:
        """Whether a reviewer may change it now."""
        return (
            self.working is not None
            and self.application.state in OPEN_STATES
            and self.document.state in EDITABLE
        )


def desk_of(visit: Visit, document: UUID, *, lock: bool = False) -> Desk:
    """Take a document of the visit's posting to the desk; ``lock`` keeps it for this transaction.

    Raises:
        Http404: there is no such document in this posting.
    """
    rows = Document.objects.select_related("application__candidate", "question")
    if lock:
        # The application first: an act may go on to its other documents, and two must not
        # wait for each other's.
        own = Application.objects.filter(posting=visit.posting, documents=document)
        own.select_for_update(of=("self",)).first()
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=document, application__posting=visit.posting).first()
    if found is None or found.application.state == Application.State.DRAFT:
        raise Http404
    return Desk(visit, found, working_of(found))


def require_fresh(desk: Desk, revision: int) -> None:
    """Let a page act that shows the document as it is.

    Raises:
        StaleError: it was changed after the page was made.
    """
    if desk.document.revision == revision:
        return
    entries = Entry.objects.filter(
        posting=desk.visit.posting.id,
        document=desk.document.id,
        act__in=(EDITED, UNDONE),
        details__revision__gt=revision,
    )
    raise StaleError(list(entries))


def edit(desk: Desk, change: Change, span: Span, ground: Ground) -> Desk:
    """Make one change and keep it.

    Raises:
        ClosedError: the document is not to be changed now.
        EditError: it cannot be done with this document.
    """
    working = _open(desk)
    by = hand(desk.visit.user.id, timezone.now())
    after = edited(working, desk.policy, change, span, ground, by, desk.veiled)
    return _keep(desk, after, EDITED)


def edit_everywhere(desk: Desk, span: Span, ground: Ground) -> tuple[Desk, int, int]:
    """Veil the stretch and its words in all documents of the application, as one act.

    Returns the desk after it, how many stretches were veiled in other documents, and how many
    of these documents must be approved again.

    Raises:
        ClosedError: the document is not to be changed now.
        EditError: it cannot be done with this document.
    """
    working = _open(desk)
    by = hand(desk.visit.user.id, timezone.now())
    words = working.document.text[span.start : span.end]
    if _is_visible(desk, span):
        working = edited(working, desk.policy, Change.ADD, span, ground, by, desk.veiled)
    working = veiled_everywhere(working, desk.policy, words, ground, by)
    after = _keep(desk, working, EDITED) if working is not desk.text else desk
    veiled, reopened = _edit_others(desk, words, ground, by)
    return after, veiled, reopened


def undo(desk: Desk) -> Desk:
    """Take the last act back, also where it reached other documents of the application.

    Raises:
        ClosedError: the document is not to be changed now.
    """
    working = _open(desk)
    if not working.edits:
        return desk
    group = working.edits[-1].group
    for other in _others(desk):
        if other.working and any(e.group == group for e in other.working.edits):
            _keep(other, undone(other.working, group), UNDONE)
    return _keep(desk, undone(working), UNDONE)


def count_again(desk: Desk) -> None:
    """Set on the document what lists show of it; the caller saves."""
    grounds = Counter(d.signals[0].ground.value for d in desk.veiled.decisions)
    desk.document.grounds = dict(sorted(grounds.items()))
    desk.document.uncertain = len(desk.unconfirmed)


def _open(desk: Desk) -> Working:
    if not desk.is_editable:
        raise ClosedError
    return desk.text


def _is_visible(desk: Desk, span: Span) -> bool:
    return not any(
        d.span.start <= span.start and span.end <= d.span.end for d in desk.veiled.decisions
    )


def _others(desk: Desk) -> list[Desk]:
    rows = (
        Document.objects.select_for_update(of=("self",))
        .filter(application=desk.application, state__in=EDITABLE)
        .exclude(pk=desk.document.pk)
        .select_related("application")
        .order_by("pk")
    )
    return [Desk(desk.visit, row, working_of(row)) for row in rows]


def _edit_others(desk: Desk, words: str, ground: Ground, by: Hand) -> tuple[int, int]:
    veiled = reopened = 0
    for other in _others(desk):
        if other.working is None:
            continue
        changed = veiled_everywhere(other.working, other.policy, words, ground, by)
        if changed is not other.working:
            veiled += len(changed.edits) - len(other.working.edits)
            reopened += other.document.state == State.APPROVED
            _keep(other, changed, EDITED)
    return veiled, reopened


def _keep(desk: Desk, working: Working, act: str) -> Desk:
    """Put the text back, count anew, and note in the journal what was done."""
    document = desk.document
    after = Desk(desk.visit, document, working)
    document.revision += 1
    _reopen(desk)
    count_again(after)
    document.save(
        update_fields=["revision", "state", "first_reviewer", "second_reviewer", "grounds",
                       "uncertain"]
    )  # fmt: skip
    put_working(document, working)
    record(
        act,
        actor=desk.visit.user,
        role=desk.visit.role,
        posting=desk.visit.posting.id,
        application=document.application_id,
        document=document.id,
        details={
            "revision": document.revision,
            "changes": _difference(desk.text.edits, working.edits),
        },
    )
    return after


def _reopen(desk: Desk) -> None:
    """Ask for approval again where something changes after it was given.

    The second reviewer may correct what the first let pass; the first one may not change it
    behind the second one's back.
    """
    document = desk.document
    by_first = document.first_reviewer_id == desk.visit.user.id
    if document.state == State.APPROVED or (document.state == State.CHECKED and by_first):
        document.state = State.READY
        document.first_reviewer = document.second_reviewer = None


def _difference(before: tuple[Edit, ...], after: tuple[Edit, ...]) -> dict[str, int]:
    """Count, by change and ground, the edits that one list has and the other has not."""
    shorter, longer = sorted((before, after), key=len)
    kept = set(map(id, shorter))
    changes = Counter(f"{e.change}.{e.ground}" for e in longer if id(e) not in kept)
    return dict(changes)
