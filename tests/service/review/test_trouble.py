# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Held documents: why, and all that can be done about it; what was typed is never lost."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.service.queueing import acts
from tests.service.review.desks import ANSWER, address, on_the_desk, veiled_text
from tests.service.review.doors import signed_in_as, who_comes_in

NAMES = ("hold", "leave_out", "retype", "replace", "again", "reopen")


@pytest.fixture
def document(world):
    return on_the_desk(world, world.posting(), ANSWER).documents.get()


@pytest.fixture
def held(world, document):
    """A file that nobody could read."""
    row = world.document(document.application, b"\x00\x01\x02", "scan.bin")
    row.state, row.held_codes = row.State.HELD, ["encrypted"]
    row.save()
    return row


@pytest.fixture
def reviewer(world, document):
    return signed_in_as(world, document.application.posting, "reviewer")


@pytest.mark.parametrize("name", ["trouble", *NAMES])
def test_only_hr_and_reviewers_of_the_posting_come_in(world, held, name):
    method = "get" if name == "trouble" else "post"
    path = address(name, held)
    assert who_comes_in(world, held.application.posting, path, method, reason="x") == []
    held.refresh_from_db()
    assert held.state == held.State.HELD


def test_the_reason_is_told_in_plain_words_without_the_files_name(held, reviewer):
    said = reviewer.get(address("trouble", held)).content.decode()
    assert "Filen er beskyttet med adgangskode." in said
    assert "scan.bin" not in said
    for heading in ("Prøv igen", "Sæt en anden fil", "Skriv teksten af", "Udelad dokumentet"):
        assert heading in said


def test_a_colleague_holds_and_the_next_one_reads_why(world, document, reviewer):
    told = {"reason": "Er det den rigtige ansøgning?"}
    answer = reviewer.post(address("hold", document), told)
    assert answer.status_code == 302
    document.refresh_from_db()
    assert document.state == document.State.HELD
    other = signed_in_as(world, document.application.posting, "recruiter")
    said = other.get(address("trouble", document)).content.decode()
    assert "Er det den rigtige ansøgning?" in said
    assert "Kollega 1" in said
    assert "En kontrollør har tilbageholdt dokumentet." in said


@pytest.mark.parametrize("name", ["hold", "leave_out"])
def test_without_a_reason_nothing_happens(document, reviewer, name):
    answer = reviewer.post(address(name, document), {"reason": " "})
    assert answer.status_code == 422
    document.refresh_from_db()
    assert document.state == document.State.READY


def test_a_document_is_left_out_and_taken_up_again(document, reviewer):
    reviewer.post(address("leave_out", document), {"reason": "Hører til en anden stilling."})
    document.refresh_from_db()
    assert document.state == document.State.LEFT_OUT
    assert "Åbn det igen" in reviewer.get(address("trouble", document)).content.decode()
    reviewer.post(address("reopen", document), {"reason": "Alligevel ikke."})
    document.refresh_from_db()
    assert document.state == document.State.READY
    assert acts(document.id) == ["document.left_out", "document.reopened"]


def test_a_retyped_text_is_veiled_and_lies_on_the_workbench(held, reviewer):
    text = "Fatima El-Khatib\n\nJeg har arbejdet med sprog i seks år."
    answer = reviewer.post(address("retype", held), {"text": text})
    assert answer["Location"] == address("document", held)
    held.refresh_from_db()
    assert held.state == held.State.READY
    assert "sprog i seks år" in veiled_text(held)
    assert "Khatib" not in veiled_text(held)


def test_what_was_typed_stays_when_it_cannot_be_used(document, reviewer):
    answer = reviewer.post(address("retype", document), {"text": "Mange timers arbejde."})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "Dokumentet er i mellemtiden kommet et andet sted hen i forløbet." in said
    assert "Mange timers arbejde." in said


def test_another_file_goes_to_the_machine(held, reviewer):
    from sloer.service.vault.store import original_of

    file = SimpleUploadedFile("ny.txt", b"Jeg har arbejdet med sprog.")
    answer = reviewer.post(address("replace", held), {"file": file})
    assert answer.status_code == 302
    held.refresh_from_db()
    assert held.state == held.State.QUEUED
    assert original_of(held.id)[0] == b"Jeg har arbejdet med sprog."
    said = reviewer.get(address("trouble", held)).content.decode()
    assert "Dokumentet bliver sløret." in said


def test_no_file_is_told_beside_the_field(held, reviewer):
    answer = reviewer.post(address("replace", held), {})
    assert answer.status_code == 422
    assert answer.context["replace_form"].errors["file"]


def test_a_second_try(held, reviewer):
    reviewer.post(address("again", held))
    held.refresh_from_db()
    assert held.state == held.State.QUEUED
    assert reviewer.post(address("again", held)).status_code == 422
