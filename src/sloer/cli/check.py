# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer check``: what does a file give away, whoever made it?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sloer.batch.orders import Order
from sloer.cli.identities import identities_in
from sloer.cli.words import language, say
from sloer.errors import ExitCode, HeldError
from sloer.model import Proof
from sloer.sandbox import Keeper
from sloer.verifying import fenced


def check_command(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help=say("Filer.", "Files."), exists=True, dir_okay=False),
    ],
    identity: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=say("Hvem filen ikke må røbe: JSON eller CSV.", "Whom it must not give away."),
        ),
    ] = None,
) -> None:
    """Check files; exit 0 if none leaks and 3 if any does or cannot be looked into."""
    identity_of = identities_in(identity)
    leaking = 0
    with Keeper(fenced.MODULE) as keeper:
        for path in files:
            known = identity_of(Order(path, path))
            try:
                proof = fenced.check_fenced(path.read_bytes(), path.name, known, keeper)
            except HeldError as error:
                typer.echo(f"{path}: {error.sentence.in_language(language())}")
                leaking += 1
                continue
            _tell(path, proof)
            leaking += bool(proof.leaks)
    raise typer.Exit(ExitCode.SOME_HELD if leaking else ExitCode.ALL_RELEASED)


def _tell(path: Path, proof: Proof) -> None:
    if not proof.leaks:
        typer.echo(f"{path}: {say('ingen læk fundet', 'no leak found')}")
        return
    typer.echo(f"{path}: {len(proof.leaks)} {say('læk', 'leaks')}")
    for leak in proof.leaks:
        typer.echo(f"  {leak.where}: {leak.sentence.in_language(language())}")
