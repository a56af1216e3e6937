# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
# ruff: noqa: E501 - the page it writes is wrapped wider than code
"""Slør beside Presidio, scrubadub and a gazetteer: the same texts, the same judge, one run.

``python3 -m venv V && V/bin/pip install -r bench/baselines.txt`` once, then
``.venv/bin/python bench/baselines.py V/bin/python test`` writes ``docs/baselines.md``.
Text in, text out; nobody is told the identity but where the row says so.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sloer.finding.lexicon import is_first_name, is_surname
from sloer.finding.search import find_signals
from sloer.measuring.corpus import CorpusDocument, load_corpus
from sloer.measuring.in_memory import Placed, place, veiled_text
from sloer.measuring.scoring import Score, score
from sloer.measuring.statistics import wilson
from sloer.model import DIRECT
from sloer.veiling import load_policy

ROOT = Path(__file__).resolve().parents[1]
_CAPITALISED = re.compile(r"\b[^\W\d_][\w'’-]+")
TOOLS = {
    "Presidio, patterns alone": "presidio",
    "Presidio with spaCy (English, small)": "presidio-spacy",
    "scrubadub": "scrubadub",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    name: str
    scores: Sequence[Score]
    speed: float


def gazetteer(text: str) -> str:
    """Return ``text`` without any capitalised word that is a first name or a surname."""
    return _CAPITALISED.sub(
        lambda m: (
            "[…]"
            if m.group()[0].isupper() and (is_first_name(m.group()) or is_surname(m.group()))
            else m.group()
        ),
        text,
    )


def outsider(python: str, tool: str, placed: Sequence[Placed]) -> tuple[list[str], float] | None:
    """Return a tool's outputs and its seconds, or ``None`` where it cannot be had."""
    done = subprocess.run(
        [python, str(ROOT / "bench" / "outsiders.py"), tool],
        input=json.dumps([p.text for p in placed]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"{tool}: {done.stderr.strip().splitlines()[-1:]}")
        return None
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    return answer["outputs"], answer["seconds"]


def lines(python: str, documents: Sequence[CorpusDocument]) -> list[Line]:
    """Return a line per tool."""
    placed = [place(d.annotated) for d in documents]
    words = sum(len(p.text.split()) for p in placed)
    policy = load_policy()

    def line(name: str, outputs: Sequence[str], seconds: float) -> Line:
        judged = [score(p.annotated, [o]) for p, o in zip(placed, outputs, strict=True)]
        return Line(name, judged, words / seconds)

    for one in placed:
        find_signals(one.document)
    started = time.perf_counter()
    for one in placed:
        find_signals(one.document)
    finding = time.perf_counter() - started
    known = [
        veiled_text(p, d.facts.identity, policy) for p, d in zip(placed, documents, strict=True)
    ]
    found = [
        line("Slør, identity known", known, finding),
        line("Slør, identity unknown", [veiled_text(p, None, policy) for p in placed], finding),
    ]
    for name, tool in TOOLS.items():
        answer = outsider(python, tool, placed)
        if answer is not None:
            found.append(line(name, *answer))
    started = time.perf_counter()
    outputs = [gazetteer(p.text) for p in placed]
    return [*found, line("Gazetteer of names alone", outputs, time.perf_counter() - started)]


def row(line: Line) -> str:
    """Return a line of the Markdown table."""
    verdicts = [v for s in line.scores for v in s.verdicts]
    groups = (
        [v.good for v in verdicts if v.mark.ground in DIRECT],
        [v.good for v in verdicts if v.mark.ground and v.mark.ground not in DIRECT],
        [v.good for v in verdicts if v.mark.is_merit],
        [not s.has_direct_leak for s in line.scores],
    )
    cells = []
    for group in groups:
        reach = wilson(sum(group), len(group))
        cells.append(f"{sum(group) / len(group):.3f} ({reach.low:.3f}–{reach.high:.3f})")
    return f"| {line.name} | {' | '.join(cells)} | {line.speed:,.0f} |"


def main(python: str, split: str) -> None:
    """Run everything on one split of all corpora and write the table."""
    folders = sorted((ROOT / "corpora").glob(f"*/{split}"))
    documents = [d for folder in folders for d in load_corpus(folder)]
    rows = "\n".join(row(line) for line in lines(python, documents))
    page = f"""# Slør beside other tools

Written by `bench/baselines.py` on the {len(documents)} documents of `corpora/*/{split}`, as text, in one run
on one machine. Shares with 95 % intervals (Wilson): direct = marks that say who the applicant is, gone; revealing =
marks of protected grounds, gone; merit = merit still there; no direct leak = documents without any. Words/s is the
find stage for Slør, and the whole tool for the others. The others were not made for Danish, nor for the revealing
grounds; the table says what an employer would get who used them as they come. A spaCy model for Danish
could not be had as a package, so the English one runs on every language.

| tool | direct | revealing | merit kept | no direct leak | words/s |
|---|---|---|---|---|---|
{rows}
"""
    (ROOT / "docs" / "baselines.md").write_text(page, encoding="utf-8")
    print(rows)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "test")
