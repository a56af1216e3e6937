# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Searches a file as a curious outsider would: every encoding, object, extractor."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache

import pikepdf
import pypdfium2
from leak_samples import CANARIES
from pdfminer.high_level import extract_text

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
_LITERAL = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]+>", re.DOTALL)


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


@lru_cache(maxsize=512)
def canaries_in(data: bytes, suffix: str, canaries: tuple[str, ...] = CANARIES) -> tuple[str, ...]:
    """Return the places in which a canary stands; never the canary."""
    found = [where for where, text in _texts(data, suffix) if _stands_in(text, canaries)]
    needles = [
        needle
        for canary in canaries
        for encoding in _ENCODINGS
        for form in {canary, canary.lower(), canary.upper()}
        for needle in (form.encode(encoding), form.encode(encoding).hex().encode())
        if len(canary) > 4
    ]
    for where, raw in _bytes(data, suffix):
        lowered = raw.lower()
        if any(needle.lower() in lowered for needle in needles):
            found.append(where)
    return tuple(found)


def _stands_in(text: str, canaries: tuple[str, ...]) -> bool:
    said = squeezed(text)
    return any(squeezed(canary) in said for canary in canaries)


def _texts(data: bytes, suffix: str) -> Iterator[tuple[str, str]]:
    if suffix != "pdf":
        yield "text", data.decode("utf-8", "replace")
        return
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield "pdfium", page.get_textpage().get_text_range(errors="replace")
    document.close()
    yield "pdfminer", extract_text(io.BytesIO(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            yield "object", thing.unparse(resolved=True).decode("latin-1")
            if isinstance(thing, pikepdf.Stream):
                for literals in (_LITERAL.findall(thing.read_bytes()),):
                    yield "de-kerned", b"".join(x[1:-1] for x in literals).decode("latin-1")


def _bytes(data: bytes, suffix: str) -> Iterator[tuple[str, bytes]]:
    yield "bytes", data
    if suffix == "pdf":
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield "stream", thing.read_bytes()
                yield "object", thing.unparse(resolved=True)
