# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Old binary containers (Word 97, Outlook messages): every stream, none of it in plain sight."""

from __future__ import annotations

from collections.abc import Iterator

import olefile

from sloer.verifying.channels.mail import letters
from sloer.verifying.trace import Trace, UntrustedFile, hidden, searched


class _OleInspector:
    rank = 12

    def recognises(self, file: UntrustedFile) -> bool:
        return file.data.startswith(olefile.MAGIC)

    def inspect(self, file: UntrustedFile) -> Iterator[Trace]:
        with olefile.OleFileIO(file.data) as container:
            for path in container.listdir(streams=True, storages=False):
                data = container.openstream(path).read()
                yield hidden("ole.stream", "streams", "En datastrøm", "A stream", letters(data))
                yield searched("ole.stream", "streams", data=data)


INSPECTOR = _OleInspector()
