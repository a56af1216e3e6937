# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""HTML pages and fragments: what a browser would show without running anything."""

from __future__ import annotations

import re

from sloer.model import Document, Language
from sloer.reading.collecting import Collector
from sloer.reading.holds import held
from sloer.reading.markup.charset import decode, decode_as
from sloer.reading.markup.page import Page
from sloer.reading.parts import Parts
from sloer.reading.protocol import Input, ReadPart

_START = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|table|title|meta|style|span|font|ul|ol|center|"
    r"form|section|article|main|header|footer|nav|aside|strong|b|i|em|br|hr|img|a|dl|pre|blockquote|"
    r"address|link|script|base)"
    r"(?:\s[^<]*|/)?>",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{1,40})")
_LANGUAGE = re.compile(r"<html[^>]{0,300}?\slang\s*=\s*[\"']?([A-Za-z]{2})", re.IGNORECASE)
_LANGUAGES = {
    "da": Language.DA,
    "en": Language.EN,
    "nb": Language.NO,
    "nn": Language.NO,
    "no": Language.NO,
    "sv": Language.SV,
}
_HEAD = 4096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def html_text(untrusted_data: bytes, declared: str | None = None) -> str:
    """Return the characters of a page: by its mark, by declaration (outside, inside), by guess."""
    if untrusted_data.startswith(_MARKS):
        return decode(untrusted_data) or ""
    head = untrusted_data[:_HEAD]
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    inside = found[1].decode("ascii") if found else None
    if inside and inside.lower().startswith("utf-16"):
        inside = "utf-8"  # what is read as ASCII here cannot be UTF-16
    if (inside or "").lower() in {"iso-8859-1", "latin1", "us-ascii", "ascii"}:
        inside = "cp1252"  # as browsers do
    return decode_as(untrusted_data, declared or inside)


class HtmlReader:
    """Reads HTML."""

    media_type = "text/html"
    rank = 50

    def recognises(self, file: Input) -> bool:
        """Tell text that begins with an element of a page."""
        head = file.untrusted_data[:_HEAD]
        text = decode(head[: len(head) - len(head) % 2]) or head.decode("latin-1")
        return _START.match(text.lstrip("\ufeff")) is not None

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return what the page shows."""
        text = html_text(file.untrusted_data)
        if len(text) > 8 * file.limits.characters:
            raise held("too_large")
        collector = Collector(file.limits)
        collector.place(Page(text, collector, Parts(file, read_part, collector)).read())
        found = _LANGUAGE.search(text[:_HEAD])
        language = _LANGUAGES.get(found[1].lower()) if found else None
        return collector.finish(self.media_type, file.untrusted_name, language)


READER = HtmlReader()
