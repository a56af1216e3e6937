# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every page of every role in a browser: accessible at three widths, nothing foreign.

The pages are those that Django knows, so a new one takes part by itself. With a folder in
``SLOER_PICTURES`` they are kept as pictures too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from playwright.sync_api import Page
from tests.service.browser.looks import WIDTHS, faults_of
from tests.service.exits.addresses import every_address
from tests.service.exits.scene import Scene, build
from tests.service.world import World

from sloer.service.database import embedded

WHO = (
    *("nobody", "recruiter", "reviewer", "member", "auditor", "administrator"),
    *("link of draft", "link of review", "link of released", "link of withdrawn"),
)
"""Not those without pages of their own: outsiders, and the chair, who sees what members do.

A link is what an applicant has, whose application is in that state.
"""
SAME_FOR_ALL = (
    *("pages:contact", "pages:accessibility", "pages:privacy"),
    *("applications:job", "applications:apply"),
)
SAME_FOR_COLLEAGUES = ("account_", "mfa_", "socialaccount_")
"""Beginnings of names of pages that one look at is enough of."""


@pytest.fixture(scope="module")
def built(copy_of) -> Iterator[tuple[str, Scene]]:
    """The scene is made once, in a database of which each test has a copy."""
    with copy_of(embedded.DATABASE) as name:
        scene = build(World())
        connections.close_all()
        yield name, scene


@pytest.fixture
def database(built, copy_of) -> Iterator[str]:
    """The copy, which the service that is looked at has too."""
    with copy_of(built[0]) as name:
        yield name


def pages_for(scene: Scene, client: Client, who: str) -> Iterator[tuple[str, str]]:
    """Yield name and path of each address that answers ``who`` with a page."""
    link = scene.links.get(who.removeprefix("link of "))
    values = scene.values | {"secret": link or "nobody's"}
    for address in every_address():
        try:
            path = address.filled(values)
        except KeyError:  # the walk over every exit fails for it, and says so
            continue
        if link and link not in path:
            continue
        if address.name in SAME_FOR_ALL and who != "nobody":
            continue
        if address.name.startswith(SAME_FOR_COLLEAGUES) and who not in {"nobody", "recruiter"}:
            continue
        answer = client.get(path)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if answer.status_code == 200 and is_page and not answer.get("Content-Disposition"):
            yield address.name, path


def keep_picture(page: Page, name: str) -> None:
    """Save what a person sees, where somebody asked for pictures."""
    if folder := os.environ.get("SLOER_PICTURES"):
        file = Path(folder) / (re.sub(r"\W+", "-", name) + ".png")
        page.screenshot(path=file, full_page=True)


@pytest.mark.parametrize("who", WHO)
def test_every_page_is_accessible_at_every_width(built, world, page_at, client, who):
    _, scene = built
    user = scene.people.get(who)
    asking = client if user is None else world.client_of(user)
    asking.raise_request_exception = False
    page = page_at(WIDTHS[0], user=user)
    faults = []
    for name, path in pages_for(scene, asking, who):
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{name} at {width}: {fault}" for fault in faults_of(page)]
            keep_picture(page, f"{who} {name} {width}")
    assert not faults, "\n".join(faults)
