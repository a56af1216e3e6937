# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Signing in by the employer: OpenID Connect and SAML, with real tokens and signatures."""

from __future__ import annotations

import base64
import zlib
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client, override_settings
from lxml import etree
from tests.service.accounts import outside
from tests.service.accounts.test_privileges import HR, OURS, group, listed

from sloer.errors import UsageError
from sloer.service.accounts.privileges import ATTRIBUTES
from sloer.service.accounts.providers import providers

PERSON = {"sub": "42", "name": "Hanne Bruun", "email": "hanne@fjordby.example"}


def user():
    from sloer.service.accounts.models import User

    return User.objects.get(email=PERSON["email"])


def acts():
    from sloer.service.journal.models import Entry

    return list(Entry.objects.values_list("act", flat=True))


@pytest.fixture
def openid(database):
    """A provider whose group "HR" are recruiters and whose group "Drift" administrators."""
    with outside.openid_provider() as provider:
        told = outside.CLIENT | {"server": provider.address, "name": "Fjordby"}
        told |= {"recruiters": "HR", "administrators": "Drift"}
        with outside.signing_in_by(openid=told):
            yield provider


def test_openid_makes_an_account_with_what_the_claims_give(openid, client):
    openid.person = PERSON | {"groups": ["HR", "Alle"]}
    assert "Fjordby" in client.get("/account/sign-in/").content.decode()
    assert outside.sign_in_by_openid(client).url == "/"
    assert client.get("/").status_code == 200
    found = user()
    assert (found.name, found.is_recruiter, found.is_administrator) == ("Hanne Bruun", True, False)
    assert found.flags_from_claims
    assert not found.has_usable_password()
    assert acts() == ["user.flags_changed", "account.signed_in"]


def test_roles_that_went_away_go_away_at_the_next_sign_in(openid):
    openid.person = PERSON | {"groups": ["HR", "Drift"]}
    outside.sign_in_by_openid(Client())
    assert user().is_administrator
    openid.person = PERSON | {"groups": ["HR"]}
    outside.sign_in_by_openid(Client())
    assert not user().is_administrator
    assert user().is_recruiter
    openid.person = PERSON
    outside.sign_in_by_openid(Client())
    assert not user().is_recruiter


def test_claims_are_not_kept(openid, client):
    from allauth.socialaccount.models import SocialAccount

    openid.person = PERSON | {"groups": ["HR"], "cpr": "0102033456"}
    for _ in range(2):
        outside.sign_in_by_openid(Client())
        assert SocialAccount.objects.get().extra_data == {}


def test_the_employers_sign_in_is_its_own_second_factor(openid, client):
    from django.conf import settings

    openid.person = PERSON
    asked = replace(settings.CONFIGURATION, require_totp=True)
    with override_settings(CONFIGURATION=asked):
        outside.sign_in_by_openid(client)
        assert client.get("/").status_code == 200


def test_an_address_that_signs_in_here_is_not_taken_over(openid, world, client):
    local = world.user("hanne", is_administrator=True)
    local.email = PERSON["email"]
    local.save()
    openid.person = PERSON | {"groups": ["HR"]}
    answer = outside.sign_in_by_openid(client)
    assert "administrator" in answer.content.decode()
    assert client.get("/").status_code == 302
    assert user().is_administrator


def test_no_way_to_a_password_that_goes_round_the_employer(openid, world, client):
    from sloer.service.accounts.forms import ResetPasswordForm

    openid.person = PERSON
    outside.sign_in_by_openid(client)
    new = {"password1": "en helt anden lang sætning", "password2": "en helt anden lang sætning"}
    assert client.post("/account/password/new/", new).url == "/"
    administrator = world.client_of(world.user(is_administrator=True))
    assert administrator.post(f"/users/{user().pk}/password/").status_code == 404
    assert not user().has_usable_password()
    form = ResetPasswordForm({"email": PERSON["email"]})
    assert form.is_valid()
    assert form.users == []


def test_a_closed_account_stays_closed(openid, client):
    openid.person = PERSON
    outside.sign_in_by_openid(Client())
    closed = user()
    closed.is_active = False
    closed.save()
    outside.sign_in_by_openid(client)
    assert client.get("/").status_code == 302


@pytest.fixture
def saml(database, tmp_path):
    path = tmp_path / "idp.pem"
    path.write_text(outside.certificate())
    told = {"entity_id": "urn:idp", "sso_url": "https://idp.example/sso", "certificate": str(path)}
    told |= {"recruiters": HR, "cvr": OURS, "email_attribute": "mail", "first_name_attribute": "cn"}
    with outside.signing_in_by(saml=told):
        yield


@pytest.fixture
def browser():
    """A browser, which says where it goes."""
    return Client(headers={"host": "testserver"})


def begin(browser):
    """Press the button; return the id of the request that goes to the employer."""
    asked = browser.post("/account/saml/saml/login/").url
    assert asked.startswith("https://idp.example/sso?")
    packed = base64.b64decode(parse_qs(urlsplit(asked).query)["SAMLRequest"][0])
    return etree.fromstring(zlib.decompress(packed, -15)).get("ID")


def finish(browser, answer):
    back = browser.post("/account/saml/saml/acs/", {"SAMLResponse": answer, "RelayState": ""})
    return browser.get(back.url)


def test_saml_gives_what_the_oio_privileges_say(saml, browser):
    told = {"mail": PERSON["email"], "cn": "Hanne", ATTRIBUTES[0]: listed(group(HR))}
    answer = finish(browser, outside.saml_answer(begin(browser), told))
    assert answer.url == "/"
    assert browser.get("/").status_code == 200
    assert user().is_recruiter
    assert user().name == "Hanne"


@pytest.mark.parametrize("fault", ["unsigned", "changed", "not_asked_for"])
def test_saml_that_was_not_signed_for_us_does_not_open(saml, browser, fault):
    told = {"mail": PERSON["email"], ATTRIBUTES[0]: listed(group("urn:other"))}
    request = begin(browser)
    answer = outside.saml_answer(
        "_other" if fault == "not_asked_for" else request, told, signed=fault != "unsigned"
    )
    if fault == "changed":
        text = base64.b64decode(answer).decode().replace("hanne@", "boss@")
        answer = base64.b64encode(text.encode()).decode()
    page = finish(browser, answer)
    assert page.status_code < 500
    assert browser.get("/").status_code == 302


def test_metadata_for_the_employer_is_there(saml, browser):
    page = browser.get("/account/saml/saml/metadata/")
    assert b"/account/saml/saml/acs/" in page.content


@pytest.mark.parametrize(
    ("openid", "saml", "missing"),
    [
        ({"server": "https://x"}, {}, "SLOER_OPENID_CLIENT_ID, SLOER_OPENID_SECRET"),
        ({}, {"sso_url": "https://x"}, "SLOER_SAML_ENTITY_ID"),
        ({}, {"entity_id": "x", "sso_url": "https://x"}, "SLOER_SAML_CERTIFICATE"),
    ],
)
def test_missing_settings_are_named(openid, saml, missing):
    with pytest.raises(UsageError) as caught:
        providers(openid, saml)
    assert missing in caught.value.sentence.en
