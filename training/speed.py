# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Words a second of the shipped reader on one core: ``python -m training.speed``."""

from __future__ import annotations

import time
from pathlib import Path

from sloer.finding.structure import structure_of
from sloer.finding.tagging.network import Network, network
from sloer.finding.tagging.tags import tags_of
from training import data


def main() -> None:
    """Read the tune corpus with no word remembered beforehand, then again with all of them."""
    corpora = Path(__file__).parent.parent / "corpora"
    names = [p.relative_to(corpora).as_posix() for p in sorted(corpora.glob("*/tune/*.txt"))]
    documents = [data.document(text)[1] for text in data.applications(corpora, names)]
    structures = [structure_of(d) for d in documents]
    words = sum(len(d.text.split()) for d in documents)
    started = time.process_time()
    shared: Network = network()
    print(f"loading {1000 * (time.process_time() - started):.0f} ms")
    for kind in ("no word", "every word"):
        tags_of.cache_clear()
        started = time.process_time()
        for document, structure in zip(documents, structures, strict=True):
            tags_of(document, structure)
        taken = time.process_time() - started
        print(f"{kind} remembered: {words / taken:,.0f} words/s ({len(shared)} different)")


if __name__ == "__main__":
    main()
