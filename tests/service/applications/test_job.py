# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The public page of a job: whoever asks sees the same, and nothing of any applicant."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.service.applications.applying import CONTACT, sent


def address(posting) -> str:
    return f"/job/{posting.pk}/"


def test_everybody_sees_advert_requirements_deadline_and_how_it_is_judged(world, client):
    from sloer.service.postings.models import Role

    posting = world.posting(advert="Vi søger en pædagog.\n\nDu får kolleger.")
    posting.requirements.create(kind="must", text="Uddannet pædagog")
    owner = world.client_of(world.on(posting, Role.RECRUITER))
    colleague = world.client_of(world.on(world.posting("Kok"), Role.RECRUITER))
    for visitor in (client, owner, colleague):
        page = visitor.get(address(posting))
        assert page.status_code == 200
        for words in ("Du får kolleger.", "Uddannet pædagog", "Søg senest", "Navnene kommer"):
            assert words in page.text
        assert "dit køn" in page.text
        assert f"/job/{posting.pk}/apply/" in page.text


def test_it_speaks_english(world, client):
    page = client.get(address(world.posting()), headers={"Accept-Language": "en"})
    assert "How applications are judged" in page.text
    assert 'lang="en"' in page.text


def test_what_the_policy_keeps_is_not_called_veiled(world, client):
    page = client.get(address(world.posting(policy="raadsforslag-2021")))
    assert "dit navn" in page.text
    assert "din religion eller tro" not in page.text


def test_after_the_deadline_it_says_so_kindly_and_offers_no_form(world, client):
    from django.utils import timezone

    past = timezone.now() - timedelta(days=1)
    posting = world.posting(deadline=past)
    page = client.get(address(posting))
    assert "Stillingen kan ikke længere søges" in page.text
    assert "/apply/" not in page.text
    assert client.get(f"/job/{posting.pk}/apply/").headers["Location"] == address(posting)


@pytest.mark.parametrize(("state", "advert"), [("closed", True), ("archived", False)])
def test_what_is_closed_is_still_found(world, client, state, advert):
    page = client.get(address(world.posting(state=state, advert="Vi søger en bager.")))
    assert page.status_code == 200
    assert "Stillingen kan ikke længere søges" in page.text
    assert ("Vi søger en bager." in page.text) is advert


def test_a_draft_is_not_told_from_nothing(world, client):
    posting = world.posting(state="draft")
    assert client.get(address(posting)).status_code == 404
    assert client.get(f"/job/{posting.pk}/apply/").status_code == 404
    assert client.get(f"/job/{uuid4()}/").status_code == 404


def test_nothing_of_an_applicant_is_on_it(world, client):
    def page() -> str:
        return re.sub(r"\b\w{64}\b", "", client.get(address(posting)).text)

    posting = world.posting()
    before = page()
    sent(posting)
    assert page() == before
    assert CONTACT["last_name"] not in before
