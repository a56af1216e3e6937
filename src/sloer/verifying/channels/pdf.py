# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDF as a file: every object, stream, revision and byte, whether a page shows it or not."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from sloer.errors import HeldError
from sloer.model import Ground, Sentence
from sloer.verifying.channels.mail import letters
from sloer.verifying.channels.pdf_objects import inspect_object, string_text
from sloer.verifying.channels.pdf_pages import inspect_pages
from sloer.verifying.inspection import inspect_part
from sloer.verifying.trace import Trace, UntrustedFile, always, hidden, searched

_END = re.compile(rb"%%EOF[\r\n]*")
_MOST_OBJECTS = 500_000
_CONSTANT_INFO = frozenset({"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped"})


class _PdfInspector:
    rank = 5

    def recognises(self, file: UntrustedFile) -> bool:
        return b"%PDF-" in file.data[:1024]

    def inspect(self, file: UntrustedFile) -> Iterator[Trace]:
        try:
            pdf = pikepdf.open(io.BytesIO(file.data))
        except pikepdf.PasswordError as error:
            raise HeldError(
                "check.encrypted",
                Sentence("Filen er krypteret.", "The file is encrypted."),
            ) from error
        with pdf:
            if pdf.is_encrypted:
                yield always("pdf.encrypted", "file", "kryptering", "encryption")
            yield from inspect_pages(file.data)
            yield from _info(pdf)
            yield from _objects(pdf, file)
        yield from _revisions(file)


def _info(pdf: pikepdf.Pdf) -> Iterator[Trace]:
    info = pdf.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for key in info.keys():  # noqa: SIM118
        text = string_text(info[key])
        where = f"Info {key if key in _NAMED_INFO else '(own key)'}"
        if key in _CONSTANT_INFO:
            yield searched("pdf.info", where, text)
        elif text.strip("()").lower() not in _EMPTY_INFO:
            yield hidden("pdf.info", where, "Filens egenskaber", "The file's properties", text)
            if where == "Info (own key)":
                yield hidden("pdf.info", where, "Filens egenskaber", "The properties", key)


_EMPTY_INFO = frozenset({"", "anonymous", "untitled", "unspecified", "microsoft word"})
_NAMED_INFO = frozenset({"/Author", "/Title", "/Subject", "/Keywords"}) | _CONSTANT_INFO


def _objects(pdf: pikepdf.Pdf, file: UntrustedFile) -> Iterator[Trace]:
    reachable = _reachable(pdf)
    info = pdf.trailer.get("/Info")
    for count, thing in enumerate(pdf.objects):
        if count > _MOST_OBJECTS:
            yield always("pdf.too_many", "objects", "for mange objekter", "too many objects")
            return
        if thing.objgen not in reachable:
            yield always("pdf.orphan", "objects", "et objekt uden plads", "an orphan object",
                         string_text(thing), _stream_data(thing))  # fmt: skip
            continue
        if not isinstance(info, pikepdf.Object) or thing.objgen != info.objgen:
            yield from inspect_object(thing)
        if isinstance(thing, pikepdf.Stream):
            yield from _stream(thing, file)


