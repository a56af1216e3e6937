# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A reviewer at work in a real browser: by keyboard alone, by mouse, on a phone."""

from __future__ import annotations

import pytest
from tests.service.browser.looks import WIDTHS, faults_of
from tests.service.review.desks import ANSWER, LETTER, address, on_the_desk, put_on, text_of

PROVED = 120_000
"""Milliseconds within which a document is composed and proved, on a busy machine."""


@pytest.fixture
def posting(world):
    return world.posting()


@pytest.fixture
def reviewer(world, posting):
    from sloer.service.accounts.models import User

    user = User.objects.create(username="mette", name="Mette Holm")
    posting.memberships.create(user=user, role="reviewer")
    return user


def settled(page, revision):
    """Wait until the page shows a revision of the document."""
    page.locator(f'#state[data-revision="{revision}"]').wait_for()


def current(page):
    return page.locator(".finding[aria-current] .finding__words").inner_text()


def place(page):
    """Return which finding is chosen; two may have the same words."""
    return page.locator(".finding[aria-current]").get_attribute("id")


def walk_to(page, word):
    """Walk through the text by arrow keys until ``word`` is selected."""
    for _ in range(80):
        page.keyboard.press("ArrowRight")
        if word in page.evaluate("getSelection().toString()"):
            return
    raise AssertionError(f"never came to {word}")


def test_an_application_is_reviewed_by_keyboard_alone_from_queue_to_release(
    world, posting, reviewer, page_at
):
    application = on_the_desk(world, posting, LETTER, ANSWER)
    page = page_at(1280, user=reviewer)
    keys = page.keyboard
    page.goto(f"/review/{posting.id}/")
    page.get_by_role("link", name="Begynd kontrollen").focus()
    keys.press("Enter")
    page.wait_for_url("**/document/**")
    first = place(page)
    keys.press("n")
    page.wait_for_function(
        "old => document.querySelector('.finding[aria-current]').id !== old", arg=first
    )
    keys.press("p")
    page.wait_for_function(
        "old => document.querySelector('.finding[aria-current]').id === old", arg=first
    )
    keys.press("a")
    settled(page, 1)
    while "34 år" not in current(page):
        keys.press("n")
    keys.press("r")
    settled(page, 2)
    assert "34 år" in page.locator(".wb-row__side--veiled").all_inner_texts()[3]
    keys.press("z")
    settled(page, 3)
    keys.press("t")
    walk_to(page, "bålhytten")
    keys.press("e")
    assert page.locator("#palette-everywhere").is_checked()
    keys.press("c")
    settled(page, 4)
    assert "bålhytten" not in " ".join(page.locator(".wb-row__side--veiled").all_inner_texts())
    assert "1 her, 1 i andre dokumenter" in page.locator("#heard").inner_text()
    letter = page.url
    keys.press("Control+Enter")
    page.wait_for_url(lambda url: url != letter and "/document/" in url, timeout=PROVED)
    assert "bålhytten" not in " ".join(page.locator(".wb-row__side--veiled").all_inner_texts())
    keys.press("Control+Enter")
    page.wait_for_url(f"**/review/{posting.id}/", timeout=PROVED)
    assert page.get_by_text("Ansøgningen er frigivet til udvalget.").is_visible()
    application.refresh_from_db()
    assert application.state == application.State.RELEASED
    assert "bålhytten" not in "".join(d.text for d in application.candidate.documents.all())


def test_words_are_marked_by_mouse_on_either_side(world, posting, reviewer, page_at):
    document = on_the_desk(
        world, posting, ("Hej 🙂 hej.", "Humle og Rikke og Humle.")
    ).documents.get()
    page = page_at(1280, user=reviewer)
    page.goto(address("document", document))
    page.locator(".wb-row__side--veiled p").nth(1).evaluate(
        """(p) => {
            const last = p.lastChild;
            const place = last.data.indexOf("Humle");
            getSelection().setBaseAndExtent(last, place, last, place + 5);
        }"""
    )
    page.get_by_role("button", name="Slør markering").click()
    assert page.locator("#palette-words").inner_text().strip('"“”') == "Humle"
    page.get_by_role("button", name="Helbred eller handicap").click()
    settled(page, 1)
    row = page.locator(".wb-row__side--veiled").nth(1).inner_text()
    assert row.startswith("Humle og ")
    assert row.count("Humle") == 1
    page.locator(".wb-row__side--original p").first.evaluate(
        "(p) => getSelection().setBaseAndExtent(p.firstChild, 7, p.firstChild, 10)"
    )
    page.get_by_role("button", name="Slør markering").click()
    assert page.locator("#palette-words").inner_text().strip('"“”') == "hej"
    page.get_by_role("button", name="Familie").click()
    settled(page, 2)
    assert page.locator(".wb-row__side--veiled").first.inner_text().startswith("Hej 🙂 udeladt")


