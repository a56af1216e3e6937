# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From a document to its proven outputs: find, veil, compose and verify, in a process to be ended.

The text was made by a stranger, and some text takes a search for ever. So the four rooms that
follow reading are walked in a locked process of their own, which its keeper ends in time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

from sloer.composing import compose
from sloer.errors import HeldError
from sloer.finding.residual import miss_likelihood
from sloer.finding.search import find_signals
from sloer.model import Document, Identity, Policy, Sentence, Signal, Status, Veiled
from sloer.reading.protocol import Limits
from sloer.reports import report_of
from sloer.sandbox import Bounds, Keeper
from sloer.veiling import veil_document
from sloer.verifying import secrets_of, verify

T = TypeVar("T")
MODULE = "sloer.clearing"
"""What a keeper should import beforehand."""


class ClearTask(msgspec.Struct, frozen=True):
    """What is sent in: a document that was read and checked, and how it is to be veiled.

    ``signals`` are those a person has been through; ``None`` asks for a search. ``passing`` are
    the holds that a person let pass after looking (see :mod:`sloer.reports`).
    """

    document: Document
    identity: Identity
    policy: Policy
    formats: tuple[str, ...]
    signals: tuple[Signal, ...] | None = None
    passing: frozenset[str] = frozenset()


class FindTask(msgspec.Struct, frozen=True):
    """A document to be searched, and what is known of its applicant."""

    document: Document
    identity: Identity


class Found(msgspec.Struct, frozen=True):
    """Signals in order of their place, and how likely it is that something was missed."""

    signals: tuple[Signal, ...]
    miss_likelihood: float


def clear_fenced(task: ClearTask, keeper: Keeper, limits: Limits) -> Veiled:
    """Return the veiled file, or the held one, within the time and room that ``limits`` give.

    Raises:
        HeldError: it took too long, needed too much room or broke the process.
    """
    return _ask("clear_task", task, Veiled, keeper, limits)


def find_fenced(task: FindTask, keeper: Keeper, limits: Limits) -> Found:
    """Return what a search of the document finds, within the bounds of ``limits``.

    Raises:
        HeldError: it took too long, needed too much room or broke the process.
    """
    return _ask("find_task", task, Found, keeper, limits)


def clear_task(payload: bytes) -> bytes:
    """Decode a :class:`ClearTask`, clear it, encode the outcome: an entry point of the process."""
    return _answer(payload, ClearTask, clear)


def find_task(payload: bytes) -> bytes:
    """Decode a :class:`FindTask`, search, encode :class:`Found`: an entry point of the process."""
    return _answer(payload, FindTask, find)


def find(task: FindTask) -> Found:
    """Search one document."""
    signals = tuple(find_signals(task.document, task.identity or None))
    return Found(signals, miss_likelihood(task.document, signals))


def clear(task: ClearTask) -> Veiled:
    """Walk the four rooms with one document."""
    document, identity = task.document, task.identity or None
    signals = find_signals(document, identity) if task.signals is None else task.signals
    veiled = veil_document(document, signals, task.policy)
    files = {suffix: compose(veiled, suffix) for suffix in task.formats}
    secrets = secrets_of(document, veiled, identity)
    proofs = [verify(output, suffix, veiled, secrets) for suffix, output in files.items()]
    report = report_of(document, veiled, proofs, miss_likelihood(document, signals), task.passing)
    return Veiled(report, files if report.status is Status.RELEASED else {}, veiled)


def _ask(entry: str, task: object, answer: type[T], keeper: Keeper, limits: Limits) -> T:
    bounds = Bounds(limits.seconds, limits.memory_bytes, limits.result_bytes)
    payload = keeper.call(f"{MODULE}:{entry}", msgspec.msgpack.encode(task), bounds)
    try:
        return msgspec.msgpack.decode(payload, type=answer)
    except msgspec.MsgspecError as error:
        raise fault() from error


def _answer(payload: bytes, task: type[T], work: Callable[[T], object]) -> bytes:
    try:
        return msgspec.msgpack.encode(work(msgspec.msgpack.decode(payload, type=task)))
    except (HeldError, MemoryError, RecursionError):
        raise
    except Exception as error:
        raise fault() from error


def fault() -> HeldError:
    """Return the error that holds a file for something that went wrong inside Slør."""
    return HeldError(
        "fault",
        Sentence(
            "Filen er tilbageholdt, fordi der skete en fejl i Slør, mens den blev behandlet.",
            "The file is held, because something went wrong inside Slør while working on it.",
        ),
    )
