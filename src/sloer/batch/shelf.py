# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Outputs on disk: each appears whole or not at all, the report last."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import msgspec

from sloer.batch.orders import Order
from sloer.batch.work import Outcome
from sloer.pipeline import FORMATS

_REPORT = "report.json"


class _Written(msgspec.Struct):
    """The part of an earlier report that tells whether its work can be left as it is."""

    fingerprint: str
    status: str


def put(order: Order, outcome: Outcome) -> None:
    """Write the outputs of one file. A held file's earlier outputs are taken away.

    Raises:
        OSError: the folder cannot be written.
    """
    order.stem.parent.mkdir(parents=True, exist_ok=True)
    if not outcome.released:
        for suffix in FORMATS:
            path_of(order, suffix).unlink(missing_ok=True)
    for suffix, data in outcome.files.items():
        _write(path_of(order, suffix), data)
    _write(path_of(order, _REPORT), outcome.report)


def is_done(order: Order, fingerprint: str, formats: tuple[str, ...]) -> bool:
    """Return whether an earlier run released just this, so that it need not be done again."""
    try:
        written = msgspec.json.decode(path_of(order, _REPORT).read_bytes(), type=_Written)
    except (OSError, msgspec.MsgspecError):
        return False
    outputs = all(path_of(order, suffix).is_file() for suffix in formats)
    return written.fingerprint == fingerprint and written.status == "released" and outputs


def path_of(order: Order, suffix: str) -> Path:
    """Return where an order's output of that suffix stands."""
    return order.stem.with_name(f"{order.stem.name}.{suffix}")


def _write(path: Path, data: bytes) -> None:
    """Write beside the place and move in: an interrupted run leaves no half file."""
    handle, name = tempfile.mkstemp(prefix=".sloer-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise
