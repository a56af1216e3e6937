# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How good the machine was: counts by ground and rule, time, for those who may know."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse
from tests.service.review.desks import ANSWER, LETTER, on_the_desk
from tests.service.review.doors import signed_in_as, who_comes_in

COUNTED = (
    *(("accepted", "NAME", "identity.name"),) * 6,
    *(("removed", "NAME", "identity.name"),) * 2,
    ("accepted", "NAME", "names.own"),
    ("relabelled", "NAME", "names.own"),
    *(("added", "NAME", ""),) * 2,
    ("added", "HEALTH", ""),
)


@pytest.fixture
def posting(world):
    return world.posting()


@pytest.fixture
def measured(world, posting):
    """Three documents worked on for 60, 120 and 300 seconds, one of them in two sittings."""
    from sloer.service.review.models import Correction, Sitting

    rows = list(on_the_desk(world, posting, LETTER, ANSWER, ANSWER).documents.all())
    for act, ground, rule in COUNTED:
        Correction.objects.create(document=rows[0], act=act, ground=ground, rule=rule)
    for row, seconds in zip([*rows, rows[2]], (60, 120, 200, 100), strict=True):
        Sitting.objects.create(document=row, seconds=seconds)


def of(posting, name="accuracy"):
    return reverse(f"review:{name}", args=(posting.id,))


@pytest.mark.parametrize("name", ["accuracy", "accuracy_table"])
def test_only_hr_and_reviewers_of_the_posting_come_in(world, posting, name):
    assert who_comes_in(world, posting, of(posting, name), "get") == []
    assert signed_in_as(world, posting, "recruiter").get(of(posting, name)).status_code == 200


@pytest.mark.parametrize("path", ["/review/accuracy/", "/review/accuracy.csv"])
def test_over_all_postings_hr_and_the_auditor_come_in(world, posting, client, path):
    for flags in ({"is_recruiter": True}, {"is_auditor": True}):
        assert signed_in_as(world, posting, None, **flags).get(path).status_code == 200
    for role in ("reviewer", "member", "chair"):
        assert signed_in_as(world, posting, role).get(path).status_code == 404
    assert client.get(path).status_code == 302


def test_counts_and_shares_by_ground_and_rule(world, posting, measured):
    page = signed_in_as(world, posting, "recruiter").get(of(posting))
    lines = {(line.ground, line.rule): line for line in page.context["lines"]}
    name = lines["NAME", ""]
    assert (name.proposed, name.accepted, name.removed, name.relabelled, name.added) == (
        *(10, 7, 2, 1),
        2,
    )
    assert (name.right, name.found) == (0.8, 0.8)
    assert lines["NAME", "identity.name"].right == 0.75
    assert (lines["HEALTH", ""].right, lines["HEALTH", ""].found) == (None, 0.0)
    assert page.context["total"].added == 3


def test_time_for_a_document_is_all_its_sittings(world, posting, measured):
    page = signed_in_as(world, posting, "recruiter").get(of(posting))
    times = page.context["times"]
    assert (times.documents, times.median) == (3, 120)
    assert 250 < times.p90 < 300
    assert "2 min. 0 sek." in page.content.decode()


def test_the_table_holds_counts_alone(world, posting, measured):
    answer = signed_in_as(world, posting, "recruiter").get(of(posting, "accuracy_table"))
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert rows[0][:3] == ["ground", "rule", "veiled_by_machine"]
    assert ["NAME", "", "10", "7", "2", "1", "2"] in rows
    assert len(rows) == 5


def test_another_postings_counts_stay_out(world, posting, measured):
    other = world.posting("Kok")
    page = signed_in_as(world, other, "recruiter").get(of(other))
    assert page.context["lines"] == []
    assert page.context["times"].documents == 0
    over_all = signed_in_as(world, other, None, is_auditor=True).get("/review/accuracy/")
    assert len(over_all.context["lines"]) == 4
