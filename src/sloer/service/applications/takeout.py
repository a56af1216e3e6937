# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""All that is kept of an applicant, in a file of their own (GDPR art. 15 and 20)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

import msgspec

from sloer.service.applications import drafts
from sloer.service.applications.models import Application, Document
from sloer.service.applications.reports import told_in
from sloer.service.applications.uploads import neat_name
from sloer.service.journal.models import Entry
from sloer.service.vault import store
from sloer.service.vault.keyring import SealedError


def archive_of(application: Application) -> bytes:
    """Return a ZIP: what was told and done as JSON, files as given, documents as released."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        facts = msgspec.json.format(msgspec.json.encode(_facts(application)))
        archive.writestr("application.json", facts)
        for name, content in _files(application):
            archive.writestr(name, content)
    return packed.getvalue()


def _facts(application: Application) -> dict[str, object]:
    draft = drafts.draft_of(application)
    is_draft = application.state == Application.State.DRAFT
    person = draft.person if is_draft else store.person_of(application.id)
    return {
        "reference": application.reference,
        "job": application.posting.title,
        "state": application.state,
        "channel": application.channel,
        "language": application.language,
        "begun": application.created_at,
        "sent": application.sent_at,
        "withdrawn": application.withdrawn_at,
        "deletion_asked": application.deletion_asked_at,
        "person": person,
        "answers": dict(_answers(application, draft)),
        "reports": [
            {"at": report.at, "kind": report.kind, "told": told_in(report)}
            for report in application.reports.all()
        ],
        "journal": list(_acts(application)),
    }


def _answers(application: Application, draft: drafts.Draft) -> Iterator[tuple[str, str]]:
    for question in application.posting.questions.all():
        if question.pk in draft.answers:
            yield question.text, draft.answers[question.pk]
    for document in application.documents.exclude(question=None).select_related("question"):
        if document.question and (given := _original(document)):
            yield document.question.text, given[0].decode("utf-8", "replace")


def _acts(application: Application) -> Iterator[dict[str, object]]:
    """Yield what was done with the application: when, what, and in which role; no names."""
    for entry in Entry.objects.filter(application=application.id):
        yield {"at": entry.at, "act": entry.act, "role": entry.role}


def _files(application: Application) -> Iterator[tuple[str, bytes]]:
    for place, document in enumerate(application.documents.filter(question=None), 1):
        if given := _original(document):
            content, name = given
            yield f"given/{place:02} {neat_name(name) or 'file'}", content
    if application.candidate and application.state == Application.State.RELEASED:
        for place, released in enumerate(application.candidate.documents.all(), 1):
            yield f"released/{place:02}.html", released.html.encode()
            yield f"released/{place:02}.txt", released.text.encode()
            if released.pdf:
                yield f"released/{place:02}.pdf", bytes(released.pdf)


def _original(document: Document) -> tuple[bytes, str] | None:
    try:
        return store.original_of(document.id)
    except SealedError:
        return None
