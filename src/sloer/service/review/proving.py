# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Composing a document as the committee would get it, and proving that it gives nobody away."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sloer.composing.formats.html import fragment
from sloer.errors import HeldError
from sloer.service.applications.models import Document
from sloer.service.applications.working import Working, policy_of
from sloer.service.releases.models import ReleasedDocument
from sloer.service.review.holding import Passing, Standing, standing_in
from sloer.service.vault.store import person_of
from sloer.service.work.corridor import AT_THE_DESK, kept_corridor


@dataclass(frozen=True, slots=True)
class Proved:
    """A document as composed, with what stands in its way and what was let pass.

    Where nothing stands in its way, ``html`` (a fragment), ``text`` and ``pdf`` are there.
    """

    standing: tuple[Standing, ...] = ()
    passed: frozenset[str] = frozenset()
    html: str = ""
    text: str = ""
    pdf: bytes = b""

    def __repr__(self) -> str:
        return f"Proved(standing={len(self.standing)}, passed={len(self.passed)})"

    def placed(self, document: Document, candidate: UUID) -> ReleasedDocument:
        """Return the row with which the committee gets the document, not saved yet."""
        return ReleasedDocument(
            candidate_id=candidate,
            order=document.order,
            question=document.question.text if document.question else "",
            html=self.html,
            text=self.text,
            pdf=self.pdf,
        )


def prove(document: Document, working: Working, passing: frozenset[str] = frozenset()) -> Proved:
    """Compose and verify a document as it stands on the workbench, within the bounds of a file.

    ``passing`` are keys of holds that may pass; all others stand.
    """
    identity = person_of(document.application_id).identity
    policy = policy_of(document.application.posting)
    signals = working.signals_now()
    try:
        veiled = kept_corridor(AT_THE_DESK).clear(
            working.document, identity, signals, policy, passing
        )
    except HeldError as held:
        return Proved((Standing(held.code, held.sentence, Passing.BY_NOBODY),))
    found = standing_in(veiled.report)
    standing = tuple(one for one in found if one.key not in passing)
    passed = frozenset(one.key for one in found if one.key in passing)
    if standing or veiled.document is None:
        return Proved(standing, passed)
    files = veiled.files
    html = fragment(veiled.document)
    return Proved((), passed, html, files["txt"].decode(), files["pdf"])
