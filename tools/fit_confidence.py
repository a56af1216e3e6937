# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Fit how sure signals are and how likely documents hold a miss.

``.venv/bin/python tools/fit_confidence.py`` after rules, lists or models change. Rules and
documents are counted on ``corpora/*/tune``; how rules and the reader are weighed only on what the
reader did not learn from: the rest of ``tune`` and ``training/unseen``. Writes
``calibration.json``, ``weighing.json`` and ``residual.json`` in ``finding/data`` and the plot of
reliability in ``docs/pictures``; prints out-of-sample figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sloer.finding import calibration, weighing
from sloer.finding.weighing import WEIGHED
from sloer.measuring import plots
from sloer.measuring.annotations import parse_marks
from sloer.measuring.calibrating.evidence import evidence_of
from sloer.measuring.calibrating.fitting import best_strength, fit, out_of_sample
from sloer.measuring.calibrating.misses import fit_misses, out_of_sample_misses, ranking, rows_of
from sloer.measuring.calibrating.reliability import reliability
from sloer.measuring.calibrating.weighing import (
    fit_weights,
    out_of_sample_weights,
    tradeoffs,
    weighings_of,
)
from sloer.measuring.corpus import CorpusDocument, load_corpus
from sloer.measuring.in_memory import Placed, place
from sloer.veiling import load_policy

ROOT = Path(__file__).resolve().parents[1]
LEARNT = (ROOT / "training" / "applications.txt").read_text("utf-8")
DATA = ROOT / "src" / "sloer" / "finding" / "data"


def tune_documents() -> list[CorpusDocument]:
    """Return every document that may be learnt from."""
    folders = sorted((ROOT / "corpora").glob("*/tune"))
    return [document for folder in folders for document in load_corpus(folder)]


def write(name: str, content: object) -> None:
    """Write ``content`` as indented JSON."""
    body = msgspec.json.format(msgspec.json.encode(content, order="sorted"), indent=1)
    (DATA / name).write_bytes(body + b"\n")


def fit_rules(documents: list[CorpusDocument]) -> None:
    """Fit and write the probabilities of the rules."""
    learnt = {name.replace("/tune/", "/").removesuffix(".txt") for name in LEARNT.split()}
    # Of what it learnt from the reader is surer than of what it will meet.
    evidence = [
        one
        for one in evidence_of(documents)
        if not (one.rule.startswith("reader.") and one.document in learnt)
    ]
    right = [one.right for one in evidence]
    strength = best_strength(evidence)
    stated = reliability([one.stated for one in evidence], right)
    told = reliability(out_of_sample(evidence, strength), right)
    print(f"{len(evidence)} signals of {len(documents)} documents, strength {strength}")
    print(f"expected calibration error: stated {stated.error:.4f}, out of sample {told.error:.4f}")
    for one in told.bins:
        print(f"  said {one.said:.3f}: right {one.share:.3f} ({one.right}/{one.total})")
    points = [(one.said, one.share, one.interval) for one in told.bins]
    picture = plots.curve(points, "how sure Slør said it was", "share that was right")
    (ROOT / "docs" / "pictures" / "reliability.png").write_bytes(picture)
    write("calibration.json", fit(evidence, strength))


def unseen_documents() -> Iterator[tuple[str, Placed]]:
    """Yield what the reader did not learn from."""
    learnt = {ROOT / "corpora" / name for name in LEARNT.split()}
    paths = [*ROOT.glob("corpora/*/tune/*.txt"), *ROOT.glob("training/unseen/*/*.txt")]
    for path in sorted(set(paths) - learnt):
        placed = place(parse_marks(path.read_text("utf-8")))
        yield path.relative_to(ROOT).as_posix(), placed


def fit_weighing() -> None:
    """Fit and write how rules and the reader are weighed."""
    documents = list(unseen_documents())
    weighings = weighings_of(documents)
    told = out_of_sample_weights(weighings)
    marks = [m for _, placed in documents for m in placed.annotated.marks]
    secrets = sum(m.ground in WEIGHED for m in marks)
    merit = sum(m.is_merit for m in marks)
    counted = reliability(told, [w.right for w in weighings])
    print(f"{len(weighings)} signals of {len(documents)} documents weighed, out of sample")
    print(f"expected calibration error {counted.error:.4f}")
    for one in tradeoffs(weighings, told, secrets, merit):
        print(f"  from {one.least:.2f}: secrets hidden {one.hidden:.3f}, merit kept {one.kept:.3f}")
    write("weighing.json", fit_weights(weighings))
    weighing.weights.cache_clear()


def fit_documents(documents: list[CorpusDocument]) -> None:
    """Fit and write the likelihood of a miss."""
    rows = rows_of(documents, load_policy())
    figure, interval = ranking(rows, out_of_sample_misses(rows))
    missed = sum(row.missed for row in rows)
    print(
        f"{missed} of {len(rows)} veilings hold a miss; ranking out of sample: AUROC {figure:.3f}"
    )
    print(f"  95 % interval {interval.low:.3f} to {interval.high:.3f}")
    write("residual.json", fit_misses(rows))


if __name__ == "__main__":
    corpus = tune_documents()
    fit_rules(corpus)
    calibration._calibration.cache_clear()  # noqa: SLF001 - what follows must see the new table
    fit_weighing()
    fit_documents(corpus)
