# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a PDF says beside its pages: properties, links, notes, bookmarks, forms, attachments."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from sloer.reading.protocol import Input

_MOST_ITEMS = 3_000
_ELEMENT = re.compile(r"<(?:\w+:)?(\w+)[^>]*>([^<>]*\S[^<>]*)<")
_TECHNICAL = frozenset(
    """CreatorTool Producer CreateDate ModifyDate MetadataDate DocumentID InstanceID format language
    VersionID RenditionClass part conformance NumPages PDFVersion Trapped date rev amd""".split()  # noqa: SIM905
)
_SAYS_NOTHING = frozenset(("anonymous", "unspecified", "untitled", "Unknown", "(anonymous)"))
_HIDDEN_FLAGS = 1 | 2 | 32  # invisible, hidden, no view
_XMP_BYTES = 1_000_000


@dataclass(slots=True)
class Channels:
    """Strings and files found off the pages; ``notes`` are (page, text) of visible notes."""

    strings: list[str] = field(default_factory=list)
    notes: list[tuple[int, str, tuple[float, float, float, float]]] = field(default_factory=list)
    attachments: list[tuple[str, bytes | None]] = field(default_factory=list)


def read_channels(data: bytes, file: Input) -> Channels:
    """Collect everything; a file pikepdf cannot open simply has no such channels.

    Raises:
        TooMuchError: what is attached unpacks to too much.
    """
    channels = Channels()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _Collector(pdf, channels, file).collect()
    except (pikepdf.PdfError, ValueError, RuntimeError, OverflowError):
        return channels
    return channels


class _Collector:
    def __init__(self, pdf: pikepdf.Pdf, channels: Channels, file: Input) -> None:
        self._pdf = pdf
        self._found = channels
        self._whole = file
        self._left = _MOST_ITEMS

    def collect(self) -> None:
        """Walk every channel; a broken one does not keep the next from being read."""
        for step in (
            self._properties,
            self._metadata,
            self._outline,
            self._fields,
            self._pages,
            self._attached,
            self._alternatives,
        ):
            try:
                step()
            except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError):
                continue

    def _add(self, value: object) -> None:
        text = _string(value)
        if text and text not in _SAYS_NOTHING and self._left > 0:
            self._left -= 1
            self._found.strings.append(text[:2_000])

    def _properties(self) -> None:
        info = self._pdf.trailer.get("/Info")
        if info is not None:
            for key, value in info.items():
                if key not in {"/CreationDate", "/ModDate", "/Trapped", "/Producer", "/Creator"}:
                    self._add(value)

    def _metadata(self) -> None:
        stream = self._pdf.Root.get("/Metadata")
        if isinstance(stream, pikepdf.Stream):
            text = stream.read_bytes()[:_XMP_BYTES].decode("utf-8", "replace")
            for name, value in _ELEMENT.findall(text):
                if name not in _TECHNICAL:
                    self._add(value)

    def _outline(self) -> None:
        root = self._pdf.Root.get("/Outlines")
        waiting = [root.get("/First")] if root is not None else []
        seen = 0
        while waiting and seen < 500:
            item = waiting.pop()
            seen += 1
            if isinstance(item, pikepdf.Dictionary):
                self._add(item.get("/Title"))
                waiting += [item.get("/Next"), item.get("/First")]

    def _fields(self) -> None:
        form = self._pdf.Root.get("/AcroForm")
        waiting = list(form.get("/Fields", [])) if form is not None else []
        seen = 0
        while waiting and seen < 2_000:
            item = waiting.pop()
            seen += 1
            if isinstance(item, pikepdf.Dictionary):
                self._add(item.get("/V"))
                self._add(item.get("/TU"))
                waiting += list(item.get("/Kids", []))

    def _pages(self) -> None:
        for number, page in enumerate(self._pdf.pages, start=1):
            if number > self._whole.limits.pages:
                return
            for annotation in list(page.obj.get("/Annots", []))[:500]:
                if isinstance(annotation, pikepdf.Dictionary):
                    self._annotation(annotation, number)

    def _annotation(self, annotation: pikepdf.Dictionary, number: int) -> None:
        for action in (annotation.get("/A"), annotation.get("/PA")):
            if isinstance(action, pikepdf.Dictionary):
                self._add(action.get("/URI"))
        self._add(annotation.get("/T"))
        kind = str(annotation.get("/Subtype"))
        contents = _string(annotation.get("/Contents"))
        visible = not int(annotation.get("/F", 0)) & _HIDDEN_FLAGS
        if kind == "/FileAttachment":
            self._file(annotation.get("/FS"))
        shown = kind == "/Text" or (kind == "/FreeText" and "/AP" not in annotation)
        if contents and visible and shown:
            x0, y0, x1, y1 = (float(v) for v in annotation["/Rect"])
            box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            self._found.notes.append((number, contents[:20_000], box))
        else:
            self._add(contents)

    def _attached(self) -> None:
        names = self._pdf.Root.get("/Names")
        tree = names.get("/EmbeddedFiles") if names is not None else None
        specs = list(_leaves(tree)) if tree is not None else []
        specs += list(self._pdf.Root.get("/AF", []))
        seen: set[tuple[int, int]] = set()
        for spec in specs:
            key = getattr(spec, "objgen", (0, 0))
            if key == (0, 0) or key not in seen:
                seen.add(key)
                self._file(spec)

    def _file(self, spec: Any) -> None:
        if not isinstance(spec, pikepdf.Dictionary) or len(self._found.attachments) >= 200:
            return
        name = _string(spec.get("/UF")) or _string(spec.get("/F"))
        self._add(name)
        self._add(spec.get("/Desc"))
        files = spec.get("/EF")
        stream = next(iter(files.values()), None) if files is not None else None
        data: bytes | None = None
        if isinstance(stream, pikepdf.Stream):
            try:
                data = stream.read_bytes()
            except (pikepdf.PdfError, ValueError):
                data = None
            self._whole.count_unpacked(len(data or b""))
        self._found.attachments.append((name, data))

    def _alternatives(self) -> None:
        """Descriptions and replacement texts that a screen reader would say."""
        root = self._pdf.Root.get("/StructTreeRoot")
        waiting = [root] if root is not None else []
        seen = 0
        while waiting and seen < 1_500:
            item = waiting.pop()
            seen += 1
            if isinstance(item, pikepdf.Array):
                waiting += [kid for kid in item if isinstance(kid, pikepdf.Dictionary)]
            elif isinstance(item, pikepdf.Dictionary):
                for key in ("/Alt", "/ActualText", "/E"):
                    if key in item:
                        self._add(item[key])
                kids = item.get("/K")
                if isinstance(kids, pikepdf.Array | pikepdf.Dictionary):
                    waiting.append(kids)


