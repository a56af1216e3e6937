# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One file's work, as it is sent to a process on this machine or another."""

from __future__ import annotations

import atexit
import hashlib
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import msgspec

from sloer import __version__
from sloer.errors import SloerError
from sloer.model import Hold, Identity
from sloer.pipeline import Corridor
from sloer.reports import encode, held_report
from sloer.veiling import load_policy


@dataclass(frozen=True, slots=True)
class Work:
    """Everything a worker needs; it reads no file of its own."""

    untrusted_data: bytes = field(repr=False)
    untrusted_name: str
    identity: Identity | None
    policy: str
    formats: tuple[str, ...]

    def fingerprint(self) -> str:
        """Return a digest of all that decides the outcome; the same again gives the same again.

        The whole file goes into it, so nobody can guess an identity by trying digests.
        """
        policy = load_policy(self.policy)
        rest = (self.untrusted_name, self.identity, policy, self.formats, __version__)
        digest = hashlib.sha256(self.untrusted_data)
        digest.update(msgspec.json.encode(rest, order="deterministic"))
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes back: outputs by suffix, the report as written, and why it is held if it is."""

    files: Mapping[str, bytes]
    report: bytes
    holds: tuple[Hold, ...]
    miss_likelihood: float | None = None

    @property
    def released(self) -> bool:
        """Whether the outputs may be written."""
        return not self.holds


def do(work: Work) -> Outcome:
    """Walk the corridor with one file. Never raises on account of the file."""
    veiled = _corridor(work.policy, work.formats).walk(
        work.untrusted_data, work.untrusted_name, work.identity
    )
    report = veiled.report
    return Outcome(
        veiled.files, encode(report, work.fingerprint()), report.holds, report.miss_likelihood
    )


def held(work: Work, error: SloerError) -> Outcome:
    """Return the outcome of a file whose worker did not come back."""
    report = held_report(work.policy, error)
    return Outcome({}, encode(report, work.fingerprint()), report.holds)


@cache
def _corridor(policy: str, formats: tuple[str, ...]) -> Corridor:
    """Keep one corridor open per process, and close it with the process."""
    corridor = Corridor(load_policy(policy), formats).__enter__()
    atexit.register(corridor.__exit__, None, None, None)
    return corridor


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that gave the work: it ends its workers itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
