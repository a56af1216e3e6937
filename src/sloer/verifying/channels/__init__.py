# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One module per family of files: through which channels such a file can give somebody away.

Unlike :mod:`sloer.verifying.outputs` these read files that anybody made, hostile ones too.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from typing import Protocol

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
    modules = (
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
    )
    found = (module.INSPECTOR for module in modules if hasattr(module, "INSPECTOR"))
    return tuple(sorted(found, key=lambda inspector: inspector.rank))
