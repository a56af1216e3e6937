# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer veil``: many files in, veiled files and reports out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from sloer.batch.executors import cluster, processes
from sloer.batch.orders import plan
from sloer.batch.run import Batch, OpenExecutor, Result
from sloer.cli.identities import identities_in
from sloer.cli.words import language, say
from sloer.errors import ExitCode, UsageError
from sloer.model import Sentence
from sloer.pipeline import FORMATS
from sloer.veiling import load_policy

_QUEUE = 10


def veil_command(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|FOLDER…", help=say("Filer og mapper.", "Files and folders.")),
    ],
    out: Annotated[
        Path,
        typer.Option(help=say("Mappe til det slørede.", "Folder for what is veiled.")),
    ],
    identity: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=say("Det, man ved om ansøgerne: JSON eller CSV.", "What is known: JSON or CSV."),
        ),
    ] = None,
    policy: Annotated[
        str,
        typer.Option(
            metavar="NAME|FILE",
            help=say("Sløringspolitik: navn eller TOML-fil.", "Veiling policy: name or TOML file."),
        ),
    ] = "alle-grunde",
    formats: Annotated[
        str,
        typer.Option("--format", help=say("Formater med komma.", "Formats, by comma.")),
    ] = ",".join(FORMATS),
    jobs: Annotated[
        int,
        typer.Option(min=1, max=256, help=say("Samtidige processer.", "Processes at a time.")),
    ] = 1,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help=say("Dask-planlægger at sende arbejdet til.", "Dask scheduler to send work to."),
        ),
    ] = None,
    blind_names: Annotated[
        bool,
        typer.Option(
            "--blind-names",
            help=say(
                "Neutrale filnavne, dannet af indholdet.", "Neutral file names, made of content."
            ),
        ),
    ] = False,
) -> None:
    """Veil files or folders; exit 0 if all were released and 3 if some are held."""
    load_policy(policy)
    batch = Batch(
        policy=policy,
        formats=_formats(formats),
        identity_of=identities_in(identity),
        open_executor=_executor(jobs, scheduler),
        ahead=64 if scheduler else 1 if jobs == 1 else 2 * jobs,
    )
    orders = plan(inputs, out, blind_names=blind_names)
    held = _follow(batch.run(orders), len(orders), out)
    raise typer.Exit(ExitCode.SOME_HELD if held else ExitCode.ALL_RELEASED)


def _formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not wanted or not set(wanted) <= set(FORMATS):
        raise UsageError(
            "bad_format",
            Sentence(
                "Ukendt format. Vælg mellem " + ", ".join(FORMATS) + ".",
                "Unknown format. Choose from " + ", ".join(FORMATS) + ".",
            ),
        )
    return wanted


def _executor(jobs: int, scheduler: str | None) -> OpenExecutor:
    if scheduler is not None:
        return lambda: cluster(scheduler)
    return lambda: processes(jobs)


def _follow(results: Iterable[Result], total: int, out: Path) -> int:
    """Show progress, name what is held, sum up; return how many are held."""
    errors = Console(stderr=True)
    counts = {"released": 0, "held": 0, "skipped": 0}
    likely: list[tuple[float, str]] = []
    try:
        with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
            task = progress.add_task(say("Slører", "Veiling"), total=total)
            for result in results:
                progress.advance(task)
                counts[_kind(result)] += 1
                if not result.holds and result.miss_likelihood is not None:
                    likely.append((result.miss_likelihood, str(result.order.source)))
                for hold in result.holds:
                    _tell_held(errors, result, hold.sentence)
    except KeyboardInterrupt:
        errors.print(
            say(
                "Afbrudt. Det færdige ligger, hvor det skal; kør igen for at fortsætte.",
                "Interrupted. What was finished is in place; run again to go on.",
            )
        )
        # Workers are ended already; waiting for their clean-up would only keep the user.
        os._exit(130)
    _tell_queue(likely)
    released = counts["released"] + counts["skipped"]
    typer.echo(
        say(
            f"{released} frigivet, {counts['held']} tilbageholdt af {total}. Se {out}",
            f"{released} released, {counts['held']} held of {total}. See {out}",
        )
    )
    return counts["held"]


def _tell_queue(likely: list[tuple[float, str]]) -> None:
    """Name the released files most likely to hold a miss, the likeliest first."""
    if len(likely) < 2:
        return
    typer.echo(say("Gennemse disse først:", "Review these first:"))
    for chance, source in sorted(likely, key=lambda one: (-one[0], one[1]))[:_QUEUE]:
        typer.echo(say(f"  {chance:.0%} risiko: {source}", f"  {chance:.0%} risk: {source}"))


def _kind(result: Result) -> str:
    if result.skipped:
        return "skipped"
    return "held" if result.holds else "released"


def _tell_held(console: Console, result: Result, sentence: Sentence) -> None:
    console.print(
        f"{say('Tilbageholdt', 'Held')}: {result.order.source}: {sentence.in_language(language())}",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
