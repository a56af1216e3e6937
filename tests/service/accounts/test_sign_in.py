# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Signing in: what opens the door, what must be done first, and what closes it again."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client, override_settings
from tests.service.world import PASSWORD

SIGN_IN = "/account/sign-in/"


@pytest.fixture
def with_totp(database):
    from django.conf import settings

    with override_settings(CONFIGURATION=replace(settings.CONFIGURATION, require_totp=True)):
        yield


def sign_in(client, login, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": login, "password": password}, **more)


def code_of(secret):
    """The code an app would show now."""
    import time

    from allauth.mfa.totp.internal import auth

    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))


def acts():
    from sloer.service.journal.models import Entry

    return list(Entry.objects.values_list("act", flat=True))


def connect_app(client):
    """Go through the page that connects an app; return its secret."""
    page = client.get("/account/codes/app/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    answer = client.post("/account/codes/app/", {"code": code_of(secret)})
    assert answer.url == "/account/codes/spare/"
    return secret


@pytest.mark.parametrize("login", ["hanne", "HANNE@example.org"])
def test_user_name_or_mail_opens(world, client, login):
    user = world.user("hanne")
    user.email = "hanne@example.org"
    user.save()
    answer = sign_in(client, login)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get("/").status_code == 200
    assert acts() == ["account.signed_in"]


def test_wrong_password_and_unknown_user_are_told_alike(world, client):
    world.user("hanne")
    known, unknown = sign_in(client, "hanne", "forkert"), sign_in(client, "ukendt", "forkert")
    told = [
        re.findall(r'role="alert".*?</ul>', r.content.decode(), re.DOTALL) for r in (known, unknown)
    ]
    assert told[0] == told[1] != []


def test_too_many_attempts_are_refused_even_with_the_right_password(world, client):
    world.user("hanne")
    for _ in range(5):
        sign_in(client, "hanne", "forkert")
    assert sign_in(client, "hanne").status_code == 200
    assert client.get("/").status_code == 302


def test_attempts_are_counted_for_all_processes_together(world, client):
    from django.db import connections

    world.user("hanne")
    sign_in(client, "hanne", "forkert")
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_cache")
        assert cursor.fetchone()[0] > 0


def test_closed_account_does_not_open_and_ends_at_once(world, client):
    user = world.user("hanne")
    signed_in = world.client_of(user)
    user.is_active = False
    user.save()
    assert signed_in.get("/").status_code == 302
    sign_in(client, "hanne")
    assert client.get("/").status_code == 302


def test_nobody_opens_an_account_alone(world, client):
    from sloer.service.accounts.models import User

    form = {"username": "ny", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/account/closed/", form)
    assert not User.objects.exists()


def test_one_time_password_must_be_changed_first(world, client):
    user = world.user("hanne", must_change_password=True)
    sign_in(client, "hanne")
    assert client.get("/").url == "/account/password/"
    new = "en helt anden lang sætning"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/account/password/", form).url == "/"
    assert client.get("/").status_code == 200
    user.refresh_from_db()
    assert not user.must_change_password
    assert "account.password_changed" in acts()


def test_password_reset_exists_only_with_mail(world, client):
    assert client.get("/account/forgotten/").status_code == 404


def test_without_an_app_nothing_opens(world, client, with_totp):
    world.user("hanne", is_administrator=True)
    sign_in(client, "hanne")
    for address in ("/", "/users/", "/account/codes/"):
        assert client.get(address).url == "/account/codes/app/"
    assert client.get("/accessibility/").status_code == 200


def test_app_is_connected_once_and_asked_for_at_the_next_sign_in(world, client, with_totp):
    world.user("hanne")
    sign_in(client, "hanne")
    secret = connect_app(client)
    assert client.get("/").status_code == 200
    again = Client()
    assert sign_in(again, "hanne").url == "/account/codes/sign-in/"
    assert again.get("/").status_code == 302
    again.post("/account/codes/sign-in/", {"code": "000000"})
    assert again.get("/").status_code == 302
    assert again.post("/account/codes/sign-in/", {"code": code_of(secret)}).url == "/"
    assert again.get("/").status_code == 200


def test_a_code_works_once(world, client, with_totp):
    world.user("hanne")
    sign_in(client, "hanne")
    secret = connect_app(client)
    code = code_of(secret)
    for expected in (302, 200):
        again = Client()
        sign_in(again, "hanne")
        answer = again.post("/account/codes/sign-in/", {"code": code})
        assert answer.status_code == expected


def test_spare_code_opens_once(world, client, with_totp):
    world.user("hanne")
    sign_in(client, "hanne")
    connect_app(client)
    spare = client.get("/account/codes/spare/file/").content.decode().split()[0]
    for expected in (302, 200):
        again = Client()
        sign_in(again, "hanne")
        assert again.post("/account/codes/sign-in/", {"code": spare}).status_code == expected


def test_app_cannot_be_disconnected_by_its_owner_where_it_is_required(world, client, with_totp):
    from sloer.service.accounts.arrival import has_second_factor

    user = world.user("hanne")
    sign_in(client, "hanne")
    connect_app(client)
    client.post("/account/codes/app/remove/")
    assert has_second_factor(user)


def test_secret_of_the_app_is_not_readable_in_the_database(world, client, with_totp):
    from allauth.mfa.models import Authenticator

    world.user("hanne")
    sign_in(client, "hanne")
    secret = connect_app(client)
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_signing_out_takes_a_button(world):
    client = world.client_of(world.user())
    client.get("/account/sign-out/")
    assert client.get("/").status_code == 200
    client.post("/account/sign-out/")
    assert client.get("/").status_code == 302


def test_session_left_alone_ends_and_one_in_use_goes_on(world, client, monkeypatch):
    from datetime import timedelta

    from django.contrib.sessions.models import Session
    from django.utils import timezone

    world.user("hanne")
    sign_in(client, "hanne")
    client.get("/")
    session = Session.objects.get()
    assert timedelta(minutes=58) < session.expire_date - timezone.now() <= timedelta(minutes=60)
    session.expire_date = timezone.now() + timedelta(seconds=30)
    session.save()
    stored = client.session
    stored["seen"] -= 120
    stored.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=30))
    client.get("/")
    assert Session.objects.get().expire_date - timezone.now() > timedelta(minutes=58)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/").status_code == 302


def test_session_in_use_ends_after_a_working_day(world, client):
    world.user("hanne")
    sign_in(client, "hanne")
    client.get("/")
    stored = client.session
    stored["began"] -= 12 * 3600 + 1
    stored.save()
    assert client.get("/").status_code == 302


def test_sign_in_leads_on_to_where_one_was_going_and_never_elsewhere(world, client):
    world.user("hanne", is_administrator=True)
    asked = client.get("/users/")
    assert parse_qs(urlsplit(asked.url).query)["next"] == ["/users/"]
    form = {"login": "hanne", "password": PASSWORD}
    assert client.post(SIGN_IN, form | {"next": "/users/"}).url == "/users/"
    client.post("/account/sign-out/")
    assert client.post(SIGN_IN, form | {"next": "https://example.org/"}).url == "/"
