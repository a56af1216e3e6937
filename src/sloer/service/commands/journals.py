# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer admin journal``: is it whole, and a copy that can be checked elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sloer.cli.words import say
from sloer.errors import ExitCode
from sloer.service.commands.starting import require_service, start

if TYPE_CHECKING:
    from sloer.service.journal.recording import Verdict

journal = typer.Typer(no_args_is_help=True, help=say("Hændelsesloggen.", "The journal."))


@journal.command("verify", help=say("Er hændelsesloggen hel?", "Is the journal whole?"))
def verify_command() -> None:
    """Recompute the chain; exit 0 if it is whole and 1 if it is not."""
    start()
    from sloer.service.journal.recording import verify

    _tell(verify())


@journal.command("export", help=say("Gem hændelsesloggen i en fil.", "Save the journal."))
def export_command(file: Annotated[Path, typer.Argument(help=say("Fil.", "File."))]) -> None:
    """Write the journal as JSON lines with their digests."""
    start()
    from sloer.service.journal.export import exported_lines
    from sloer.service.journal.recording import record

    record("journal.exported", actor=None, role="machine")
    with file.open("w", encoding="utf-8") as written:
        written.writelines(exported_lines())


@journal.command("check", help=say("Er en gemt kopi hel?", "Is a saved copy whole?"))
def check_command(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Recompute the chain of an export, without the database."""
    require_service()
    from sloer.service.journal.export import check

    with file.open(encoding="utf-8") as lines:
        _tell(check(lines))


def _tell(verdict: Verdict) -> None:
    typer.echo(say(f"Hændelser: {verdict.entries}", f"Entries: {verdict.entries}"))
    typer.echo(say(f"Sidste kontrolsum: {verdict.head}", f"Last digest: {verdict.head}"))
    if verdict.whole:
        typer.echo(say("Hel.", "Whole."))
        return
    number = verdict.first_broken
    typer.echo(say(f"Første forkerte: {number}", f"First that is wrong: {number}"))
    raise typer.Exit(ExitCode.FAULT)
