# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a taken-over reader might try. Called by name inside the sandbox."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

from sloer.errors import HeldError
from sloer.model import Sentence


def echo(payload: bytes) -> bytes:
    return payload


def refuse(payload: bytes) -> bytes:
    raise HeldError("refused", Sentence("Nej.", "No."))


def fault(payload: bytes) -> bytes:
    raise RuntimeError("Fatima")


def linger(payload: bytes) -> bytes:
    while True:
        pass


def sleep_unkillable(payload: bytes) -> bytes:
    import signal

    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Event().wait()
    return b""


def swallow_memory(payload: bytes) -> bytes:
    return b"x" * (1 << 40)


def crash(payload: bytes) -> bytes:
    return ctypes.string_at(0)


def answer_too_much(payload: bytes) -> bytes:
    return b"x" * 3_000_000


def flood(payload: bytes) -> bytes:
    """Write to the answer's descriptor directly, past the server's own check."""
    for fd in range(3, 32):
        try:
            while True:
                os.write(fd, b"x" * 65536)
        except OSError:
            continue
    return b""


def lie_about_length(payload: bytes) -> bytes:
    for fd in range(3, 32):
        try:
            os.write(fd, b"R" + (1 << 50).to_bytes(8, "little") + b"short")
        except OSError:
            continue
    os._exit(0)


def _attempt(action: object) -> bytes:
    try:
        action()  # type: ignore[operator]
    except OSError as error:
        return f"refused {error.errno}".encode()
    return b"done"


def open_socket(payload: bytes) -> bytes:
    return _attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM))


def open_local_socket(payload: bytes) -> bytes:
    return _attempt(lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))


def start_program(payload: bytes) -> bytes:
    return _attempt(lambda: subprocess.run(["/bin/true"], check=True))


def replace_program(payload: bytes) -> bytes:
    return _attempt(lambda: os.execv("/bin/true", ["true"]))


def fork(payload: bytes) -> bytes:
    return _attempt(os.fork)


def create_file(payload: bytes) -> bytes:
    return _attempt(lambda: Path(payload.decode()).write_text("x"))


def append_to_file(payload: bytes) -> bytes:
    return _attempt(lambda: os.open(payload.decode(), os.O_WRONLY | os.O_APPEND))


def remove_file(payload: bytes) -> bytes:
    return _attempt(lambda: Path(payload.decode()).unlink())


def rename_file(payload: bytes) -> bytes:
    return _attempt(lambda: Path(payload.decode()).rename(payload.decode() + ".moved"))


def kill_parent(payload: bytes) -> bytes:
    return _attempt(lambda: os.kill(os.getppid(), 9))


def read_file(payload: bytes) -> bytes:
    return Path(payload.decode()).read_bytes()


def use_threads(payload: bytes) -> bytes:
    seen: list[bytes] = []
    thread = threading.Thread(target=seen.append, args=(payload,))
    thread.start()
    thread.join()
    return seen[0]


def complain(payload: bytes) -> bytes:
    sys.stderr.write("Fatima")
    print("Fatima")
    return b"ok"
