# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Log lines that cannot quote: of an error its kind and place, never its message.

What an exception says may hold what somebody wrote (a parser's complaint, a database's detail of
a row). Where it arose and of what kind it is suffices to mend it. The secret of an applicant's own
link is cut out of addresses: whoever reads the log must not be able to follow it.
"""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


_OWN_LINK = re.compile(r"/my/[^/\s]+")


class PlaceFormatter(logging.Formatter):
    """Writes errors as the chain of places they came through."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without the secrets of links."""
        return _OWN_LINK.sub("/my/…", super().format(record))

    def formatException(self, ei: _Caught) -> str:  # noqa: N802 - the standard library's name
        """Return one line for each place, and the kind of error; no message, no source line."""
        kind, _, trace = ei
        if kind is None:
            return ""
        frames = traceback.extract_tb(trace)
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([*places, f"{kind.__module__}.{kind.__qualname__}"])
