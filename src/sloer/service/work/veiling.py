# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Veiling one document: begun, walked, ended. Killed at any point, it is begun again.

Beginning and ending are one transaction each, and both look first whether there is anything left
to do; so a document veiled twice (a worker killed after its commit, a job given to two) is
changed and journalled once.
"""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

import sloer
from sloer.errors import HeldError
from sloer.model import Action, Decision, Identity, Policy, Veiled
from sloer.service.applications.models import Application, Document
from sloer.service.applications.working import Working, policy_of, put_working
from sloer.service.journal.recording import HasId, record
from sloer.service.vault.store import original_of, person_of
from sloer.service.work.corridor import KeptCorridor, kept_corridor

logger = logging.getLogger(__name__)

TRIES = 3
"""How often a document is begun before it waits for a person."""
POISON = "poison"
"""Code of the hold for a document whose worker died each time."""
FAULT = "fault"
"""Code of the hold for a document on which Slør itself failed each time."""
PASSING_TROUBLES = frozenset({"sandbox_unavailable"})
"""Holds that speak of the machine and not of the file: worth another try."""


class VeilingError(Exception):
    """Slør failed on a document, which may be tried again. What failed stands in the log.

    It is raised outside of the handler, so that no chain leads to what was at hand.
    """


@dataclass(frozen=True, slots=True)
class Walked:
    """What the corridor made of a document. Without ``working`` its text could not be read."""

    held_codes: tuple[str, ...] = ()
    working: Working | None = None
    decisions: tuple[Decision, ...] = ()
    miss_likelihood: float | None = None


def veil(document: UUID) -> None:
    """Veil a document if it still waits for that.

    Raises:
        VeilingError: Slør failed, and the document may be tried again.
    """
    if not _goes_well(document):
        raise VeilingError


def _goes_well(document: UUID) -> bool:
    try:
        if begun := begin(document):
            end(begun, _walk_original(begun))
    except Exception as error:  # noqa: BLE001 - law 2: whatever it is, the document is not lost
        logger.warning("document %s is tried again: %s", document, described(error))
        return False
    return True


def begin(document: UUID) -> Document | None:
    """Count one more try, committed before the work, and return the document.

    Returns ``None`` where nothing is to be done: it is veiled already, replaced, withdrawn or
    gone; or it was begun too often, and is held now.
    """
    with transaction.atomic():
        found = _waiting(document)
        if found is None:
            return None
        if found.attempts >= TRIES:
            _settle(found, Walked(held_codes=(POISON,)))
            return None
        found.attempts += 1
        found.save(update_fields=["attempts"])
        return found


def end(begun: Document, walked: Walked) -> None:
    """Keep what was made of a document, unless somebody else has, or its file was replaced."""
    with transaction.atomic():
        found = _waiting(begun.id)
        if found is not None and found.revision == begun.revision:
            _settle(found, walked)


def walk(
    corridor: KeptCorridor, content: bytes, name: str, identity: Identity, policy: Policy
) -> Walked:
    """Walk a file through the corridor, to learn what it says and whether it would be held.

    Raises:
        HeldError: this machine cannot work on files just now.
    """
    try:
        text = corridor.read(content, name)
        found = corridor.find(text, identity)
    except HeldError as held:
        if held.code in PASSING_TROUBLES:
            raise
        return Walked(held_codes=(held.code,))
    working = Working(text, found.signals)
    try:
        veiled = corridor.clear(text, identity, found.signals, policy)
    except HeldError as held:
        if held.code in PASSING_TROUBLES:
            raise
        return Walked((held.code,), working, miss_likelihood=found.miss_likelihood)
    return Walked(_codes(veiled), working, _decisions(veiled), found.miss_likelihood)


def apply(document: Document, walked: Walked) -> None:
    """Put what the corridor made of a document on its row and into the vault."""
    if walked.working is not None:
        put_working(document, walked.working)
    actions = Counter(d.action for d in walked.decisions)
    grounds = Counter(d.signals[0].ground.value for d in walked.decisions)
    held = bool(walked.held_codes)
    document.state = Document.State.HELD if held else Document.State.READY
    document.held_codes = list(walked.held_codes)
    document.grounds = dict(sorted(grounds.items()))
    document.uncertain = actions[Action.ASK]
    document.miss_likelihood = walked.miss_likelihood
    document.engine_version = sloer.__version__
    document.save()


def journal(document: Document, *, actor: HasId | None, role: str) -> None:
    """Record that a document was veiled, or held."""
    held = document.state == Document.State.HELD
    record(
        "document.held" if held else "document.veiled",
        actor=actor,
        role=role,
        posting=document.application.posting_id,
        application=document.application_id,
        document=document.id,
        details={
            "policy": document.application.posting.policy,
            "codes": document.held_codes,
            "grounds": document.grounds,
            "uncertain": document.uncertain,
            "attempts": document.attempts,
        },
    )


def move_on(application: Application) -> None:
    """Let an application go to review when none of its documents waits to be veiled."""
    waiting = application.documents.filter(state=Document.State.QUEUED).exists()
    if application.state == Application.State.VEILING and not waiting:
        application.state = Application.State.REVIEW
        application.save(update_fields=["state"])


def _waiting(document: UUID) -> Document | None:
    """Lock a document, its application first, and return it if it waits to be veiled."""
    application = (
        Application.objects.select_for_update(of=("self",))
        .select_related("posting")
        .filter(documents=document)
        .first()
    )
    if application is None or application.state == Application.State.WITHDRAWN:
        return None
    found = Document.objects.select_for_update().filter(pk=document, state=Document.State.QUEUED)
    for waiting in found:
        waiting.application = application
        return waiting
    return None


def _walk_original(document: Document) -> Walked:
    """Walk a document's file through the corridor; a last try that fails holds it."""
    try:
        content, name = original_of(document.id)
        identity = person_of(document.application_id).identity
        policy = policy_of(document.application.posting)
        return walk(kept_corridor(), content, name, identity, policy)
    except Exception as error:
        if document.attempts < TRIES:
            raise
        logger.error("document %s is held: %s", document.id, described(error))  # noqa: TRY400
        return Walked(held_codes=(FAULT,))


def _settle(document: Document, walked: Walked) -> None:
    apply(document, walked)
    move_on(document.application)
    journal(document, actor=None, role="machine")


def _codes(veiled: Veiled) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hold.code for hold in veiled.report.holds))


def _decisions(veiled: Veiled) -> tuple[Decision, ...]:
    return veiled.document.decisions if veiled.document else ()


def described(error: Exception) -> str:
    """Return a fault's type and the place in Slør where it arose; its message may quote."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "sloer" in f.filename]
    place = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    code = f" ({error.code})" if isinstance(error, HeldError) else ""
    return f"{type(error).__name__}{code}{place}"
