# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""HR makes a posting in a browser and is warned while typing."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.service.browser.looks import faults_of

WAIT = 20_000
"""Milliseconds for an answer on a busy machine."""


def test_hr_makes_a_posting_and_is_warned_while_typing(page_at, world):
    page = page_at(1280, user=world.user("Hanne", is_recruiter=True))
    page.goto("/postings/")
    page.get_by_role("link", name="Ny stilling").click()
    page.get_by_label("Stillingsbetegnelse").fill("Pædagog")
    page.get_by_label("Ansøgningsfrist").fill("25. januar 2030 kl. 12.00")
    assert faults_of(page) == []
    page.get_by_role("button", name="Gem og gå videre til krav").click()
    page.get_by_label("Krav", exact=False).first.fill("Uddannet pædagog")
    page.get_by_role("button", name="Gem og gå videre til spørgsmål").click()
    question = page.get_by_label("Spørgsmål (*skal udfyldes)")
    page.wait_for_url("**/questions/")
    page.wait_for_load_state()
    question.fill("Hvor mange børn har du?")
    expect(page.get_by_text("ligebehandlingsloven § 2")).to_be_visible(timeout=WAIT)
    assert faults_of(page) == []
    question.fill("Hvad er din erfaring?")
    expect(page.get_by_text("ligebehandlingsloven § 2")).to_have_count(0, timeout=WAIT)
    page.get_by_role("button", name="Tilføj et spørgsmål").click()
    page.get_by_label("Spørgsmål (*skal udfyldes)").nth(1).fill("Hvad er din alder?")
    page.get_by_role("button", name="Gem spørgsmål").click()
    expect(page.get_by_text("forskelsbehandlingsloven § 5, stk. 2")).to_be_visible(timeout=WAIT)
    assert faults_of(page) == []
    page.get_by_role("button", name="Fjern nummer 2").click()
    page.get_by_role("button", name="Gem og gå videre til personer").click()
    page.get_by_role("navigation", name="Stillingen").get_by_role("link", name="Overblik").click()
    page.get_by_role("button", name="Offentliggør").click()
    expect(page.get_by_text("Stillingen er offentliggjort.")).to_be_visible(timeout=WAIT)
