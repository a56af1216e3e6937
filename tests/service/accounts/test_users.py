# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Administrators keep accounts; nobody else does, and nobody raises themselves."""

from __future__ import annotations

import re

import pytest
from tests.service.world import PASSWORD

ADDRESSES = ("/users/", "/users/new/", "/users/{user}/")
POSTED = ("/users/{user}/password/", "/users/{user}/second-factor/")


@pytest.fixture
def adam(world):
    return world.user("adam", is_administrator=True)


@pytest.fixture
def client(world, adam):
    return world.client_of(adam)


def acts():
    from sloer.service.journal.models import Entry

    return list(Entry.objects.values_list("act", flat=True))


def form_of(user, **changed):
    form = {"username": user.username, "name": user.name, "email": user.email, "is_active": "on"}
    return form | {name: value for name, value in changed.items() if value is not None}


@pytest.mark.parametrize("address", ADDRESSES + POSTED)
def test_only_administrators_come_in(world, address, client):
    user = world.user("hanne", is_recruiter=True, is_auditor=True)
    address = address.format(user=user.pk)
    ask = "post" if "password" in address or "factor" in address else "get"
    assert getattr(world.client_of(user), ask)(address).status_code == 404
    from django.test import Client

    assert getattr(Client(), ask)(address).url.startswith("/account/sign-in/")
    assert getattr(client, ask)(address).status_code in {200, 302}


def test_made_account_signs_in_with_the_password_shown_once(world, client):
    from django.test import Client

    form = {"username": "hanne", "name": "Hanne Bruun", "email": "h@example.org"}
    page = client.post("/users/new/", form | {"is_recruiter": "on"}).content.decode()
    password = re.search(r'<code class="once">([a-z2-9-]+)</code>', page)[1]
    hers = Client()
    hers.post("/account/sign-in/", {"login": "hanne", "password": password})
    assert hers.get("/").url == "/account/password/"
    assert "user.created" in acts()
    assert password not in client.get("/users/").content.decode()


@pytest.mark.parametrize(
    "form",
    [
        {"username": "", "name": "Hanne"},
        {"username": "adam", "name": "Hanne"},
        {"username": "hanne", "name": ""},
        {"username": "hanne", "name": "Hanne", "email": "nej"},
    ],
)
def test_bad_input_is_told_beside_the_field_and_kept(client, form):
    from sloer.service.accounts.models import User

    page = client.post("/users/new/", form).content.decode()
    assert "form-error-message" in page
    assert User.objects.count() == 1


def test_an_address_signs_in_one_account_only(world, client):
    other = world.user("hanne")
    other.email = "h@example.org"
    other.save()
    form = {"username": "ny", "name": "Ny", "email": "H@example.org"}
    assert "form-error-message" in client.post("/users/new/", form).content.decode()


def test_flags_and_closing_are_journalled_by_themselves(world, client):
    user = world.user("hanne", is_recruiter=True)
    form = form_of(user, is_auditor="on")
    del form["is_active"]
    client.post(f"/users/{user.pk}/", form)
    user.refresh_from_db()
    assert (user.is_recruiter, user.is_auditor, user.is_active) == (False, True, False)
    assert acts() == ["user.flags_changed", "user.closed"]


def test_nobody_changes_their_own_roles_or_closes_themselves(client, adam):
    client.post(f"/users/{adam.pk}/", {"name": "Adam", "is_recruiter": "on"})
    adam.refresh_from_db()
    assert adam.is_administrator
    assert adam.is_active
    assert not adam.is_recruiter
    assert adam.name == "Adam"


def test_roles_from_outside_are_not_raised_here(world, client):
    user = world.user("hanne", flags_from_claims=True)
    client.post(f"/users/{user.pk}/", form_of(user, is_administrator="on", is_recruiter="on"))
    user.refresh_from_db()
    assert not user.is_administrator
    assert not user.is_recruiter


def test_new_password_ends_open_sessions(world, client):
    user = world.user("hanne")
    hers = world.client_of(user)
    assert hers.get("/").status_code == 200
    page = client.post(f"/users/{user.pk}/password/").content.decode()
    assert 'class="once"' in page
    assert hers.get("/").status_code == 302
    assert not hers.login(username="hanne", password=PASSWORD)
    assert "user.password_renewed" in acts()


def test_second_factor_is_reset(world, client):
    from allauth.mfa.totp.internal.auth import TOTP

    from sloer.service.accounts.arrival import has_second_factor

    user = world.user("hanne")
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    assert has_second_factor(user)
    client.post(f"/users/{user.pk}/second-factor/")
    assert not has_second_factor(user)
    assert acts() == ["user.second_factor_reset"]


def test_list_is_searched(world, client):
    world.user("hanne")
    world.user("kurt")
    page = client.get("/users/?q=HAN").content.decode()
    assert "hanne" in page
    assert "kurt" not in page


def test_an_administrator_sees_no_application(world, client):
    from sloer.service.postings.models import Role

    posting = world.posting("Hemmelig stilling")
    world.on(posting, Role.RECRUITER)
    assert "Hemmelig stilling" not in client.get("/").content.decode()
