# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A new colleague's first sign-in, by keyboard alone; each page on the way is accessible."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import override_settings
from tests.service.accounts.test_sign_in import code_of
from tests.service.browser.looks import WIDTHS, faults_of
from tests.service.world import PASSWORD

NEW = "en helt anden lang sætning"


@pytest.fixture
def with_totp(database):
    from django.conf import settings

    with override_settings(CONFIGURATION=replace(settings.CONFIGURATION, require_totp=True)):
        yield


def faults_at_every_width(page):
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{page.url} at {width}: {fault}" for fault in faults_of(page)]
    return found


def typed(page, *texts):
    """Fill the fields in their order from the first, and press Enter."""
    page.locator("main input:not([type=hidden])").first.focus()
    for place, text in enumerate(texts):
        if place:
            page.keyboard.press("Tab")
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_first_sign_in_by_keyboard_alone(world, page_at, with_totp):
    world.user("hanne", must_change_password=True)
    page = page_at(WIDTHS[0])
    faults = []
    page.goto("/")
    faults += faults_at_every_width(page)
    typed(page, "hanne", "forkert")
    assert page.get_by_role("alert").is_visible()
    faults += faults_at_every_width(page)
    typed(page, "hanne", PASSWORD)
    assert page.url.endswith("/account/password/")
    faults += faults_at_every_width(page)
    typed(page, PASSWORD, NEW, NEW)
    assert page.url.endswith("/account/codes/app/")
    faults += faults_at_every_width(page)
    secret = re.search(r"[A-Z2-7]{32}", page.locator("main").inner_text())[0]
    typed(page, code_of(secret))
    assert page.url.endswith("/account/codes/spare/")
    faults += faults_at_every_width(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Jeg har gemt dem").press("Enter")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Hej hanne")
    page.goto("/account/codes/")
    faults += faults_at_every_width(page)
    page.get_by_role("button", name="Log ud").press("Enter")
    page.wait_for_url("**/account/sign-in/")
    assert faults == []
