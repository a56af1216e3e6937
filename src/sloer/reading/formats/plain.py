# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Plain text, in any of the encodings Danish text has been written in."""

from __future__ import annotations

from sloer.model import Document
from sloer.reading.collecting import Collector
from sloer.reading.holds import held
from sloer.reading.markup.aligned import with_tables
from sloer.reading.markup.charset import decode
from sloer.reading.markup.prose import prose
from sloer.reading.protocol import Input, ReadPart

_ENCRYPTED = "-----BEGIN PGP MESSAGE-----"


class PlainReader:
    """Reads text. It is asked last: almost everything looks a little like text."""

    media_type = "text/plain"
    rank = 100

    def recognises(self, file: Input) -> bool:
        """Tell text from binary files."""
        return bool(file.untrusted_data.strip()) and decode(file.untrusted_data) is not None

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return the paragraphs, lists and headings of the text."""
        text = decode(file.untrusted_data)
        if text is None:
            raise held("unknown_format")
        if _ENCRYPTED in text:
            raise held("encrypted")
        if len(text) > file.limits.characters:
            raise held("too_large")
        collector = Collector(file.limits)
        collector.place(with_tables(prose(text)))
        return collector.finish(self.media_type, file.untrusted_name)


READER = PlainReader()
