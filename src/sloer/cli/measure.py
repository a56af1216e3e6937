# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer measure``: how often does Slør miss, and how much merit does it cost?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from sloer.batch.executors import processes
from sloer.cli.words import language, say
from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.veiling import load_policy

if TYPE_CHECKING:
    from sloer.measuring.run import Judged


def measure_command(
    corpus: Annotated[
        Path,
        typer.Argument(
            metavar="CORPUS", help=say("Mappe med korpus.", "Folder of a corpus."), exists=True
        ),
    ],
    report: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=say("Mappe til rapporten.", "Folder for the report.")),
    ] = None,
    policy: Annotated[
        str, typer.Option(help=say("Sløringspolitik.", "Veiling policy."))
    ] = "alle-grunde",
    formats: Annotated[
        str | None,
        typer.Option("--format", help=say("Kun disse formater.", "Only these formats.")),
    ] = None,
    misses: Annotated[
        bool,
        typer.Option(
            "--misses",
            help=say(
                "Vis hvert overset og hvert tabt sted (kun til korpora, man må rette efter).",
                "Show each miss and each loss (only for corpora one may tune on).",
            ),
        ),
    ] = False,
    attack: Annotated[
        bool,
        typer.Option(
            "--attack",
            help=say(
                "Mål, hvad en angriber stadig kan gætte.", "Measure what an attacker still guesses."
            ),
        ),
    ] = False,
    swap_names: Annotated[
        bool,
        typer.Option(
            "--swap-names",
            help=say("Byt navne mellem oprindelser.", "Swap names across origins."),
        ),
    ] = False,
    reliability: Annotated[
        bool,
        typer.Option(
            "--reliability",
            help=say(
                "Mål, om fund er så sikre, som Slør siger.",
                "Measure whether findings are as sure as Slør says.",
            ),
        ),
    ] = False,
    page_language: Annotated[
        str,
        typer.Option("--language", help=say("Rapportens sprog: da, en.", "Report: da or en.")),
    ] = language(),
    jobs: Annotated[int, typer.Option(min=1, help=say("Processer.", "Processes."))] = 1,
) -> None:
    """Build the corpus into real files, veil them, judge the outputs and print the figures.

    Trials (attack, swapped names, reliability) need no files: without a report to write, they are
    all that is done.
    """
    try:
        from sloer.measuring.corpus import load_corpus
        from sloer.measuring.report import write_report
        from sloer.measuring.run import cases_of, judge
        from sloer.measuring.trials import Trials, lines, try_out
    except ImportError as error:
        raise UsageError(
            "no_measuring",
            Sentence(
                "Måling kræver sloer[measuring].", "Measuring needs sloer[measuring] installed."
            ),
        ) from error
    documents, rules = load_corpus(corpus), load_policy(policy)
    trials = try_out(documents, rules, swap_names=swap_names, attack=attack, trust=reliability)
    for line in lines(trials):
        typer.echo(line)
    if trials != Trials() and report is None:
        return
    wanted = frozenset(formats.split(",")) if formats else None
    cases = cases_of(documents, wanted)
    if not cases:
        raise UsageError(
            "no_cases",
            Sentence(
                "Intet dokument i korpusset findes i de formater.",
                "No document of the corpus comes in those formats.",
            ),
        )
    with processes(jobs) as executor:
        judged = list(judge(cases, executor, policy))
    _print(judged)
    if misses:
        _print_misses(judged)
    if report is not None:
        write_report(judged, report, "en" if page_language == "en" else "da", trials)


def _print(judged: list[Judged]) -> None:
    from sloer.measuring.report import tables_of

    console = Console()
    for name, groups in tables_of(judged).items():
        table = Table(title=name, title_justify="left")
        for title in ("", "released", "no direct leak", "direct", "other", "merit"):
            table.add_column(title, justify="left" if not title else "right")
        for group, f in groups.items():
            recalls = (f.recall(direct=True), f.recall(direct=False))
            counts = (f.released, f.without_direct_leak, *recalls, f.merit)
            table.add_row(group, *(f"{c.share:.3f} ({c.total})" for c in counts))
        console.print(table)
    for group, figures in tables_of(judged)["identity"].items():
        line = "  ".join(f"{g} {c.share:.3f}" for g, c in sorted(figures.grounds.items()))
        console.print(f"{group}: {line}", highlight=False)


def _print_misses(judged: list[Judged]) -> None:
    for one in judged:
        where = f"{one.case.document.name} {one.case.file_format} {'K' if one.case.known else 'U'}"
        if one.score is None:
            typer.echo(f"{where}: held: {', '.join(one.held)}")
            continue
        annotated = one.case.document.annotated
        for mark in one.score.leaks:
            typer.echo(f"{where}: leak {mark.ground}: {annotated.text_of(mark)}")
        for mark in one.score.lost:
            typer.echo(f"{where}: lost: {annotated.text_of(mark)}")
