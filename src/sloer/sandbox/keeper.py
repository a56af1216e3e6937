# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The trusted side: hands untrusted bytes into the sandbox and takes bounded bytes out."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from types import TracebackType

import msgspec

from sloer.errors import HeldError
from sloer.model import Sentence
from sloer.sandbox.wire import HEADER, REFUSAL, RESULT, Bounds, Refusal, Request

_START_SECONDS = 60.0
_CHUNK = 1 << 16


class Keeper:
    """Owns one sandbox server and calls functions in it, one at a time.

    ``modules`` are imported once in the server (and their ``warm_up()`` called, where they have
    one), so that a call costs a fork and no imports. The
    keeper belongs to one process and one thread. A time-out or a crash costs a new server; the
    next call starts it by itself.

    Each call gets a process of its own, unless ``kept``: then one locked process takes call after
    call, which costs less and suits work on what has been checked, but may still take too long.
    """

    def __init__(self, *modules: str, kept: bool = False) -> None:
        self._modules = modules
        self._kept = kept
        self._ready = False
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def __enter__(self) -> Keeper:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the server and whatever runs in it."""
        if self._control is not None:
            self._control.close()
        if self._server is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
        self._server = self._control = None
        self._ready = False

    def start(self) -> None:
        """Begin to start the server, so that the first call finds it warm; wait for nothing."""
        if self._server is None:
            self._launch()

    def call(self, function: str, payload: bytes, bounds: Bounds) -> bytes:
        """Run ``function`` ("module:name", bytes to bytes) on ``payload`` inside the sandbox.

        Raises:
            HeldError: the function refused the payload, ran out of time or memory, crashed, or
                answered with more than it may.
        """
        self.start()
        try:
            self._await_server()
            untrusted_answer = self._exchange(function, payload, bounds)
        except BaseException:
            self.close()
            raise
        return _open_answer(untrusted_answer, bounds)

    def _launch(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        environment = os.environ | {"OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._control = ours
        with theirs:
            self._server = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "sloer.sandbox.server",
                    str(theirs.fileno()),
                    "kept" if self._kept else "forked",
                    *self._modules,
                ],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # a parser's complaints may quote the document
                env=environment,
                start_new_session=True,
            )

    def _await_server(self) -> None:
        if self._ready:
            return
        assert self._control is not None  # noqa: S101 - start() has made it
        self._control.settimeout(_START_SECONDS)
        try:
            self._ready = self._control.recv(1) == b"!"
        except OSError:
            self._ready = False
        if not self._ready:
            raise HeldError(
                "sandbox_unavailable",
                Sentence(
                    "Filen er ikke åbnet, fordi den afskærmede læser ikke kunne starte.",
                    "The file was not opened, because the fenced-in reader could not start.",
                ),
            )

    def _exchange(self, function: str, payload: bytes, bounds: Bounds) -> bytes:
        assert self._control is not None  # noqa: S101 - call() has started it
        request = msgspec.msgpack.encode(Request(function, bounds))
        untrusted_fd, their_fd = os.pipe()
        try:
            with os.fdopen(os.memfd_create("payload"), "wb") as file:
                file.write(payload)
                file.flush()
                file.seek(0)
                socket.send_fds(self._control, [request], [file.fileno(), their_fd])
            os.close(their_fd)
            their_fd = -1
            answer = _read_all(untrusted_fd, bounds)
        finally:
            os.close(untrusted_fd)
            if their_fd >= 0:
                os.close(their_fd)
        self._control.settimeout(10.0)
        if not self._control.recv(1):
            self.close()  # the server itself broke down: the next call gets a new one
        return answer


def _read_all(untrusted_fd: int, bounds: Bounds) -> bytes:
    """Read to the end, within the time and the size that are allowed."""
    deadline = time.monotonic() + bounds.seconds
    room = bounds.result_bytes + HEADER.size
    answer = bytearray()
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([untrusted_fd], [], [], left)[0]:
            raise HeldError(
                "timeout",
                Sentence(
                    "Filen tog for lang tid at behandle.", "The file took too long to work on."
                ),
            )
        chunk = os.read(untrusted_fd, _CHUNK)
        if not chunk:
            return bytes(answer)
        answer += chunk
        if len(answer) > room:
            raise _crashed()


def _open_answer(untrusted_answer: bytes, bounds: Bounds) -> bytes:
    if len(untrusted_answer) < HEADER.size:
        raise _crashed()
    kind, length = HEADER.unpack_from(untrusted_answer)
    body = untrusted_answer[HEADER.size :]
    if length != len(body) or length > bounds.result_bytes:
        raise _crashed()
    if kind == RESULT:
        return body
    if kind == REFUSAL:
        try:
            refusal = msgspec.msgpack.decode(body, type=Refusal)
        except msgspec.MsgspecError as error:
            raise _crashed() from error
        raise HeldError(refusal.code, Sentence(refusal.da, refusal.en))
    raise _crashed()


def _crashed() -> HeldError:
    return HeldError(
        "crashed",
        Sentence(
            "Filen kunne ikke læses: den er beskadiget eller lavet, så læseren bryder ned.",
            "The file could not be read: it is damaged, or made so that the reader breaks down.",
        ),
    )
