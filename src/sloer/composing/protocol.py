# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The writer protocol. One module in :mod:`sloer.composing.formats` writes one format."""

from __future__ import annotations

from typing import Protocol

from sloer.model import VeiledDocument


class Writer(Protocol):
    """Writes one format. Modules offer one instance under the name ``WRITER``.

    A writer sees cleared text and placeholders only, and must give the same bytes for the same
    input always: no clock, no randomness, nothing of the machine it runs on.
    """

    suffix: str
    media_type: str

    def compose(self, veiled: VeiledDocument) -> bytes:
        """Return the document as a file of this format."""
