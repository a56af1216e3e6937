# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The process that has everything imported and forks one locked child per call.

Forking a warm process takes milliseconds, so every document gets a process of its own, and what a
document does to its process (leaks, crashes, a hostile parser state) dies with it.

A kept server locks itself at its first call instead, and serves that call and all later ones: for
work on text that has been read and checked. The keeper ends it when a call takes too long.

Started by the keeper as ``python -m sloer.sandbox.server FD forked|kept MODULE…``.
"""

from __future__ import annotations

import gc
import importlib
import os
import socket
import sys
from collections.abc import Callable
from functools import cache

import msgspec

from sloer.errors import HeldError
from sloer.model import Sentence
from sloer.sandbox.jail import lock
from sloer.sandbox.wire import HEADER, MESSAGE_BYTES, REFUSAL, RESULT, Bounds, Refusal, Request


def main() -> None:
    """Serve calls until the keeper closes its end."""
    control = socket.socket(fileno=int(sys.argv[1]))
    for name in sys.argv[3:]:
        module = importlib.import_module(name)
        if hasattr(module, "warm_up"):
            module.warm_up()
    gc.collect()
    gc.freeze()
    control.sendall(b"!")
    serve = _serve_kept if sys.argv[2] == "kept" else _serve_forked
    while True:
        message, fds, _, _ = socket.recv_fds(control, MESSAGE_BYTES, 2)
        if not message:
            return
        payload, answer = fds
        well = serve(msgspec.msgpack.decode(message, type=Request), payload, answer, control)
        os.write(control.fileno(), bytes([0 if well else 1]))  # the lock refuses sending calls


def _serve_forked(request: Request, payload: int, answer: int, control: socket.socket) -> bool:
    child = os.fork()
    if child == 0:
        control.close()
        _serve(request, payload, answer)
    os.close(payload)
    os.close(answer)
    _, status = os.waitpid(child, 0)
    return status == 0


def _serve_kept(request: Request, payload: int, answer: int, control: socket.socket) -> bool:
    kind, result = _answer(request, payload, _kept_lock())
    _write(answer, HEADER.pack(kind, len(result)) + result)
    os.close(answer)
    return True


@cache
def _kept_lock() -> Callable[[Bounds], None]:
    """Return what locks this process at its first call and does nothing at later ones."""
    waiting = [True]

    def lock_once(bounds: Bounds) -> None:
        # Processor time adds up over calls, so only the keeper's clock bounds it.
        if waiting:
            lock(bounds, processor_time=False)
            waiting.clear()

    return lock_once


def _serve(request: Request, payload: int, answer: int) -> None:
    """Run one call in the child, and end the child whatever happens."""
    try:
        kind, result = _answer(request, payload, lock)
        _write(answer, HEADER.pack(kind, len(result)) + result)
        os._exit(0)
    finally:
        os._exit(1)


def _answer(request: Request, payload: int, fence: Callable[[Bounds], None]) -> tuple[bytes, bytes]:
    try:
        module, _, name = request.function.partition(":")
        function = getattr(importlib.import_module(module), name)
        fence(request.bounds)
        with os.fdopen(payload, "rb") as file:
            data = file.read()
        result = function(data)
        if len(result) > request.bounds.result_bytes:
            raise _too_large()
    except HeldError as held:
        return REFUSAL, _in_transit(held)
    except (MemoryError, RecursionError):
        return REFUSAL, _in_transit(_too_large())
    return RESULT, result


def _in_transit(held: HeldError) -> bytes:
    refusal = Refusal(held.code, held.sentence.da, held.sentence.en)
    return msgspec.msgpack.encode(refusal)


def _too_large() -> HeldError:
    return HeldError(
        "too_large",
        Sentence(
            "Filen kræver mere plads, end der er sat af til én ansøgning.",
            "The file needs more room than is set aside for one application.",
        ),
    )


def _write(fd: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


if __name__ == "__main__":
    main()
