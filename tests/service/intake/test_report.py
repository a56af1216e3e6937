# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The intake report: balance, lines and reasons, for HR on the posting alone."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse
from tests.service.intake.conftest import letter, zipped


@pytest.fixture
def delivery(deliver):
    return deliver({"a.zip": zipped({"=Fatima.txt": letter("Fatima"), "tom.txt": b""})})


def addresses(delivery) -> list[str]:
    arguments = [delivery.posting_id, delivery.id]
    return [reverse(f"intake:{name}", args=arguments) for name in ("report", "report_csv")]


def test_who_may_see(delivery, posting, recruiter, world, client):
    from sloer.service.postings.models import Role

    other = world.posting("Kok")
    recruiter_elsewhere = world.on(other, Role.RECRUITER)
    colleague = world.client_of(recruiter_elsewhere)
    others = [
        colleague,
        world.client_of(world.on(posting, Role.REVIEWER)),
        world.client_of(world.on(posting, Role.CHAIR)),
    ]
    for address in addresses(delivery):
        response = world.client_of(recruiter).get(address)
        assert response.status_code == 200
        assert "Fatima.txt" in response.content.decode()
        assert [browser.get(address).status_code for browser in others] == [404] * 3
        assert client.get(address).status_code == 302
    elsewhere = reverse("intake:report", args=[other.id, delivery.id])
    assert colleague.get(elsewhere).status_code == 404


def test_balance_reasons_and_filter(delivery, recruiter, world):
    browser = world.client_of(recruiter)
    page = browser.get(addresses(delivery)[0]).content.decode()
    assert "Filen er tom." in page
    assert "<dt>Kommet</dt><dd>2</dd>" in page
    refused = browser.get(addresses(delivery)[0], {"outcome": "refused"}).content.decode()
    assert "tom.txt" in refused
    assert "Fatima.txt" not in refused
    assert "Fatima" not in page.split("</title>")[0]


def test_the_table_has_every_line_and_no_formula(delivery, recruiter, world):
    response = world.client_of(recruiter).get(addresses(delivery)[1])
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + delivery.came
    assert [row[1] for row in rows[1:]] == ["'=Fatima.txt", "tom.txt"]
    assert "Fatima" not in response.headers["Content-Disposition"]


def test_an_unfinished_delivery_says_so(delivery, recruiter, world):
    delivery.finished_at = None
    delivery.save()
    page = world.client_of(recruiter).get(addresses(delivery)[0]).content.decode()
    assert "aflever det samme igen" in page
