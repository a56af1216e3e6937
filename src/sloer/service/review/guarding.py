# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What is asked before a reviewer's act: is it still possible, and is it reasoned?"""

from __future__ import annotations

from collections.abc import Collection

from sloer.errors import SloerError
from sloer.model import Sentence
from sloer.service.applications.models import Application, Document


class RefusedError(SloerError):
    """What was asked for is not possible now; the sentence says why and what to do."""


def locked_application(application: Application) -> Application:
    """Lock an application until the transaction ends.

    Raises:
        RefusedError: it was withdrawn.
    """
    found = (
        Application.objects.select_for_update(of=("self",))
        .select_related("posting")
        .get(pk=application.pk)
    )
    if found.state == Application.State.WITHDRAWN:
        raise RefusedError(
            "review.withdrawn",
            Sentence("Ansøgningen er trukket tilbage.", "The application was withdrawn."),
        )
    return found


def locked(document: Document) -> Document:
    """Lock a document, its application first: everybody locks in that order.

    Raises:
        RefusedError: its application was withdrawn.
    """
    application = locked_application(document.application)
    found = Document.objects.select_for_update().get(pk=document.pk)
    found.application = application
    return found


def require_state(document: Document, states: Collection[str]) -> None:
    """Refuse an act on a document that is in none of ``states``.

    Raises:
        RefusedError: somebody else was faster, or the document waits to be veiled.
    """
    if document.state not in states:
        raise RefusedError(
            "review.state",
            Sentence(
                "Dokumentet er i mellemtiden kommet et andet sted hen i forløbet. Åbn det igen.",
                "The document has moved on meanwhile. Open it again.",
            ),
        )


def require_revision(document: Document, revision: int) -> None:
    """Refuse an act on a revision that nobody sees any more.

    Raises:
        RefusedError: somebody changed the document meanwhile.
    """
    if document.revision != revision:
        raise RefusedError(
            "review.revision",
            Sentence(
                "En anden har rettet dokumentet, mens du så på det. Se det igennem igen.",
                "Somebody else changed the document while you looked at it. Look it through again.",
            ),
        )


def require_reason(reason: str) -> None:
    """Refuse an act without a reason.

    Raises:
        RefusedError: nothing is given.
    """
    if not reason.strip():
        raise RefusedError("review.reason", Sentence("Skriv en begrundelse.", "Give a reason."))
