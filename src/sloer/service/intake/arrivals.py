# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What comes in a delivery: files out of a folder, a ZIP or a form, each read when its turn is.

Names and contents are strangers'. Nothing is written to a disk, so a name can lead nowhere; it is
bounded and shown to HR only.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from sloer.reading.protocol import Limits

FILE_BYTES = Limits().file_bytes
"""No larger than what the engine reads."""
LONGEST_PATH = 400
NOT_AN_APPLICATION = "not_an_application"
EMPTY = "empty"
TOO_LARGE = "too_large"
UNSAFE_NAME = "unsafe_name"
DAMAGED = "damaged"
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", ".localized"})


class UnreadableError(Exception):
    """A file that came cannot be read out of what it came in; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, eq=False, slots=True)
class Arrival:
    """One file that came. ``refused`` is the code of what can be told before it is read.

    Prints no name.
    """

    untrusted_path: str
    size: int
    reads: Callable[[], bytes] = field(repr=False)
    refused: str = ""

    def __repr__(self) -> str:
        return f"Arrival(size={self.size}, refused={self.refused!r})"

    @property
    def path(self) -> str:
        """The path with forward slashes and one way of writing each letter, bounded in length."""
        path = unicodedata.normalize("NFC", self.untrusted_path.replace("\\", "/"))
        shown = "".join(c if c.isprintable() else "�" for c in path)
        return shown if len(shown) <= LONGEST_PATH else "…" + shown[-LONGEST_PATH:]

    @property
    def name(self) -> str:
        """The file's own name."""
        return posixpath.basename(self.path)

    def read(self) -> bytes:
        """Return the bytes.

        Raises:
            UnreadableError: it is empty, larger than told and allowed, or broken.
        """
        if self.refused:
            raise UnreadableError(self.refused)
        content = self.reads()
        if not content:
            raise UnreadableError(EMPTY)
        if len(content) > FILE_BYTES:
            raise UnreadableError(TOO_LARGE)
        return content


def arrival(path: str, size: int, reads: Callable[[], bytes], refused: str = "") -> Arrival:
    """Return a file that came, refused already if its name or size says so."""
    return Arrival(path, size, reads, refused or _refusal(path, size))


def uploaded(name: str, size: int, file: BinaryIO) -> Arrival:
    """Return an uploaded file."""

    def reads() -> bytes:
        file.seek(0)
        return file.read(FILE_BYTES + 1)

    return arrival(name, size, reads)


def _refusal(path: str, size: int) -> str:
    folders, name = posixpath.split(path.replace("\\", "/"))
    if "__MACOSX" in folders.split("/") or name.casefold() in _LITTER or name.startswith("._"):
        return NOT_AN_APPLICATION
    if name.startswith("~$"):  # what Word keeps beside a document that is open
        return NOT_AN_APPLICATION
    if not name.strip() or "\0" in path or _climbs(path.replace("\\", "/")):
        return UNSAFE_NAME
    if size == 0:
        return EMPTY
    return TOO_LARGE if size > FILE_BYTES else ""


def _climbs(path: str) -> bool:
    return path.startswith("/") or path[1:2] == ":" or ".." in path.split("/")
