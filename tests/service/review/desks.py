# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Applications on the workbench, searched by the real engine but without a worker's detour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from tests.service.world import FATIMA, World

from sloer.model import Block, BlockKind, Document, Signal

if TYPE_CHECKING:
    from sloer.service.applications.models import Application
    from sloer.service.applications.models import Document as Row

LETTER = (
    "Fatima El-Khatib",
    "Birkeparken 14, 8210 Aarhus V",
    "Kære udvalg",
    "Jeg er 34 år og har arbejdet som pædagog i seks år i Børnehuset Solsikken.",
    "Min kollega Rikke og jeg har haft ansvaret for sprogarbejdet i bålhytten.",
    "Med venlig hilsen",
    "Fatima El-Khatib",
)
ANSWER = ("Vi byggede bålhytten sammen.", "Ring til Fatima på 22 33 44 55.")


def text_of(*paragraphs: str) -> Document:
    """A document of paragraphs."""
    return Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))


def searched(document: Document) -> tuple[Signal, ...]:
    """What the engine finds, knowing who applies."""
    from sloer.finding.search import find_signals

    return tuple(find_signals(document, FATIMA))


def put_on(row: Row, document: Document, **fields: Any) -> Row:
    """Lay a text on the workbench as a worker would."""
    from sloer.service.applications.working import Working

    put_working_on(row, Working(document, searched(document)))
    row.state, row.miss_likelihood = row.State.READY, 0.2
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


def put_working_on(row: Row, working: Any) -> None:
    """Lay a searched text on the workbench, and count what lists show of it."""
    from sloer.service.applications.working import put_working
    from sloer.service.review.desk import Desk, Visit, count_again

    put_working(row, working)
    nobody: Any = None
    count_again(Desk(Visit(nobody, row.application.posting, nobody), row, working))


def on_the_desk(
    world: World, posting: Any, *texts: tuple[str, ...], code: str = "", **fields: Any
) -> Application:
    """An application whose documents, one for each text, are ready for review."""
    from django.utils import timezone

    from sloer.service.releases.models import Candidate

    application, _secret = world.application(posting)
    for paragraphs in texts or (LETTER,):
        row = world.document(application, "\n\n".join(paragraphs).encode())
        put_on(row, text_of(*paragraphs), **fields)
    code = code or f"A{posting.candidates.count() + 1}"
    application.candidate = Candidate.objects.create(posting=posting, code=code)
    application.state = application.State.REVIEW
    application.sent_at = timezone.now()
    application.save()
    return application


def address(name: str, document: Row, *more: object) -> str:
    """Return the address of one of a document's pages."""
    return reverse(f"review:{name}", args=(document.application.posting_id, document.id, *more))


def do(client: Any, document: Row, act: str, **more: Any) -> Any:
    """Ask for an act as htmx does, on the revision that stands."""
    document.refresh_from_db()
    values = {"do": act, "revision": document.revision} | more
    return client.post(address("change", document), values, headers={"HX-Request": "true"})


def place_of(document: Row, words: str, nth: int = 0) -> tuple[int, int]:
    """Return where words stand in a document's text."""
    from sloer.service.applications.working import working_of

    text = working_of(document).document.text
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def veiled_text(document: Row) -> str:
    """Return what the committee would read now."""
    from sloer.service.applications.working import policy_of, working_of

    veiled = working_of(document).veiled(policy_of(document.application.posting))
    return "\n".join("".join(s.text for s in block.segments) for block in veiled.blocks)
