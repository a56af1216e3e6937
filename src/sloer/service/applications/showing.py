# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the committee gets or will get of an application, for the applicant to see.

Before release it is the workbench's state of this moment, rendered by the function that makes
the released page; after release it is what was released, to the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from sloer.composing.formats import html
from sloer.model import Policy
from sloer.service.applications.models import Application, Document
from sloer.service.applications.working import policy_of, working_of
from sloer.service.releases.models import ReleasedDocument
from sloer.service.vault import store


class Stage(StrEnum):
    """How far a document is, as its applicant understands it."""

    VEILING = "veiling"
    HELD = "held"
    PREVIEW = "preview"
    CHECKED = "checked"
    LEFT_OUT = "left_out"
    RELEASED = "released"


STAGES = {
    Document.State.QUEUED: Stage.VEILING,
    Document.State.HELD: Stage.HELD,
    Document.State.READY: Stage.PREVIEW,
    Document.State.CHECKED: Stage.PREVIEW,
    Document.State.APPROVED: Stage.CHECKED,
    Document.State.LEFT_OUT: Stage.LEFT_OUT,
}
READABLE = frozenset({Stage.PREVIEW, Stage.CHECKED})


@dataclass(frozen=True, slots=True)
class Shown:
    """One document of an application. ``name`` is its own and stands beside the view, not in it."""

    document: UUID | None
    stage: Stage
    question: str = ""
    name: str = ""
    page: SafeString | str = ""

    def __repr__(self) -> str:
        return f"Shown({self.stage.value})"


def committee_view(application: Application) -> list[Shown]:
    """Return every document of a sent application as the committee gets it."""
    if application.state == Application.State.WITHDRAWN:
        return []
    if application.state == Application.State.RELEASED and application.candidate:
        return [_released(application, d) for d in application.candidate.documents.all()]
    policy = policy_of(application.posting)
    documents = application.documents.select_related("question")
    return [_as_it_stands(document, policy) for document in documents]


def _released(application: Application, released: ReleasedDocument) -> Shown:
    # No key leads from a release to its document; the order is the applicant's own.
    document = application.documents.filter(order=released.order).first()
    page = mark_safe(released.html)  # noqa: S308 - our composer wrote it, escaping every word
    return Shown(document.id if document else None, Stage.RELEASED, released.question, page=page)


def _as_it_stands(document: Document, policy: Policy) -> Shown:
    stage = STAGES[Document.State(document.state)]
    question = document.question.text if document.question else ""
    name = (store.take(store.Kind.NAME, document.id) or b"").decode()
    working = working_of(document) if stage in READABLE else None
    if working is None:
        stage = Stage.HELD if stage in READABLE else stage
        return Shown(document.id, stage, question, name)
    page = mark_safe(html.fragment(working.veiled(policy)))  # noqa: S308 - as above
    return Shown(document.id, stage, question, name, page)
