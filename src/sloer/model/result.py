# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the whole corridor gives for one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sloer.model.report import Report, Status
from sloer.model.veiled import VeiledDocument


@dataclass(frozen=True, slots=True)
class Veiled:
    """A released file with its outputs by suffix (``{"pdf": b"…"}``), or a held one with none.

    ``document`` is there for the service's reviewer also where the file is held after veiling;
    it is ``None`` where the file could not be read.
    """

    report: Report
    files: Mapping[str, bytes] = field(default_factory=dict)
    document: VeiledDocument | None = None

    @property
    def released(self) -> bool:
        """Whether every step and every check went well."""
        return self.report.status is Status.RELEASED
