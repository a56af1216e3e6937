# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How good the machine was, by what reviewers left and changed; and how long a review takes.

Counts only. A line for each ground, and below it one for each rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from django.db.models import Count, QuerySet, Sum

from sloer.service.postings.models import Posting
from sloer.service.review.grounds import words_for
from sloer.service.review.models import Correction, Sitting

Act = Correction.Act
_FEWEST_FOR_A_DECILE = 2


@dataclass(frozen=True, slots=True)
class Line:
    """Figures of one ground (``rule`` empty) or one rule."""

    ground: str
    rule: str
    accepted: int
    removed: int
    relabelled: int
    added: int

    @property
    def words(self) -> str:
        """What the ground is called."""
        return words_for(self.ground)

    @property
    def proposed(self) -> int:
        """How much the machine veiled."""
        return self.accepted + self.removed + self.relabelled

    @property
    def right(self) -> float | None:
        """Share of the machine's veils that stood, 0 to 1."""
        kept = self.accepted + self.relabelled
        return kept / self.proposed if self.proposed else None

    @property
    def found(self) -> float | None:
        """Share of what should be veiled that the machine had found, 0 to 1."""
        kept = self.accepted + self.relabelled
        return kept / (kept + self.added) if kept + self.added else None


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds a document was worked on; ``None`` where none was."""

    documents: int
    median: float | None
    p90: float | None


def lines_of(posting: Posting | None) -> list[Line]:
    """Return the figures by ground, each followed by its rules; of all postings if ``None``."""
    counted: Counter[tuple[str, str, str]] = Counter()
    rows = _of(Correction.objects.all(), posting).values("ground", "rule", "act")
    for row in rows.annotate(count=Count("pk")).order_by():
        counted[row["ground"], row["rule"], row["act"]] += row["count"]
    grounds = sorted({ground for ground, _rule, _act in counted}, key=words_for)
    return [line for ground in grounds for line in _lines_of_ground(ground, counted)]


def total_of(lines: Iterable[Line]) -> Line:
    """Return the sum over grounds."""
    grounds = [line for line in lines if not line.rule]
    return Line(
        "",
        "",
        sum(line.accepted for line in grounds),
        sum(line.removed for line in grounds),
        sum(line.relabelled for line in grounds),
        sum(line.added for line in grounds),
    )


def times_of(posting: Posting | None) -> Times:
    """Return how long documents were worked on, all sittings of one together."""
    rows = _of(Sitting.objects.all(), posting).values("document")
    seconds = [
        row["spent"] for row in rows.annotate(spent=Sum("seconds")).order_by() if row["spent"]
    ]
    if not seconds:
        return Times(0, None, None)
    if len(seconds) < _FEWEST_FOR_A_DECILE:
        return Times(len(seconds), median(seconds), max(seconds))
    return Times(len(seconds), median(seconds), quantiles(seconds, n=10, method="inclusive")[-1])


def _of(rows: QuerySet[Any], posting: Posting | None) -> QuerySet[Any]:
    return rows.filter(document__application__posting=posting) if posting else rows


def _lines_of_ground(ground: str, counted: Counter[tuple[str, str, str]]) -> Iterator[Line]:
    rules = sorted({rule for g, rule, _act in counted if g == ground})
    by_rule = [_line(ground, rule, [rule], counted) for rule in rules]
    yield _line(ground, "", rules, counted)
    yield from (line for line in by_rule if line.rule)


def _line(ground: str, rule: str, rules: list[str], counted: Counter[tuple[str, str, str]]) -> Line:
    def count(act: Correction.Act) -> int:
        return sum(counted[ground, each, act.value] for each in rules)

    return Line(
        ground, rule, count(Act.ACCEPTED), count(Act.REMOVED), count(Act.RELABELLED),
        count(Act.ADDED),
    )  # fmt: skip
