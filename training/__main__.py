# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Train the reader from a folder of open data and write what ships: ``python -m training DATA``."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from training import calibration, card, data, embeddings, figures
from training.augmenting import Augmenter
from training.export import export
from training.names import NameLists
from training.training import Sources, Types, train

_HOME = Path(__file__).parent
_COUNTRIES = ("TR", "PL", "IN", "CN", "UA", "RO", "BA", "PH", "ES", "GB")
_SHIPPED = _HOME.parent / "src" / "sloer" / "finding" / "data" / "tagger"


def main() -> None:
    """Read, train, measure, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--passages", type=Path, nargs="*", default=[_HOME / "passages"])
    parser.add_argument("--dev", type=Path, nargs="*", default=[_HOME.parent / "corpora"])
    parser.add_argument("--measure-only", action="store_true", help="train, print, ship nothing")
    chosen = parser.parse_args()
    torch.set_num_threads(2)
    listed = (_HOME / "applications.txt").read_text().split()
    sources = Sources(
        data.corpora(chosen.data),
        [p for folder in chosen.passages for p in data.passages(folder)],
        data.applications(_HOME.parent / "corpora", listed),
    )
    augmenter = Augmenter(NameLists(chosen.data), chosen.seed)
    words, vectors = _vectors(chosen.data, sources, augmenter)
    types = Types(words)
    kept = _HOME / "work" / "reader.pt"
    reader = train(
        sources,
        types,
        torch.from_numpy(vectors),
        augmenter,
        epochs=chosen.epochs,
        seed=chosen.seed,
        kept=kept,
    )
    if not chosen.measure_only:
        export(reader, words, _SHIPPED)
    lines = []
    for line in measured(chosen, reader, types, set(listed)):
        print(line, flush=True)
        lines.append(line)
    if not chosen.measure_only:
        card.write(_HOME.parent / "docs" / "model-card.md", lines)


def _vectors(folder: Path, sources: Sources, augmenter: Augmenter) -> tuple[list[str], np.ndarray]:
    kept = _HOME / "work" / "vectors.npz"
    if kept.exists():
        found = np.load(kept)
        return list(found["words"]), found["vectors"]
    texts = [augmenter.filled(p) for p in sources.passages] + sources.applications
    sentences = [e.tokens for pool in sources.corpora.values() for e in pool]
    sentences += [e.tokens for text in texts for e in data.marked(text, whole=False)] * 2
    words, vectors = embeddings.pretrain(folder / "text", sentences, size=40_000, seed=1)
    kept.parent.mkdir(exist_ok=True)
    np.savez(kept, words=np.array(words), vectors=vectors)
    return words, vectors


def measured(chosen: argparse.Namespace, reader, types: Types, listed: set[str]):  # type: ignore[no-untyped-def]
    """Yield the figures of the model card, a line each."""
    ner = chosen.data / "ner"
    news = data.read([ner / "uner_danish_ddt" / "da_ddt-ud-dev.iob2"], 1, 2)
    sets = {"UNER Danish dev": news}
    for name in ("twitter", "arto"):
        sets[f"DaN+ {name} dev"] = data.read([ner / "danplus" / f"da_{name}_dev.tsv"], 0, 1)
    sets["UNER Danish dev, lower case"] = [
        data.Example([t.lower() for t in e.tokens], e.names, e.grounds, e.lines) for e in news
    ]
    yield from _on_applications(chosen, reader, types, listed)
    for name, examples in sets.items():
        read = figures.read(reader, examples, types)
        for least in (0.5, 0.15):
            yield f"{name}, from {least}: {figures.persons(examples, read, least)}"
    yield from _by_origin(chosen.data, news, reader, types)


def _on_applications(chosen: argparse.Namespace, reader, types: Types, listed: set[str]):  # type: ignore[no-untyped-def]
    fresh = sorted(
        p for folder in chosen.dev for p in folder.glob("*/tune/*.txt")
        if "/".join(p.parts[-3:]) not in listed
    )  # fmt: skip
    texts = data.applications(Path(), [str(p) for p in fresh])
    windows = [e for t in texts for e in data.marked(t, whole=True)]
    if not windows:
        return
    read = figures.read(reader, windows, types)
    for least in (0.3, 0.5, 0.8, 0.9):
        yield f"{len(texts)} unseen applications, from {least}: (marked, touched, found, right)"
        for name, (true, touched, found, right) in figures.grounds(windows, read, least).items():
            recall, precision = touched / max(true, 1), right / max(found, 1)
            yield f"  {name:12} R {recall:.2f} of {true:3}, P {precision:.2f} of {found}"
    if not chosen.measure_only:
        calibration.main()


def _by_origin(folder: Path, news, reader, types: Types):  # type: ignore[no-untyped-def]
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
