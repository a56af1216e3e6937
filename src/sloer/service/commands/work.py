# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer work``: veil what is in the queue, on this machine or on one of many."""

from __future__ import annotations

from typing import Annotated

import typer

from sloer.cli.words import say
from sloer.service.commands.starting import start


def work_command(
    jobs: Annotated[
        int, typer.Option(min=1, max=64, help=say("Samtidige processer.", "Processes at a time."))
    ] = 1,
) -> None:
    """Join the database and veil documents until Ctrl-C; what is begun is finished."""
    start()
    from sloer.service.work.worker import run

    run(jobs)
