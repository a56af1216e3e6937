# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The front page shows each person what is theirs."""

from __future__ import annotations


def links(page):
    import re

    return set(re.findall(r'<h2><a href="([^"]+)"', page.content.decode()))


def test_signed_out_is_led_to_sign_in(client, database):
    assert client.get("/").url == "/account/sign-in/?next=/"


def test_somebody_without_roles_has_their_own_sign_in_only(world):
    assert links(world.client_of(world.user()).get("/")) == {"/account/codes/"}


def test_a_committee_member_finds_their_own_postings_only(world):
    from sloer.service.postings.models import Role

    mine, other = world.posting("Pædagog"), world.posting("Jurist")
    member = world.on(mine, Role.MEMBER)
    world.on(other, Role.REVIEWER, member)
    page = world.client_of(member).get("/")
    assert f"/committee/{mine.pk}/" in links(page)
    assert f"/committee/{other.pk}/" not in links(page)


def test_hr_finds_postings_and_what_waits(world):
    from sloer.service.postings.models import Role

    posting = world.posting()
    hr = world.on(posting, Role.RECRUITER, world.user(is_recruiter=True))
    for state in ("ready", "held", "queued", "approved"):
        document = world.document(world.application(posting)[0])
        document.state = state
        document.save()
    world.document(world.application(world.posting())[0])
    page = world.client_of(hr).get("/")
    assert {"/postings/", "/review/"} < links(page)
    assert [c.text for c in page.context["cards"]][:2] == [
        "1 stilling",
        "2 dokumenter venter",
    ]


def test_flags_open_their_own_pages(world):
    auditor = world.client_of(world.user(is_auditor=True))
    administrator = world.client_of(world.user(is_administrator=True))
    assert links(auditor.get("/")) == {"/account/codes/", "/journal/"}
    assert links(administrator.get("/")) == {"/account/codes/", "/users/", "/api-keys/all/"}
