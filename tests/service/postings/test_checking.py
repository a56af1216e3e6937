# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The warning while HR types."""

from __future__ import annotations

PATH = "/postings/check/"


def test_a_part_of_the_page_tells_what_is_wrong(office):
    told = office.browser.post(PATH, {"checked": "3-text", "3-text": "Har du børn?"})
    page = told.content.decode()
    assert "ligebehandlingsloven" in page
    assert "<html" not in page


def test_programs_get_json(office):
    told = office.browser.post(
        PATH,
        {"text": "Har du ret til at arbejde i Danmark?"},
        headers={"accept": "application/json"},
    ).json()
    (objection,) = told["objections"]
    assert (objection["subject"], objection["refuses"]) == ("right_to_work", False)


def test_a_lawful_text_and_no_text_are_quiet(office):
    assert office.browser.post(PATH, {"text": "Hvad kan du?"}).content.decode().strip() == ""
    assert office.browser.post(PATH, {"checked": "9-text"}).content.decode().strip() == ""


def test_only_people_with_an_account_ask(database, client):
    assert client.post(PATH, {"text": "x"}).status_code == 302
