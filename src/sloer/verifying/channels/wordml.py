# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The stories of a Word document: what a reader sees of them, and what else they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from sloer.verifying.trace import Trace, always, hidden, visible

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AUTO_BOOKMARK = re.compile(r"_GoBack|_Toc\d+|_Ref\d+|_Hlk\d+|_[A-Za-z]*\d*")
_TINY = 4
"""Half points: two points is not meant to be read."""
_EDITS = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange",
                    "tblPrChange", "cellIns", "cellDel", "numberingChange"})  # fmt: skip
_DRAWING_TEXT = ("descr", "title", "name", "alt")
_DEFAULT_NAME = re.compile(
    r"(?:Picture|Billede|Image|Grafik|Text ?Box|Tekstfelt|Text Box|Rectangle|Rektangel|Shape|Group"
    r"|Gruppe|Chart|Diagram|Object|Objekt|Line|Linje|_x0000_[a-z]\d+)?\s*\d*",
    re.IGNORECASE,
)


def inspect_story(data: bytes, where: str) -> Iterator[Trace]:
    """Yield what one story (body, header, footer, notes) holds."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=False))
    yield visible(where, "\n".join(_paragraphs(root)))
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield hidden("docx.xml_comment", where, "En XML-kommentar", "An XML comment",
                         element.text or "")  # fmt: skip
            continue
        yield from _of_element(element, etree.QName(element).localname, where)
    if any(re.search(r"\}rsid", key) for e in root.iter() for key in e.keys()):  # noqa: SIM118
        yield always("docx.rsid", where, "redigeringsspor (rsid)", "edit traces (rsid)")


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(_W + "p"):
        yield "".join(
            (run_text.text or "") for run_text in paragraph.iter(_W + "t") if not _unseen(run_text)
        )


def _unseen(run_text: etree._Element) -> bool:
    run = run_text.getparent()
    properties = run.find(_W + "rPr") if run is not None else None
    return properties is not None and _hides(properties)


def _hides(properties: etree._Element) -> bool:
    vanish = properties.find(_W + "vanish")
    if vanish is not None and vanish.get(_W + "val") not in {"0", "false", "off"}:
        return True
    colour, size = properties.find(_W + "color"), properties.find(_W + "sz")
    if colour is not None and (colour.get(_W + "val") or "").upper() == "FFFFFF":
        return properties.find(_W + "shd") is None and properties.find(_W + "highlight") is None
    return (
        size is not None
        and (size.get(_W + "val") or "99").isdigit()
        and (int(size.get(_W + "val") or "99") <= _TINY)
    )


def _of_element(element: etree._Element, tag: str, where: str) -> Iterator[Trace]:
    if tag == "delText":
        yield hidden("docx.deleted", where, "Slettet tekst", "Deleted text", element.text or "")
    elif tag == "t" and element.tag == _W + "t" and _unseen(element):
        yield hidden("docx.hidden_text", where, "Skjult tekst", "Hidden text", element.text or "")
    elif tag in {"instrText", "delInstrText"}:
        yield hidden("docx.field", where, "En feltkode", "A field code", element.text or "")
    elif tag == "fldSimple":
        yield hidden("docx.field", where, "En feltkode", "A field code",
                     element.get(_W + "instr") or "")  # fmt: skip
    elif tag in _EDITS and element.get(_W + "author"):
        yield hidden("docx.edit_author", where, "En rettelses forfatter", "The author of an edit",
                     element.get(_W + "author") or "")  # fmt: skip
    elif tag == "bookmarkStart":
        yield from _bookmark(element.get(_W + "name") or "", where)
    elif tag in {"alias", "tag", "placeholder", "dataBinding", "listItem"}:
        yield hidden("docx.control", where, "En indholdskontrol", "A content control",
                     " ".join(element.values()))  # fmt: skip
    else:
        yield from _of_drawing(element, tag, where)


def _bookmark(name: str, where: str) -> Iterator[Trace]:
    if not _AUTO_BOOKMARK.fullmatch(name):
        yield hidden("docx.bookmark", where, "Et bogmærke", "A bookmark", name)


def _of_drawing(element: etree._Element, tag: str, where: str) -> Iterator[Trace]:
    if tag in {"docPr", "cNvPr", "shape", "rect", "imagedata", "textbox", "shapetype"}:
        for key in _DRAWING_TEXT:
            value = element.get(key) or ""
            if value and not _DEFAULT_NAME.fullmatch(value):
                yield hidden("docx.alt_text", where, "En billedtekst", "Alternative text", value)
    elif tag == "altChunk":
        yield always("docx.alt_chunk", where, "en importeret del", "an imported chunk")
    elif tag == "hyperlink":
        text = " ".join(element.get(_W + key) or "" for key in ("tooltip", "anchor", "docLocation"))
        yield hidden("docx.link", where, "Et link", "A link", text)
