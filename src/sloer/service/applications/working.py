# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A document on the workbench: its text, what the machine found, and what reviewers changed.

It holds the applicant's words, so it lies sealed in the vault and is shown to reviewers only.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

import msgspec

from sloer.model import Document as Text
from sloer.model import Ground, Policy, Sentence, Signal, Span, VeiledDocument
from sloer.service.applications.models import Document
from sloer.service.postings.models import Posting
from sloer.service.vault import store
from sloer.veiling import load_policy, veil_document
from sloer.veiling.policies import with_needs

BY_HAND = Sentence("Markeret af en kontrollør.", "Marked by a reviewer.")


class Change(StrEnum):
    """What a reviewer did; the values are those of ``review.models.Correction.Act``."""

    ACCEPT = "accepted"
    REMOVE = "removed"
    RELABEL = "relabelled"
    ADD = "added"


class Edit(msgspec.Struct, frozen=True):
    """One act of a reviewer on one stretch of the original text.

    ``ACCEPT`` confirms, ``REMOVE`` lets the stretch be read, ``RELABEL`` and ``ADD`` veil it on
    ``ground``. Edits are undone from the last; equal ``group`` were made and are undone together.
    """

    change: Change
    span: Span
    ground: Ground
    by: UUID
    at: datetime
    group: UUID = msgspec.field(default_factory=uuid4)


class Working(msgspec.Struct, frozen=True):
    """Text as read, signals as found, edits in order. Prints nothing of the text."""

    document: Text
    signals: tuple[Signal, ...] = ()
    edits: tuple[Edit, ...] = ()

    def __repr__(self) -> str:
        return f"Working(signals={len(self.signals)}, edits={len(self.edits)})"

    def signals_now(self) -> tuple[Signal, ...]:
        """Return the signals after all edits: what is veiled, and nothing else."""
        signals = self.signals
        for edit in self.edits:
            signals = _after(signals, edit)
        return signals

    def veiled(self, policy: Policy) -> VeiledDocument:
        """Return the document as it would be released now."""
        return veil_document(self.document, self.signals_now(), policy)


def policy_of(posting: Posting) -> Policy:
    """Return the posting's policy with the languages and facts that its job needs."""
    languages, facts = frozenset(posting.needed_languages), frozenset(posting.needed_facts)
    return with_needs(load_policy(posting.policy), languages, facts)


def working_of(document: Document) -> Working | None:
    """Return what is on the workbench, or ``None`` where the file could not be read."""
    stored = store.take(store.Kind.WORKING, document.id)
    return msgspec.msgpack.decode(stored, type=Working) if stored else None


def put_working(document: Document, working: Working) -> None:
    """Keep the state of the workbench."""
    store.put(
        document.application_id, store.Kind.WORKING, document.id, msgspec.msgpack.encode(working)
    )


def _after(signals: tuple[Signal, ...], edit: Edit) -> tuple[Signal, ...]:
    if edit.change is Change.ACCEPT:
        return tuple(
            replace(s, confidence=1.0) if s.span.overlaps(edit.span) else s for s in signals
        )
    others = tuple(s for s in signals if not s.span.overlaps(edit.span))
    if edit.change is Change.REMOVE:
        return others
    return (*others, Signal(edit.ground, edit.span, 1.0, "review.by_hand", BY_HAND))
