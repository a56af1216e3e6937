# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""HR delivers in a browser: with progress, and with the fault beside the field."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.service.intake.conftest import letter, zipped

SLOW = 30_000
"""Milliseconds for taking applications in, on a machine that does much else."""


@pytest.fixture
def posting(world):
    return world.posting()


@pytest.fixture
def page(page_at, world, posting):
    from sloer.service.postings.models import Role

    page = page_at(1280, user=world.on(posting, Role.RECRUITER))
    page.set_default_timeout(SLOW)
    page.goto(reverse("intake:deliveries", args=[posting.id]))
    return page


def choose(page, name: str, content: bytes) -> None:
    chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.set_input_files("input[type=file]", chosen)


def test_a_zip_is_sent_and_its_report_shown(page, posting):
    choose(page, "a.zip", zipped({"Anna.txt": letter("Anna"), "tom.txt": b""}))
    page.get_by_role("button", name="Aflever").click()
    page.wait_for_url("**/intake/*-*/")
    assert page.get_by_text("Filen er tom.").is_visible()
    assert posting.applications.count() == 1


def test_what_was_wrong_is_shown_without_leaving_the_page(page, posting):
    posting.state = posting.State.ARCHIVED
    posting.save()
    choose(page, "a.txt", b"x")
    page.get_by_role("button", name="Aflever").click()
    page.get_by_text("Stillingen tager ikke imod ansøgninger").first.wait_for()
    assert page.get_by_role("button", name="Aflever").is_enabled()
