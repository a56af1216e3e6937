# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The service's part of the command line: ``sloer serve``, ``work`` and ``admin``.

``sloer.cli`` finds :func:`add_to` by the entry point group ``sloer.commands``, so that the engine
never imports the service. Nothing here imports Django before a command runs.
"""

from __future__ import annotations

import typer

from sloer.cli.words import say
from sloer.service.commands.admin import admin
from sloer.service.commands.serve import serve_command
from sloer.service.commands.work import work_command


def add_to(app: typer.Typer) -> None:
    """Add the service's commands to the command line."""
    app.command(
        "serve",
        help=say("Start tjenesten på denne maskine.", "Start the service on this machine."),
    )(serve_command)
    app.add_typer(admin, name="admin")
    app.command("work", help=say("Slør det, der er i køen.", "Veil what is in the queue."))(
        work_command
    )
