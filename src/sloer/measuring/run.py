# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Builds a corpus into real files, veils them, and judges what came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from itertools import product

from sloer.batch.work import Outcome, Work, do
from sloer.measuring.building.protocol import builders
from sloer.measuring.corpus import CorpusDocument
from sloer.measuring.rereading import readings_of
from sloer.measuring.scoring import Score, score

OUTPUTS = ("pdf", "txt")
"""What is judged: the file a committee gets, and the plainest form of the same."""


@dataclass(frozen=True, slots=True)
class Case:
    """One corpus document in one file format, with the identity known or not."""

    document: CorpusDocument
    file_format: str
    known: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A case and its score; ``score`` is ``None`` where the file was held, for ``held``."""

    case: Case
    score: Score | None
    held: tuple[str, ...] = ()


def cases_of(
    documents: Iterable[CorpusDocument],
    formats: frozenset[str] | None = None,
    known: tuple[bool, ...] = (True, False),
) -> list[Case]:
    """Return a case per document, format it suits (or that is asked for) and knowledge."""
    return [
        Case(document, file_format, knows)
        for document in documents
        for file_format, knows in product(document.facts.formats, known)
        if file_format in builders() and (formats is None or file_format in formats)
    ]


def judge(cases: Iterable[Case], executor: Executor, policy: str) -> Iterator[Judged]:
    """Veil each case on ``executor`` and judge its outputs, in the order of ``cases``."""
    under_way: list[tuple[Case, Future[Outcome]]] = [
        (case, executor.submit(_veil, case, policy)) for case in cases
    ]
    for case, future in under_way:
        outcome = future.result()
        if not outcome.released:
            yield Judged(case, None, tuple(hold.code for hold in outcome.holds))
            continue
        yield Judged(case, _worst(case, outcome))


def _veil(case: Case, policy: str) -> Outcome:
    builder = builders()[case.file_format]
    layout = case.document.layout
    name = layout.file_name or f"ansoegning.{builder.suffix}"
    identity = case.document.facts.identity if case.known else None
    return do(Work(builder.build(layout), name, identity, policy, OUTPUTS))


def _worst(case: Case, outcome: Outcome) -> Score:
    """A secret must be gone from every output, merit must stand in every output."""
    annotated = case.document.annotated
    scores = [score(annotated, readings_of(s, data)) for s, data in outcome.files.items()]
    worst = (
        min(those, key=lambda v: v.good)
        for those in zip(*(s.verdicts for s in scores), strict=True)
    )
    return Score(tuple(worst))
