# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The main menu shows each person their own places and no others."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

MENU = {
    "recruiter": ["Forside", "Stillinger", "Kontrol"],
    "reviewer": ["Forside", "Kontrol"],
    "member": ["Forside"],
    "auditor": ["Forside", "Hændelseslog"],
    "administrator": ["Forside", "Brugere"],
}


@pytest.fixture
def menu(world):
    """The lines of the menu that a person with a role sees on a page, and which is marked."""
    from sloer.service.postings.models import Role

    posting = world.posting()
    people = {
        "recruiter": world.on(posting, Role.RECRUITER, world.user(is_recruiter=True)),
        "reviewer": world.on(posting, Role.REVIEWER),
        "member": world.on(posting, Role.MEMBER),
        "auditor": world.user(is_auditor=True),
        "administrator": world.user(is_administrator=True),
    }

    def read(who: str, address: str = "/contact/") -> tuple[list[str], list[str]]:
        page = world.client_of(people[who]).get(address.format(posting=posting.id))
        assert page.status_code == 200
        links = LexborHTMLParser(page.content).css(".site-places a")
        marked = [link.text() for link in links if "aria-current" in link.attributes]
        return [link.text() for link in links], marked

    return read


@pytest.mark.parametrize("who", MENU)
def test_each_role_sees_its_own_places(menu, who):
    assert menu(who) == (MENU[who], [])


def test_it_stands_on_the_committees_pages_too(menu):
    assert menu("member", "/committee/{posting}/") == (["Forside"], [])


def test_the_place_one_is_in_is_marked(menu):
    assert menu("recruiter", "/postings/{posting}/")[1] == ["Stillinger"]
    assert menu("recruiter", "/")[1] == ["Forside"]


def test_nobody_has_no_menu(database, client):
    assert not LexborHTMLParser(client.get("/contact/").content).css(".site-places")
