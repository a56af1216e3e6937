# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Workers killed and workers told to stop; ``bench/faults.py`` does it a hundred times over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from django.db import connection
from procrastinate.exceptions import AlreadyEnqueued
from tests.service.queueing import acts, sent, work_off

from sloer.service.database import embedded
from sloer.service.database.roles import OWNER

WORK = (
    "from sloer.service.boot import boot; boot();"
    "from sloer.service.work.worker import run; run({jobs})"
)


@pytest.fixture
def start(server, database):
    """Start a worker, or a crew of them, on the test's database."""
    started = []

    def start_worker(jobs=1):
        address = {"DATABASE_URL": embedded.address(server, OWNER, database)}
        command = [sys.executable, "-c", WORK.format(jobs=jobs)]
        started.append(subprocess.Popen(command, env=os.environ | address))
        return started[-1]

    yield start_worker
    for process in started:
        process.kill()
        process.wait()


def until_something_is_worked_on():
    """Wait for a worker to begin with a document; its first takes it seconds."""
    from sloer.service.applications.models import Document

    begun = Document.objects.filter(attempts__gt=0, state="queued")
    while not begun.exists():
        time.sleep(0.02)  # asked again until it is so, and no longer


def take_up_at_once():
    """Let a dead worker be silent for long, and its work be taken up."""
    from sloer.service.work.tasks import take_up_stalled

    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 h'")
    with suppress(AlreadyEnqueued):
        take_up_stalled.defer(timestamp=0)
    work_off()


def test_a_worker_killed_over_a_document_loses_nothing(world, start):
    applications = [sent(world) for _ in range(3)]
    worker = start()
    until_something_is_worked_on()
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    take_up_at_once()
    documents = [application.documents.get() for application in applications]
    assert [document.state for document in documents] == ["ready"] * 3
    assert sorted(document.attempts for document in documents) == [1, 1, 2]
    assert [acts(document.id) for document in documents] == [["document.veiled"]] * 3


def test_a_crew_told_to_stop_ends_what_it_has_begun(world, start):
    from sloer.service.applications.models import Document

    for _ in range(3):
        sent(world)
    crew = start(jobs=2)
    until_something_is_worked_on()
    crew.terminate()
    assert crew.wait() == 0
    ends = set(Document.objects.values_list("attempts", "state"))
    assert (1, "ready") in ends
    assert ends <= {(1, "ready"), (0, "queued")}
