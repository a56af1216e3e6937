# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Work on what strangers wrote, in locked processes of this web process: short, or not at all.

One process looks at files, another searches text. Each is started when it is first needed and
does one thing at a time; who would wait too long goes without, for the worker looks again.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sloer import clearing
from sloer.clearing import FindTask, find_fenced
from sloer.errors import HeldError
from sloer.model import Document, Identity, Sentence, Signal
from sloer.reading import fenced
from sloer.reading.conversion import needs_conversion
from sloer.reading.protocol import Limits
from sloer.sandbox import Keeper

PATIENCE = 3.0
"""Seconds somebody waits for those before them."""
GLANCE = Limits(pages=1, pixels=1_000, seconds=4.0)
"""Enough to open a file and to know whether it is locked, broken or of no format we read."""
SEARCH = Limits(seconds=2.0)
TELLING = frozenset({"empty", "unknown_format", "encrypted", "damaged", "unsafe", "too_deep"})
"""Codes by which a file is refused at once. All others may come of looking so briefly."""


class Fence:
    """One locked process, started when first needed, for all threads of this one."""

    def __init__(self, module: str, *, kept: bool) -> None:
        self._keeper = Keeper(module, kept=kept)
        self._turn = threading.Lock()
        atexit.register(self._keeper.close)

    def warm(self) -> None:
        """Begin to start the process, unless somebody is at it."""
        if self._turn.acquire(blocking=False):
            try:
                self._keeper.start()
            finally:
                self._turn.release()

    @contextmanager
    def open(self) -> Iterator[Keeper | None]:
        """Give the keeper to one thread at a time; ``None`` to whoever waited too long."""
        if not self._turn.acquire(timeout=PATIENCE):
            yield None
            return
        try:
            yield self._keeper
        finally:
            self._turn.release()


FILES = Fence(fenced.MODULE, kept=False)
TEXTS = Fence(clearing.MODULE, kept=True)


def fault_of(untrusted_data: bytes) -> Sentence | None:
    """Return why a file cannot be read at all, or ``None`` where nothing speaks against it."""
    if needs_conversion(untrusted_data):
        return None  # an old Word file takes too long here
    with FILES.open() as keeper:
        if keeper is None:
            return None
        try:
            fenced.read(untrusted_data, "", keeper, GLANCE)
        except HeldError as error:
            return error.sentence if error.code in TELLING else None
    return None


def signals_in(document: Document, identity: Identity) -> tuple[Signal, ...] | None:
    """Return what gives the applicant away, or ``None`` where that would take too long."""
    with TEXTS.open() as keeper:
        if keeper is None:
            return None
        try:
            return find_fenced(FindTask(document, identity), keeper, SEARCH).signals
        except HeldError:
            return None
