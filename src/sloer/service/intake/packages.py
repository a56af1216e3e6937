# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""ZIP files with many applicants' files: what lies in them, with bounds on all that can be large.

:mod:`sloer.reading.archive` bounds a ZIP that is *one* application and holds it whole; here one
bad entry must not cost the other applicants their place, so each gets a reason of its own.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable
from typing import BinaryIO

from sloer.reading.archive import BROKEN
from sloer.service.intake.arrivals import (
    DAMAGED,
    FILE_BYTES,
    TOO_LARGE,
    Arrival,
    UnreadableError,
    arrival,
)

MOST_ENTRIES = 10_000
MOST_BYTES = 4 * 2**30
RATIO = 200
"""Unpacked to packed. Text and office files stay far below; pictures of one colour may not."""
RATIO_FREE_BYTES = 24 * 2**20
ENCRYPTED = "encrypted"
SAME_NAME = "same_name"
UNREADABLE_ZIP = "unreadable_zip"
_ENCRYPTED_FLAG, _UTF8_FLAG = 0x1, 0x800
_BROKEN = (*BROKEN, IndexError)


def open_package(file: BinaryIO) -> list[Arrival]:
    """Return the files in a ZIP; folders are no files. They are unpacked when they are read.

    Raises:
        UnreadableError: it cannot be opened (``unreadable_zip``), or holds more files or more
            bytes than one delivery may (``too_large``).
    """
    try:
        package = zipfile.ZipFile(file)
        entries = [entry for entry in package.infolist() if not _is_folder(entry)]
    except _BROKEN as error:
        raise UnreadableError(UNREADABLE_ZIP) from error
    if len(entries) > MOST_ENTRIES or sum(max(e.file_size, 0) for e in entries) > MOST_BYTES:
        raise UnreadableError(TOO_LARGE)
    paths = [_path(entry) for entry in entries]
    times = Counter(path.casefold() for path in paths)
    return [
        arrival(
            path,
            entry.file_size,
            _reader(package, entry),
            _refusal(entry, twice=times[path.casefold()] > 1),
        )
        for path, entry in zip(paths, entries, strict=True)
    ]


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """Tell an entry that only says there is a folder; one with bytes is a file all the same."""
    return entry.orig_filename.endswith(("/", "\\")) and entry.file_size == 0


def _path(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry as the one who packed it saw it.

    Without the mark for UTF-8, programs write it unmarked (macOS) or in the code page of DOS,
    which in Denmark is 850, while the standard says 437 (APPNOTE.TXT, appendix D).
    """
    if entry.flag_bits & _UTF8_FLAG:
        return entry.orig_filename
    try:
        raw = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.orig_filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def _refusal(entry: zipfile.ZipInfo, *, twice: bool) -> str:
    if entry.flag_bits & _ENCRYPTED_FLAG:
        return ENCRYPTED
    if entry.file_size > max(RATIO_FREE_BYTES, RATIO * entry.compress_size):
        return TOO_LARGE
    return SAME_NAME if twice else ""


def _reader(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], bytes]:
    def reads() -> bytes:
        try:
            with package.open(entry) as member:
                return member.read(FILE_BYTES + 1)
        except _BROKEN as error:
            raise UnreadableError(DAMAGED) from error

    return reads
