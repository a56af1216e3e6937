# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages on which keys are made and revoked."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from tests.service.api.conftest import System


@pytest.fixture
def browser(world, recruiter):
    return world.client_of(recruiter)


def made(browser, **given) -> str:
    page = browser.post(reverse("keys:own_keys"), {"name": "HR-systemet", **given})
    found = re.search(r"sloer_[\w-]{43}", page.content.decode())
    return found[0] if found else ""


def test_a_key_is_shown_once_and_works(browser, posting, recruiter):
    from sloer.service.api.models import Key
    from sloer.service.journal.models import Entry

    secret = made(browser, postings=[posting.id])
    assert [one["id"] for one in System(secret).get("/postings").json()] == [str(posting.id)]
    page = browser.get(reverse("keys:own_keys")).content.decode()
    assert "HR-systemet" in page
    assert secret not in page
    key = Key.objects.get()
    assert key.used_at is not None
    assert secret.encode() not in bytes(key.digest)
    entry = Entry.objects.get(act="api_key.made")
    assert (entry.actor, entry.details["key"]) == (recruiter.id, str(key.id))
    assert secret not in str(entry.details)


def test_a_key_must_open_something_and_nothing_of_others(browser, world):
    foreign = world.posting("Kok")
    assert made(browser) == ""
    assert made(browser, postings=[foreign.id]) == ""
    response = browser.post(reverse("keys:own_keys"), {"name": "HR"})
    assert response.status_code == 422
    assert 'value="HR"' in response.content.decode()


def test_a_revoked_key_is_out_of_force_at_once(browser, posting, world):
    from sloer.service.api.models import Key

    secret = made(browser, postings=[posting.id])
    address = reverse("keys:revoke_own", args=[Key.objects.get().id])
    colleague = world.client_of(world.user(is_recruiter=True))
    assert colleague.post(address).status_code == 404
    assert System(secret).get("/postings").status_code == 200
    assert browser.get(address).status_code == 405
    assert browser.post(address).status_code == 302
    assert System(secret).get("/postings").status_code == 401


def test_an_administrator_may_revoke_any_key_and_make_none(browser, posting, world):
    from sloer.service.api.models import Key

    secret = made(browser, all_postings="on")
    administrator = world.client_of(world.user(is_administrator=True))
    assert administrator.get(reverse("keys:own_keys")).status_code == 404
    page = administrator.get(reverse("keys:all_keys")).content.decode()
    assert "HR-systemet" in page
    administrator.post(reverse("keys:revoke_any", args=[Key.objects.get().id]))
    assert System(secret).get("/postings").status_code == 401


def test_who_may_come(world, client, recruiter):
    everybody = reverse("keys:all_keys")
    own = reverse("keys:own_keys")
    member = world.client_of(world.user())
    assert [member.get(address).status_code for address in (own, everybody)] == [404, 404]
    assert world.client_of(recruiter).get(everybody).status_code == 404
    assert [client.get(address).status_code for address in (own, everybody)] == [302, 302]
