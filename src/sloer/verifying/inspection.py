# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Finds the inspector of a file, and of the files within it."""

from __future__ import annotations

from collections.abc import Iterator

from sloer.errors import HeldError
from sloer.model import Sentence
from sloer.verifying.channels import inspectors
from sloer.verifying.trace import Trace, UntrustedFile, always, searched, within

_DEEPEST = 4


def inspect(file: UntrustedFile) -> Iterator[Trace]:
    """Yield the traces of a file.

    Raises:
        HeldError: no inspector knows this kind of file.
    """
    for inspector in inspectors():
        if inspector.recognises(file):
            yield from inspector.inspect(file)
            return
    raise HeldError(
        "check.format",
        Sentence("Slør kender ikke filtypen.", "Slør does not know this type of file."),
    )


def inspect_part(file: UntrustedFile, where: str) -> Iterator[Trace]:
    """Yield the traces of a file within a file; what cannot be looked into is itself a trace."""
    yield searched("part", where, file.name, file.data)
    if file.depth > _DEEPEST:
        yield always("too_deep", where, "filer i for mange lag", "files nested too deeply")
        return
    try:
        yield from within(list(inspect(file)), where)
    except HeldError:
        yield always(
            "not_searched", where, "en del, der ikke kan undersøges", "a part nobody can search"
        )
    except Exception:  # noqa: BLE001  a damaged part must not hide the rest of the file
        yield always("damaged", where, "en beskadiget del", "a damaged part")
