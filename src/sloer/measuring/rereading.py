# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Reads outputs as an outsider would: with other tools than those that made them."""

from __future__ import annotations

import html
import io
import json
import re

import pypdfium2
from pdfminer.high_level import extract_text

_TAG = re.compile(r"<(?:style|head|script)\b.*?</(?:style|head|script)>|<[^>]+>", re.DOTALL)
_INLINE = re.compile(r"</?(?:span|mark|b|strong|em|i|a|bdi)\b[^>]*>")


def readings_of(suffix: str, output: bytes) -> list[str]:
    """Return the text of an output, once per independent way of reading it."""
    return {"pdf": _pdf, "html": _html, "json": _json}.get(suffix, _text)(output)


def _pdf(output: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(output)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [_rejoined("\n".join(pages)), _rejoined(extract_text(io.BytesIO(output)))]


def _rejoined(text: str) -> str:
    """Undo what line breaking does: hyphens it set, and the marks some readers leave for them."""
    return re.sub(r"(\w)[\u00ad\ufffe\u0002-]\r?\n(\w)", r"\1\2", text).replace("\u00ad", "")


def _html(output: bytes) -> list[str]:
    return [html.unescape(_TAG.sub(" ", _INLINE.sub("", output.decode("utf-8"))))]


def _json(output: bytes) -> list[str]:
    """Join each block's segments; blocks stand on lines of their own."""
    blocks = json.loads(output)["blocks"]
    return ["\n".join("".join(s["text"] for s in block["segments"]) for block in blocks)]


def _text(output: bytes) -> list[str]:
    return [output.decode("utf-8")]
