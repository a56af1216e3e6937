# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""OLE2 files that reach the readers unconverted: old Word inside a container, and other formats."""

from __future__ import annotations

import io

import olefile

from sloer.model import Document
from sloer.reading.conversion import is_old_word
from sloer.reading.holds import held
from sloer.reading.protocol import Input, ReadPart


class OldOfficeReader:
    """Says why an OLE2 file is held. Old Word files are converted before reading, not here."""

    media_type = "application/msword"
    rank = 12

    def recognises(self, file: Input) -> bool:
        """Tell any OLE2 file; the reader of Outlook messages is asked before."""
        return bool(olefile.isOleFile(file.untrusted_data))

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Hold the file."""
        if _holds_encrypted_package(file.untrusted_data):
            raise held("encrypted")
        raise held(
            "doc_needs_libreoffice" if is_old_word(file.untrusted_data) else "unknown_format"
        )


def _holds_encrypted_package(untrusted_data: bytes) -> bool:
    """Tell a modern Office file with a password: it lies encrypted in an OLE2 file."""
    try:
        with olefile.OleFileIO(io.BytesIO(untrusted_data)) as ole:
            return bool(ole.exists("EncryptedPackage"))
    except Exception:  # noqa: BLE001 - olefile fails in many ways on what is broken
        return False


READER = OldOfficeReader()
