# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer serve``: database, pages and workers, all under one process that ends them all."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sloer.cli.words import say
from sloer.service.commands.processes import Program, run_together
from sloer.service.commands.starting import start

GRACE = 30
"""Seconds in which requests under way may end."""


def serve_command(
    host: Annotated[
        str, typer.Option(help=say("Adresse at lytte på.", "Address to listen on."))
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65535, help=say("Port at lytte på.", "Port to listen on."))
    ] = 8000,
    workers: Annotated[
        int,
        typer.Option(
            min=0, max=64, help=say("Processer, der slører.", "Processes that veil documents.")
        ),
    ] = 1,
    processes: Annotated[
        int,
        typer.Option(
            min=1, max=64, help=say("Processer, der svarer.", "Processes that answer requests.")
        ),
    ] = 2,
    threads: Annotated[
        int,
        typer.Option(min=1, max=64, help=say("Tråde i hver af dem.", "Threads in each of these.")),
    ] = 4,
) -> None:
    """Bring the tables up to date, answer requests and veil documents until Ctrl-C."""
    start(migrate=True)
    programs = [Program("pages", web(host, port, processes, threads), restarts=False)]
    programs += [Program(f"worker {n}", worker(), restarts=True) for n in range(1, workers + 1)]
    typer.echo(say(f"Slør svarer på http://{host}:{port}", f"Slør answers on http://{host}:{port}"))
    typer.echo(say("Ctrl-C standser det hele.", "Ctrl-C stops it all."))
    raise typer.Exit(run_together(programs, grace=GRACE))


def web(host: str, port: int, processes: int, threads: int) -> list[str]:
    """Return the command line of the web server.

    It writes no access log: addresses hold applicants' own links.
    """
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        *(sys.executable, "-m", "gunicorn", "sloer.service.wsgi:application"),
        *("--bind", place),
        *("--worker-class", "gthread"),
        *("--workers", str(processes), "--threads", str(threads)),
        *("--graceful-timeout", str(GRACE), "--timeout", "120"),
        *("--log-level", "warning"),
        "--no-control-socket",
    ]


def worker() -> list[str]:
    """Return the command line of one worker."""
    return [sys.executable, "-m", "sloer", "work"]
