# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Files become documents of an application: of a new one, or of one that is there already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Max

from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.service.applications.models import Application, Document
from sloer.service.applications.sending import send
from sloer.service.journal.recording import HasId, record
from sloer.service.postings.models import Posting
from sloer.service.vault import store
from sloer.service.vault.store import Person
from sloer.service.work.queue import queue_document

OPEN_TO_MORE = (Application.State.VEILING, Application.State.REVIEW)


@dataclass(frozen=True, slots=True)
class File:
    """A file's bytes and own name. Prints neither."""

    content: bytes = field(repr=False)
    name: str = field(repr=False)


class ClosedError(UsageError):
    """The application takes no more files."""

    def __init__(self) -> None:
        super().__init__(
            "application_closed",
            Sentence(
                "Ansøgningen er frigivet eller trukket, så der kan ikke lægges filer til den.",
                "The application is released or withdrawn, so no files can be added to it.",
            ),
        )


def new_application(
    posting: Posting,
    person: Person,
    files: Sequence[File],
    *,
    channel: Application.Channel,
    actor: HasId | None,
    role: str,
) -> tuple[Application, list[UUID]]:
    """Make an application and send it on to be veiled; return it and its documents in order.

    Call it in a transaction.
    """
    application = Application.objects.create(posting=posting, channel=channel)
    store.put_person(application.id, person)
    documents = [_document(application, order, file) for order, file in enumerate(files, 1)]
    send(application, actor=actor, role=role)
    return application, documents


def add_files(
    application: Application, files: Sequence[File], *, actor: HasId | None, role: str
) -> list[UUID]:
    """Add files to an application that was sent; return their documents in order.

    The application goes back to being veiled. Call it in a transaction.

    Raises:
        ClosedError: it is a draft, released or withdrawn.
    """
    application = Application.objects.select_for_update().get(pk=application.pk)
    if application.state not in OPEN_TO_MORE:
        raise ClosedError
    last = application.documents.aggregate(last=Max("order"))["last"] or 0
    documents = [_document(application, order, file) for order, file in enumerate(files, last + 1)]
    for document in documents:
        queue_document(document)
    application.state = Application.State.VEILING
    application.save(update_fields=["state"])
    record(
        "application.files_added",
        actor=actor,
        role=role,
        posting=application.posting_id,
        application=application.id,
        details={"documents": len(documents)},
    )
    return documents


def _document(application: Application, order: int, file: File) -> UUID:
    document = Document.objects.create(application=application, order=order)
    store.put_original(application.id, document.id, application.posting_id, file.content, file.name)
    return document.id
