# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a reviewer does about a file that the machine could not read or finish."""

from __future__ import annotations

from django.db import transaction

from sloer.errors import HeldError
from sloer.service.accounts.models import User
from sloer.service.applications.models import Application, Document
from sloer.service.applications.working import policy_of
from sloer.service.review.guarding import RefusedError, locked, require_state
from sloer.service.review.holding import sentence_of
from sloer.service.review.journalling import record_on
from sloer.service.vault.store import Kind, person_of, put_original, throw_away
from sloer.service.work import veiling
from sloer.service.work.corridor import AT_THE_DESK, kept_corridor
from sloer.service.work.queue import queue_document

HELD = (Document.State.HELD,)


def replace_text(document: Document, text: str, reviewer: User, *, role: str) -> Document:
    """Put a reviewer's own transcript of a held file on the workbench, searched by the machine.

    The original stays in the vault, so that a second person can compare.

    Raises:
        RefusedError: the document is not held, or the text cannot be worked on.
    """
    with transaction.atomic():
        document = locked(document)
        require_state(document, HELD)
        identity = person_of(document.application_id).identity
        policy = policy_of(document.application.posting)
        try:
            walked = veiling.walk(kept_corridor(AT_THE_DESK), text.encode(), "", identity, policy)
        except HeldError as held:
            raise RefusedError(held.code, held.sentence) from None
        if walked.working is None:
            raise RefusedError(walked.held_codes[0], sentence_of(walked.held_codes[0]))
        document.revision += 1
        veiling.apply(document, walked)
        record_on(document, "document.retyped", reviewer, role, characters=len(text))
        return document


def replace_file(
    document: Document, content: bytes, name: str, reviewer: User, *, role: str
) -> Document:
    """Put another file in the place of a held one, and queue it.

    Raises:
        RefusedError: the document is not held.
    """
    with transaction.atomic():
        document = locked(document)
        require_state(document, HELD)
        application = document.application
        put_original(application.id, document.id, application.posting_id, content, name)
        _queue_again(document)
        record_on(document, "original.replaced", reviewer, role)
        return document


def try_again(document: Document, reviewer: User, *, role: str) -> Document:
    """Queue a held document once more, as it is: after a fault, or in a quieter hour.

    Raises:
        RefusedError: the document is not held.
    """
    with transaction.atomic():
        document = locked(document)
        require_state(document, HELD)
        _queue_again(document)
        record_on(document, "document.queued_again", reviewer, role)
        return document


def _queue_again(document: Document) -> None:
    """Let a document begin anew; its revision tells a late worker that its work is not wanted."""
    throw_away(Kind.WORKING, document.id)
    document.revision += 1
    document.attempts = 0
    document.held_codes = []
    document.state = Document.State.QUEUED
    document.save(update_fields=["revision", "attempts", "held_codes", "state"])
    document.checks.all().delete()
    application = document.application
    application.state = Application.State.VEILING
    application.save(update_fields=["state"])
    queue_document(document.id)
