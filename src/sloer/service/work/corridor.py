# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One corridor for all of a process, kept open between documents."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TypeVar

from sloer.clearing import Found
from sloer.model import Document, Identity, Policy, Signal, Veiled
from sloer.pipeline import Corridor
from sloer.reading.protocol import Limits
from sloer.veiling import load_policy

T = TypeVar("T")
FORMATS = ("pdf", "html", "txt")
"""What the committee gets."""
UNHURRIED = Limits()
AT_THE_DESK = Limits(seconds=60.0)
"""For those who wait at their screens, and all who wait behind them."""


class KeptCorridor:
    """A corridor that any thread may send documents through, one at a time.

    It is walked by a thread of its own: a sandbox dies with the thread that started it, and the
    threads that serve requests come and go.
    """

    def __init__(self, limits: Limits) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="corridor")
        self._corridor = Corridor(load_policy("alle-grunde"), FORMATS, limits)

    def read(self, untrusted_data: bytes, untrusted_name: str) -> Document:
        """Return the file as text; see :meth:`sloer.pipeline.Corridor.read`."""
        return self._walk(partial(self._corridor.read, untrusted_data, untrusted_name))

    def find(self, document: Document, identity: Identity) -> Found:
        """Return the signals of a document; see :meth:`sloer.pipeline.Corridor.find`."""
        return self._walk(partial(self._corridor.find, document, identity))

    def clear(
        self,
        document: Document,
        identity: Identity,
        signals: tuple[Signal, ...],
        policy: Policy,
        passing: frozenset[str] = frozenset(),
    ) -> Veiled:
        """Veil, compose and verify; see :meth:`sloer.pipeline.Corridor.clear`."""
        clear = self._corridor.clear
        return self._walk(partial(clear, document, identity, signals, policy, passing))

    def _walk(self, step: Callable[[], T]) -> T:
        return self._thread.submit(_once_more_if_gone, step).result()


def _once_more_if_gone(step: Callable[[], T]) -> T:
    """Take a step, and again where the sandbox had died between documents.

    The keeper has closed it by then, so that the second try starts a new one.
    """
    try:
        return step()
    except OSError:
        return step()


@cache
def kept_corridor(limits: Limits = UNHURRIED) -> KeptCorridor:
    """Return this process's corridor; its sandboxes start with the first document."""
    return KeptCorridor(limits)


# The parent's sandboxes answer to the parent, and its thread does not come along.
os.register_at_fork(after_in_child=kept_corridor.cache_clear)
