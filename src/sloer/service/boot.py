# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Bringing the service up in a process: data folder, database, Django, tables."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.core.management import call_command

from sloer.service.configuration import Configuration
from sloer.service.database import embedded
from sloer.service.database.roles import COMMITTEE, OWNER

SETTINGS = "sloer.service.settings"


def boot(*, migrate: bool = False) -> Configuration:
    """Make this process one of the service's and return its configuration.

    Without ``DATABASE_URL`` the PostgreSQL of the data folder is started or joined; it stops
    with the last process that uses it. With ``migrate`` the tables are brought up to date.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    folder = Configuration.from_environment().data
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["SLOER_DATA"] = str(folder)
    if not os.environ.get("DATABASE_URL"):
        start_embedded(folder)
    django.setup()
    if migrate:
        call_command("migrate", verbosity=0, interactive=False)
    return Configuration.from_environment()


def start_embedded(folder: Path) -> None:
    """Start the PostgreSQL of ``folder`` and name it in this process's environment."""
    server = embedded.start(folder / "postgres")
    os.environ["DATABASE_URL"] = embedded.address(server, OWNER)
    os.environ["SLOER_COMMITTEE_DATABASE_URL"] = embedded.address(server, COMMITTEE)
