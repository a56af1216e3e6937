# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Walks the corridor: read, find, veil, compose, verify. Whatever goes wrong ends in a hold."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from sloer.clearing import MODULE as CLEARING
from sloer.clearing import ClearTask, FindTask, Found, clear_fenced, fault, find_fenced
from sloer.errors import SloerError
from sloer.model import Document, Identity, Policy, Signal, Veiled
from sloer.reading import fenced
from sloer.reading.protocol import Limits
from sloer.reports import held_report
from sloer.sandbox import Keeper
from sloer.veiling import load_policy

FORMATS = ("pdf", "html", "txt", "json")
"""Suffixes of all outputs, in the order they are made."""


def veil(
    path: str | Path,
    identity: Identity | None = None,
    policy: str = "alle-grunde",
    formats: tuple[str, ...] = FORMATS,
) -> Veiled:
    """Veil one file. For many files, keep one :class:`Corridor` open instead.

    A file that cannot be read, veiled or verified comes back held, never as an exception.

    Raises:
        UsageError: the policy or a format is not known.
        OSError: the file cannot be opened.
    """
    path = Path(path)
    with Corridor(load_policy(policy), formats) as corridor:
        return corridor.walk(path.read_bytes(), path.name, identity)


class Corridor:
    """The five rooms in a row: a sandbox for reading, another for all that follows.

    Both are ended when a file takes longer than it may. Belongs to one thread.
    """

    def __init__(
        self, policy: Policy, formats: tuple[str, ...] = FORMATS, limits: Limits | None = None
    ) -> None:
        self._policy = policy
        self._formats = formats
        self._limits = limits or Limits()
        self._keeper = Keeper(fenced.MODULE)
        self._clearer = Keeper(CLEARING, kept=True)

    def __enter__(self) -> Corridor:
        self._keeper.start()
        self._clearer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._keeper.close()
        self._clearer.close()

    def walk(
        self, untrusted_data: bytes, untrusted_name: str, identity: Identity | None = None
    ) -> Veiled:
        """Return the veiled file with its outputs, or the held one with its reasons."""
        try:
            return self.clear(self.read(untrusted_data, untrusted_name), identity)
        except SloerError as error:
            return Veiled(held_report(self._policy.name, error))
        except Exception:  # noqa: BLE001 - law 2: a fault of ours holds the file, whatever it is
            return Veiled(held_report(self._policy.name, fault()))

    def read(self, untrusted_data: bytes, untrusted_name: str) -> Document:
        """Return the file as text.

        Raises:
            HeldError: it cannot be read, or not within the limits.
        """
        return fenced.read(untrusted_data, untrusted_name, self._keeper, self._limits)

    def find(self, document: Document, identity: Identity | None = None) -> Found:
        """Return the signals of a document, for a person to go through.

        Raises:
            HeldError: it took too long, needed too much room or broke the process.
        """
        return find_fenced(FindTask(document, identity or Identity()), self._clearer, self._limits)

    def clear(
        self,
        document: Document,
        identity: Identity | None = None,
        signals: tuple[Signal, ...] | None = None,
        policy: Policy | None = None,
        passing: frozenset[str] = frozenset(),
    ) -> Veiled:
        """Veil, compose and verify by ``signals``, or by a search of its own where there are none.

        ``policy`` stands in for the corridor's own for this document. ``passing`` are the keys of
        holds that a person let pass after looking; their notes and leaks stay in the report.

        Raises:
            HeldError: it took too long, needed too much room or broke the process.
        """
        task = ClearTask(
            document,
            identity or Identity(),
            policy or self._policy,
            self._formats,
            signals,
            passing,
        )
        return clear_fenced(task, self._clearer, self._limits)
