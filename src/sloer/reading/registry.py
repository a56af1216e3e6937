# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every module in :mod:`sloer.reading.formats` with a ``READER`` takes part; nothing lists them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import sloer.reading.formats
from sloer.reading.protocol import Reader


@cache
def readers() -> tuple[Reader, ...]:
    """Return all readers, the surest recognisers first."""
    package = sloer.reading.formats
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__))
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names)
    found = [m.READER for m in modules if hasattr(m, "READER")]
    return tuple(sorted(found, key=lambda reader: reader.rank))
