# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The pages that belong to no app, as a browser shows them."""

from __future__ import annotations

import pytest
from tests.service.browser.looks import WIDTHS, faults_of

PAGES = {"/contact/": 200, "/accessibility/": 200, "/no-such-page/": 404}


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_accessible_at_every_width(page_at, width):
    page = page_at(width)
    found = {}
    for address, status in PAGES.items():
        assert page.goto(address).status == status
        found[address] = faults_of(page)
    assert found == {address: [] for address in PAGES}


def test_axe_would_find_a_fault(page_at):
    page = page_at(1280)
    page.goto("/contact/")
    page.evaluate("document.querySelector('main').innerHTML += '<input type=text>'")
    assert any(line.startswith("label:") for line in faults_of(page))


def test_a_page_that_is_too_wide_is_found(page_at):
    page = page_at(320)
    page.goto("/contact/")
    page.evaluate("document.querySelector('h1').textContent = 'ord '.repeat(9)")
    assert faults_of(page) == []
    page.evaluate("document.querySelector('h1').style.width = '400px'")
    assert any(line.startswith("sticks out: <h1") for line in faults_of(page))


def test_language_is_danish_until_another_is_chosen(page_at):
    page = page_at(1280)
    page.goto("/contact/")
    assert page.locator("html").get_attribute("lang") == "da"
    assert page.get_by_role("heading", level=1).inner_text() == "Kontakt"
    page.get_by_role("button", name="English").click()
    assert page.url.endswith("/contact/")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", level=1).inner_text() == "Contact"


def test_first_tab_stop_leads_to_the_content(page_at):
    page = page_at(1280)
    page.goto("/contact/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til sidens indhold"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
