# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What keeper and server say to each other. Only msgpack: nothing from inside is ever unpickled."""

from __future__ import annotations

import struct

import msgspec


class Bounds(msgspec.Struct, frozen=True):
    """Limits on one call. Time in seconds of wall clock, sizes in bytes."""

    seconds: float = 300.0
    memory_bytes: int = 2 * 1024**3
    result_bytes: int = 64 * 1024**2


class Request(msgspec.Struct, frozen=True):
    """A call. ``function`` is ``module:name``, named by the keeper's own side, never by a file."""

    function: str
    bounds: Bounds


class Refusal(msgspec.Struct, frozen=True):
    """An error raised on purpose inside: :class:`~sloer.errors.HeldError` in transit."""

    code: str
    da: str
    en: str


HEADER = struct.Struct("<cQ")
"""Frame of an answer: one byte of kind, length of what follows."""

RESULT = b"R"
REFUSAL = b"X"

MESSAGE_BYTES = 4096
"""Upper bound on a request's own size (the payload travels in a file descriptor)."""
