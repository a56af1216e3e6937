# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a builder is, and how all of them are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import sloer.measuring.building
from sloer.measuring.layout import Layout


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes one kind of file. Equal layouts give equal bytes, so that figures can be repeated."""

    suffix: str
    build: Callable[[Layout], bytes]


@cache
def builders() -> Mapping[str, Builder]:
    """Return all builders by format name ("pdf-word", "scan", …)."""
    package = sloer.measuring.building
    found: dict[str, Builder] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        loaded = importlib.import_module(f"{package.__name__}.{module}")
        found |= getattr(loaded, "BUILDERS", {})
    return found


@cache
def portrait() -> bytes:
    """Return the JPEG that stands in for an applicant's photo (NASA, public domain)."""
    return files("sloer.measuring").joinpath("assets/portrait.jpg").read_bytes()
