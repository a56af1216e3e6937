# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How often is the shipped reader right when it says so? ``python -m training.calibration``.

Measured on the applications of ``corpora/*/tune`` that were not trained on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from sloer.finding.finders.grounds_read import FINDER, candidates
from sloer.finding.learning import learn
from sloer.finding.protocol import View
from sloer.finding.registry import finders
from sloer.measuring.annotations import Annotated
from training import data

LEAST = 0.6
"""Signals that are right more seldom are not worth a reviewer's time."""
HEARD = 0.35
"""From where a token belongs to a stretch."""
_SAID = (0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
_PRIOR = 8.0
_HOME = Path(__file__).parent
_Found = dict[str, list[tuple[float, bool]]]


def unseen() -> Iterator[tuple[Annotated, View]]:
    """Yield the applications that were not trained on, as finders see them."""
    listed = set((_HOME / "applications.txt").read_text().split())
    corpora = _HOME.parent / "corpora"
    for path in sorted(corpora.glob("*/tune/*.txt")):
        name = path.relative_to(corpora).as_posix()
        if name not in listed:
            annotated, document = data.document(data.applications(corpora, [name])[0])
            yield annotated, View(document, learn(document))


def found_in(applications: Iterable[tuple[Annotated, View]]) -> _Found:
    """Return, for each ground, how sure each stretch was, and whether it touches a secret.

    Only stretches that no rule touches count: of the others the reader's word is not needed. One
    that touches another ground's secret is right: it has to be veiled all the same.
    """
    said: _Found = {str(g): [] for g in FINDER.grounds}
    for annotated, view in applications:
        secrets = [m.span for m in annotated.secrets]
        rules = [s.span for f in finders() if f.name != FINDER.name for s in f.find(view)]
        for stretch in candidates(view, HEARD):
            if not any(s.overlaps(stretch.span) for s in rules):
                right = any(s.overlaps(stretch.span) for s in secrets)
                said[str(stretch.ground)].append((stretch.confidence, right))
    return dict(sorted(said.items()))


def calibration(said: _Found) -> dict[str, object]:
    """Return how often each ground was right by how sure it was; the curve never falls.

    Grounds with few stretches lean on all grounds together.
    """
    everything = [x for found in said.values() for x in found]
    table = {}
    for name, found in said.items():
        rates = [_rate(found, place, _rate(everything, place, 0.5)) for place in range(len(_SAID))]
        right = np.maximum.accumulate(rates)
        table[name] = {"said": list(_SAID), "right": [round(float(x), 3) for x in right]}
    return {"heard": HEARD, "least": LEAST, "grounds": table}


def _rate(found: list[tuple[float, bool]], place: int, prior: float) -> float:
    low = _SAID[0] if place == 0 else (_SAID[place - 1] + _SAID[place]) / 2
    high = (_SAID[place] + _SAID[place + 1]) / 2 if place + 1 < len(_SAID) else 1.01
    near = [right for sure, right in found if low <= sure < high]
    return (sum(near) + _PRIOR * prior) / (len(near) + _PRIOR)


def main() -> None:
    """Write ``calibration.json`` beside the weights."""
    folder = _HOME.parent / "src" / "sloer" / "finding" / "data" / "tagger"
    said = found_in(unseen())
    table = json.dumps(calibration(said), indent=1)
    (folder / "calibration.json").write_text(table + "\n", encoding="utf-8")
    for name, found in said.items():
        print(f"{name:12} {len(found):3} stretches, {sum(right for _, right in found):3} right")


if __name__ == "__main__":
    main()
