# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From a draft to an application that is sent: answers become documents, all or nothing."""

from __future__ import annotations

from enum import Enum

from sloer.service.applications import drafts
from sloer.service.applications.deadlines import may_send
from sloer.service.applications.models import Application, Document
from sloer.service.applications.sending import send
from sloer.service.vault import store


class Outcome(Enum):
    """What became of a wish to send."""

    SENT = "sent"
    SENT_BEFORE = "sent_before"
    """It was sent already: a double click, or another window."""
    TOO_LATE = "too_late"
    """The deadline and its grace have passed. The draft stays."""


def submit(application: Application, language: str) -> Outcome:
    """Send the application as its draft stands; the caller has checked that nothing is missing.

    Runs in the request's transaction: either all of it is in the vault and queued, or nothing.
    """
    application = drafts.locked(application)
    if application.state != Application.State.DRAFT:
        return Outcome.SENT_BEFORE
    draft = drafts.draft_of(application)
    if not may_send(application.posting, draft.opened_at):
        return Outcome.TOO_LATE
    store.put_person(application.id, draft.person)
    answered = _put_answers(application, draft)
    _number_files(application, after=answered)
    store.throw_away(store.Kind.DRAFT, application.id)
    if application.language != language:
        Application.objects.filter(pk=application.pk).update(language=language)
    send(application, actor=None, role="applicant")
    return Outcome.SENT


def _put_answers(application: Application, draft: drafts.Draft) -> int:
    """Put every answer that says something into the vault; return how many there are."""
    answered = 0
    for question in application.posting.questions.all():
        answer = draft.answers.get(question.pk, "").strip()
        if not answer:
            continue
        answered += 1
        document = Document.objects.create(
            application=application, question=question, order=answered
        )
        store.put_original(application.id, document.id, application.posting_id, answer.encode(), "")
    return answered


def _number_files(application: Application, after: int) -> None:
    for place, document in enumerate(application.documents.filter(question=None), after + 1):
        Document.objects.filter(pk=document.pk).update(order=place)
