# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every module in :mod:`sloer.composing.formats` with a ``WRITER`` takes part."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sloer.composing.protocol import Writer
from sloer.discovery import offered
from sloer.errors import UsageError
from sloer.model import Sentence, VeiledDocument


@cache
def writers() -> Mapping[str, Writer]:
    """Return all writers by the suffix of their files."""
    found = offered("sloer.composing.formats", "WRITER")
    return MappingProxyType({writer.suffix: writer for writer in found})


def compose(veiled: VeiledDocument, suffix: str) -> bytes:
    """Return ``veiled`` as a file of the format with ``suffix`` ("pdf", "html", "txt", "json").

    Raises:
        UsageError: no writer has that suffix.
        HeldError: the document cannot be set in that format.
    """
    writer = writers().get(suffix)
    if writer is None:
        known = ", ".join(writers())
        raise UsageError(
            "format.unknown",
            Sentence(
                f"Formatet kendes ikke. Vælg blandt {known}.",
                f"The format is not known. Choose from {known}.",
            ),
        )
    return writer.compose(veiled)
