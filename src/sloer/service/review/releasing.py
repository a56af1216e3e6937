# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Approving documents and releasing applications: nothing is released that was not proved.

Every function is one transaction, journalled at its end. A document is composed and verified
when it is approved, and anew when its application is released, so that what the committee gets
was proved a moment ago.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from sloer.model import Sentence
from sloer.service.accounts.models import User
from sloer.service.applications.models import Application, Document
from sloer.service.applications.working import Working, working_of
from sloer.service.journal.recording import record
from sloer.service.releases.models import ReleasedDocument
from sloer.service.review.guarding import (
    RefusedError,
    locked,
    locked_application,
    require_reason,
    require_revision,
    require_state,
)
from sloer.service.review.holding import Passing, Standing, passing_of
from sloer.service.review.journalling import record_on
from sloer.service.review.models import Check
from sloer.service.review.proving import prove

State = Document.State
UNDER_REVIEW = frozenset({State.READY, State.CHECKED, State.HELD})
DONE = frozenset({State.APPROVED, State.LEFT_OUT})
BY_HAND = "by_hand"
"""Code of the hold for a document that a reviewer put aside."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document (or, from :func:`release`, of an application).

    ``standing`` is what keeps it from release, empty where nothing does. ``released`` tells
    whether the application is with the committee now.
    """

    state: str
    standing: tuple[Standing, ...] = ()
    released: bool = False


def approve(
    document: Document,
    reviewer: User,
    *,
    role: str,
    revision: int,
    passing: Iterable[str] = (),
    reason: str = "",
) -> Outcome:
    """Approve a document as the reviewer sees it, if it stands the proof.

    Where the posting asks for two, or where something known of the person is let pass, the first
    approval makes the document ``CHECKED``; another person's approval of the same revision ends
    it. With its last document the application is released.

    Args:
        document: The document.
        reviewer: Who has looked at it.
        role: In which role, for the journal.
        revision: The revision that was looked at.
        passing: Keys of holds (:attr:`Standing.key`) that may pass.
        reason: Why they may; must be given then.

    Raises:
        RefusedError: another revision, another state, no reason, or no text to approve.
    """
    with transaction.atomic():
        document = locked(document)
        if document.state == State.APPROVED:  # a second click
            return _outcome(document)
        require_state(document, UNDER_REVIEW)
        require_revision(document, revision)
        wished = frozenset(passing)
        if wished:
            require_reason(reason)
        allowed = frozenset(k for k in wished if passing_of(k) is not Passing.BY_NOBODY)
        proved = prove(document, _text_of(document), allowed)
        if proved.standing:
            return _outcome(document, proved.standing)
        return _checked(document, reviewer, role, proved.passed, reason)


def leave_out(document: Document, reviewer: User, *, role: str, reason: str) -> Outcome:
    """Leave a document out of what the committee gets.

    Raises:
        RefusedError: the document is not under review, or no reason is given.
    """
    with transaction.atomic():
        document = locked(document)
        if document.state == State.LEFT_OUT:
            return _outcome(document)
        require_state(document, UNDER_REVIEW)
        require_reason(reason)
        document.state = State.LEFT_OUT
        document.save(update_fields=["state"])
        return _ended(document, "document.left_out", reviewer, role, reason, {})


def hold(document: Document, reviewer: User, *, role: str, reason: str) -> Outcome:
    """Put a document aside for others to look at.

    Raises:
        RefusedError: the document is not under review, or no reason is given.
    """
    with transaction.atomic():
        document = locked(document)
        require_state(document, UNDER_REVIEW)
        require_reason(reason)
        _hold(document, [*(code for code in document.held_codes if code != BY_HAND), BY_HAND])
        record_on(document, "document.held", reviewer, role, reason, codes=document.held_codes)
        return _outcome(document)


def reopen(document: Document, reviewer: User, *, role: str, reason: str) -> Outcome:
    """Take an approved or left-out document up again; its application leaves the committee.

    Raises:
        RefusedError: it is neither, or no reason is given.
    """
    with transaction.atomic():
        document = locked(document)
        require_state(document, DONE)
        require_reason(reason)
        taken_back = take_from_committee(document.application)
        document.state = State.READY if working_of(document) else State.HELD
        document.first_reviewer = document.second_reviewer = None
        document.save(update_fields=["state", "first_reviewer", "second_reviewer"])
        document.checks.all().delete()
        record_on(document, "document.reopened", reviewer, role, reason, taken_back=taken_back)
        return _outcome(document)


def release(application: Application, actor: User, *, role: str) -> Outcome:
    """Release an application whose documents are all approved or left out.

    The last approval does it by itself; this is for one that was taken back.

    Raises:
        RefusedError: a document is not done yet, or none is approved.
    """
    with transaction.atomic():
        application = locked_application(application)
        if application.state == Application.State.RELEASED:
            return Outcome(application.state, released=True)
        if not is_complete(application):
            raise RefusedError(
                "review.not_complete",
                Sentence(
                    "Ansøgningen kan først frigives, når alle dens dokumenter er godkendt eller "
                    "udeladt, og mindst ét er godkendt.",
                    "The application can be released when all its documents are approved or left "
                    "out, and at least one is approved.",
                ),
            )
        failed = _place(application)
        _record_placing(application, failed, actor, role)
        standing = tuple(one for found in failed.values() for one in found)
        return Outcome(application.state, standing, not failed)


