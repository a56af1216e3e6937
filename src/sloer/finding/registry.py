# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every module in :mod:`sloer.finding.finders` with a ``FINDER`` takes part; nothing lists them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import sloer.finding.finders
from sloer.finding.protocol import Finder


@cache
def finders() -> tuple[Finder, ...]:
    """Return all finders, in the order of their modules' names."""
    package = sloer.finding.finders
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__))
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names)
    return tuple(m.FINDER for m in modules if hasattr(m, "FINDER"))
