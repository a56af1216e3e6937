# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The workbench's page: who may open it, what stands on it, who else is there, and for how long."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from tests.service.queueing import acts
from tests.service.review.desks import address, on_the_desk
from tests.service.review.doors import signed_in_as, who_comes_in


@pytest.fixture
def document(world):
    return on_the_desk(world, world.posting()).documents.get()


@pytest.fixture
def reviewer(world, document):
    return signed_in_as(world, document.application.posting, "reviewer")


@pytest.mark.parametrize(("name", "method"), [("document", "get"), ("alive", "post")])
def test_only_hr_and_reviewers_of_the_posting_come_in(world, document, name, method):
    posting, path = document.application.posting, address(name, document)
    assert who_comes_in(world, posting, path, method, seconds=1) == []
    hr = signed_in_as(world, posting, "recruiter")
    assert getattr(hr, method)(path, {"seconds": 1}).status_code == 200


def test_a_document_of_another_posting_is_not_found_under_ones_own(world, document):
    other = world.posting("Kok")
    client = signed_in_as(world, other, "reviewer")
    path = address("document", document).replace(
        str(document.application.posting_id), str(other.id)
    )
    assert client.get(path).status_code == 404


def test_original_and_veiled_stand_side_by_side(document, reviewer):
    said = reviewer.get(address("document", document)).content.decode()
    rows = re.findall(
        r'original">(.*?)</div><div class="wb-row__side wb-row__side--veiled">(.*?)</div>', said
    )
    assert len(rows) == 7
    original, veiled = rows[1]
    assert re.sub("<[^>]+>", "", original) == "Birkeparken 14, 8210 Aarhus V"
    assert "Birkeparken" not in veiled
    assert 'class="veil"' in veiled
    assert re.findall(r'data-d="([\d-]+)"', original)[0] in veiled


def test_what_was_found_is_listed_with_ground_reason_rule_and_certainty(document, reviewer):
    page = reviewer.get(address("document", document))
    groups = {group.heading: group.items for group in page.context["groups"]}
    (age,) = groups["Alder"]
    assert (age.words, age.stands) == ("34 år", "udeladt")
    assert age.rule.startswith("age")
    assert 0 < age.confidence <= 100
    assert age.reason.endswith(".")
    reviewer.cookies["django_language"] = "en"
    english = reviewer.get(address("document", document)).context["groups"]
    assert age.reason not in {item.reason for group in english for item in group.items}


def test_an_applicants_markup_is_text(world):
    posting = world.posting()
    application = on_the_desk(
        world, posting, ('<script>alert("x")</script> & <b>jeg</b> er 34 år',)
    )
    client = signed_in_as(world, posting, "reviewer")
    said = client.get(address("document", application.documents.get())).content.decode()
    assert "<script>alert" not in said
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;b&gt;jeg" in said


def test_opening_is_journalled_once_a_sitting(document, reviewer):
    for _ in range(2):
        reviewer.get(address("document", document))
    assert acts(document.id) == ["document.opened"]


def test_two_at_one_document_are_told(world, document, reviewer):
    reviewer.get(address("document", document))
    colleague = signed_in_as(world, document.application.posting, "recruiter")
    said = colleague.get(address("document", document)).content.decode()
    assert "Kollega 1 har også dokumentet åbent." in said
    beat = reviewer.post(address("alive", document), {"seconds": 5}).content.decode()
    assert "Kollega 2 har også dokumentet åbent." in beat
    colleague.post(address("alive", document), {"seconds": 1, "left": "on"})
    beat = reviewer.post(address("alive", document), {"seconds": 5}).content.decode()
    assert "Kollega" not in beat


def test_time_is_what_was_worked_and_no_more_than_passed(document, reviewer):
    from django.utils import timezone

    from sloer.service.review.models import Sitting

    reviewer.get(address("document", document))
    Sitting.objects.update(seen_at=timezone.now() - timedelta(seconds=15))
    reviewer.post(address("alive", document), {"seconds": 12})
    assert Sitting.objects.get().seconds == 12
    reviewer.post(address("alive", document), {"seconds": 3000})
    assert Sitting.objects.get().seconds <= 12 + 6
    assert reviewer.post(address("alive", document), {"seconds": "x"}).status_code == 400


def test_a_file_without_text_leads_to_what_can_be_done(world, reviewer, document):
    row = world.document(document.application)
    row.state, row.held_codes = row.State.HELD, ["encrypted"]
    row.save()
    assert reviewer.get(address("document", row))["Location"] == address("trouble", row)


def test_a_draft_is_nobodys(document, reviewer):
    application = document.application
    application.state = application.State.DRAFT
    application.save()
    assert reviewer.get(address("document", document)).status_code == 404
