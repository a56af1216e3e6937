# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From a document to its proven outputs: find, veil, compose and verify, in a process to be ended.

The text was made by a stranger, and some text takes a search for ever. So the four rooms that
follow reading are walked in a locked process of their own, which its keeper ends in time.
"""

from __future__ import annotations

import msgspec

from sloer.composing import compose
from sloer.errors import HeldError
from sloer.finding.residual import miss_likelihood
from sloer.finding.search import find_signals
from sloer.model import Document, Identity, Policy, Sentence, Status, Veiled
from sloer.reading.protocol import Limits
from sloer.reports import report_of
from sloer.sandbox import Bounds, Keeper
from sloer.veiling import veil_document
from sloer.verifying import secrets_of, verify

MODULE = "sloer.clearing"
"""What a keeper should import beforehand."""


class ClearTask(msgspec.Struct, frozen=True):
    """What is sent in: a document that was read and checked, and how it is to be veiled."""

    document: Document
    identity: Identity
    policy: Policy
    formats: tuple[str, ...]


def clear_fenced(task: ClearTask, keeper: Keeper, limits: Limits) -> Veiled:
    """Return the veiled file, or the held one, within the time and room that ``limits`` give.

    Raises:
        HeldError: it took too long, needed too much room or broke the process.
    """
    bounds = Bounds(limits.seconds, limits.memory_bytes, limits.result_bytes)
    answer = keeper.call(f"{MODULE}:clear_task", msgspec.msgpack.encode(task), bounds)
    try:
        return msgspec.msgpack.decode(answer, type=Veiled)
    except msgspec.MsgspecError as error:
        raise fault() from error


def clear_task(payload: bytes) -> bytes:
    """Decode a :class:`ClearTask`, clear it, encode the outcome: the entry point of the process."""
    task = msgspec.msgpack.decode(payload, type=ClearTask)
    try:
        return msgspec.msgpack.encode(clear(task))
    except (HeldError, MemoryError, RecursionError):
        raise
    except Exception as error:
        raise fault() from error


def clear(task: ClearTask) -> Veiled:
    """Walk the four rooms with one document."""
    document, identity = task.document, task.identity or None
    signals = find_signals(document, identity)
    veiled = veil_document(document, signals, task.policy)
    files = {suffix: compose(veiled, suffix) for suffix in task.formats}
    secrets = secrets_of(document, veiled, identity)
    proofs = [verify(output, suffix, veiled, secrets) for suffix, output in files.items()]
    report = report_of(document, veiled, proofs, miss_likelihood(document, signals))
    return Veiled(report, files if report.status is Status.RELEASED else {}, veiled)


def fault() -> HeldError:
    """Return the error that holds a file for something that went wrong inside Slør."""
    return HeldError(
        "fault",
        Sentence(
            "Filen er tilbageholdt, fordi der skete en fejl i Slør, mens den blev behandlet.",
            "The file is held, because something went wrong inside Slør while working on it.",
        ),
    )
