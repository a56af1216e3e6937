# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What an inspector finds in somebody's file: a channel, its place, and what it carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from sloer.model import Ground, Sentence


class Sight(Enum):
    """Whether a reader of the file sees what a trace carries."""

    VISIBLE = auto()
    """In plain sight: a leak only if it says who somebody is."""
    HIDDEN = auto()
    """Out of sight: a leak where it says more than the visible text does."""
    ALWAYS = auto()
    """A leak whatever it carries: pictures, programs, attachments, what cannot be searched."""
    SEARCHED = auto()
    """Technical content: a leak only if a known secret stands in it."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One channel at one place. ``text`` and ``data`` are searched and never shown."""

    code: str
    where: str
    sight: Sight
    sentence: Sentence
    text: str = ""
    data: bytes = b""
    ground: Ground | None = None

    def __repr__(self) -> str:
        return f"Trace({self.code}, {self.where}, {self.sight.name})"


@dataclass(frozen=True, slots=True)
class UntrustedFile:
    """A file to check, or a part of one; ``depth`` counts how deep it lay in others."""

    data: bytes
    name: str = ""
    depth: int = 0

    def part(self, data: bytes, name: str) -> UntrustedFile:
        """Return a file that lies within this one."""
        return UntrustedFile(data, name, self.depth + 1)


def visible(where: str, text: str) -> Trace:
    """Return the trace of text in plain sight."""
    return Trace(
        "visible",
        where,
        Sight.VISIBLE,
        Sentence("Den synlige tekst siger det.", "The visible text says it."),
        text,
    )


def hidden(code: str, where: str, da: str, en: str, text: str) -> Trace:
    """Return the trace of text that no reader sees; ``da`` and ``en`` name the channel."""
    return Trace(
        code,
        where,
        Sight.HIDDEN,
        Sentence(f"{da} bærer tekst, som læseren ikke ser.", f"{en} carries text no reader sees."),
        text,
    )


def always(
    code: str,
    where: str,
    da: str,
    en: str,
    text: str = "",
    data: bytes = b"",
    ground: Ground | None = None,
) -> Trace:
    """Return the trace of something that may not be there at all."""
    return Trace(
        code,
        where,
        Sight.ALWAYS,
        Sentence(f"Filen indeholder {da}.", f"The file holds {en}."),
        text,
        data,
        ground,
    )


def searched(code: str, where: str, text: str = "", data: bytes = b"") -> Trace:
    """Return the trace of technical content, reported only where a secret stands in it."""
    return Trace(
        code,
        where,
        Sight.SEARCHED,
        Sentence("Filens opbygning siger det.", "The structure of the file says it."),
        text,
        data,
    )


def within(traces: Iterable[Trace], where: str) -> Iterable[Trace]:
    """Yield the traces of a part as traces of the whole: nothing in a part is in plain sight."""
    for trace in traces:
        yield replace(trace, where=f"{where}: {trace.where}")
