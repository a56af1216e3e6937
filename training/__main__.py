# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Train the reader from a folder of open data and write what ships: ``python -m training DATA``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from training import card, data, figures, teaching
from training.augmenting import Augmenter
from training.export import export
from training.names import NameLists
from training.training import Reader, Types

_HOME = Path(__file__).parent
_COUNTRIES = ("TR", "PL", "IN", "CN", "UA", "RO", "BA", "PH", "ES", "GB")
_SHIPPED = _HOME.parent / "src" / "sloer" / "finding" / "data" / "tagger"


def main() -> None:
    """Read, train, measure, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1], help="the first ships")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--measure-only", action="store_true", help="train, print, ship nothing")
    chosen = parser.parse_args()
    words, vectors = teaching.word_vectors(chosen.data)
    jobs = [(chosen.data, seed, chosen.epochs) for seed in chosen.seeds]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        states = list(pool.map(teaching.taught, jobs))
    readers = [_reader(vectors, state) for state in states]
    lines = list(measured(chosen.data, readers, Types(words)))
    print(*lines, sep="\n", flush=True)
    if not chosen.measure_only:
        export(readers[0], words, _SHIPPED)
        card.write(_HOME.parent / "docs" / "model-card.md", lines)


def _reader(vectors: np.ndarray, state: Path) -> Reader:
    reader = Reader(torch.from_numpy(vectors))
    reader.load_state_dict(torch.load(state))
    return reader.eval()


def measured(folder: Path, readers: list[Reader], types: Types) -> Iterator[str]:
    """Yield the figures of the model card, a line each: of all readers, then of the first."""
    ner = folder / "ner"
    news = teaching.news_sentences(folder)
    sets = {"UNER Danish dev": news}
    for name in ("twitter", "arto"):
        sets[f"DaN+ {name} dev"] = data.read([ner / "danplus" / f"da_{name}_dev.tsv"], 0, 1)
    sets["UNER Danish dev, lower case"] = [
        data.Example([t.lower() for t in e.tokens], e.names, e.grounds, e.lines) for e in news
    ]
    windows = [e for application in teaching.fresh_applications() for e in application]
    for seed, reader in enumerate(readers, 1):
        yield f"reader {seed}{teaching.at_a_glance(reader, types, news, windows)}"
    yield from _on_applications(readers[0], types, windows)
    for name, examples in sets.items():
        read = figures.read(readers[0], examples, types)
        for least in (0.5, 0.15):
            yield f"{name}, from {least}: {figures.persons(examples, read, least)}"
    yield from _by_origin(folder, news, readers[0], types)


def _on_applications(reader: Reader, types: Types, windows: list[data.Example]) -> Iterator[str]:
    read = figures.read(reader, windows, types)
    for least in (0.3, 0.5, 0.8, 0.9):
        yield f"unseen applications, from {least}: (marked, touched, found, right)"
        for name, (true, touched, found, right) in figures.grounds(windows, read, least).items():
            recall, precision = touched / max(true, 1), right / max(found, 1)
            yield f"  {name:12} R {recall:.2f} of {true:3}, P {precision:.2f} of {found}"


def _by_origin(
    folder: Path, news: list[data.Example], reader: Reader, types: Types
) -> Iterator[str]:
    lists = NameLists(folder)
    groups = {"Danish": lists.danish, "Muslim-origin": lists.muslim}
    groups.update({c: lists.world[c] for c in _COUNTRIES})
    for name, source in groups.items():
        augmenter = Augmenter(lists, 7)
        augmenter.draw_from(source)
        swapped = [augmenter.swapped(e) for e in news if 1 in e.names]
        read = figures.read(reader, swapped, types)
        scores = figures.persons(swapped, read, 0.15).rows.sum(0)
        recall = scores[3] / scores[2]
        yield f"names {name}: any-touch R {recall:.3f} of {int(scores[2])}, from 0.15"


if __name__ == "__main__":
    main()
