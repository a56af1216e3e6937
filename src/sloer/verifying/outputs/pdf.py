# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Our own PDFs read back: text by one engine, structure by another, every object seen.

The allow-list is what our typesetter writes and nothing else. Objects are compared in their
serialised form, which is fast: names and strings are picked out of each, streams by their kind.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
import pypdfium2

from sloer.model import Leak
from sloer.verifying.outputs import Reading, foreign
from sloer.verifying.outputs.pdf_fonts import StrangeFontError, fonts_of, is_ours
from sloer.verifying.outputs.pdf_grammar import (
    CONTENT_OPERATORS,
    FONT_NAME,
    NAMES,
    STREAM_KEYS,
    STREAM_ROLES,
    UNWANTED,
    XMP_TAGS,
)
from sloer.verifying.outputs.pdf_strings import split_strings

_NAME = re.compile(rb"/([^\s/<>\[\]()%]*)")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<(?!<)[0-9A-Fa-f\s]*>", re.DOTALL)
_REFERRED = re.compile(rb"/(\w+)\s*\[?\s*(\d+) 0 R\b")
_ECHO = re.compile(rb"/(?:ActualText|Title)\s*(" + _STRING.pattern + rb")", re.DOTALL)
_ECHOING = re.compile(rb"/(?:ActualText|Title)\s*(?=[(<])")
_LONGEST_ECHO = 8192
_REFERENCE = re.compile(rb"(\d+) \d+ R\b")
_TOKEN = re.compile(rb"[A-Za-z'\"*][A-Za-z0-9*]*")
_CONTENT_NAME = re.compile(rb"/[^\s/<>\[\]()]*")
_LINE_END = re.compile(r"\r?\n")
# What the text engine puts where a line ended in a hyphen; it joins the next line to it.
_JOINT = re.compile("[\u0002\ufffe]\r?\n?")
_XREF = re.compile(rb"\Axref\s+0 (\d+)\s+")
_XMP_TAG = re.compile(r"<([\w:]+)")


@dataclass
class _Findings:
    leaks: dict[Leak, None] = field(default_factory=dict)
    unseen: list[tuple[str, str]] = field(default_factory=list)
    echoes: list[str] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)

    def add(self, code: str, where: str, da: str, en: str) -> None:
        self.leaks[foreign(code, where, da, en)] = None


class _PdfOutput:
    suffix = "pdf"

    def read(self, output: bytes) -> Reading:
        found = _Findings()
        try:
            lines = tuple(_page_lines(output))
            with pikepdf.open(io.BytesIO(output)) as pdf:
                _check_objects(pdf, found)
            _check_file(output, found)
        except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, zlib.error):
            found.add("damaged", "file", "en beskadiget opbygning", "a damaged structure")
            lines = ()
        return Reading(lines, tuple(found.unseen), tuple(found.leaks), tuple(found.echoes))


def _page_lines(output: bytes) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(output)
    try:
        for number, page in enumerate(document, 1):
            text_page = page.get_textpage()
            text = text_page.get_text_range(errors="replace")
            yield from ((f"page {number}", line) for line in _lines(text))
            text_page.close()
            page.close()
    finally:
        document.close()


def _lines(text: str) -> list[str]:
    return _LINE_END.split(_JOINT.sub("-\n", text))


def _check_objects(pdf: pikepdf.Pdf, found: _Findings) -> None:
    references: dict[int, set[int]] = {}
    streams: list[pikepdf.Object] = []
    for thing in pdf.objects:
        number = thing.objgen[0]
        stream = isinstance(thing, pikepdf.Stream)
        written = thing.stream_dict.unparse() if stream else thing.unparse(resolved=True)
        bare = _STRING.sub(b" ", written)
        for key, target in _REFERRED.findall(bare):
            if key in STREAM_ROLES:
                found.roles[int(target)] = STREAM_ROLES[key]
        references[number] = {int(n) for n in _REFERENCE.findall(bare)}
        _check_names(bare, found)
        _collect_strings(written, found)
        if stream:
            streams.append(thing)
    for thing in streams:
        _check_stream(thing, found)
    _check_fonts(pdf, found)
    trailer = pdf.trailer.unparse()
    names = {b"/" + n for n in _NAME.findall(_STRING.sub(b" ", trailer))}
    if names - {b"/ID", b"/Info", b"/Root", b"/Size"}:
        found.add("trailer", "trailer", "fremmede oplysninger i halen", "foreign trailer keys")
    _check_orphans(references, {int(n) for n in _REFERENCE.findall(trailer)}, found)


def _check_names(bare: bytes, found: _Findings) -> None:
    for name in set(_NAME.findall(bare)) - NAMES:
        if FONT_NAME.fullmatch(name):
            continue
        code, da, en = UNWANTED.get(name, ("key", "en fremmed nøgle", "a foreign key"))
        found.add(code, "objects", da, en)
        if code == "key":
            found.unseen.append(("names", name.decode("latin-1")))


