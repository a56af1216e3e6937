# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Work on what strangers wrote, in locked processes of this web process: short, or not at all.

One process looks at files, another searches text. Each is started when it is first needed and
does one thing at a time; who would wait too long goes without, for the worker looks again.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from sloer import clearing
from sloer.clearing import FindTask, find_fenced
from sloer.errors import HeldError
from sloer.model import Block, BlockKind, Document, Identity, Sentence, Signal
from sloer.reading import fenced
from sloer.reading.conversion import needs_conversion
from sloer.reading.protocol import Limits
from sloer.sandbox import Keeper

T = TypeVar("T")
PATIENCE = 6.0
"""Seconds somebody waits for an answer, those before them included."""
GLANCE = Limits(pages=1, pixels=1_000, seconds=4.0)
"""Enough to open a file and to know whether it is locked, broken or of no format we read."""
SEARCH = Limits(seconds=4.0)
PREPARATION = Limits(seconds=60.0)
TELLING = frozenset({"empty", "unknown_format", "encrypted", "damaged", "unsafe", "too_deep"})
"""Codes by which a file is refused at once. All others may come of looking so briefly."""


class Fence:
    """One locked process, and the one thread that may speak with it: it ends with that thread.

    ``prepare`` is what its first call costs beside the work itself (loading models and lists);
    it is done before, and again after the process had to be ended.
    """

    def __init__(self, module: str, prepare: Callable[[Keeper], object], *, kept: bool) -> None:
        self._keeper = Keeper(module, kept=kept)
        self._prepare = prepare
        self._is_warm = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="fence")
        atexit.register(self._keeper.close)

    def warm(self) -> None:
        """Begin to make it ready; wait for nothing."""
        if not self._is_warm:
            self._thread.submit(self._answer, lambda _: None)

    def ask(self, question: Callable[[Keeper], T]) -> T | None:
        """Return the answer; ``None`` where there is none in time.

        Raises:
            HeldError: that is the answer, or the question broke the process.
        """
        asked = self._thread.submit(self._answer, question)
        try:
            return asked.result(timeout=PATIENCE)
        except (TimeoutError, OSError):
            asked.cancel()
            return None

    def _answer(self, question: Callable[[Keeper], T]) -> T:
        if not self._is_warm:
            self._prepare(self._keeper)
        self._is_warm = False  # unless all goes well
        try:
            answer = question(self._keeper)
        except HeldError as error:
            self._is_warm = error.code in TELLING
            raise
        self._is_warm = True
        return answer


def _look_at_nothing(keeper: Keeper) -> None:
    with suppress(HeldError):
        fenced.read(b"Prepared.", "", keeper, PREPARATION)


def _search_nothing(keeper: Keeper) -> None:
    line = Block(BlockKind.PARAGRAPH, "Prepared.")
    find_fenced(FindTask(Document((line,)), Identity()), keeper, PREPARATION)


FILES = Fence(fenced.MODULE, _look_at_nothing, kept=False)
TEXTS = Fence(clearing.MODULE, _search_nothing, kept=True)


def fault_of(untrusted_data: bytes) -> Sentence | None:
    """Return why a file cannot be read at all, or ``None`` where nothing speaks against it."""
    if needs_conversion(untrusted_data):
        return None  # an old Word file takes too long here
    try:
        FILES.ask(lambda keeper: fenced.read(untrusted_data, "", keeper, GLANCE))
    except HeldError as error:
        return error.sentence if error.code in TELLING else None
    return None


def signals_in(document: Document, identity: Identity) -> tuple[Signal, ...] | None:
    """Return what gives the applicant away, or ``None`` where that would take too long."""
    task = FindTask(document, identity)
    try:
        found = TEXTS.ask(lambda keeper: find_fenced(task, keeper, SEARCH))
    except HeldError:
        return None
    return found.signals if found else None
