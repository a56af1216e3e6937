# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The service with invented people in it, for ``make demo``: database, worker and pages.

It stays until Ctrl-C. With ``SLOER_DEMO_ONCE=1``, or without a terminal, it starts, is asked for
a page as a browser would, and stops.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

USUAL_PORT = 8000
STAGES = {
    "draft": "being written",
    "veiling": "waiting for the worker, which takes them as soon as it is up",
    "review": "waiting for a person",
    "released": "released to the committee",
    "withdrawn": "withdrawn",
}
STAYING = frozenset({"SLOER_DEMO_ONCE", "SLOER_LANGUAGE", "SLOER_TESSDATA"})
"""Settings that are the demo's, or of the machine and no database."""
WHO_SEES_WHAT = (
    ("hr", "the posting: what came in, what waits for whom, who may see what"),
    ("kontrol", "documents to check: original and veiled text side by side"),
    ("udvalg", "codes and released, veiled documents, and nothing else"),
    ("formand", "the same, in another order"),
    ("revisor", "who did what, and the check that nothing of it was changed"),
    ("drift", "accounts; no application is to be seen here"),
)


def run(folder: Path, console: Console) -> int:
    """Start the service on real parts in ``folder``, tell how to look at it; return 0 if well."""
    shutil.rmtree(folder, ignore_errors=True)
    port = _free_port()
    address = f"http://localhost:{port}"
    _forget_settings()
    os.environ |= {
        "SLOER_DATA": str(folder),
        "SLOER_PUBLIC_URL": address,
        "SLOER_REQUIRE_TOTP": "0",
        "SLOER_CONTACT": "HR i Fjordby Kommune, telefon 70 00 00 00",
    }
    console.print("\nStarting the service: database, invented people and applications …")
    from sloer.service.boot import boot

    boot(migrate=True)
    from tools.demo_seed import seed

    seeded = seed()

    from django.db import connections

    from sloer.service.commands.processes import Program, run_together
    from sloer.service.commands.serve import web, worker

    connections.close_all()
    once = os.environ.get("SLOER_DEMO_ONCE") == "1" or not sys.stdout.isatty()
    programs = [
        Program("pages", web("127.0.0.1", port, 1, 4), restarts=False),
        Program("worker", worker(), restarts=True),
    ]

    def told() -> None:
        _tell(console, address, seeded.posting, seeded.links, seeded.stages)
        console.print("\nThe page answered. " + ("It stops." if once else "Ctrl-C stops it all."))

    return run_together(programs, grace=15, until=_when_answering(address, told, stop=once))


def _forget_settings() -> None:
    """Drop what an administrator has set: invented people must not land in a real database."""
    for name in list(os.environ):
        if (name.startswith("SLOER_") and name not in STAYING) or name == "DATABASE_URL":
            del os.environ[name]


def _when_answering(address: str, tell: Callable[[], None], *, stop: bool) -> Callable[[], bool]:
    """Return a question that is true when it is time to stop; it tells once the page answers."""
    answered = False

    def time_to_stop() -> bool:
        nonlocal answered
        if not answered and _answers(f"{address}/account/sign-in/"):
            answered = True
            tell()
        return answered and stop

    return time_to_stop


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return bool(answer.status == 200 and b"csrfmiddlewaretoken" in answer.read())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _tell(
    console: Console, address: str, posting: str, links: dict[str, str], stages: dict[str, int]
) -> None:
    from tools.demo_seed import PASSWORD

    counted = ", ".join(f"{number} {STAGES.get(name, name)}" for name, number in stages.items())
    console.print(f"\nApplications: {counted}.", highlight=False)
    table = Table(
        title=f"Sign in at {address} – password for all: {PASSWORD}", title_justify="left"
    )
    table.add_column("user name", no_wrap=True)
    table.add_column("finds on the front page")
    for user, what in WHO_SEES_WHAT:
        table.add_row(user, what)
    console.print(table)
    console.print("Applicants need no account:", highlight=False)
    for what, path in (
        ("the posting", f"job/{posting}"),
        ("a draft", f"my/{links['draft']}"),
        ("one released", f"my/{links['released']}"),
    ):
        console.print(f"  {what:<15} {address}/{path}/", highlight=False, soft_wrap=True)
    console.print(
        f"\nFirst: sign in as hr and open {address}/postings/{posting}/",
        highlight=False,
        soft_wrap=True,
    )


def _free_port() -> int:
    """Return the usual port, or any other where it is taken or nobody is there to type it."""
    for port in (USUAL_PORT, 0) if sys.stdout.isatty() else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            found: int = probe.getsockname()[1]
            return found
    raise OSError("no port is free")
