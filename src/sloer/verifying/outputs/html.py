# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Our own web pages read back: known tags and attributes, nothing that loads or hides."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from sloer.model import Leak
from sloer.verifying.outputs import Reading, foreign
from sloer.verifying.outputs.text import odd_characters

_TAGS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "main", "header", "footer", "article",
     "section", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "table", "caption",
     "thead", "tbody", "tr", "th", "td", "hr", "br", "span", "mark", "abbr", "div", "em",
     "strong", "small"}
)  # fmt: skip
_ATTRIBUTES = frozenset(
    {"lang", "charset", "class", "scope", "colspan", "rowspan", "name", "content", "role",
     "title", "aria-label", "dir", "data-ground", "data-level", "id", "http-equiv"}
)  # fmt: skip
_READ_ATTRIBUTES = ("title", "aria-label", "content", "class", "id", "data-ground")
_LOADS = ("url(", "@import", "expression(", "javascript:", "http:", "https:", "data:")


class _HtmlOutput:
    suffix = "html"

    def read(self, output: bytes) -> Reading:
        try:
            text = output.decode("utf-8")
            tree = lxml_html.document_fromstring(
                text, parser=lxml_html.HTMLParser(encoding="utf-8", remove_comments=False)
            )
        except (UnicodeDecodeError, ValueError, etree.ParserError):
            leak = foreign("encoding", "html", "andet end HTML i UTF-8", "no HTML in UTF-8")
            return Reading(leaks=(leak,))
        lines: list[tuple[str, str]] = []
        unseen: list[tuple[str, str]] = []
        leaks = list(odd_characters(text, "html"))
        for element in tree.iter():
            if not isinstance(element.tag, str):
                leaks.append(foreign("comment", "html", "en kommentar", "a comment"))
                unseen.append(("comment", element.text or ""))
                continue
            leaks.extend(_strange(element))
            unseen.extend((f"@{k}", v) for k, v in element.items() if k in _READ_ATTRIBUTES)
        body = tree.find("body")
        if body is not None:
            lines.extend(("html", piece) for piece in _pieces(body))
        unseen.extend(("title", title.text or "") for title in tree.iter("title"))
        if text.rstrip()[-7:].lower() != "</html>":
            leaks.append(foreign("trailing", "html", "tekst efter slutningen", "trailing text"))
        return Reading(tuple(lines), tuple(unseen), tuple(leaks))


def _pieces(body: lxml_html.HtmlElement) -> Iterator[str]:
    for element in body.iter():
        if isinstance(element.tag, str) and element.tag != "style" and element.text:
            yield element.text
        if element is not body and element.tail:
            yield element.tail


def _strange(element: lxml_html.HtmlElement) -> Iterator[Leak]:
    if element.tag not in _TAGS:
        yield foreign("tag", "html", "et fremmed element", "a foreign element")
    if set(element.keys()) - _ATTRIBUTES:
        yield foreign("attribute", "html", "en fremmed attribut", "a foreign attribute")
    if element.tag == "style" and any(word in (element.text or "").lower() for word in _LOADS):
        yield foreign("style", "html", "et stilark, der henter noget", "a style that loads")


OUTPUT = _HtmlOutput()
