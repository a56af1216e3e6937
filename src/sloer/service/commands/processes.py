# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Several programs that start together and end together."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

LOOK_EVERY = 0.2
PAUSE = 2.0
"""Seconds before a worker that ended by itself is started again."""


@dataclass
class Program:
    """One program; ``restarts`` says whether it is started again when it ends by itself."""

    name: str
    command: Sequence[str]
    restarts: bool
    process: subprocess.Popen[bytes] | None = None
    ended_at: float = field(default=0.0)

    def begin(self) -> None:
        """Start it in a process group of its own, so that Ctrl-C reaches it by us alone."""
        self.process = subprocess.Popen(self.command, process_group=0)

    def ended(self) -> bool:
        """Whether it has ended."""
        return self.process is None or self.process.poll() is not None


class _Stop(Exception):  # noqa: N818 # no error: somebody asked
    pass


def run_together(
    programs: Sequence[Program], *, grace: float, until: Callable[[], bool] = lambda: False
) -> int:
    """Run ``programs`` until Ctrl-C, SIGTERM, ``until`` or the end of one that is not restarted.

    All get SIGTERM and ``grace`` seconds to finish what they are at. Returns 0 when asked to stop
    and the exit code of the program that ended by itself otherwise (never 0).
    """
    with _stopped_by_signals():
        try:
            for program in programs:
                program.begin()
            return _watch(programs, until)
        except _Stop:
            return 0
        finally:
            _end(programs, grace)


def _watch(programs: Sequence[Program], until: Callable[[], bool]) -> int:
    while not until():
        for program in programs:
            if not program.ended():
                continue
            if not program.restarts:
                return (program.process.returncode if program.process else 1) or 1
            _restart(program)
        time.sleep(LOOK_EVERY)
    return 0


def _restart(program: Program) -> None:
    now = time.monotonic()
    if not program.ended_at:
        program.ended_at = now
    elif now - program.ended_at >= PAUSE:
        program.ended_at = 0.0
        program.begin()


def _end(programs: Sequence[Program], grace: float) -> None:
    for program in programs:
        if program.process and not program.ended():
            program.process.terminate()
    deadline = time.monotonic() + grace
    for program in programs:
        if program.process is None:
            continue
        try:
            program.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            program.process.kill()
            program.process.wait()


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Turn the first SIGINT or SIGTERM into an exception; ignore those that follow."""

    def stop(number: int, frame: FrameType | None) -> None:
        for again in kept:
            signal.signal(again, signal.SIG_IGN)
        raise _Stop

    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in kept:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)