def _reachable(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    waiting: list[pikepdf.Object] = [pdf.trailer]
    seen: set[tuple[int, int]] = set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            children = [thing[key] for key in thing.keys()]  # noqa: SIM118
        elif isinstance(thing, pikepdf.Array):
            children = list(thing)
        else:
            continue
        for child in children:
            if not isinstance(child, pikepdf.Object):
                continue
            if child.is_indirect:
                if child.objgen in seen:
                    continue
                seen.add(child.objgen)
            waiting.append(child)
    return seen


def _stream_data(thing: pikepdf.Object) -> bytes:
    if not isinstance(thing, pikepdf.Stream):
        return b""
    try:
        return thing.read_bytes()
    except pikepdf.PdfError:
        return thing.read_raw_bytes()


def _stream(stream: pikepdf.Stream, file: UntrustedFile) -> Iterator[Trace]:
    kind, subtype = str(stream.get("/Type", "")), str(stream.get("/Subtype", ""))
    data = _stream_data(stream)
    yield searched("pdf.stream", "streams", data=data)
    if kind == "/Metadata" or subtype == "/XML":
        yield from _xmp(data)
    elif kind == "/EmbeddedFile":
        yield always("pdf.attachment", "attachments", "en vedhæftet fil", "an attached file",
                     letters(data))  # fmt: skip
        yield from inspect_part(file.part(data, "attachment"), "attachments")
    elif subtype == "/Image":
        yield from _image(stream, file)
    elif b"Tj" in data or b"TJ" in data:
        yield from _content(stream, data)


_XMP_PLUMBING = (
    r"<\?xpacket.*?\?>",
    r"<(xmp:CreatorTool|pdf:Producer|dc:format|dc:language|xmpMM:\w+|xmp:\w+Date)>.*?</\1>",
    r"<(xmpTPg:NPages|pdf:PDFVersion|pdfuaid:\w+|pdfaid:\w+)>.*?</\1>",
    r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>",
    r"<(?:pdf|x|rdf):\w+[^>]*/>",
    r"\sxmlns:\w+=\"[^\"]*\"",
    r"\s(?:rdf:about|x:xmptk|xml:lang|rdf:parseType)=(?:\"[^\"]*\"|'[^']*')",
)
"""What software writes for itself in XMP."""


def _xmp(data: bytes) -> Iterator[Trace]:
    text = letters(data) if b"\x00" in data else data.decode("utf-8", "replace")
    for pattern in _XMP_PLUMBING:
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    values = [*re.findall(r">([^<]+)<", text), *re.findall(r"=\"([^\"]+)\"", text)]
    for value in values:
        yield hidden("pdf.xmp", "XMP", "Filens metadata (XMP)", "The file's metadata (XMP)", value)


def _image(stream: pikepdf.Stream, file: UntrustedFile) -> Iterator[Trace]:
    yield always("pdf.picture", "pictures", "et billede, som kan vise hvem det er",
                 "a picture, which may show who it is", ground=Ground.PHOTO)  # fmt: skip
    if "/SMask" in stream or "/Mask" in stream:
        yield always("pdf.masked_pixels", "pictures", "pixels bag en maske",
                     "pixels behind a mask", ground=Ground.PHOTO)  # fmt: skip
    raw = stream.read_raw_bytes()
    if raw.startswith((b"\xff\xd8", b"\x00\x00\x00\x0cjP")):
        yield from inspect_part(file.part(raw, "picture.jpg"), "pictures")


_ACTUAL_TEXT = re.compile(rb"/ActualText\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_FEW_LETTERS = 12
"""A ligature or a broken word stands as replacement text in honest files; a sentence does not."""


def _content(stream: pikepdf.Object, data: bytes) -> Iterator[Trace]:
    yield searched("pdf.content", "content streams", _drawn_strings(data))
    if "/PatternType" in stream:
        yield hidden("pdf.pattern", "patterns", "Et mønster", "A pattern", _drawn_strings(data))
    said = [str(pikepdf.Object.parse(literal)) for literal in _ACTUAL_TEXT.findall(data)]
    if any(len(text) > _FEW_LETTERS for text in said):
        yield always("pdf.actual_text", "ActualText", "erstatningstekst, som ikke ses på siden",
                     "replacement text, which the page does not show", " ".join(said))  # fmt: skip


_LITERAL = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]+>|T\*|Td|TD|Tm|ET|'|\"", re.DOTALL)


def _drawn_strings(data: bytes) -> str:
    """Return all strings of a content stream, kerning left out, lines as they are placed."""
    pieces: list[str] = []
    for token in _LITERAL.findall(data):
        if token[:1] in b"(<":
            pieces.append(string_text(pikepdf.Object.parse(token)).replace("\x00", ""))
        else:
            pieces.append("\n")
    return "".join(pieces)


def _revisions(file: UntrustedFile) -> Iterator[Trace]:
    ends = [match.end() for match in _END.finditer(file.data)]
    if not ends:
        yield always("pdf.no_end", "file", "ingen afslutning", "no end of file")
        return
    if rest := file.data[ends[-1] :].strip(b"\x00\r\n\t "):
        yield always("pdf.trailing", "after the end", "bytes efter slutningen",
                     "bytes after the end", letters(rest), rest)  # fmt: skip
    if file.data[: file.data.index(b"%PDF-")].strip():
        yield always("pdf.leading", "before the start", "bytes før begyndelsen",
                     "bytes before the start", letters(file.data[:1024]))  # fmt: skip
    linear = b"/Linearized" in file.data[:2048]
    earlier = ends[1:-1] if linear else ends[:-1]
    for end in earlier:
        yield always("pdf.revision", "earlier revision", "en ældre udgave af sig selv",
                     "an older version of itself")  # fmt: skip
        yield from inspect_part(file.part(file.data[:end], "revision"), "earlier revision")


INSPECTOR = _PdfInspector()
