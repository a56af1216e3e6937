# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How readers, finders, writers and the like are found: their module offers them, no list does."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any


def offered(package: str, name: str) -> Iterator[Any]:
    """Yield what the modules of ``package`` offer under ``name``, in the order of their names.

    Whoever asks says of what type it is, and keeps the answer: the modules are imported here.
    """
    path = importlib.import_module(package).__path__
    for module in sorted(found.name for found in pkgutil.iter_modules(path)):
        loaded = importlib.import_module(f"{package}.{module}")
        if hasattr(loaded, name):
            yield getattr(loaded, name)
