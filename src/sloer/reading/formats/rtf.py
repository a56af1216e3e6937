# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Rich Text Format."""

from __future__ import annotations

from sloer.model import BlockKind, Document
from sloer.reading.collecting import Collector
from sloer.reading.markup.rtf import Rtf
from sloer.reading.office.story import as_kind
from sloer.reading.parts import Parts
from sloer.reading.protocol import Input, ReadPart


class RtfReader:
    """Reads ``.rtf``, also under the name of ``.doc``."""

    media_type = "application/rtf"
    rank = 50

    def recognises(self, file: Input) -> bool:
        """Tell the first group of an RTF file."""
        head = file.untrusted_data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
        return head.startswith(b"{\\rtf")

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return headers, body, notes and footers, in this order."""
        data = file.untrusted_data.removeprefix(b"\xef\xbb\xbf").lstrip()
        collector = Collector(file.limits)
        rtf = Rtf(data, collector, Parts(file, read_part, collector))
        flow = rtf.read()
        collector.place(as_kind(rtf.headers, BlockKind.HEADER))
        collector.place(flow)
        collector.place(as_kind(rtf.footers, BlockKind.FOOTER))
        return collector.finish(self.media_type, file.untrusted_name)


READER = RtfReader()
