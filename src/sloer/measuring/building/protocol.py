# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a builder is, and how all of them are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sloer.discovery import offered
from sloer.measuring.layout import Layout


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes one kind of file. Equal layouts give equal bytes, so that figures can be repeated."""

    suffix: str
    build: Callable[[Layout], bytes]


@cache
def builders() -> Mapping[str, Builder]:
    """Return all builders by format name ("pdf-word", "scan", …)."""
    found: dict[str, Builder] = {}
    for several in offered("sloer.measuring.building", "BUILDERS"):
        found |= several
    return found


@cache
def portrait() -> bytes:
    """Return the JPEG that stands in for an applicant's photo (NASA, public domain)."""
    return files("sloer.measuring").joinpath("assets/portrait.jpg").read_bytes()
