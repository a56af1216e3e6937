# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Searches whatever the service sent for what is known of the applicants."""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import pypdfium2
from django.http import HttpResponseBase


def body_of(response: HttpResponseBase) -> bytes:
    """Return the whole body, also of one that is streamed."""
    return b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]


def secrets_in(response: HttpResponseBase, secrets: Iterable[str]) -> set[str]:
    """Return those of ``secrets`` that stand in a header or the body, however they are written."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    texts = [headers, *texts_of(body_of(response))]
    return secrets_among(texts, secrets)


def secrets_among(texts: Iterable[str], secrets: Iterable[str]) -> set[str]:
    """Return those of ``secrets`` that stand in one of ``texts``."""
    squeezed = [squeeze(form) for text in texts for form in _forms(text)]
    return {secret for secret in secrets if any(squeeze(secret) in text for text in squeezed)}


def squeeze(text: str) -> str:
    """Fold case, accents, spaces and punctuation away."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))


def texts_of(data: bytes) -> Iterator[str]:
    """Yield the text of a page, and what lies inside a ZIP or a PDF."""
    yield data.decode("utf-8", "replace")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename
                yield from texts_of(archive.read(entry))
    if data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        for page in document:
            yield page.get_textpage().get_text_range(errors="replace")
        document.close()


def _forms(text: str) -> Iterator[str]:
    yield text
    yield html.unescape(text)
    yield unquote(text)
    if text.lstrip().startswith(("{", "[")):
        try:
            yield json.dumps(json.loads(text), ensure_ascii=False)
        except ValueError:
            return
