# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One module per family of files: through which channels such a file can give somebody away.

Unlike :mod:`sloer.verifying.outputs` these read files that anybody made, hostile ones too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Protocol

from sloer.discovery import offered
from sloer.verifying.trace import Trace, UntrustedFile


class Inspector(Protocol):
    """Inspects one family. Modules offer one instance under the name ``INSPECTOR``.

    ``rank`` settles who is asked first; families told by guess have high ranks.
    """

    rank: int

    def recognises(self, file: UntrustedFile) -> bool:
        """Tell by content whether the file is of this family."""

    def inspect(self, file: UntrustedFile) -> Iterable[Trace]:
        """Yield every trace. May raise anything on damaged files: the caller reports it."""


@cache
def inspectors() -> tuple[Inspector, ...]:
    """Return all inspectors by rank; nothing lists them."""
    return tuple(sorted(offered(__name__, "INSPECTOR"), key=lambda inspector: inspector.rank))
