# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every module in :mod:`sloer.reading.formats` with a ``READER`` takes part; nothing lists them."""

from __future__ import annotations

from functools import cache

from sloer.discovery import offered
from sloer.reading.protocol import Reader


@cache
def readers() -> tuple[Reader, ...]:
    """Return all readers, the surest recognisers first."""
    found: list[Reader] = sorted(
        offered("sloer.reading.formats", "READER"), key=lambda reader: reader.rank
    )
    return tuple(found)
