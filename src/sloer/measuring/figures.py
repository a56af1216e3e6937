# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Sums of verdicts: recall per ground, merit kept, documents with a direct leak."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sloer.measuring.run import Judged
from sloer.model import DIRECT, Ground


@dataclass(slots=True)
class Count:
    """So many good of so many."""

    good: int = 0
    total: int = 0

    def add(self, good: bool) -> None:
        """Count one more."""
        self.good += good
        self.total += 1

    @property
    def share(self) -> float:
        """Good ones of all, 1.0 where there are none."""
        return self.good / self.total if self.total else 1.0


@dataclass(slots=True)
class Figures:
    """The figures of one group of cases. Held files are counted apart and not scored."""

    grounds: dict[Ground, Count] = field(default_factory=dict)
    merit: Count = field(default_factory=Count)
    without_direct_leak: Count = field(default_factory=Count)
    released: Count = field(default_factory=Count)

    def add(self, judged: Judged) -> None:
        """Count one judged case."""
        self.released.add(judged.score is not None)
        if judged.score is None:
            return
        self.without_direct_leak.add(not judged.score.has_direct_leak)
        for verdict in judged.score.verdicts:
            if verdict.mark.ground is None:
                self.merit.add(verdict.good)
            else:
                self.grounds.setdefault(verdict.mark.ground, Count()).add(verdict.good)

    def recall(self, *, direct: bool) -> Count:
        """Return the recall over all direct, or over all other grounds."""
        chosen = [count for g, count in self.grounds.items() if (g in DIRECT) == direct]
        return Count(sum(c.good for c in chosen), sum(c.total for c in chosen))


def figures_by(judged: Iterable[Judged], key: Callable[[Judged], str]) -> dict[str, Figures]:
    """Return figures per value of ``key``, in order of their names."""
    groups: dict[str, Figures] = {}
    for one in judged:
        groups.setdefault(key(one), Figures()).add(one)
    return dict(sorted(groups.items()))


GROUPINGS: dict[str, Callable[[Judged], str]] = {
    "identity": lambda j: "known" if j.case.known else "unknown",
    "format": lambda j: j.case.file_format,
    "language": lambda j: j.case.document.facts.language,
    "name_origin": lambda j: j.case.document.facts.name_origin,
    "second_language": lambda j: "second" if j.case.document.facts.second_language else "first",
    "kind": lambda j: j.case.document.facts.kind,
}
"""What figures are told by, each with the identity known and unknown apart."""
