# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which files to veil and where each one's outputs go."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sloer.errors import UsageError
from sloer.model import Sentence


@dataclass(frozen=True, slots=True)
class Order:
    """One input file and the stem of its outputs (``out/a/cv`` gives ``out/a/cv.pdf``)."""

    source: Path
    stem: Path


def plan(inputs: Iterable[Path], out: Path, *, blind_names: bool = False) -> list[Order]:
    """Return an order per file below ``inputs``, mirrored under ``out``.

    Files whose outputs would bear the same name (``cv.docx`` beside ``cv.pdf``) keep their suffix
    in it: ``cv-docx.pdf``. With ``blind_names`` outputs are named by a hash of the content.

    Raises:
        UsageError: an input does not exist, or there is nothing to veil.
    """
    placed = [(source, out / place) for source, place in _walk(inputs, out)]
    if not placed:
        raise UsageError(
            "no_input", Sentence("Der er ingen filer at sløre.", "There are no files to veil.")
        )
    if blind_names:
        return [Order(source, out / blind_name(source)) for source, _ in placed]
    wanted = Counter(str(place.with_suffix("")).casefold() for _, place in placed)
    return [Order(source, _stem(place, wanted)) for source, place in placed]


def _stem(place: Path, wanted: Counter[str]) -> Path:
    stem = place.with_suffix("")
    if wanted[str(stem).casefold()] == 1:
        return stem
    return stem.with_name(f"{stem.name}-{place.suffix.lstrip('.').casefold()}")


def blind_name(source: Path) -> str:
    """Return a name that tells nothing but is the same for the same content."""
    return f"sloer-{hashlib.sha256(source.read_bytes()).hexdigest()[:16]}"


def _walk(inputs: Iterable[Path], out: Path) -> Iterator[tuple[Path, Path]]:
    """Yield (file, its place relative to its input); a folder inside ``out`` is no input."""
    for given in inputs:
        if given.is_dir():
            for path in sorted(given.rglob("*")):
                relative = path.relative_to(given)
                hidden = any(part.startswith(".") for part in relative.parts)
                if path.is_file() and not hidden and not _is_inside(path, out):
                    yield path, relative
        elif given.exists():
            yield given, Path(given.name)
        else:
            raise UsageError(
                "no_such_file",
                Sentence(f"Filen findes ikke: {given}", f"There is no such file: {given}"),
            )


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
