# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Files damaged by chance: held with a reason or veiled in full, never anything else.

``SLOER_FUZZ_ROUNDS`` multiplies the number of files; ``SLOER_FUZZ_SEED`` chooses others.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bad_files import built, zipped

from sloer.measuring.building.protocol import builders
from sloer.measuring.corpus import CorpusDocument, load_corpus
from sloer.pipeline import Corridor
from sloer.reading.protocol import Limits
from sloer.veiling import load_policy

CORPUS = Path(__file__).parents[2] / "corpora/da/tune"
ROUNDS = int(os.environ.get("SLOER_FUZZ_ROUNDS", "1"))
SEED = os.environ.get("SLOER_FUZZ_SEED", "1")
FILES = 15
PICTURES = 3
LIMITS = Limits(seconds=10.0)

FORMATS = ("pdf-word", "pdf-typeset", "docx", "odt", "rtf", "html", "eml", "txt", "zip", "photo")
MAGIC = (
    b"%PDF-1.7\n",
    b"PK\3\4",
    b"PK\1\2",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xd8\xff\xe0",
    b"\x89PNG\r\n\x1a\n",
    b"{\\rtf1 ",
    b"<!DOCTYPE html><html>",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\0" * 8,
    b"\xff" * 8,
    b"\r\n\r\n",
    b"endstream",
    b"2147483648",
    b"-1",
)

Mutation = Callable[[random.Random, bytes, bytes], bytes]


def flip(chance: random.Random, data: bytes, other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 32))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:start] + data[end:]


def end_early(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(1, len(data))]


def duplicate(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 2_000)]
    at = chance.randrange(len(data))
    return data[:at] + piece * chance.choice((1, 2, 40)) + data[at:]


def splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(1, len(data))] + other[chance.randrange(len(other)) :]


def stamp(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at = chance.choice((0, chance.randrange(len(data)), len(data)))
    return data[:at] + chance.choice(MAGIC) + data[at:]


MUTATIONS: tuple[Mutation, ...] = (flip, cut, end_early, duplicate, splice, stamp)


@pytest.fixture(scope="module")
def corpus() -> list[CorpusDocument]:
    return load_corpus(CORPUS)


@pytest.fixture(scope="module")
def corridor() -> Iterator[Corridor]:
    with Corridor(load_policy("alle-grunde"), ("txt",), LIMITS) as corridor:
        yield corridor


@pytest.fixture(scope="module")
def tally() -> Iterator[dict[str, Counter[str]]]:
    counts: dict[str, Counter[str]] = {}
    yield counts
    for file_format, outcomes in counts.items():
        print(f"\n{file_format:12}", *(f"{k} {n}" for k, n in outcomes.most_common()))


def made(document: CorpusDocument, file_format: str) -> bytes:
    if file_format == "zip":
        return zipped({"ansoegning.txt": built_of(document, "txt"), "cv.docx": built("docx")})
    return built_of(document, file_format)


def built_of(document: CorpusDocument, file_format: str) -> bytes:
    return builders()[file_format].build(document.layout)


def canaries(document: CorpusDocument) -> list[str]:
    """Return what says who the applicant is and stands in no other sense in the document."""
    identity = document.facts.identity
    names = [n for n in (identity.first_name, identity.last_name) if len(n) >= 5]
    wanted = [c.casefold() for c in (*names, identity.email, identity.phone) if c]
    characters = list(document.annotated.text.casefold())
    if len(characters) == len(document.annotated.text):
        for mark in document.annotated.secrets:
            characters[mark.span.start : mark.span.end] = "\n" * len(mark.span)
    allowed = "".join(characters)
    return [canary for canary in wanted if canary not in allowed]


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_damaged_file_is_held_or_veiled(
    corridor: Corridor,
    corpus: list[CorpusDocument],
    tally: dict[str, Counter[str]],
    file_format: str,
) -> None:
    chance = random.Random(f"{SEED}-{file_format}")
    outcomes = tally.setdefault(file_format, Counter())
    for number in range((PICTURES if file_format == "photo" else FILES) * ROUNDS):
        document, second = chance.sample(corpus, 2)
        mutation = chance.choice(MUTATIONS)
        data = mutation(chance, made(document, file_format), made(second, file_format))
        if mutation is splice:  # two applicants in one file: only the first one is known
            data = mutation(chance, made(document, file_format), made(document, file_format))
        veiled = corridor.walk(data, "ansoegning", document.facts.identity)
        codes = [hold.code for hold in veiled.report.holds]
        where = f"{file_format} no. {number}, {mutation.__name__}, seed {SEED}"
        assert "fault" not in codes, where
        outcomes.update([codes[0] if codes else "released"])
        if veiled.released:
            text = veiled.files["txt"].decode().casefold()
            assert not any(c in text for c in canaries(document)), where
        else:
            assert all(h.sentence.da and h.sentence.en for h in veiled.report.holds), where
