# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One reader from the folder of open data to its weights; several are taught side by side."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from training import data, embeddings, figures
from training.augmenting import Augmenter
from training.names import NameLists
from training.training import Reader, Sources, Types, train

_HOME = Path(__file__).parent
_WORK = _HOME / "work"


def taught(job: tuple[Path, int, int]) -> Path:
    """Train one reader and return where its weights lie; those of an earlier call are kept."""
    folder, seed, epochs = job
    done = _WORK / f"reader-{seed}.pt"
    if done.exists():
        return done
    torch.set_num_threads(1)  # with more, sums come in another order and numbers differ
    sources = _sources(folder)
    words, vectors = word_vectors(folder)
    types, news = Types(words), news_sentences(folder)
    fresh = [e for application in fresh_applications() for e in application]
    reader = train(
        sources,
        types,
        torch.from_numpy(vectors),
        Augmenter(NameLists(folder), seed),
        epochs=epochs,
        seed=seed,
        kept=done.with_suffix(".part"),
        watched=lambda r: at_a_glance(r, types, news, fresh),
    )
    torch.save(reader.state_dict(), done)
    return done


def _listed() -> list[str]:
    return (_HOME / "applications.txt").read_text().split()


def _sources(folder: Path) -> Sources:
    return Sources(
        data.corpora(folder),
        data.passages(_HOME / "passages"),
        data.applications(_HOME.parent / "corpora", _listed())
        + data.applications(_HOME / "applications", _below(_HOME / "applications")),
    )


def _below(folder: Path) -> list[str]:
    return [p.relative_to(folder).as_posix() for p in sorted(folder.glob("*/*.txt"))]


def word_vectors(folder: Path) -> tuple[list[str], np.ndarray]:
    """Return the known words and their vectors; those of an earlier call are kept."""
    kept = _WORK / "vectors.npz"
    if kept.exists():
        found = np.load(kept)
        return list(found["words"]), found["vectors"]
    sources, augmenter = _sources(folder), Augmenter(NameLists(folder), 1)
    listed = [p for pool in sources.passages.values() for p in pool]
    texts = [augmenter.filled(p) for p in listed] + sources.applications
    sentences = [e.tokens for pool in sources.corpora.values() for e in pool]
    sentences += [e.tokens for text in texts for e in data.marked(text, whole=False)] * 2
    words, vectors = embeddings.pretrain(folder / "text", sentences, size=60_000, seed=1)
    kept.parent.mkdir(exist_ok=True)
    np.savez(kept, words=np.array(words), vectors=vectors)
    return words, vectors


def news_sentences(folder: Path) -> list[data.Example]:
    """Return the sentences that persons are counted on."""
    return data.read([folder / "ner" / "uner_danish_ddt" / "da_ddt-ud-dev.iob2"], 1, 2)


def fresh_applications() -> list[list[data.Example]]:
    """Return the windows of each application that is kept for measuring."""
    corpora, learnt = _HOME.parent / "corpora", set(_listed())
    names = [p.relative_to(corpora).as_posix() for p in sorted(corpora.glob("*/tune/*.txt"))]
    texts = data.applications(corpora, [name for name in names if name not in learnt])
    texts += data.applications(_HOME / "unseen", _below(_HOME / "unseen"))
    return [data.marked(t, whole=True) for t in texts]


def at_a_glance(
    reader: Reader, types: Types, news: list[data.Example], windows: list[data.Example]
) -> str:
    """Return how good a reader is: persons in news, and stretches that reveal, in one line."""
    read = figures.read(reader, windows, types)
    shares = []
    for least in (0.3, 0.5):
        counts = np.array(list(figures.grounds(windows, read, least).values())[:8]).sum(0)
        shares.append(f"R {counts[1] / counts[0]:.3f} P {counts[3] / max(counts[2], 1):.3f}")
    area = figures.ground_area(windows, read)
    persons = figures.persons(news, figures.read(reader, news, types), 0.15)
    return f"; {persons}; grounds {area:.3f}, from 0.3 {shares[0]}, from 0.5 {shares[1]}"
