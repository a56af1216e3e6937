# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""OpenDocument text: ``.odt`` and ``.ott`` packages, and flat ``.fodt``."""

from __future__ import annotations

import base64
import binascii

from lxml import etree

from sloer.model import BlockKind, Document, Language
from sloer.reading.archive import Archive, is_zip, parse_xml, zip_names
from sloer.reading.collecting import Collector, Flow, Line
from sloer.reading.holds import held, part_left_out
from sloer.reading.office.opendocument import OpenDocumentStory
from sloer.reading.office.opendocument_names import below, name_of, value
from sloer.reading.office.opendocument_styles import Styles
from sloer.reading.office.story import as_kind
from sloer.reading.parts import Parts
from sloer.reading.protocol import Input, ReadPart

_TEXT_TYPES = (b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")
_PREFIX = b"application/vnd.oasis.opendocument."
_FLAT = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_HEAD = 4096
_HEADERS = ("style:header", "style:header-left", "style:header-first")
_FOOTERS = ("style:footer", "style:footer-left", "style:footer-first")
_LANGUAGES = {
    "da": Language.DA,
    "en": Language.EN,
    "nb": Language.NO,
    "nn": Language.NO,
    "no": Language.NO,
    "sv": Language.SV,
}
_OF_THE_PROGRAM = {"meta:generator", "meta:document-statistic", "meta:editing-cycles"}


class OpenDocumentReader:
    """Reads ``.odt``, ``.ott`` and ``.fodt``."""

    media_type = "application/vnd.oasis.opendocument.text"
    rank = 10

    def recognises(self, file: Input) -> bool:
        """Tell a package by its type or its parts, a flat file by its first element."""
        head = file.untrusted_data[:_HEAD]
        if not is_zip(file.untrusted_data):
            return b"office:document" in head and _FLAT in head and b"opendocument.text" in head
        if b"mimetype" + _PREFIX in head[:200]:
            return any(b"mimetype" + kind in head[:200] for kind in _TEXT_TYPES)
        names = zip_names(file.untrusted_data)
        return {"content.xml", "META-INF/manifest.xml"} <= names

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return headers, body, notes and footers, in this order."""
        collector = Collector(file.limits)
        source = _Source(file, collector, Parts(file, read_part, collector))
        styles = Styles(source.style_roots)
        body = next(iter(below(source.content, "office:text")), None)
        if body is None:
            raise held("damaged" if not _has_other_body(source.content) else "unknown_format")
        collector.place(source.running(styles, _HEADERS, BlockKind.HEADER))
        story = OpenDocumentStory(styles, collector, source.picture, "content.xml")
        collector.place(story.read(body))
        collector.place(story.notes)
        collector.place(source.running(styles, _FOOTERS, BlockKind.FOOTER))
        source.remember_properties()
        return collector.finish(self.media_type, file.untrusted_name, source.language())


class _Source:
    """The XML parts of one file, from a package or flat."""

    def __init__(self, file: Input, collector: Collector, parts: Parts) -> None:
        self._collector = collector
        self._parts = parts
        self._archive: Archive | None = None
        if is_zip(file.untrusted_data):
            self._archive = Archive(file)
            self._refuse_encrypted()
            self.content = self._tree("content.xml", needed=True)
            self.styles = self._tree("styles.xml")
            self.meta = self._tree("meta.xml")
            self._note_objects()
        else:
            self.content = parse_xml(file.untrusted_data)
            self.styles = self.meta = self.content
        self._flat_pictures = iter(list(below(self.content, "office:binary-data")))

    @property
    def style_roots(self) -> list[etree._Element]:
        """Where styles are: named ones first, automatic ones of the content over them."""
        if self.styles is self.content:
            return [self.content]
        return [self.styles, self.content]

    def running(self, styles: Styles, names: tuple[str, ...], kind: BlockKind) -> Flow:
        """Return the headers or footers, every line once."""
        flow: Flow = []
        seen: set[str] = set()
        for element in below(self.styles, *names):
            if value(element, "style:display") == "false":
                continue
            story = OpenDocumentStory(styles, self._collector, self.picture, "styles.xml")
            for item in as_kind([*story.read(element), *story.notes], kind):
                text = item.text.strip() if isinstance(item, Line) else ""
                if not text or text not in seen:
                    flow.append(item)
                seen.add(text)
        return flow

    def picture(self, target: str, large: bool) -> Flow:
        """Return the text of a picture of the package, if it may be a scanned page."""
        name = target.removeprefix("./")
        if self._archive is not None and name in self._archive:
            return self._parts.picture(self._archive.read(name), shown_large=large)
        self._collector.remember(target)
        data = b""
        if self._archive is None and not target:
            data = self._next_flat_picture()
        return self._parts.picture(data, shown_large=large)

    def remember_properties(self) -> None:
        """Keep author, title and the like, and who changed the text."""
        for root in (self.meta, self.content, self.styles):
            for meta in below(root, "office:meta"):
                for element in meta.iter():
                    if name_of(element) not in _OF_THE_PROGRAM:
                        self._remember_words(element)

    def language(self) -> Language | None:
        """Return the language of the default paragraph style."""
        for style in below(self.styles, "style:default-style"):
            if value(style, "style:family") == "paragraph":
                for properties in style:
                    found = _LANGUAGES.get(value(properties, "fo:language"))
                    if found is not None:
                        return found
        return None

    def _remember_words(self, element: etree._Element) -> None:
        text = element.text or ""
        if any(c.isalpha() for c in text) and not text.startswith("PT"):
            self._collector.remember(text)
        self._collector.remember(value(element, "xlink:href"))

    def _next_flat_picture(self) -> bytes:
        element = next(self._flat_pictures, None)
        try:
            return base64.b64decode(element.text or "") if element is not None else b""
        except (binascii.Error, ValueError):
            return b""

    def _tree(self, name: str, *, needed: bool = False) -> etree._Element:
        if self._archive is not None and name in self._archive:
            return parse_xml(self._archive.read(name))
        if needed:
            raise held("damaged")
        return etree.Element("none")

    def _refuse_encrypted(self) -> None:
        manifest = "META-INF/manifest.xml"
        if self._archive is not None and manifest in self._archive:
            root = parse_xml(self._archive.read(manifest))
            if any(name_of(e) == "manifest:encryption-data" for e in root.iter()):
                raise held("encrypted")

    def _note_objects(self) -> None:
        names = self._archive.names if self._archive is not None else ()
        if any(n.startswith(("Object ", "Basic/")) for n in names):
            self._collector.note(part_left_out())


def _has_other_body(root: etree._Element) -> bool:
    return any(True for _ in below(root, "office:spreadsheet", "office:presentation"))


READER = OpenDocumentReader()
