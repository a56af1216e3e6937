# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer admin``: what the one who runs the service does at the machine itself."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from sloer.cli.words import say
from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.service.commands.backups import backup_command, restore_command
from sloer.service.commands.journals import journal
from sloer.service.commands.retentions import retention
from sloer.service.commands.starting import start

admin = typer.Typer(
    no_args_is_help=True,
    help=say(
        "Drift: brugere, nøgler, backup, sletning, hændelseslog.",
        "Operation: users, keys, backup, erasure, journal.",
    ),
)
admin.add_typer(journal, name="journal")
admin.add_typer(retention, name="retention")
admin.command("backup", help=say("Gem databasen i en fil.", "Save the database in a file."))(
    backup_command
)
admin.command(
    "restore",
    help=say("Læg en backup ind i en tom installation.", "Restore into an empty installation."),
)(restore_command)


class Flag(StrEnum):
    """Roles that hold everywhere."""

    RECRUITER = "recruiter"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@admin.command(
    "create-user", help=say("Opret en bruger med engangskode.", "Make a user with a password.")
)
def create_user(
    username: Annotated[str, typer.Argument(help=say("Brugernavn.", "User name."))],
    name: Annotated[str, typer.Option(help=say("Navn, som det vises.", "Name as shown."))] = "",
    email: Annotated[str, typer.Option(help=say("E-mailadresse.", "E-mail address."))] = "",
    role: Annotated[
        list[Flag] | None,
        typer.Option(help=say("Rolle, der gælder overalt.", "Role that holds everywhere.")),
    ] = None,
) -> None:
    """Make a user and print the one-time password, this once."""
    start(migrate=True)
    from django.core.exceptions import ValidationError

    from sloer.service.accounts.keeping import create_user as make
    from sloer.service.accounts.models import User

    flags = {f"is_{flag}": flag in (role or ()) for flag in Flag}
    try:
        probe = User(username=username, name=name, email=email, password="-")  # noqa: S106
        probe.full_clean()
    except ValidationError as error:
        raise UsageError("bad_user", _told(error)) from error
    _, password = make(username, name=name, email=email, flags=flags, by=None)
    typer.echo(
        say(
            f"Engangskode til {username}: {password}",
            f"One-time password for {username}: {password}",
        )
    )


@admin.command(
    "intake", help=say("Tag en mappe eller ZIP ind på en stilling.", "Take a folder or ZIP in.")
)
def intake(
    posting: Annotated[UUID, typer.Argument(help=say("Stillingens id.", "Id of the posting."))],
    path: Annotated[Path, typer.Argument(help=say("Mappe, ZIP eller fil.", "Folder or file."))],
) -> None:
    """Take applications that lie on this machine; what became of each stands in the balance."""
    start()
    from sloer.service.intake.folder import take_folder
    from sloer.service.postings.models import Posting

    found = Posting.objects.filter(pk=posting).first()
    if found is None:
        raise UsageError(
            "no_posting", Sentence("Der er ingen stilling med det id.", "No posting has this id.")
        )
    delivery = take_folder(found, path, None)
    lines = Counter(delivery.lines.values_list("outcome", flat=True))
    typer.echo(", ".join(f"{outcome}: {number}" for outcome, number in sorted(lines.items())))


@admin.command(
    "rotate-keys", help=say("Lav en ny nøgle til boksen.", "Make a new key for the vault.")
)
def rotate_keys(
    drop_old: Annotated[
        bool,
        typer.Option(
            "--drop-old",
            help=say(
                "Lav ingen ny; fjern de nøgler, der intet låser mere.",
                "Make none; take off the keys that lock nothing any more.",
            ),
        ),
    ] = False,
) -> None:
    """Make a new key and lock every room with it, or take old keys off the ring."""
    start()
    from sloer.service.vault import rotation

    if drop_old:
        gone = ", ".join(map(str, rotation.drop_old())) or say("ingen", "none")
        typer.echo(say(f"Fjernede nøgler: {gone}", f"Keys dropped: {gone}"))
        return
    rooms = rotation.rotate()
    typer.echo(say(f"{rooms} rum er låst på ny.", f"{rooms} rooms are locked anew."))
    typer.echo(
        say(
            "Tag en ny kopi af nøglerne. Fjern de gamle med --drop-old, når alle maskiner har den "
            "nye nøglering.",
            "Keep a new copy of the keys. Drop the old ones with --drop-old when all machines "
            "have the new ring.",
        )
    )


@admin.command(
    "database-sql",
    help=say("Vis SQL til en server, I driver selv.", "Show SQL for a managed server."),
)
def database_sql_command() -> None:
    """Print what an administrator of PostgreSQL runs once for a managed server."""
    from sloer.service.commands.starting import require_service

    require_service()
    from sloer.service.database.roles import COMMITTEE, OWNER, database_sql, roles_sql

    typer.echo(roles_sql())
    for role in (OWNER, COMMITTEE):
        typer.echo(f"ALTER ROLE {role} PASSWORD 'choose-one';")
    typer.echo(f"CREATE DATABASE sloer OWNER {OWNER};\n\\connect sloer\n{database_sql()}")


def _told(error: object) -> Sentence:
    from django.core.exceptions import ValidationError
    from django.utils.translation import override

    assert isinstance(error, ValidationError)  # noqa: S101 # its caller caught one
    said = []
    for language in ("da", "en"):
        with override(language):
            fields = error.message_dict.items()
            said.append(" ".join(f"{name}: {' '.join(why)}" for name, why in fields))
    return Sentence(said[0], said[1])
