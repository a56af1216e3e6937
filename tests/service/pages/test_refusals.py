# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What went wrong is told in a plain sentence, by pages that say nothing of what was sent."""

from __future__ import annotations

import pytest
from django.db import connections
from django.test import Client, override_settings


@pytest.fixture
def lenient(database: str) -> Client:
    """A browser that shows the page of a fault instead of the fault."""
    return Client(raise_request_exception=False)


def test_a_missing_page_is_told_in_danish_and_in_english(lenient):
    danish = lenient.get("/findes-ikke/")
    english = lenient.get("/findes-ikke/", headers={"Accept-Language": "en"})
    assert danish.status_code == english.status_code == 404
    assert "Vi kan ikke finde siden" in danish.content.decode()
    assert "We cannot find the page" in english.content.decode()


def test_a_missing_page_does_not_repeat_the_address(lenient):
    answer = lenient.get("/Fatima-El-Khatib/?name=Fatima").content.decode()
    assert "Vi kan ikke finde siden" in answer
    assert "Khatib" not in answer


def test_a_fault_is_told_even_without_a_database(lenient, database):
    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = "no_such_database"
    lenient.cookies["sessionid"] = "abc"
    answer = lenient.get("/contact/")
    assert answer.status_code == 500
    assert "Noget gik galt hos os" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_an_old_form_is_told_what_to_do(database):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/language/", {"language": "en"})
    assert answer.status_code == 403
    assert "Siden har været åben for længe" in answer.content.decode()


def test_too_much_at_once_is_413(lenient):
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000):
        answer = lenient.post("/language/", {"language": "en", "next": "x" * 5000})
    assert answer.status_code == 413
    assert "mere, end vi kan tage imod" in answer.content.decode()


def test_htmx_gets_the_message_alone(lenient):
    answer = lenient.get("/findes-ikke/", headers={"HX-Request": "true"}).content.decode()
    assert "Vi kan ikke finde siden" in answer
    assert "<html" not in answer
