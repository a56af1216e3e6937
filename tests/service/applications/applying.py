# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What tests of the applicant's pages need: a draft with its link, and what people type."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sloer.service.applications.models import Application
    from sloer.service.postings.models import Posting

CONTACT = {
    "first_name": "Fatima",
    "last_name": "El-Khatib",
    "other_names": "Haddad",
    "email": "fatima.elkhatib@example.org",
    "phone": "+45 22 33 44 55",
    "address": "Birkeparken 14",
    "postcode": "8210",
    "city": "Aarhus V",
}
ANSWERS = ("Jeg vil gerne arbejde med sprog.", "Jeg er 34 år og har været pædagog i seks år.")


def begun(
    posting: Posting, answers: tuple[str, ...] = ANSWERS, opened_at: datetime | None = None
) -> tuple[Application, str]:
    """A draft as somebody would have typed it, and the secret of its link."""
    from django.utils import timezone

    from sloer.service.applications.drafts import Draft, begin

    typed = dict(zip(posting.questions.values_list("pk", flat=True), answers, strict=False))
    draft = Draft(opened_at or timezone.now(), contact=CONTACT, answers=typed)
    return begin(posting, draft, "da")


def sent(posting: Posting, **more: Any) -> tuple[Application, str]:
    """An application that was just sent, and the secret of its link."""
    from django.db import transaction

    from sloer.service.applications.models import Application
    from sloer.service.applications.submitting import submit

    application, secret = begun(posting, **more)
    with transaction.atomic():
        submit(application, "da")
    return Application.objects.get(pk=application.pk), secret


def answers_typed(posting: Posting, *answers: str) -> dict[str, str]:
    """What a browser sends for the posting's questions."""
    names = [f"answer_{pk}" for pk in posting.questions.values_list("pk", flat=True)]
    return dict(zip(names, answers, strict=False))
