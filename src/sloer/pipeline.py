# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Walks the corridor: read, find, veil, compose, verify. Whatever goes wrong ends in a hold."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from sloer.composing import compose
from sloer.errors import HeldError, SloerError
from sloer.finding.residual import miss_likelihood
from sloer.finding.search import find_signals
from sloer.model import Document, Identity, Policy, Proof, Sentence, Status, Veiled, VeiledDocument
from sloer.reading import fenced
from sloer.reading.protocol import Limits
from sloer.reports import held_report, report_of
from sloer.sandbox import Keeper
from sloer.veiling import load_policy, veil_document
from sloer.verifying import secrets_of, verify

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
    """The five rooms in a row, with a warm sandbox at the door. Belongs to one thread."""

    def __init__(
        self, policy: Policy, formats: tuple[str, ...] = FORMATS, limits: Limits | None = None
    ) -> None:
        self._policy = policy
        self._formats = formats
        self._limits = limits or Limits()
        self._keeper = Keeper(fenced.MODULE)

    def __enter__(self) -> Corridor:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._keeper.close()

    def walk(
        self, untrusted_data: bytes, untrusted_name: str, identity: Identity | None = None
    ) -> Veiled:
        """Return the veiled file with its outputs, or the held one with its reasons."""
        try:
            document = fenced.read(untrusted_data, untrusted_name, self._keeper, self._limits)
            return self._veil(document, identity)
        except SloerError as error:
            return Veiled(held_report(self._policy.name, error))
        except Exception:  # noqa: BLE001 - law 2: a fault of ours holds the file, whatever it is
            return Veiled(held_report(self._policy.name, _fault()))

    def _veil(self, document: Document, identity: Identity | None) -> Veiled:
        signals = find_signals(document, identity)
        veiled = veil_document(document, signals, self._policy)
        files = {suffix: compose(veiled, suffix) for suffix in self._formats}
        proofs = self._proofs(document, veiled, files, identity)
        report = report_of(document, veiled, proofs, miss_likelihood(document, signals))
        released = report.status is Status.RELEASED
        return Veiled(report, files if released else {}, veiled)

    def _proofs(
        self,
        document: Document,
        veiled: VeiledDocument,
        files: dict[str, bytes],
        identity: Identity | None,
    ) -> list[Proof]:
        secrets = secrets_of(document, veiled, identity)
        return [verify(output, suffix, veiled, secrets) for suffix, output in files.items()]


def _fault() -> HeldError:
    return HeldError(
        "fault",
        Sentence(
            "Filen er tilbageholdt, fordi der skete en fejl i Slør, mens den blev behandlet.",
            "The file is held, because something went wrong inside Slør while working on it.",
        ),
    )
