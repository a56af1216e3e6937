# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer admin backup`` and ``restore``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from sloer.cli.words import say
from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.service.commands.starting import start

PASSPHRASE = "SLOER_BACKUP_PASSPHRASE"  # noqa: S105 # the name of a variable
SHORTEST = 12
Keys = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help=say(
            "Fil til nøglerne, låst med en adgangssætning. Gem den et andet sted end backuppen.",
            "File for the keys, sealed by a passphrase. Keep it elsewhere than the backup.",
        ),
    ),
]


def backup_command(
    file: Annotated[Path, typer.Argument(help=say("Ny fil.", "New file."))], keys: Keys = None
) -> None:
    """Write the database into a file; with --keys, the keys into another."""
    start()
    from sloer.service.backup import archive
    from sloer.service.backup import keys as key_file

    secret = passphrase() if keys else ""
    if keys and keys.exists():
        raise UsageError(
            "file_exists",
            Sentence("Nøglefilen findes allerede.", "The file of keys exists already."),
        )
    manifest = archive.write(file)
    if keys:
        key_file.write(keys, secret)
    entries, head = manifest.journal_entries, manifest.journal_head
    typer.echo(
        say(
            f"Gemt: {len(manifest.tables)} tabeller, {entries} hændelser, sidste kontrolsum {head}",
            f"Saved: {len(manifest.tables)} tables, {entries} journal entries, last digest {head}",
        )
    )
    if not keys:
        typer.echo(
            say(
                "Nøglerne er ikke med. Uden dem kan ingen ansøgning læses: brug --keys.",
                "The keys are not in it. Without them no application can be read: use --keys.",
            )
        )


def restore_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)], keys: Keys = None
) -> None:
    """Fill an empty installation from a backup."""
    start(migrate=True)
    from django.db import transaction

    from sloer.service.backup import archive
    from sloer.service.backup import keys as key_file

    secret = passphrase() if keys else ""
    with transaction.atomic():
        manifest = archive.restore(file)
        if keys:
            key_file.restore(keys, secret)
        if not key_file.opens_everything():
            raise UsageError(
                "keys_missing",
                Sentence(
                    "Nøglerne her åbner ikke backuppens ansøgninger. Intet er lagt ind. Angiv "
                    "nøglefilen med --keys.",
                    "The keys here do not open the backup's applications. Nothing was restored. "
                    "Name the file of keys with --keys.",
                ),
            )
    typer.echo(
        say(
            f"Lagt ind: backup fra {manifest.made_at}. Hændelsesloggen er hel "
            f"({manifest.journal_entries} hændelser).",
            f"Restored: backup of {manifest.made_at}. The journal is whole "
            f"({manifest.journal_entries} entries).",
        )
    )


def passphrase() -> str:
    """Return the passphrase from the environment, or ask for it.

    Raises:
        UsageError: it is too short to withstand guessing.
    """
    given = os.environ.get(PASSPHRASE) or str(
        typer.prompt(say("Adgangssætning til nøglerne", "Passphrase for the keys"), hide_input=True)
    )
    if len(given) < SHORTEST:
        raise UsageError(
            "short_passphrase",
            Sentence(
                f"Adgangssætningen skal have mindst {SHORTEST} tegn.",
                f"The passphrase must have at least {SHORTEST} characters.",
            ),
        )
    return given