def test_fast_keys_are_all_done_in_their_order(world, posting, reviewer, page_at):
    document = on_the_desk(world, posting).documents.get()
    page = page_at(1280, user=reviewer)
    page.goto(address("document", document))
    found = page.locator("#findings .finding").count()
    for _ in range(3):
        page.keyboard.press("a", delay=0)
    settled(page, 3)
    assert page.locator(".finding--confirmed").count() == 3
    assert page.locator("#findings .finding").count() == found


def test_a_colleagues_change_is_told_and_the_own_one_can_still_be_made(
    world, posting, reviewer, page_at
):
    from sloer.service.accounts.models import User

    other = User.objects.create(username="ole", name="Ole Bro")
    posting.memberships.create(user=other, role="recruiter")
    document = on_the_desk(world, posting).documents.get()
    mine, theirs = page_at(1280, user=reviewer), page_at(1280, user=other)
    for page in (mine, theirs):
        page.goto(address("document", document))
    assert theirs.get_by_text("Mette Holm har også dokumentet åbent.").is_visible()
    theirs.keyboard.press("a")
    settled(theirs, 1)
    mine.keyboard.press("n")
    mine.keyboard.press("r")
    mine.get_by_role("button", name="Lav min ændring alligevel").wait_for()
    assert "Ole Bro" in mine.locator("#refused").inner_text()
    mine.get_by_role("button", name="Lav min ændring alligevel").click()
    settled(mine, 2)
    assert mine.locator(".finding--shown").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_the_workbench_is_accessible_with_its_dialogs_open(
    world, posting, reviewer, page_at, width
):
    application = on_the_desk(world, posting, LETTER, ANSWER)
    held = put_on(
        world.document(application), text_of(*ANSWER), state="held", held_codes=["secret"]
    )
    page = page_at(width, user=reviewer)
    faults = {}
    for name, path in {
        "workbench": address("document", application.documents.first()),
        "held": address("document", held),
        "trouble": address("trouble", held),
    }.items():
        page.goto(path)
        faults[name] = faults_of(page)
    page.goto(address("document", application.documents.first()))
    for dialog, key in {"help": "?", "hold": "h", "palette": "c"}.items():
        page.keyboard.press(key)
        page.locator(f"#{dialog}[open]").wait_for()
        faults[dialog] = faults_of(page)
        page.keyboard.press("Escape")
    assert {name: found for name, found in faults.items() if found} == {}


def test_on_a_phone_one_side_is_shown_at_a_time(world, posting, reviewer, page_at):
    document = on_the_desk(world, posting).documents.get()
    page = page_at(320, user=reviewer)
    page.goto(address("document", document))
    original, veiled = (page.locator(f".wb-row__side--{s}").first for s in ("original", "veiled"))
    assert (original.is_visible(), veiled.is_visible()) == (False, True)
    page.get_by_role("button", name="Original", exact=True).click()
    assert (original.is_visible(), veiled.is_visible()) == (True, False)
    page.get_by_role("button", name="Fundet").click()
    page.locator("#findings .act--accepted").first.click()
    settled(page, 1)


def test_single_keys_can_be_switched_off(world, posting, reviewer, page_at):
    document = on_the_desk(world, posting).documents.get()
    page = page_at(1280, user=reviewer)
    page.goto(address("document", document))
    page.keyboard.press("?")
    page.get_by_label("Brug enkelttaster").click()
    page.keyboard.press("Escape")
    first = current(page)
    page.keyboard.press("n")
    assert current(page) == first
    page.reload()
    page.keyboard.press("n")
    assert current(page) == first
