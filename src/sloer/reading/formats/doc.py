# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""OLE2 files: old Word within another file, which the outside converts, and other formats."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from sloer.model import Document
from sloer.reading.holds import held
from sloer.reading.ole import is_ole, ole_streams
from sloer.reading.protocol import Input, ReadPart


class OldOfficeReader:
    """Reads old Word from what the outside has made of it, and says why the rest is held."""

    media_type = "application/msword"
    rank = 12

    def recognises(self, file: Input) -> bool:
        """Tell any OLE2 file; the reader of Outlook messages is asked before."""
        return is_ole(file.untrusted_data)

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return the converted file; without one, ask for it and hold."""
        streams = ole_streams(file.untrusted_data)
        # A modern Office file with a password lies encrypted in an OLE2 file.
        if "EncryptedPackage" in streams:
            raise held("encrypted")
        if "WordDocument" not in streams:
            raise held("unknown_format")
        converted = file.old_word.converted.get(sha256(file.untrusted_data).digest())
        if converted is None:
            file.old_word.want(file.untrusted_data, file.limits)
            raise held("doc_needs_libreoffice")
        file.count_unpacked(len(converted))
        return read_part(replace(file, untrusted_data=converted))


READER = OldOfficeReader()