def _collect_strings(written: bytes, found: _Findings) -> None:
    if b"/Title" in written or b"/ActualText" in written:
        found.echoes.extend(str(pikepdf.Object.parse(s)) for s in _ECHO.findall(written))
    for literal in _STRING.findall(written):
        try:
            value = str(pikepdf.Object.parse(literal))
        except (pikepdf.PdfError, ValueError):
            found.add("string", "objects", "en ulæselig streng", "an unreadable string")
            continue
        if value:
            found.unseen.append(("strings", value))


def _check_fonts(pdf: pikepdf.Pdf, found: _Findings) -> None:
    try:
        ours = all(is_ours(name, glyphs) for name, glyphs in fonts_of(pdf))
    except StrangeFontError:
        ours = False
    if not ours:
        found.add("font", "fonts", "en fremmed eller ændret skrift", "a foreign or changed font")


def _check_orphans(references: dict[int, set[int]], roots: set[int], found: _Findings) -> None:
    waiting, seen = list(roots), set(roots)
    while waiting:
        for number in references.get(waiting.pop(), ()):
            if number not in seen:
                seen.add(number)
                waiting.append(number)
    if set(references) - seen:
        found.add("orphan", "objects", "objekter uden plads", "objects that nothing refers to")


def _check_stream(stream: pikepdf.Object, found: _Findings) -> None:
    role = found.roles.get(stream.objgen[0])
    keys = {str(key)[1:] for key in stream.keys()}  # noqa: SIM118
    if role is None or keys - STREAM_KEYS:
        found.add("stream", "streams", "en fremmed datastrøm", "a foreign stream")
    if role in {None, "content"}:
        _check_content(stream.read_bytes(), found)
    elif role == "xmp":
        _check_xmp(stream.read_bytes().decode("utf-8", "replace"), found)


def _check_content(data: bytes, found: _Findings) -> None:
    for place in _ECHOING.finditer(data):
        echo = split_strings(data[place.end() : place.end() + _LONGEST_ECHO])[1][0]
        found.echoes.append(str(pikepdf.Object.parse(echo)))
    bare = _CONTENT_NAME.sub(b" ", split_strings(data)[0])
    for operator in set(_TOKEN.findall(bare)) - CONTENT_OPERATORS:
        pictures = operator in {b"BI", b"ID", b"EI", b"Do", b"sh"}
        if pictures:
            found.add("image", "content", "et billede", "a picture")
        else:
            found.add("operator", "content", "en fremmed tegneordre", "a foreign operator")
    if re.search(rb"\b[1-7] Tr\b", bare):
        found.add("invisible", "content", "usynlig tekst", "invisible text")


def _check_xmp(xmp: str, found: _Findings) -> None:
    if set(_XMP_TAG.findall(xmp)) - XMP_TAGS:
        found.add("xmp", "XMP", "fremmede metadata", "foreign metadata")
    found.unseen.append(("XMP", re.sub(r"<[^>]*>", " ", xmp)))


def _check_file(output: bytes, found: _Findings) -> None:
    if not output.rstrip(b"\r\n").endswith(b"%%EOF"):
        found.add("trailing", "file", "bytes efter slutningen", "bytes after the end")
    if output.count(b"startxref") != 1 or output.count(b"%%EOF") != 1:
        found.add("revision", "file", "flere udgaver af sig selv", "several revisions")
        return
    start = int(output[output.rindex(b"startxref") + 9 :].split()[0])
    table = _XREF.match(output[start : start + 40])
    if table is None:
        found.add("xref", "file", "en fremmed objekttabel", "a foreign object table")
        return
    _check_regions(output, start, start + table.end(), int(table.group(1)), found)


def _check_regions(output: bytes, end: int, entries: int, count: int, found: _Findings) -> None:
    """Between the objects of the table there is nothing: no gap, comment or second object."""
    rows = output[entries : entries + 20 * count]
    offsets = sorted(
        int(rows[i : i + 10]) for i in range(0, len(rows), 20) if rows[i + 17 : i + 18] == b"n"
    )
    if not offsets or len(output[: offsets[0]]) > 20:
        found.add("gap", "file", "bytes mellem objekterne", "bytes between objects")
    for begin, stop in zip(offsets, [*offsets[1:], end], strict=True):
        region = output[begin:stop].rstrip()
        stream = region.find(b"stream\n")
        head = region if stream < 0 else region[:stream]
        whole = re.match(rb"\d+ 0 obj\b", region) and region.endswith(b"endobj")
        remark = b"%" in split_strings(head)[0]
        if remark or not whole or not _only_object(region, head, stream):
            found.add("gap", "file", "bytes mellem objekterne", "bytes between objects")


def _only_object(region: bytes, head: bytes, stream: int) -> bool:
    if stream < 0:
        return region.count(b"endobj") == 1
    length = re.search(rb"/Length (\d+)", head)
    if length is None:
        return False
    tail = region[stream + 7 + int(length.group(1)) :]
    return tail.split() == [b"endstream", b"endobj"]


OUTPUT = _PdfOutput()
