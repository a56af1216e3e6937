# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a worker makes of documents: ready or held, once, with its entry in the journal."""

from __future__ import annotations

import logging
import os
import signal
from pathlib import Path

import pytest
from django.db import connection
from tests.service.queueing import BRIEF, acts, sent, veiled, work_off
from tests.service.world import FATIMA, LETTER

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


def test_the_last_document_lets_its_application_go_to_review(world):
    from sloer.service.work.veiling import veil

    application = sent(world, (*BRIEF, (b"En linje mere om arbejdet.", "cv.txt")))
    first, second = application.documents.all()
    veil(first.id)
    application.refresh_from_db()
    assert application.state == "veiling"
    veil(second.id)
    application.refresh_from_db()
    assert application.state == "review"


def test_a_document_veiled_twice_is_changed_and_journalled_once(world):
    from sloer.service.work.queue import queue_document

    application = veiled(world)
    document = application.documents.get()
    queue_document(document.id)  # a worker killed after its commit leaves its job behind
    work_off()
    again = application.documents.get()
    assert (again.attempts, again.revision, again.state) == (1, 0, "ready")
    assert acts(document.id) == ["document.veiled"]


def test_two_workers_on_one_document_end_it_once(world):
    from sloer.service.work.veiling import Walked, begin, end

    document = sent(world).documents.get()
    one, other = begin(document.id), begin(document.id)
    end(one, Walked(("no_text",)))
    end(other, Walked())
    document.refresh_from_db()
    assert (document.state, document.held_codes, document.attempts) == ("held", ["no_text"], 2)
    assert acts(document.id) == ["document.held"]


def test_what_kills_its_worker_three_times_waits_for_a_person(world):
    from sloer.service.work.veiling import begin

    application = sent(world)
    document = application.documents.get()
    for attempts in (1, 2, 3):  # begun and never ended
        assert begin(document.id).attempts == attempts
    work_off()
    document.refresh_from_db()
    application.refresh_from_db()
    assert (document.state, document.held_codes) == ("held", ["poison"])
    assert application.state == "review"
    assert acts(document.id) == ["document.held"]


def test_a_fault_is_tried_again_later_and_then_held(world):
    from sloer.service.vault.store import Kind, throw_away

    document = sent(world).documents.get()
    throw_away(Kind.ORIGINAL, document.id)
    waits = []
    for attempts in (1, 2):
        work_off()
        document.refresh_from_db()
        assert (document.state, document.attempts) == ("queued", attempts)
        waits.append(seconds_until_next_try())
        make_due()
    assert 3 < waits[0] < 6 < 20 < waits[1] < 26
    work_off()
    document.refresh_from_db()
    assert (document.state, document.held_codes) == ("held", ["fault"])
    assert acts(document.id) == ["document.held"]


def seconds_until_next_try():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM scheduled_at - now()) FROM procrastinate_jobs"
            " WHERE task_name = 'sloer.veil_document'"
        )
        return float(cursor.fetchone()[0])


def make_due():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now()")


def test_a_withdrawn_application_is_left_alone(world):
    application = sent(world)
    application.state = "withdrawn"
    application.save()
    work_off()
    application.refresh_from_db()
    document = application.documents.get()
    assert (application.state, document.state, document.attempts) == ("withdrawn", "queued", 0)
    assert acts(document.id) == []


def test_work_on_a_file_that_was_replaced_meanwhile_is_not_kept(world):
    from sloer.service.work.veiling import Walked, begin, end

    document = sent(world).documents.get()
    begun = begin(document.id)
    type(document).objects.filter(pk=document.pk).update(revision=1)
    end(begun, Walked(("no_text",)))
    document.refresh_from_db()
    assert document.state == "queued"


def test_a_gone_document_is_no_fault(world):
    application = sent(world)
    application.documents.all().delete()
    work_off()
    assert acts(application.id) == ["application.sent"]


def test_a_sandbox_that_died_between_documents_is_replaced(world):
    from sloer.service.work.corridor import kept_corridor

    veiled(world)
    corridor = kept_corridor()._corridor
    for keeper in (corridor._keeper, corridor._clearer):
        os.kill(keeper._server.pid, signal.SIGKILL)
        keeper._server.wait()
    assert veiled(world).documents.get().state == "ready"


def test_logs_hold_no_word_of_an_application(world, caplog):
    from sloer.service.vault.store import Kind, throw_away

    caplog.set_level(logging.DEBUG)
    name = "Fatima_El-Khatib_CV.txt"
    good = sent(world, ((LETTER.encode(), name),))
    bad = sent(world, ((LETTER.encode(), name),))
    throw_away(Kind.ORIGINAL, bad.documents.get().id)
    work_off()
    assert good.documents.get().state == "ready"
    logged = caplog.text
    assert "is tried again: SealedError at original_of" in logged
    words = [*LETTER.split(), name, FATIMA.email, FATIMA.phone]
    spoken = {word for word in words if len(word) > 5 and word in logged}
    assert spoken == set()


def test_the_queue_keeps_nothing_of_a_document_that_is_done(world):
    veiled(world)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE 'sloer.v%'")
        assert cursor.fetchone() == (0,)