def unrelease(application: Application, actor: User, *, role: str, reason: str) -> None:
    """Take an application back from the committee; its documents stay approved.

    Raises:
        RefusedError: no reason is given.
    """
    with transaction.atomic():
        application = locked_application(application)
        require_reason(reason)
        if take_from_committee(application):
            record(
                "application.taken_back",
                actor=actor,
                role=role,
                posting=application.posting_id,
                application=application.id,
                reason=reason,
            )


def take_from_committee(application: Application) -> bool:
    """Remove all the committee has of a locked application; tell whether it had anything."""
    taken, _ = ReleasedDocument.objects.filter(candidate=application.candidate_id).delete()
    if application.state == Application.State.RELEASED:
        application.state = Application.State.REVIEW
        application.save(update_fields=["state"])
    return taken > 0


def is_complete(application: Application) -> bool:
    """Tell whether every document is approved or left out, and at least one is approved."""
    states = set(application.documents.values_list("state", flat=True))
    return State.APPROVED in states and states <= DONE


def _text_of(document: Document) -> Working:
    working = working_of(document)
    if working is None:
        raise RefusedError(
            "review.no_text",
            Sentence(
                "Filen kunne ikke læses, så der er ingen tekst at godkende. Skriv teksten af, "
                "udskift filen, eller udelad den.",
                "The file could not be read, so there is no text to approve. Retype its text, "
                "replace the file, or leave it out.",
            ),
        )
    return working


def _checked(
    document: Document, reviewer: User, role: str, passed: frozenset[str], reason: str
) -> Outcome:
    """Note a person's approval, and end the matter where no second person is needed."""
    check, new = Check.objects.update_or_create(
        document=document,
        revision=document.revision,
        reviewer=reviewer,
        defaults={"passed": sorted(passed)},
    )
    by_two = {key for key in passed if passing_of(key) is Passing.BY_TWO}
    others = document.checks.filter(revision=document.revision, passed__contains=sorted(by_two))
    other = others.exclude(pk=check.pk).order_by("at").first()
    details: dict[str, object] = {"revision": document.revision, "passed": sorted(passed)}
    if other is None and (by_two or document.application.posting.second_reviewer):
        document.state = State.CHECKED
        document.first_reviewer, document.second_reviewer = reviewer, None
        document.save(update_fields=["state", "first_reviewer", "second_reviewer"])
        if new:
            record_on(document, "document.checked", reviewer, role, reason, **details)
        return _outcome(document)
    document.state = State.APPROVED
    document.held_codes = []
    document.first_reviewer = other.reviewer if other else reviewer
    document.second_reviewer = reviewer if other else None
    document.save(update_fields=["state", "held_codes", "first_reviewer", "second_reviewer"])
    return _ended(document, "document.approved", reviewer, role, reason, details)


def _ended(
    document: Document,
    act: str,
    reviewer: User,
    role: str,
    reason: str,
    details: dict[str, object],
) -> Outcome:
    """Release the application if this was its last document, and journal both."""
    application = document.application
    failed = _place(application) if is_complete(application) else {}
    record_on(document, act, reviewer, role, reason, **details)
    _record_placing(application, failed, reviewer, role)
    document.refresh_from_db(fields=["state"])
    return _outcome(document, tuple(one for found in failed.values() for one in found))


def _place(application: Application) -> dict[Document, tuple[Standing, ...]]:
    """Put a complete application before the committee, unless a document fails its proof.

    Those that fail are held, and returned with what stands in their way.
    """
    candidate = application.candidate_id
    if candidate is None:
        raise ValueError("an application that was sent has a candidate")
    rows, failed = [], {}
    for document in application.documents.select_related("question").filter(state=State.APPROVED):
        document.application = application
        checks = document.checks.filter(revision=document.revision)
        passing = frozenset(key for check in checks for key in check.passed)
        proved = prove(document, _text_of(document), passing)
        if proved.standing:
            failed[document] = proved.standing
            _hold(document, list(dict.fromkeys(one.key for one in proved.standing)))
        else:
            rows.append(proved.placed(document, candidate))
    if not failed:
        take_from_committee(application)
        ReleasedDocument.objects.bulk_create(rows)
        application.state = Application.State.RELEASED
        application.save(update_fields=["state"])
    return failed


def _hold(document: Document, codes: list[str]) -> None:
    document.state = State.HELD
    document.held_codes = [code[:40] for code in codes]
    document.first_reviewer = document.second_reviewer = None
    document.save(update_fields=["state", "held_codes", "first_reviewer", "second_reviewer"])
    document.checks.all().delete()


def _outcome(document: Document, standing: tuple[Standing, ...] = ()) -> Outcome:
    released = document.application.state == Application.State.RELEASED
    return Outcome(document.state, standing, released)


def _record_placing(
    application: Application,
    failed: dict[Document, tuple[Standing, ...]],
    actor: User,
    role: str,
) -> None:
    """Journal that an application was released, or which documents failed their last proof."""
    for document in failed:
        document.application = application
        record_on(document, "document.held", actor, role, "", codes=document.held_codes)
    if application.state == Application.State.RELEASED:
        record(
            "application.released",
            actor=actor,
            role=role,
            posting=application.posting_id,
            application=application.id,
            details={"documents": application.documents.filter(state=State.APPROVED).count()},
        )
