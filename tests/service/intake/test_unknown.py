# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Where nobody has said who the applicant is, the reviewer's queue says so."""

from __future__ import annotations

from django.urls import reverse
from tests.service.intake.conftest import eml, letter

SENTENCE = "Ingen har sagt, hvem det er"


def test_the_queue_says_of_whom_nobody_has_told(deliver, posting, world):
    from sloer.service.applications.models import Document
    from sloer.service.postings.models import Role

    deliver({"ukendt.txt": letter("Ukendt"), "kendt.eml": eml("Anna Berg", "anna@example.org")})
    posting.applications.update(state="review")
    Document.objects.filter(application__posting=posting).update(state="ready")
    reviewer = world.client_of(world.on(posting, Role.REVIEWER))
    page = reviewer.get(reverse("review:queue", args=[posting.id])).content.decode()
    assert page.count(SENTENCE) == 1
    assert all(one.candidate.code in page for one in posting.applications.all())
