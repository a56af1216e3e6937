# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The first step: from it on there is a draft, sealed, and a link back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.service.applications.applying import CONTACT


def apply(posting) -> str:
    return f"/job/{posting.pk}/apply/"


def drafts():
    from sloer.service.applications.models import Application

    return Application.objects.filter(state="draft")


def test_it_never_asks_what_it_must_not(world, client):
    page = client.get(apply(world.posting())).text
    names = set(CONTACT) | {"priority_access", "internal", "opened", "csrfmiddlewaretoken"}
    fields = set(re.findall(r'<input[^>]* name="(\w+)"', page)) - {"next"}
    assert fields == names
    assert "Det når aldrig udvalget" in page
    assert not drafts().exists()


def test_a_draft_begins_sealed_with_a_link_back(world, client):
    from sloer.service.applications.drafts import draft_of
    from sloer.service.vault.models import Sealed

    posting = world.posting()
    answer = client.post(apply(posting), CONTACT | {"priority_access": "on"})
    assert answer.status_code == 302
    application = drafts().get()
    assert draft_of(application).contact == CONTACT
    assert draft_of(application).priority_access
    assert draft_of(application).person.identity.other_names == ("Haddad",)
    assert not [s for s in Sealed.objects.all() if b"Khatib" in bytes(s.content)]
    page = client.get(answer.headers["Location"])
    assert page.status_code == 200
    assert "Trin 2 af 4" in page.text
    link = answer.headers["Location"].removesuffix("questions/")
    assert f"http://localhost:8000{link}" in page.text


def test_two_applicants_have_different_links(world, client):
    posting = world.posting()
    links = {client.post(apply(posting), CONTACT).headers["Location"] for _ in range(2)}
    assert len(links) == 2
    assert min(len(link) for link in links) > 43


def test_what_is_wrong_is_told_beside_the_field_and_all_is_kept(world, client):
    page = client.post(apply(world.posting()), CONTACT | {"email": "fatima", "internal": "on"})
    assert page.status_code == 200
    assert "Skriv en e-mailadresse som" in page.text
    assert 'value="fatima"' in page.text
    assert 'value="Birkeparken 14"' in page.text
    assert "checked" in page.text
    assert not drafts().exists()


def test_whoever_goes_on_later_keeps_what_is_wrong_too(world, client):
    from sloer.service.applications.drafts import draft_of

    answer = client.post(apply(world.posting()), {"first_name": "Fatima", "later": "1"})
    assert "Din ansøgning er gemt" in client.get(answer.headers["Location"]).text
    assert draft_of(drafts().get()).contact == {"first_name": "Fatima"}


def test_another_language_keeps_what_was_typed(world, client):
    page = client.post(apply(world.posting()), CONTACT | {"language": "en"})
    assert 'value="Birkeparken 14"' in page.text
    assert "Street and number" in page.text
    assert "Error" not in page.text
    assert client.cookies["django_language"].value == "en"
    assert not drafts().exists()


def opened_before(posting, client) -> str:
    """Open the form, and then let the deadline pass; return the form's proof."""
    from django.utils import timezone

    proof = client.get(apply(posting)).context["opened"]
    posting.deadline = timezone.now() - timedelta(microseconds=1)
    posting.save()
    return proof


def test_the_deadline_may_pass_while_somebody_types(world, client):
    posting = world.posting()
    proof = opened_before(posting, client)
    assert client.post(apply(posting), CONTACT | {"opened": proof}).status_code == 302
    assert drafts().count() == 1


@pytest.mark.parametrize("proof", ["", "nonsense", "other"])
def test_without_proof_the_deadline_is_the_deadline(world, client, proof):
    posting = world.posting()
    mine = opened_before(posting, client)
    proof = mine[:-1] + "x" if proof == "other" else proof
    answer = client.post(apply(posting), CONTACT | {"opened": proof})
    assert answer.headers["Location"] == f"/job/{posting.pk}/"
    assert not drafts().exists()


def test_the_proof_of_one_job_is_none_of_another(world, client):
    posting, other = world.posting(), world.posting("Kok")
    proof = opened_before(posting, client)
    other.deadline = posting.deadline
    other.save()
    client.post(apply(other), CONTACT | {"opened": proof})
    assert not drafts().exists()


def test_the_link_is_mailed_where_there_is_mail(world, client, letters):
    answer = client.post(apply(world.posting()), CONTACT)
    (letter,) = letters()
    assert letter.to == [CONTACT["email"]]
    assert answer.headers["Location"].removesuffix("questions/") in letter.body
    assert "El-Khatib" not in letter.subject + letter.body


def test_nothing_is_mailed_where_there_is_none(world, client):
    from django.conf import settings
    from django.core import mail

    mail.outbox = []
    with override_settings(CONFIGURATION=replace(settings.CONFIGURATION, mail_url="")):
        client.post(apply(world.posting()), CONTACT)
    assert mail.outbox == []


def test_drafts_cannot_be_made_without_end(world, client):
    posting = world.posting()
    statuses = [client.post(apply(posting), {"first_name": "A"}).status_code for _ in range(61)]
    assert statuses[59] == 200
    assert statuses[60] == 429
    assert client.get(apply(posting)).status_code == 200
