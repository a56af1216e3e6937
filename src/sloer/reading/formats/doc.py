# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""OLE2 files that reach the readers unconverted: old Word inside a container, and other formats."""

from __future__ import annotations

from sloer.model import Document
from sloer.reading.holds import held
from sloer.reading.ole import is_ole, ole_streams
from sloer.reading.protocol import Input, ReadPart


class OldOfficeReader:
    """Says why an OLE2 file is held. Old Word files are converted before reading, not here."""

    media_type = "application/msword"
    rank = 12

    def recognises(self, file: Input) -> bool:
        """Tell any OLE2 file; the reader of Outlook messages is asked before."""
        return is_ole(file.untrusted_data)

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Hold the file."""
        streams = ole_streams(file.untrusted_data)
        # A modern Office file with a password lies encrypted in an OLE2 file.
        if "EncryptedPackage" in streams:
            raise held("encrypted")
        raise held("doc_needs_libreoffice" if "WordDocument" in streams else "unknown_format")


READER = OldOfficeReader()
