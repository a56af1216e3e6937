# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What applicants report: a line in the queue, their words on the workbench, one answer."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.service.queueing import acts
from tests.service.review.desks import LETTER, address, on_the_desk
from tests.service.review.doors import signed_in_as, who_comes_in

WORDS, COMMENT = "bålhytten", "Alle ved, hvem der var leder der."


@pytest.fixture
def document(world):
    return on_the_desk(world, world.posting(), LETTER).documents.get()


@pytest.fixture
def told(document):
    from sloer.service.applications.models import Report
    from sloer.service.applications.reports import Told, report

    kind = Report.Kind.STILL_THERE
    return report(document.application, document, kind, Told(WORDS, COMMENT))


@pytest.fixture
def reviewer(world, document):
    return signed_in_as(world, document.application.posting, "reviewer")


def answer_to(told):
    return reverse("review:handled", args=(told.application.posting_id, told.id))


def test_only_hr_and_reviewers_of_the_posting_come_in(world, told):
    assert who_comes_in(world, told.application.posting, answer_to(told), "post") == []
    told.refresh_from_db()
    assert told.handled_at is None


def test_the_queue_tells_of_it_and_the_workbench_shows_it(document, told, reviewer):
    queue = reviewer.get(reverse("review:queue", args=(document.application.posting_id,)))
    said = queue.content.decode()
    assert "Der kan stadig læses noget om mig" in said
    assert COMMENT not in said
    bench = reviewer.get(address("document", document)).content.decode()
    assert COMMENT in bench


def test_it_is_answered_once(document, told, reviewer):
    for _ in range(2):
        assert reviewer.post(answer_to(told))["Location"] == address("document", document)
    told.refresh_from_db()
    assert told.handled_by == document.application.posting.memberships.get().user
    assert acts(document.id) == ["view.reported", "report.handled"]
    assert COMMENT not in reviewer.get(address("document", document)).content.decode()


def test_a_report_of_another_posting_is_not_found(world, told, reviewer):
    other = on_the_desk(world, world.posting("Kok"), LETTER)
    path = reverse("review:handled", args=(other.posting_id, told.id))
    client = signed_in_as(world, other.posting, "reviewer")
    assert client.post(path).status_code == 404
