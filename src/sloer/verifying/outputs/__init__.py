# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One module per format we compose: how to read it back, and what it may be made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from sloer.discovery import offered
from sloer.model import Leak, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """An output read back: its lines with their places, and what does not belong in it."""

    lines: tuple[tuple[str, str], ...] = ()
    """Pairs of place ("page 2") and text."""
    unseen: tuple[tuple[str, str], ...] = ()
    """As ``lines``: text that a machine reads and a person does not (titles, keys, attributes)."""
    leaks: tuple[Leak, ...] = ()
    echoes: tuple[str, ...] = ()
    """Second copies of the text, for assistive technology; may say nothing else."""


class OutputReader(Protocol):
    """Reads one of our own formats. Modules offer one instance under the name ``OUTPUT``."""

    suffix: str

    def read(self, output: bytes) -> Reading:
        """Return the text and whatever is not on the format's allow-list."""


@cache
def output_readers() -> dict[str, OutputReader]:
    """Return the readers of this package by suffix; nothing lists them."""
    return {output.suffix: output for output in offered(__name__, "OUTPUT")}


def foreign(code: str, where: str, what_da: str, what_en: str) -> Leak:
    """Return the leak for structure outside an allow-list."""
    return Leak(
        f"structure.{code}",
        where,
        Sentence(
            f"Filen indeholder {what_da}, som Slør ikke selv skriver.",
            f"The file holds {what_en}, which Slør itself does not write.",
        ),
    )
