# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""An applicant applies by keyboard alone, from the advert to the receipt, and looks at the veil."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.service.applications.applying import ANSWERS, CONTACT, begun
from tests.service.browser.looks import WIDTHS, faults_of

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "applications"
FAR = 60
"""Tab stops between two things on a page that nobody should have to pass."""
SLOW = 30_000
"""Milliseconds for what the sandbox does, on a machine that does much else."""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
                const e = document.activeElement;
                const label = e.labels?.[0]?.textContent ?? "";
                return (label || e.textContent || "").trim().replace(/\\s+/g, " ");
            }"""
        )
        if focused.startswith(name):
            return
    raise AssertionError(f"no control called {name!r} can be reached by Tab")


def press(page: Page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")


def write(page: Page, name: str, text: str) -> None:
    tab_to(page, name)
    page.keyboard.type(text)


def test_somebody_applies_by_keyboard_alone(page_at, world):
    from sloer.service.applications.models import Application

    posting = world.posting()
    page = page_at(1280)
    page.goto(f"/job/{posting.pk}/")
    press(page, "Søg stillingen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvem du er")
    write(page, "Fornavn", CONTACT["first_name"])
    write(page, "Efternavn", CONTACT["last_name"])
    write(page, "E-mail", "fatima")
    press(page, "Næste")
    expect(page.get_by_role("alert")).to_contain_text("Skriv en e-mailadresse")
    press(page, "E-mail: Skriv")
    page.keyboard.press("End")
    page.keyboard.type("@example.org")
    press(page, "Næste")

    expect(page.get_by_role("heading", level=1)).to_have_text("Dine svar")
    questions = list(posting.questions.all())
    write(page, questions[0].text, ANSWERS[0])
    write(page, questions[1].text, ANSWERS[1])
    hints = page.locator(f"#hints-answer_{questions[1].pk}")
    expect(hints).to_contain_text("at du fortæller din alder", timeout=SLOW)
    expect(hints).to_have_attribute("aria-live", "polite")
    expect(page.locator("#saved")).to_contain_text("Gemt kl.", timeout=SLOW)
    press(page, "Næste")

    # Listening from here on: the browser takes a moment to hand its file dialogs over.
    page.on("filechooser", lambda _: None)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dine dokumenter")
    tab_to(page, "Vælg filer")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files([SAMPLES / "01-projektleder.pdf", SAMPLES / "09-laast.pdf"])
    expect(page.locator(".attached__name")).to_have_text(["01-projektleder.pdf"], timeout=SLOW)
    expect(page.locator("#id_files_error")).to_contain_text("krypteret", timeout=SLOW)
    expect(page.locator("#id_files")).to_be_focused()
    press(page, "Næste")

    expect(page.get_by_role("heading", level=1)).to_have_text("Kontrollér og send")
    expect(page.locator("main")).to_contain_text(ANSWERS[0])
    press(page, "Send ansøgningen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vi har modtaget din ansøgning")
    application = Application.objects.get()
    assert application.state == "veiling"
    assert application.documents.count() == 3
    expect(page.locator("main")).to_contain_text(application.reference)
    press(page, "Se din ansøgning")
    expect(page.get_by_role("heading", level=1)).to_have_text("Din ansøgning")
    press(page, "Se, hvad udvalget får")
    expect(page.locator("main")).to_contain_text("Det bliver sløret")


def test_another_language_keeps_what_was_typed_and_not_saved(page_at, world):
    _, secret = begun(world.posting(), answers=())
    page = page_at(1280)
    page.goto(f"/my/{secret}/questions/")
    page.locator("textarea").first.fill("Halvt skrevet")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers")
    expect(page.locator("textarea").first).to_have_value("Halvt skrevet")


def test_a_lost_connection_is_told_and_what_is_typed_then_is_saved_later(
    live_service, browser, world
):
    from sloer.service.applications.drafts import draft_of

    application, secret = begun(world.posting(), answers=())
    context = browser.new_context(base_url=live_service, locale="da-DK")
    page = context.new_page()  # not a watched one: the browser itself complains of the loss
    page.goto(f"/my/{secret}/contact/")
    page.route("**/save/contact/", lambda route: route.abort())
    page.get_by_label("By", exact=False).last.fill("Tilst")
    expect(page.locator("#saved")).to_contain_text("ingen forbindelse", timeout=SLOW)
    page.unroute("**/save/contact/")
    page.get_by_label("Postnummer").fill("8381")
    expect(page.locator("#saved")).to_contain_text("Gemt kl.", timeout=SLOW)
    assert draft_of(application).contact["postcode"] == "8381"
    context.close()


def test_without_a_script_it_works_too(page_at, world):
    from sloer.service.applications.models import Application

    posting = world.posting()
    page = page_at(1280, java_script_enabled=False)
    page.goto(f"/job/{posting.pk}/apply/")
    page.get_by_label("Fornavn").fill("Fatima")
    page.get_by_role("button", name="vis siden på English").click()
    expect(page.get_by_label("First name")).to_have_value("Fatima")
    page.get_by_label("Last name").fill("El-Khatib")
    page.get_by_label("E-mail").fill("fatima@example.org")
    page.get_by_role("button", name="Next").click()
    for area in page.locator("textarea").all():
        area.fill("Sprog.")
    page.get_by_role("button", name="Next").click()
    page.locator("#id_files").set_input_files(SAMPLES / "09-laast.pdf")
    page.get_by_role("button", name="Add files").click()
    expect(page.locator("#id_files_error")).to_contain_text("encrypted")
    page.get_by_role("link", name="Next").click()
    page.get_by_role("button", name="Send the application").click()
    assert Application.objects.get().state == "veiling"


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_accessible_at_every_width(page_at, world, width):
    posting = world.posting(contact="Anna Lund, anna@example.org")
    application, secret = begun(posting)
    world.document(application, name="Et meget langt filnavn uden nogen mellemrum_" * 4 + ".pdf")
    page = page_at(width)
    written = [f"/job/{posting.pk}/", f"/job/{posting.pk}/apply/", "/my/wrong/"]
    steps = ("", "contact/", "questions/", "files/", "check/", "discard/")
    found = _faults(page, [*written, *(f"/my/{secret}/{step}" for step in steps)])
    page.goto(f"/my/{secret}/check/")
    page.get_by_role("button", name="Send ansøgningen").click()
    after = ("receipt/", "", "view/", "withdraw/")
    found |= _faults(page, [f"/my/{secret}/{step}" for step in after])
    assert {address: faults for address, faults in found.items() if faults} == {}


def _faults(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = faults_of(page)
    return found
