# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every module in :mod:`sloer.finding.finders` with a ``FINDER`` takes part; nothing lists them."""

from __future__ import annotations

from functools import cache

from sloer.discovery import offered
from sloer.finding.protocol import Finder


@cache
def finders() -> tuple[Finder, ...]:
    """Return all finders, in the order of their modules' names."""
    return tuple(offered("sloer.finding.finders", "FINDER"))
