# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How often one address may ask, counted in the database and without the address in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

MINUTE = timedelta(minutes=1)


@pytest.fixture
def visit(database):
    """Ask for a page of at most three visits a minute from an address; the answer."""
    from sloer.service.access import anybody
    from sloer.service.pages.limits import Limits, limited

    @limited("trial", 3, minutes=1, methods=("POST",))
    @anybody
    def view(request):
        return HttpResponse("in")

    limits = Limits(view)

    def ask(address: str, method: str = "POST", **headers: str) -> HttpResponse:
        request = RequestFactory().generic(method, "/", REMOTE_ADDR=address, headers=headers)
        return limits.process_view(request, view, (), {}) or limits(request)

    return ask


def test_one_visit_too_many_is_told_and_when_to_come_back(visit):
    assert [visit("192.0.2.7").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = visit("192.0.2.7")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert "Vent nogle minutter" in refused.content.decode()


def test_others_and_other_methods_are_not_held_back(visit):
    for _ in range(4):
        visit("192.0.2.7")
    assert visit("192.0.2.8").status_code == 200
    assert visit("192.0.2.7", "GET").status_code == 200


def test_one_household_counts_as_one_however_many_addresses_it_has(visit):
    answers = [visit(f"2001:db8:1:2::{number}").status_code for number in range(1, 5)]
    assert answers[-1] == 429
    assert visit("2001:db8:1:3::1").status_code == 200


def test_behind_a_proxy_its_last_word_counts_and_a_visitors_own_does_not(visit):
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        for number in range(4):
            last = visit("10.0.0.1", **{"X-Forwarded-For": f"198.51.100.{number}, 192.0.2.7"})
        assert last.status_code == 429
        assert visit("10.0.0.1", **{"X-Forwarded-For": "192.0.2.8"}).status_code == 200


def test_without_a_proxy_a_forged_header_opens_nothing(visit):
    answers = [
        visit("192.0.2.7", **{"X-Forwarded-For": f"198.51.100.{number}"}).status_code
        for number in range(4)
    ]
    assert answers[-1] == 429


def test_the_period_ends(database):
    from sloer.service.pages.limits import count_visit

    assert [count_visit(b"somebody", MINUTE)[0] for _ in range(2)] == [1, 2]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pages_visits SET since = since - interval '61 seconds'")
    assert count_visit(b"somebody", MINUTE)[0] == 1


def test_no_address_is_kept_and_old_counts_are_forgotten(visit):
    visit("192.0.2.7")
    with connection.cursor() as cursor:
        cursor.execute("SELECT caller FROM pages_visits")
        ((kept,),) = cursor.fetchall()
        assert b"192" not in bytes(kept)
        assert len(bytes(kept)) == 32
        cursor.execute("UPDATE pages_visits SET since = since - interval '2 days'")
        visit("192.0.2.9")
        cursor.execute("SELECT caller FROM pages_visits")
        assert len(cursor.fetchall()) == 1


def test_visits_at_the_same_time_are_all_counted(database):
    from sloer.service.pages.limits import count_visit

    def count() -> int:
        try:
            return count_visit(b"somebody", MINUTE)[0]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        numbers = [job.result() for job in [pool.submit(count) for _ in range(40)]]
    assert sorted(numbers) == list(range(1, 41))
