# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer``: the command, its subcommands, and how errors end."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points

import typer
from rich.console import Console

from sloer import __version__
from sloer.cli.check import check_command
from sloer.cli.measure import measure_command
from sloer.cli.veil import veil_command
from sloer.cli.words import language, say
from sloer.errors import ExitCode, SloerError

app = typer.Typer(
    name="sloer",
    help=say(
        "Slør: blind rekruttering. Ansøgninger ind, slørede dokumenter ud.",
        "Slør: blind recruitment. Applications in, veiled documents out.",
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("veil", help=say("Slør filer eller mapper.", "Veil files or folders."))(veil_command)
app.command(
    "check",
    help=say(
        "Røber filen nogen? Virker på alles filer.",
        "Does this file leak? Works on anybody's files.",
    ),
)(check_command)
app.command(
    "measure",
    help=say("Mål nøjagtighed på et mærket korpus.", "Measure accuracy on an annotated corpus."),
)(measure_command)
for _found in entry_points(group="sloer.commands"):
    _found.load()(app)  # docs/decisions/0009: so the engine knows no service


@app.callback(invoke_without_command=True)
def _version(
    version: bool = typer.Option(False, "--version", help=say("Vis version.", "Show version.")),
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Run the command line; every error of ours ends in a sentence and its exit code."""
    try:
        app()
    except SloerError as error:
        sentence = error.sentence.in_language(language())
        Console(stderr=True).print(sentence, style="red", markup=False)
        sys.exit(error.exit_code)
    except OSError as error:
        reason = error.strerror or say("ukendt fejl", "unknown error")
        Console(stderr=True).print(
            say(
                f"Det gik ikke at læse eller skrive: {reason}", f"Could not read or write: {reason}"
            ),
            style="red",
            markup=False,
        )
        sys.exit(ExitCode.FAULT)
