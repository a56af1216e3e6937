# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Released documents by candidate code: nothing else, on the connection that sees nothing else."""

from __future__ import annotations

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from tests.service.api.conftest import refused, sent


@pytest.fixture
def released(world, posting):
    return world.released(posting, "A7", "Jeg har undervist i ti år.", "Jeg kan lede.")


def addresses(posting) -> list[str]:
    base = f"/postings/{posting.id}/candidates"
    documents = f"{base}/A7/documents"
    return [base, documents, *(f"{documents}/1.{form}" for form in ("pdf", "html", "txt"))]


def test_who_may_fetch(system, strangers, posting, released):
    for address in addresses(posting):
        assert refused([one.get(address) for one in strangers]), address
        assert system.get(address).status_code == 200


def test_what_is_fetched(system, posting, released):
    base, documents, pdf, page, text = (system.get(one) for one in addresses(posting))
    assert base.json() == [{"code": "A7", "documents": 2}]
    assert [one["number"] for one in documents.json()] == [1, 2]
    stored = released.documents.first()
    assert pdf.content == bytes(stored.pdf)
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert 'filename="kandidat-A7-1.pdf"' in pdf.headers["Content-Disposition"]
    assert (page.content.decode(), text.content.decode()) == (stored.html, stored.text)


def test_what_is_not_released_is_not_there(system, posting, released):
    receipt = sent(system, posting)
    assert receipt["application"]["state"] == "veiling"
    code = posting.applications.get().candidate.code
    base = f"/postings/{posting.id}/candidates"
    assert system.get(base).json() == [{"code": "A7", "documents": 2}]
    for address in (f"{base}/{code}/documents", f"{base}/{code}/documents/1.pdf"):
        assert system.get(address).status_code == 404
    assert system.get(f"{base}/A7/documents/3.pdf").status_code == 404
    assert system.get(f"{base}/A7/documents/0.pdf").status_code == 404
    assert system.get(f"{base}/A7/documents/1.docx").status_code == 422


def test_released_things_are_read_on_the_weak_connection(system, posting, released):
    for address in addresses(posting):
        with (
            CaptureQueriesContext(connections["default"]) as strong,
            CaptureQueriesContext(connections["committee"]) as weak,
        ):
            system.get(address)
        asked = [query["sql"] for query in strong.captured_queries]
        assert not [sql for sql in asked if "releases_" in sql or "vault_" in sql]
        assert [sql for sql in weak.captured_queries if "releases_" in sql["sql"]]
