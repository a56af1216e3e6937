# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One file per channel through which an applicant can be given away, and the strings planted."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from sloer.model import Identity

PERSON = Identity(
    first_name="Wilhelmine",
    last_name="Quistorff",
    email="w.quistorff@eksempel.dk",
    phone="+45 31 42 53 64",
)
CANARY = "Wilhelmine Quistorff, w.quistorff@eksempel.dk, 31 42 53 64"
CANARIES = ("Wilhelmine", "Quistorff", "w.quistorff", "31425364")
MERIT = (
    "Motiveret for stillingen som projektleder",
    "Jeg har otte års erfaring med at lede projekter i en stor kommune.",
    "Jeg styrer budgetter, koordinerer leverandører og skriver indstillinger til udvalget.",
    "Jeg har indført et nyt sagssystem og undervist kolleger i at bruge det.",
    "Jeg arbejder struktureret og holder aftaler, og jeg trives med mange opgaver.",
)


@dataclass(frozen=True)
class Sample:
    """A file with one planted channel. ``where`` is what a check should say of its place.

    ``seen`` tells channels in plain sight, which a check reports only for what they say.
    """

    channel: str
    build: Callable[[], bytes]
    suffix: str
    where: str
    seen: bool = False
    file_name: str = ""

    @cached_property
    def data(self) -> bytes:
        return self.build()

    @property
    def name(self) -> str:
        return self.file_name or f"{self.channel.replace(' ', '-')}.{self.suffix}"


SAMPLES: list[Sample] = []


def channel(
    name: str, suffix: str, where: str = "", *, seen: bool = False, file_name: str = ""
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Register a generator for one channel."""

    def register(build: Callable[[], bytes]) -> Callable[[], bytes]:
        SAMPLES.append(Sample(name, build, suffix, where, seen, file_name))
        return build

    return register


def all_samples() -> list[Sample]:
    """Return the samples of all generators."""
    for module in ("leak_pdf_pages", "leak_pdf_parts", "leak_docx", "leak_mail", "leak_image"):
        importlib.import_module(module)
    return SAMPLES
