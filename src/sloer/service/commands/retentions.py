# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer admin retention``: how long applications are kept, and erasing them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer

from sloer.cli.words import say
from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.service.commands.starting import start

retention = typer.Typer(no_args_is_help=True, help=say("Sletning.", "Erasure."))


@retention.command("set", help=say("Beslut, hvor længe der gemmes.", "Decide for how long."))
def set_command(
    days: Annotated[
        int, typer.Argument(min=1, help=say("Dage efter fristen.", "Days after the deadline."))
    ],
    reason: Annotated[str, typer.Option(help=say("Begrundelse.", "Reason."))],
    posting: Annotated[
        UUID | None, typer.Option(help=say("Kun denne stilling.", "This posting only."))
    ] = None,
) -> None:
    """Decide how long applications are kept, with a written reason."""
    start()
    from sloer.service.postings.models import Posting
    from sloer.service.retention.erasing import set_rule

    if not reason.strip():
        raise UsageError("no_reason", Sentence("Skriv en begrundelse.", "Write a reason."))
    found = Posting.objects.filter(pk=posting).first() if posting else None
    if posting and not found:
        raise UsageError(
            "no_posting", Sentence("Der er ingen stilling med det id.", "No posting has this id.")
        )
    set_rule(days, reason.strip(), found)


@retention.command("run", help=say("Slet det, hvis tid er gået.", "Erase what is due."))
def run_command(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("Tæl kun.", "Only count."))
    ] = False,
) -> None:
    """Erase applications older than was decided; each is journalled."""
    start()
    from sloer.service.retention.erasing import (
        deliveries_due,
        due,
        empty_delivery,
        erase,
        has_rule,
    )

    if not has_rule():
        raise UsageError(
            "no_retention",
            Sentence(
                "Det er ikke besluttet, hvor længe ansøgninger gemmes. Brug: sloer admin "
                "retention set DAGE --reason TEKST",
                "It was not decided how long applications are kept. Use: sloer admin retention "
                "set DAYS --reason TEXT",
            ),
        )
    number = 0
    for number, one in enumerate(list(due()), 1):  # noqa: B007 # counted
        if not dry_run:
            erase(one)
    for delivery in [] if dry_run else list(deliveries_due()):
        empty_delivery(delivery)
    if dry_run:
        typer.echo(say(f"{number} ansøgninger ville blive slettet.", f"{number} would be erased."))
    else:
        typer.echo(say(f"{number} ansøgninger er slettet.", f"{number} applications erased."))
