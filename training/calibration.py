# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How often is the shipped reader right when it says so? ``python -m training.calibration``.

Measured on the applications of ``corpora/*/tune`` that were not trained on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sloer.finding.structure import structure_of
from sloer.finding.tagging.tags import GROUNDS, Tags, tags_of
from sloer.measuring.annotations import Annotated
from training import data

LEAST = 0.6
"""Signals that are right more seldom are not worth a reviewer's time."""
HEARD = 0.3
"""From where a token belongs to a stretch."""
_SAID = (0.3, 0.5, 0.7, 0.85, 0.95)
_PRIOR = 4.0
_HOME = Path(__file__).parent
_Found = dict[str, list[tuple[float, bool]]]


def unseen() -> Iterator[tuple[Annotated, Tags]]:
    """Yield the applications that were not trained on, with what the reader says of them."""
    listed = set((_HOME / "applications.txt").read_text().split())
    corpora = _HOME.parent / "corpora"
    for path in sorted(corpora.glob("*/tune/*.txt")):
        name = path.relative_to(corpora).as_posix()
        if name not in listed:
            annotated, document = data.document(data.applications(corpora, [name])[0])
            yield annotated, tags_of(document, structure_of(document))


def found_in(applications: list[tuple[Annotated, Tags]]) -> _Found:
    """Return, for each ground, how sure each stretch was, and whether it touches a secret.

    A stretch that touches another ground's secret is right: it has to be veiled all the same.
    """
    said: _Found = {str(g): [] for g in GROUNDS[:8]}
    for annotated, tags in applications:
        secrets = [m.span for m in annotated.secrets]
        for stretch in tags.stretches(HEARD):
            if str(stretch.ground) in said:
                right = any(s.overlaps(stretch.span) for s in secrets)
                said[str(stretch.ground)].append((stretch.confidence, right))
    return said


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
    said = found_in(list(unseen()))
    table = json.dumps(calibration(said), indent=1)
    (folder / "calibration.json").write_text(table + "\n", encoding="utf-8")
    for name, found in said.items():
        print(f"{name:12} {len(found):3} stretches, {sum(right for _, right in found):3} right")


if __name__ == "__main__":
    main()
