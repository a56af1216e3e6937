# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""OLE2 files: the containers of old Word, of Outlook and of encrypted Office files."""

from __future__ import annotations

import io

import olefile

_SMALLEST = 1536


def is_ole(untrusted_data: bytes) -> bool:
    """Tell an OLE2 file; ``olefile`` itself would take short bytes for the name of a file."""
    return len(untrusted_data) >= _SMALLEST and untrusted_data.startswith(olefile.MAGIC)


def ole_streams(untrusted_data: bytes) -> frozenset[str]:
    """Return the names of the streams at the top of an OLE2 file; none where it is broken."""
    if not is_ole(untrusted_data):
        return frozenset()
    try:
        with olefile.OleFileIO(io.BytesIO(untrusted_data)) as ole:
            return frozenset(path[0] for path in ole.listdir())
    except Exception:  # noqa: BLE001 - olefile fails in many ways on what is broken
        return frozenset()
