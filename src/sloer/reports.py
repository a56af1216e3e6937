# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The account of one file: what went, why, by which rule, and how it was proved.

A report never quotes the original: not its text, its length or its file name. What stands in it
could be read aloud to the committee.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sloer import __version__
from sloer.errors import SloerError
from sloer.model import (
    Decision,
    Document,
    Finding,
    Hold,
    Leak,
    Note,
    Proof,
    Report,
    Status,
    VeiledDocument,
)

SCHEMA = "sloer-report-1"


def held_report(policy: str, error: SloerError) -> Report:
    """Return the report of a file that never became a document."""
    hold = Hold(error.code, error.sentence)
    return Report(Status.HELD, policy, __version__, holds=(hold,))


def report_of(
    document: Document,
    veiled: VeiledDocument,
    proofs: Iterable[Proof],
    miss_likelihood: float | None = None,
    passing: frozenset[str] = frozenset(),
) -> Report:
    """Return the report of a veiled document: released only where nothing speaks against it.

    ``passing`` are the keys (:func:`note_key`, :func:`leak_key`) of what a person let pass.
    """
    proofs = tuple(proofs)
    holds = (*_holds_of_notes(document.notes, passing), *_holds_of_proofs(proofs, passing))
    return Report(
        status=Status.HELD if holds else Status.RELEASED,
        policy=veiled.policy,
        version=__version__,
        media_type=document.media_type,
        pages=document.pages,
        holds=holds,
        findings=tuple(_finding(document, veiled, d) for d in veiled.decisions),
        notes=document.notes,
        proofs=proofs,
        miss_likelihood=None if miss_likelihood is None else round(miss_likelihood, 3),
    )


def note_key(note: Note) -> str:
    """Return the key under which a person may let a reader's note pass."""
    return note.kind.value


def leak_key(leak: Leak) -> str:
    """Return the key of a leak: its code, and its ground where it has one (``secret:NAME``)."""
    return f"{leak.code}:{leak.ground}" if leak.ground else leak.code


def _holds_of_notes(notes: Sequence[Note], passing: frozenset[str]) -> tuple[Hold, ...]:
    return tuple(
        Hold(note.kind.value, note.sentence)
        for note in notes
        if note.holds and note_key(note) not in passing
    )


def _holds_of_proofs(proofs: Sequence[Proof], passing: frozenset[str]) -> tuple[Hold, ...]:
    leaks = (leak for proof in proofs for leak in proof.leaks)
    return tuple(Hold(leak.code, leak.sentence) for leak in leaks if leak_key(leak) not in passing)


def _finding(document: Document, veiled: VeiledDocument, decision: Decision) -> Finding:
    first = decision.signals[0]
    stands = None
    if decision.segment >= 0:
        stands = veiled.blocks[decision.block].segments[decision.segment].text
    return Finding(
        ground=first.ground,
        action=decision.action,
        rule=first.rule,
        reason=first.reason,
        confidence=round(first.confidence, 3),
        block=decision.block,
        page=_page_at(document, decision.span.start),
        replacement=stands,
    )


def _page_at(document: Document, offset: int) -> int | None:
    index = document.block_at(offset)
    place = offset - document.start_of(index)
    pages = [o.page for o in document.blocks[index].origins if o.end > place]
    return pages[0] if pages else None


def encode(report: Report, fingerprint: str = "") -> bytes:
    """Return the report as indented JSON.

    ``fingerprint`` tells a later run whether file, identity, policy and version are the same.
    """
    body = {"schema": SCHEMA, "fingerprint": fingerprint, **msgspec.to_builtins(report)}
    return msgspec.json.format(msgspec.json.encode(body), indent=2) + b"\n"
