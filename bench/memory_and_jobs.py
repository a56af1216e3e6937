# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Does a worker's memory stay flat, and do two processes do nearly twice the work of one?

Run with ``.venv/bin/python bench/memory_and_jobs.py [DOCUMENTS]`` (2,000 by default).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from sloer.batch.executors import processes
from sloer.batch.orders import plan
from sloer.batch.run import Batch
from sloer.measuring.building.protocol import builders
from sloer.measuring.corpus import load_corpus
from sloer.pipeline import Corridor
from sloer.veiling import load_policy

CORPUS = Path(__file__).parent.parent / "corpora" / "da" / "tune"
FORMATS = ("pdf-typeset", "docx", "txt", "odt")


def files() -> list[tuple[str, bytes]]:
    """Return the tune corpus as digital files of four formats."""
    made = []
    for number, document in enumerate(load_corpus(CORPUS)):
        builder = builders()[FORMATS[number % len(FORMATS)]]
        made.append((f"{number}.{builder.suffix}", builder.build(document.layout)))
    return made


def megabytes(pid: int) -> float:
    """Return the private memory of a process and its sandbox server in MB."""
    total = 0
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for process in (str(pid), *children):
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        total += sum(
            int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private")
        )
    return total / 1024


def memory(count: int) -> None:
    """Print a worker's memory over ``count`` documents."""
    batch = files()
    with Corridor(load_policy("alle-grunde")) as corridor:
        for number in range(count + 1):
            name, data = batch[number % len(batch)]
            corridor.walk(data, name)
            if number % max(count // 8, 1) == 0:
                print(f"  after {number:5} documents: {megabytes(os.getpid()):6.1f} MB")


def jobs(copies: int = 6) -> None:
    """Print how much faster two processes are than one on the same files."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "in"
        source.mkdir()
        for copy in range(copies):
            for name, data in files():
                (source / f"{copy}-{name}").write_bytes(data)
        taken = {}
        for count in (1, 2):
            out = Path(place) / f"ud-{count}"
            batch = Batch(
                "alle-grunde", ("pdf",), lambda order: None, lambda c=count: processes(c), 2 * count
            )
            started = time.perf_counter()
            done = sum(1 for _ in batch.run(plan([source], out)))
            taken[count] = time.perf_counter() - started
            print(f"  --jobs {count}: {done} files in {taken[count]:.1f} s")
        print(f"two jobs: {taken[1] / taken[2]:.2f}x one job, target 1.80x")


if __name__ == "__main__":
    print("memory of one worker (private to process and sandbox), target 400 MB and flat:")
    memory(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
    jobs()
