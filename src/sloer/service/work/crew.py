# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Several workers on one machine, each a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from multiprocessing.process import BaseProcess
from threading import Thread
from types import FrameType

from sloer.service.boot import boot

_PAUSE = 1.0
"""Seconds between looks whether everybody is still alive."""


class Crew:
    """Starts working processes, replaces those that die, and waits for all at the end."""

    def __init__(self, size: int) -> None:
        self._members = [_member() for _ in range(size)]
        self._told = False

    def work(self) -> None:
        """Work until SIGTERM or SIGINT; every member ends the document it has in hand."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for member in self._members:
            member.start()
        while not self._told:
            time.sleep(_PAUSE)
            self._replace_the_dead()
        self._dismiss()  # whoever was just being started, too
        for member in self._members:
            member.join()

    def _replace_the_dead(self) -> None:
        for place, member in enumerate(self._members):
            if not member.is_alive() and not self._told:
                self._members[place] = _member()
                self._members[place].start()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._told = True
        self._dismiss()

    def _dismiss(self) -> None:
        for member in self._members:
            if member.is_alive():
                member.terminate()


def _member() -> BaseProcess:
    return multiprocessing.get_context("spawn").Process(target=_work)


def _work() -> None:
    Thread(target=_leave_with_the_crew, daemon=True).start()
    boot()
    from sloer.service.work.worker import run  # its models need a booted service

    run()


def _leave_with_the_crew() -> None:
    """Stop when the process that started this one is gone, however it went."""
    crew = multiprocessing.parent_process()
    if crew is not None:
        crew.join()
        os.kill(os.getpid(), signal.SIGTERM)
