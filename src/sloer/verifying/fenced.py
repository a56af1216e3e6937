# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Checking from the trusted side: anybody's file is looked into inside the sandbox."""

from __future__ import annotations

import msgspec

from sloer.errors import HeldError
from sloer.model import Identity, Proof, Sentence
from sloer.sandbox import Bounds, Keeper
from sloer.verifying.checking import check

MODULE = "sloer.verifying.fenced"
"""What a keeper should import beforehand."""


class CheckTask(msgspec.Struct, frozen=True):
    """What the keeper sends in with a file."""

    name: str
    identity: Identity
    data: bytes


def check_fenced(
    untrusted_data: bytes, untrusted_name: str, identity: Identity | None, keeper: Keeper
) -> Proof:
    """Tell what a file gives away; see :func:`sloer.verifying.check`.

    Raises:
        HeldError: it cannot be looked into.
    """
    task = CheckTask(untrusted_name, identity or Identity(), untrusted_data)
    answer = keeper.call(f"{MODULE}:check_task", msgspec.msgpack.encode(task), Bounds())
    try:
        return msgspec.msgpack.decode(answer, type=Proof)
    except msgspec.MsgspecError as error:
        raise HeldError(
            "crashed",
            Sentence("Filen kunne ikke undersøges.", "The file could not be looked into."),
        ) from error


def check_task(payload: bytes) -> bytes:
    """Decode a :class:`CheckTask`, check it, encode the proof: the sandbox's entry point."""
    task = msgspec.msgpack.decode(payload, type=CheckTask)
    return msgspec.msgpack.encode(check(task.data, task.name, task.identity or None))
