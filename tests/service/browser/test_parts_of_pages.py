# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The parts that all pages share, used as people use them."""

from __future__ import annotations

import pytest
from django.test import override_settings
from tests.service.browser.looks import WIDTHS, faults_of


@pytest.fixture
def posted(database):
    """What arrived, in order."""
    from tests.service.browser import gallery

    gallery.posted.clear()
    return gallery.posted


@pytest.fixture
def gallery_at(page_at, posted):
    """Open the page that has every part on it."""
    with override_settings(ROOT_URLCONF="tests.service.browser.gallery"):

        def open_at(width, **options):
            page = page_at(width, **options)
            page.goto("/gallery/")
            return page

        yield open_at


@pytest.mark.parametrize("width", WIDTHS)
def test_every_part_is_accessible_fresh_and_with_faults(gallery_at, width):
    page = gallery_at(width)
    assert faults_of(page) == []
    page.get_by_role("button", name="Gem").click()
    page.get_by_role("alert").wait_for()
    assert faults_of(page) == []


def test_every_part_is_accessible_in_a_persons_own_colours(gallery_at):
    page = gallery_at(320, forced_colors="active", reduced_motion="reduce")
    assert faults_of(page) == []


def test_after_a_fault_the_summary_is_read_first_and_leads_to_the_field(gallery_at):
    page = gallery_at(1280)
    page.get_by_role("button", name="Gem").click()
    assert page.title().startswith("Fejl:")
    assert page.evaluate("document.activeElement.dataset.module") == "error-summary"
    page.get_by_role("link", name="Slags").press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_kind_0"


def test_a_text_area_counts_down_and_says_when_it_is_too_much(gallery_at):
    page = gallery_at(1280)
    box = page.get_by_label("Tekst")
    assert page.get_by_text("Du har 20 tegn tilbage").first.is_visible()
    box.press_sequentially("tolv tegn er", delay=1)
    assert page.get_by_text("Du har 8 tegn tilbage").first.is_visible()
    box.fill("x" * 25)
    box.press("End")
    assert page.get_by_text("Du har 5 tegn for meget").first.is_visible()


def test_a_dialog_asks_first_and_escape_takes_it_back(gallery_at, posted):
    page = gallery_at(320)
    opener = page.get_by_role("button", name="Træk ansøgning")
    opener.press("Enter")
    dialog = page.get_by_role("dialog", name="Træk ansøgningen?")
    assert dialog.is_visible()
    assert faults_of(page) == []
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert opener.evaluate("e => e === document.activeElement")
    assert posted == []
    opener.press("Enter")
    dialog.get_by_role("button", name="Træk").click()
    page.get_by_text("Det er gemt.").wait_for()
    assert len(posted) == 1


def test_a_double_click_sends_once(gallery_at, posted):
    page = gallery_at(1280)
    page.get_by_label("Titel").fill("En")
    page.evaluate(
        """() => {
            const button = document.querySelector("#trial button");
            button.click();
            button.click();
        }"""
    )
    page.get_by_role("alert").wait_for()
    assert posted == ["En"]


def test_htmx_puts_in_a_part_that_works_and_tells_of_a_fault(gallery_at):
    page = gallery_at(1280)
    page.get_by_role("button", name="Hent mere").click()
    fetched = page.locator("#part")
    fetched.get_by_text("Du har 20 tegn tilbage").first.wait_for()
    page.get_by_role("button", name="Hent intet").click()
    fetched.get_by_role("alert").get_by_text("Vi kan ikke finde siden").wait_for()
    assert page.locator("html").count() == 1
