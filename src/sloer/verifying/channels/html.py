# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Web pages: comments, attributes, scripts, and elements that a style hides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html

from sloer.verifying.channels.text import decoded, unseen_characters
from sloer.verifying.trace import Trace, UntrustedFile, hidden, searched, visible

_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|div|p|table)\b", re.IGNORECASE
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])"
    r"|color\s*:\s*(?:#fff\b|#ffffff|white|transparent)|left\s*:\s*-\d{3,}|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_UNSEEN_TAGS = frozenset({"script", "style", "template", "noscript", "head", "title", "meta"})
_PLAIN_ATTRIBUTES = frozenset(
    {"class", "style", "lang", "dir", "width", "height", "charset", "colspan", "rowspan", "scope",
     "align", "valign", "border", "cellpadding", "cellspacing", "bgcolor", "type", "rel", "role",
     "http-equiv", "xmlns"}
)  # fmt: skip
_PLAIN_META = frozenset({"", "viewport", "robots", "referrer", "charset", "color-scheme"})


class _HtmlInspector:
    rank = 60

    def recognises(self, file: UntrustedFile) -> bool:
        return _START.match(file.data[:2048]) is not None

    def inspect(self, file: UntrustedFile) -> Iterator[Trace]:
        text = decoded(file.data) or file.data.decode("latin-1")
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
        tree = lxml_html.document_fromstring(text)
        yield searched("html.source", "source", text)
        seen: list[str] = []
        unseen: set[lxml_html.HtmlElement] = set()
        for element in tree.iter():
            yield from _of_element(element, unseen, seen)
        yield visible("html", "\n".join(seen))
        yield from unseen_characters(text, "html")


def _of_element(
    element: lxml_html.HtmlElement, unseen: set[lxml_html.HtmlElement], seen: list[str]
) -> Iterator[Trace]:
    parent = element.getparent()
    tail = (element.tail or "").strip()
    if tail and parent not in unseen:
        seen.append(tail)
    elif tail:
        yield hidden("html.hidden", "hidden element", "Et skjult element", "A hidden element", tail)
    text = (element.text or "").strip()
    if not isinstance(element.tag, str):
        yield hidden("html.comment", "comment", "En kommentar", "A comment", text)
        return
    if _is_hidden(element) or parent in unseen:
        unseen.add(element)
    if text and element in unseen:
        where = str(element.tag) if element.tag in _UNSEEN_TAGS else "hidden element"
        code = "html.element" if element.tag in {"style", "meta"} else "html.hidden"
        if code == "html.hidden":
            yield hidden(code, where, "Et skjult element", "A hidden element", text)
    elif text:
        seen.append(text)
    yield from _attributes(element)


def _attributes(element: lxml_html.HtmlElement) -> Iterator[Trace]:
    if element.tag == "meta" and (element.get("name") or "").lower() in _PLAIN_META:
        return
    for name, value in element.items():
        if name not in _PLAIN_ATTRIBUTES and not name.startswith("data-level"):
            yield hidden(
                "html.attribute", f"attribute {_known_name(name)}", "En attribut", "An attribute",
                value,
            )  # fmt: skip


def _known_name(name: str) -> str:
    return name if name in {"alt", "title", "href", "src", "content", "name", "id"} else "other"


def _is_hidden(element: lxml_html.HtmlElement) -> bool:
    return (
        element.tag in _UNSEEN_TAGS
        or "hidden" in element.attrib
        or (element.tag == "input" and element.get("type") == "hidden")
        or _HIDING.search(element.get("style") or "") is not None
    )


INSPECTOR = _HtmlInspector()