def _leaves(tree: Any) -> Iterator[Any]:
    waiting = [tree]
    seen = 0
    while waiting and seen < 1_000:
        node = waiting.pop()
        seen += 1
        if not isinstance(node, pikepdf.Dictionary):
            continue
        yield from list(node.get("/Names", []))[1::2]
        waiting += list(node.get("/Kids", []))


def _string(value: object) -> str:
    if isinstance(value, pikepdf.String | str):
        return str(value).strip()
    return ""


def mended(data: bytes) -> bytes:
    """Return the file written anew: the second library forgives other damage than the first."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def without_actual_text(data: bytes) -> tuple[bytes, list[str]]:
    """Return the file with /ActualText taken out of its pages' contents, and the texts.

    PDFium gives such text in place of what is drawn; here only what is drawn counts.
    """
    texts: list[str] = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and _holds_content(thing):
                _rename(thing, texts)
            elif isinstance(thing, pikepdf.Dictionary):
                _forget(thing, texts)
        for page in pdf.pages:
            resources = page.obj.get("/Resources")
            if isinstance(resources, pikepdf.Dictionary):
                for properties in resources.get("/Properties", {}).values():
                    _forget(properties, texts)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue(), texts


def _holds_content(stream: pikepdf.Stream) -> bool:
    """Content streams have no /Type of their own, forms say that they are XObjects."""
    if stream.get("/Subtype") == "/Image" or "/Length1" in stream or "/Length2" in stream:
        return False
    return "/Type" not in stream or stream.get("/Subtype") == "/Form"


def _rename(stream: pikepdf.Stream, texts: list[str]) -> None:
    try:
        content = stream.read_bytes()
    except pikepdf.PdfError:
        return
    if b"/ActualText" in content:
        for match in re.finditer(rb"/ActualText\s*<([0-9A-Fa-f\s]+)>", content):
            raw = bytes.fromhex(re.sub(rb"\s", b"", match[1]).decode("ascii").ljust(2, "0"))
            texts.append(raw.decode("utf-16" if raw[:2] == b"\xfe\xff" else "latin-1", "ignore"))
        for match in re.finditer(rb"/ActualText\s*\(((?:[^()\\]|\\.)*)\)", content, re.DOTALL):
            raw = match[1]
            texts.append(raw.decode("utf-16" if raw[:2] == b"\xfe\xff" else "latin-1", "ignore"))
        stream.write(content.replace(b"/ActualText", b"/NotThatText"))


def _forget(thing: Any, texts: list[str]) -> None:
    if isinstance(thing, pikepdf.Dictionary) and "/ActualText" in thing and "/S" not in thing:
        texts.append(_string(thing["/ActualText"]))
        del thing["/ActualText"]
