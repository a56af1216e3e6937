# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Saving what HR typed, with the act in the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sloer.service.accounts.models import User
from sloer.service.applications.models import Application, Document
from sloer.service.postings.forms import PostingForm
from sloer.service.postings.lifecycle import RefusedError, locked_posting, recorded
from sloer.service.postings.models import Posting, Question, Role

QUESTIONS_FIXED = _(
    "Somebody has applied, so the questions can no longer be changed: everybody answers the same."
    " Copy the posting if other questions are needed."
)


def has_applications(posting: UUID) -> bool:
    """Say whether anybody has sent an application."""
    sent = Application.objects.filter(posting=posting).exclude(state=Application.State.DRAFT)
    return sent.exists()


@transaction.atomic
def create(form: PostingForm, actor: User) -> Posting:
    """Make a draft with ``actor`` as its HR; the same form sent twice makes one."""
    chosen = form.cleaned_data["new"]
    if chosen:
        there = Posting.objects.filter(
            pk=chosen, memberships__user=actor, memberships__role=Role.RECRUITER
        ).first()
        if there is not None:
            return there
        if not Posting.objects.filter(pk=chosen).exists():
            form.instance.pk = chosen
    posting = form.save()
    posting.memberships.create(user=actor, role=Role.RECRUITER)
    recorded("posting.created", posting, actor)
    return posting


def change(form: PostingForm, actor: User) -> Posting:
    """Save a changed posting and note which fields changed."""
    posting = form.save()
    changed = [name for name in form.changed_data if name not in {"seen", "new"}]
    if changed:
        recorded("posting.changed", posting, actor, fields=changed)
    return posting


@transaction.atomic
def save_requirements(posting: UUID, rows: Iterable[Mapping[str, Any]], actor: User) -> None:
    """Put the requirements in the place of the old ones."""
    locked = locked_posting(posting)
    locked.requirements.all().delete()
    for order, row in enumerate(rows, 1):
        locked.requirements.create(order=order, kind=row["kind"], text=row["text"])
    recorded("requirements.changed", locked, actor, number=locked.requirements.count())


@transaction.atomic
def save_questions(posting: UUID, rows: Iterable[Mapping[str, Any]], actor: User) -> None:
    """Put the questions in the place of the old ones; one that stays keeps its id.

    Raises:
        RefusedError: somebody has applied.
    """
    locked = locked_posting(posting)
    answered = Document.objects.filter(question__posting=posting).exists()
    if answered or has_applications(posting):
        raise RefusedError(QUESTIONS_FIXED)
    kept = []
    mine = {question.id: question for question in locked.questions.all()}
    for order, row in enumerate(rows, 1):
        question = mine.get(row["id"]) or Question(posting=locked)
        question.order = order
        for name in ("text", "hint", "required", "longest"):
            setattr(question, name, row[name])
        question.save()
        kept.append(question.id)
    locked.questions.exclude(id__in=kept).delete()
    recorded("questions.changed", locked, actor, number=len(kept))
