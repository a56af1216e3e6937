# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What is being written and not yet sent: kept sealed from the first step on, as typed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

import msgspec
from django.db import transaction
from django.utils import timezone

from sloer.model import Identity
from sloer.service.access import link_digest
from sloer.service.applications.deadlines import DRAFT_LIVES
from sloer.service.applications.models import Application
from sloer.service.postings.models import Posting
from sloer.service.vault import store

SECRET_BYTES = 32


class Draft(msgspec.Struct, frozen=True):
    """Everything typed so far, right or wrong. Prints none of it.

    ``contact`` is by the name of the form's field, ``answers`` by the question's id.
    ``opened_at`` is when the form was first shown.
    """

    opened_at: datetime
    contact: dict[str, str] = {}
    answers: dict[int, str] = {}
    priority_access: bool = False
    internal: bool = False

    def __repr__(self) -> str:
        return "Draft(…)"

    @property
    def person(self) -> store.Person:
        """Who the applicant is, as the vault and the finders know people."""
        told = {name: value.strip() for name, value in self.contact.items()}
        names = told.pop("other_names", "").replace(";", ",").split(",")
        other_names = tuple(name.strip() for name in names if name.strip())
        return store.Person(
            Identity(other_names=other_names, **told),
            priority_access=self.priority_access,
            internal=self.internal,
        )


def begin(posting: Posting, draft: Draft, language: str) -> tuple[Application, str]:
    """Make an application with a first draft; return it and the secret of its link.

    Only the secret's digest is kept: whoever loses the link cannot be given it again.
    """
    secret = secrets.token_urlsafe(SECRET_BYTES)
    application = Application.objects.create(
        posting=posting, link_digest=link_digest(secret), language=language
    )
    keep(application, draft)
    return application, secret


def keep(application: Application, draft: Draft) -> None:
    """Seal a draft in the place of the one before."""
    store.put(application.id, store.Kind.DRAFT, application.id, msgspec.json.encode(draft))


def draft_of(application: Application) -> Draft:
    """Return the draft; an empty one where there is none (any more)."""
    stored = store.take(store.Kind.DRAFT, application.id)
    return msgspec.json.decode(stored, type=Draft) if stored else Draft(application.created_at)


def change(application: Application, changed: Callable[[Draft], Draft]) -> Draft | None:
    """Change the draft and return it; ``None``, and nothing changed, where it is none any more.

    ``changed`` is given the draft as it is now, so that two windows keep each other's parts.
    """
    if locked(application).state != Application.State.DRAFT:
        return None
    draft = changed(draft_of(application))
    keep(application, draft)
    return draft


def locked(application: Application) -> Application:
    """Return the application as it is now, and let nobody else change it in this transaction."""
    return (
        Application.objects.select_related("posting")
        .select_for_update(of=("self",))
        .get(pk=application.pk)
    )


def delete_expired() -> int:
    """Delete the drafts of the form whose links have expired; return how many there were."""
    expired = Application.objects.filter(
        state=Application.State.DRAFT,
        channel=Application.Channel.FORM,
        posting__deadline__lt=timezone.now() - DRAFT_LIVES,
    )
    number = 0
    for application in expired:
        with transaction.atomic():
            if locked(application).state == Application.State.DRAFT:
                delete(application)
                number += 1
    return number


def delete(application: Application) -> None:
    """Delete what was never sent, without trace: nobody but its writer has seen it."""
    store.close_room(application.id)
    application.delete()
