# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The file itself: only with a reason, journalled, drawn, and never a page of its own."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image
from tests.service.queueing import acts
from tests.service.review.desks import address, on_the_desk
from tests.service.review.doors import signed_in_as, who_comes_in

ROOT = Path(__file__).resolve().parents[3]
PDF = (ROOT / "samples/applications/01-projektleder.pdf").read_bytes()
WHY = {"reason": "Skriften i tabellen er uklar."}


@pytest.fixture
def document(world):
    from sloer.service.vault.store import put_original

    application = on_the_desk(world, world.posting())
    row = application.documents.get()
    put_original(application.id, row.id, application.posting_id, PDF, "Fatima.pdf")
    return row


@pytest.fixture
def reviewer(world, document):
    return signed_in_as(world, document.application.posting, "reviewer")


@pytest.mark.parametrize(
    ("name", "method", "more"),
    [("original", "post", ()), ("original_page", "get", (1,)), ("original_file", "post", ())],
)
def test_only_hr_and_reviewers_of_the_posting_come_in(world, document, name, method, more):
    path = address(name, document, *more)
    assert who_comes_in(world, document.application.posting, path, method, **WHY) == []
    assert acts(document.id) == []


def test_it_is_asked_why_and_nothing_is_shown_before(document, reviewer):
    asked = reviewer.get(address("original", document))
    assert "Skriv hvorfor. Visningen bliver logget." in asked.content.decode()
    refused = reviewer.post(address("original", document), {"reason": ""})
    assert refused.status_code == 422
    assert "<img" not in asked.content.decode() + refused.content.decode()
    assert acts(document.id) == []


def test_pages_are_drawn_and_the_reason_is_in_the_journal(document, reviewer):
    from sloer.service.journal.models import Entry

    shown = reviewer.post(address("original", document), WHY)
    assert "Fatima.pdf" not in shown.content.decode()
    path = f"{address('original_page', document, 1)}?key={quote(shown.context['key'])}"
    assert path in shown.content.decode()
    page = reviewer.get(path)
    assert page["Content-Type"] == "image/png"
    image = Image.open(io.BytesIO(page.content))
    assert image.width > 800
    assert len(set(image.convert("L").tobytes())) > 10
    entry = Entry.objects.get(document=document.id)
    assert (entry.act, entry.reason) == ("original.shown", WHY["reason"])


def test_the_download_is_a_file_and_nothing_else(document, reviewer):
    key = reviewer.post(address("original", document), WHY).context["key"]
    file = reviewer.post(address("original_file", document), {"key": key})
    assert file.content == PDF
    assert file["Content-Type"] == "application/octet-stream"
    assert file["Content-Disposition"].startswith("attachment; ")
    assert "Fatima" not in file["Content-Disposition"]
    assert "sandbox" in file["Content-Security-Policy"]
    assert file["X-Content-Type-Options"] == "nosniff"
    assert acts(document.id) == ["original.shown", "original.downloaded"]


def test_a_key_opens_for_one_person_and_one_document(world, document, reviewer):
    key = reviewer.post(address("original", document), WHY).context["key"]
    colleague = signed_in_as(world, document.application.posting, "recruiter")
    other = on_the_desk(world, document.application.posting).documents.get()
    for client, row, given in (
        (colleague, document, key),
        (reviewer, other, key),
        (reviewer, document, "x"),
        (reviewer, document, ""),
    ):
        page = client.get(address("original_page", row, 1), {"key": given})
        assert page.status_code == 404
        assert client.post(address("original_file", row), {"key": given}).status_code == 404


def test_plain_text_is_shown_as_text(world, reviewer, document):
    application = on_the_desk(world, document.application.posting, ("<b>Kære</b> udvalg",))
    shown = reviewer.post(address("original", application.documents.get()), WHY)
    assert "&lt;b&gt;Kære&lt;/b&gt; udvalg" in shown.content.decode()
