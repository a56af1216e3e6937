# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One warm corridor for the whole suite, and the count of what it released and held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from leak_samples import PERSON, Sample

from sloer.model import Veiled
from sloer.pipeline import Corridor
from sloer.veiling import load_policy

Walk = Callable[[Sample, bool], Veiled]


@pytest.fixture(scope="session")
def walk() -> Iterator[Walk]:
    """Veil a sample, with the person known beforehand or not; each only once."""
    done: dict[tuple[str, bool], Veiled] = {}
    with Corridor(load_policy("alle-grunde")) as corridor:

        def veiled(sample: Sample, known: bool) -> Veiled:
            key = (f"{sample.suffix} {sample.channel}", known)
            if key not in done:
                identity = PERSON if known else None
                done[key] = corridor.walk(sample.data, sample.name, identity)
            return done[key]

        yield veiled


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts: Counter[str] = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            counts.update(f"{k}: {v}" for k, v in report.user_properties if k in {"leaks", "check"})
    for line, count in sorted(counts.items()):
        terminalreporter.write_line(f"{line}: {count}")
