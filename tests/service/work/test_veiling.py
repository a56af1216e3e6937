# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a worker makes of documents: ready or held, once, with its entry in the journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.service.queueing import acts, veiled
from tests.service.world import FATIMA

SAMPLES = Path(__file__).resolve().parents[3] / "samples/applications"


def test_a_letter_becomes_ready_with_its_signals_in_the_vault(world):
    from sloer.service.applications.working import working_of
    from sloer.service.journal.models import Entry

    application = veiled(world)
    document = application.documents.get()
    assert (application.state, document.state) == ("review", "ready")
    assert document.attempts == 1
    assert document.engine_version
    assert 0 <= document.miss_likelihood <= 1
    assert document.grounds["NAME"] >= 2
    working = working_of(document)
    assert FATIMA.first_name in working.document.text
    entry = Entry.objects.get(act="document.veiled")
    assert (entry.role, entry.document, entry.application) == (
        "machine",
        document.id,
        application.id,
    )
    assert entry.details["grounds"] == document.grounds


@pytest.mark.parametrize("name", ["03-ejendomsservice.docx", "01-projektleder.pdf"])
def test_files_as_people_send_them(world, name):
    application = veiled(world, (((SAMPLES / name).read_bytes(), name),))
    assert application.documents.get().state == "ready"


def test_a_locked_file_is_held_with_no_text(world):
    from sloer.service.applications.working import working_of

    application = veiled(world, (((SAMPLES / "09-laast.pdf").read_bytes(), "09-laast.pdf"),))
    document = application.documents.get()
    assert (application.state, document.state) == ("review", "held")
    assert document.held_codes == ["encrypted"]
    assert working_of(document) is None
    assert acts(document.id) == ["document.held"]
