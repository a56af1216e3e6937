# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Postings and intake reports by API."""

from __future__ import annotations

from tests.service.api.conftest import SECRETS, refused, sent


def test_only_the_postings_of_the_key_are_listed(system, strangers, posting, world, recruiter):
    from sloer.service.postings.models import Role

    world.on(world.posting("Kok"), Role.RECRUITER, recruiter)
    assert [one["id"] for one in system.get("/postings").json()] == [str(posting.id)]
    listed = [one.get("/postings") for one in strangers]
    assert [one.status_code for one in listed] == [200, 200, 200, 401, 401]
    assert [[row["title"] for row in one.json()] for one in listed[:3]] == [["Kok"], [], []]


def test_a_key_to_all_postings_opens_those_to_come(posting, world, recruiter):
    from tests.service.api.conftest import System

    from sloer.service.api.keys import make
    from sloer.service.postings.models import Role

    everything = System(make(recruiter, "x", [], all_postings=True))
    world.on(world.posting("Kok"), Role.RECRUITER, recruiter)
    assert len(everything.get("/postings").json()) == 2


def test_a_key_opens_no_more_than_its_maker_may(system, posting, recruiter):
    posting.memberships.filter(user=recruiter).delete()
    assert system.get("/postings").json() == []
    assert system.get(f"/postings/{posting.id}/applications").status_code == 404


def test_the_report_balances_and_names_nothing(system, strangers, posting):
    receipt = sent(system, posting)
    address = f"/deliveries/{receipt['delivery']['id']}"
    assert refused([one.get(address) for one in strangers])
    response = system.get(address)
    report = response.json()
    assert report["came"] == report["taken"] + report["held"] + report["refused"] == 1
    assert report["lines"][0]["application"] == receipt["application"]["id"]
    assert not [word for word in (*SECRETS, "brev") if word in response.content.decode()]
