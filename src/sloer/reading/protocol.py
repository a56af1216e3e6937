# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The reader protocol. One module in :mod:`sloer.reading.formats` reads one family of formats.

A reader runs inside the sandbox on bytes that somebody hostile may have made. It may fail in any
way: :class:`~sloer.errors.HeldError` with a sentence for the user is the polite one, and the
sandbox turns every other into a hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sloer.model import Document
from sloer.reading.holds import TooMuchError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; enforced inside the sandbox by readers and outside by its keeper."""

    file_bytes: int = 64 * 1024 * 1024
    unpacked_bytes: int = 256 * 1024 * 1024
    parts: int = 2_000
    depth: int = 4
    pages: int = 150
    pixels: int = 60_000_000
    characters: int = 2_000_000
    seconds: float = 300.0
    memory_bytes: int = 2 * 1024 * 1024 * 1024
    result_bytes: int = 64 * 1024 * 1024


@dataclass(slots=True)
class Unpacked:
    """How many bytes one file and all that lies within it have been unpacked to so far."""

    bytes: int = 0


@dataclass(slots=True)
class OldWord:
    """Old Word files within one file. Only the outside can convert them: no programs run here."""

    converted: Mapping[bytes, bytes] = field(default_factory=dict)
    """What the outside has made of them, by the SHA-256 of each."""
    wanted: list[bytes] | None = None
    """What the outside is asked to convert; ``None`` where it cannot."""

    def want(self, untrusted_data: bytes, limits: Limits) -> None:
        """Ask for a file to be converted, as far as all that is asked for may leave here."""
        if self.wanted is not None:
            together = sum(map(len, self.wanted)) + len(untrusted_data)
            if together <= limits.result_bytes // 2:
                self.wanted.append(untrusted_data)


@dataclass(frozen=True, slots=True)
class Input:
    """An untrusted file, or a part of one, which shares the counts and lists of its file."""

    untrusted_data: bytes
    untrusted_name: str
    limits: Limits = field(default_factory=Limits)
    depth: int = 0
    unpacked: Unpacked = field(default_factory=Unpacked)
    old_word: OldWord = field(default_factory=OldWord)

    @property
    def bytes_left(self) -> int:
        """How many more bytes may be unpacked, here or in whatever part of the whole file."""
        return max(self.limits.unpacked_bytes - self.unpacked.bytes, 0)

    def count_unpacked(self, count: int) -> None:
        """Count ``count`` bytes as unpacked; ``TooMuchError`` where they are too many."""
        self.unpacked.bytes += count
        if self.unpacked.bytes > self.limits.unpacked_bytes:
            raise TooMuchError


class ReadPart(Protocol):
    """Reads a part of a container (attachment, member) with whatever reader fits it."""

    def __call__(self, part: Input, /) -> Document:
        """Return the part as a document; raise ``HeldError`` as for a file."""


class Reader(Protocol):
    """Reads one family of formats. Modules offer one instance under the name ``READER``.

    ``rank`` settles who is asked first: containers and formats with a sure signature have low
    ranks, formats told by guess (plain text) high ones.
    """

    media_type: str
    rank: int

    def recognises(self, file: Input) -> bool:
        """Tell by content, never by name, whether this reader's format is at hand. Cheap."""

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return the whole text in reading order.

        Raises:
            HeldError: the file is encrypted, damaged, over a limit or holds no text.
        """
