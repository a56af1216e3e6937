# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Word documents and other zip packages: every part, by what it is for.

The parts are read as a zip file and as XML, never by a library that shows only what it knows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from sloer.errors import HeldError
from sloer.model import Sentence
from sloer.verifying.channels.wordml import inspect_story
from sloer.verifying.inspection import inspect_part
from sloer.verifying.trace import Trace, UntrustedFile, always, hidden, searched, visible

_MOST_BYTES = 256 * 1024 * 1024
_MOST_PARTS = 5_000
_PLAIN_TEMPLATES = frozenset({"", "normal.dotm", "normal.dotx", "normal"})
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_SETTINGS = re.compile(r"word/(?:settings|webSettings)\.xml")
_PLUMBING = re.compile(
    r"\[Content_Types\]\.xml|word/(?:styles|stylesWithEffects|numbering|fontTable|theme/.*)\.xml"
    r"|.*\.rels|META-INF/manifest\.xml|mimetype|settings\.xml|manifest\.rdf"
    r"|word/(?:commentsIds|commentsExtensible|commentsExtended)\.xml"
)
# Pattern of the part's name, code, where, Danish and English name of the channel.
_CHANNELS = (
    (r"word/comments.*\.xml", "docx.comment", "comments", "Kommentarer", "Comments"),
    (r"word/people\.xml", "docx.people", "people", "Listen over forfattere", "The author list"),
    (r"customXml/.*|word/customXml/.*", "docx.custom_xml", "custom XML", "Egne data", "Custom XML"),
    (r"word/glossary/.*", "docx.glossary", "glossary", "Byggesten", "Building blocks"),
    (r"word/diagrams/.*", "docx.smartart", "SmartArt", "SmartArt", "SmartArt"),
    (r"word/charts/.*", "docx.chart", "chart", "Et diagram", "A chart"),
    (r"word/embeddings/.*", "docx.embedding", "embedded object", "Et objekt", "An object"),
    (r"word/fonts/.*", "docx.font", "embedded font", "En skrift", "A font"),
    (r"(?:docProps|Thumbnails)/thumbnail.*", "docx.thumbnail", "thumbnail", "Et billede", "A view"),
    (r".*\.(?:html?|mht|rtf|txt)|word/afchunk.*", "docx.alt_chunk", "chunk", "En del", "A chunk"),
    (r"meta\.xml", "odf.meta", "meta.xml", "Egenskaber", "Properties"),
)  # fmt: skip
_ALWAYS = frozenset({"docx.thumbnail", "docx.embedding", "docx.font", "docx.alt_chunk"})


class _PackageInspector:
    rank = 10

    def recognises(self, file: UntrustedFile) -> bool:
        return file.data.startswith(b"PK\x03\x04") or b"PK\x05\x06" in file.data[-70_000:]

    def inspect(self, file: UntrustedFile) -> Iterator[Trace]:
        with zipfile.ZipFile(io.BytesIO(file.data)) as package:
            members = package.infolist()
            if len(members) > _MOST_PARTS or sum(m.file_size for m in members) > _MOST_BYTES:
                raise HeldError(
                    "check.too_large",
                    Sentence("Filen er for stor pakket ud.", "The file is too large unpacked."),
                )
            yield from _container(package, file.data)
            for member in members:
                yield from _part(member.filename, package.read(member), file)


def _container(package: zipfile.ZipFile, data: bytes) -> Iterator[Trace]:
    members = package.infolist()
    names = [member.filename for member in members]
    yield searched("zip.names", "part names", "\n".join(names))
    if len(set(names)) < len(names):
        yield always("zip.duplicate", "zip", "to dele med samme navn", "two parts of one name")
    if package.comment:
        text = package.comment.decode("utf-8", "replace")
        yield hidden("zip.comment", "zip comment", "Pakkens kommentar", "The zip comment", text)
    for member in members:
        if member.comment:
            text = member.comment.decode("utf-8", "replace")
            yield hidden("zip.comment", "zip comment", "Pakkens kommentar", "The comment", text)
    first = min((member.header_offset for member in members), default=0)
    if first > 0 or not data.startswith(b"PK"):
        yield always("zip.before", "zip", "bytes før pakken", "bytes before the package",
                     data=data[:first])  # fmt: skip
    end = data.rfind(b"PK\x05\x06")
    if end >= 0 and len(data) > end + 22 + len(package.comment):
        yield always("zip.after", "zip", "bytes efter pakken", "bytes after the package",
                     data=data[end + 22 :])  # fmt: skip


def _part(name: str, data: bytes, file: UntrustedFile) -> Iterator[Trace]:
    yield searched("part", _shown(name), data=data)
    if _STORY.fullmatch(name):
        yield from inspect_story(data, name.partition("/")[2].removesuffix(".xml"))
    elif name.startswith("docProps/") and name.endswith(".xml"):
        yield from _properties(data, name)
    elif _SETTINGS.fullmatch(name):
        yield from _settings(data)
    elif name.endswith(".rels"):
        yield from _relations(data)
    elif name == "content.xml":
        yield visible("content", " ".join(xml_text(data)))
    elif "/media/" in name or name.startswith(("media/", "Pictures/")):
        yield from inspect_part(file.part(data, name), "picture")
    else:
        yield from _other(name, data, file)


def _shown(name: str) -> str:
    """Return a part's name where it says nothing but its purpose."""
    return name if _STORY.fullmatch(name) or _PLUMBING.fullmatch(name) else "part"


def _other(name: str, data: bytes, file: UntrustedFile) -> Iterator[Trace]:
    for pattern, code, where, danish, english in _CHANNELS:
        if re.fullmatch(pattern, name):
            if code in _ALWAYS:
                yield always(code, where, danish.lower(), english.lower())
                yield from inspect_part(file.part(data, name), where)
            else:
                text = " ".join(xml_text(data))
                yield hidden(code, where, danish, english, text)
            return
    if name.endswith("/") or _PLUMBING.fullmatch(name):
        yield searched("part", _shown(name), " ".join(xml_text(data)))
        return
    yield always("zip.unknown_part", "part", "en ukendt del", "an unknown part")
    yield from inspect_part(file.part(data, name), "part")


def xml_text(data: bytes) -> list[str]:
    """Return the texts and attribute values of an XML part; of any other, its letters."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=False))
    except etree.XMLSyntaxError:
        return [data.decode("utf-8", "replace")]
    found: list[str] = []
    for element in root.iter():
        if isinstance(element.tag, str):
            found.extend(value for value in element.values() if not value.startswith("http"))
        found.extend(text.strip() for text in (element.text, element.tail) if text)
    return [text for text in found if text]


def _properties(data: bytes, name: str) -> Iterator[Trace]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag = etree.QName(element).localname
        value = (
            " ".join((*element.values(), element.text or ""))
            if "custom" in name
            else (element.text or "")
        )
        if tag == "Template" and value.lower() not in _PLAIN_TEMPLATES:
            yield hidden("docx.template", "template", "Skabelonens sti", "The template path", value)
        elif tag not in _MUTE_PROPERTIES and value.strip():
            where = f"{name.removesuffix('.xml')} {tag if tag in _KNOWN_PROPERTIES else 'property'}"
            yield hidden("docx.properties", where, "Filens egenskaber", "File properties", value)


_KNOWN_PROPERTIES = frozenset(
    {"creator", "lastModifiedBy", "title", "subject", "keywords", "description", "category",
     "Company", "Manager", "HyperlinkBase"}
)  # fmt: skip
_MUTE_PROPERTIES = frozenset(
    {"Application", "AppVersion", "Template", "DocSecurity", "ScaleCrop", "LinksUpToDate",
     "SharedDoc", "HyperlinksChanged", "Pages", "Words", "Characters", "Lines", "Paragraphs",
     "CharactersWithSpaces", "TotalTime", "created", "modified", "revision", "lpstr", "i4",
     "vector", "variant", "Properties", "coreProperties", "language", "version", "lastPrinted"}
)  # fmt: skip


def _settings(data: bytes) -> Iterator[Trace]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    tags = {etree.QName(e).localname: e for e in root.iter() if isinstance(e.tag, str)}
    if "rsid" in tags:
        yield always("docx.rsid", "settings", "redigeringsspor (rsid)", "edit traces (rsid)")
    for variable in tags.get("docVars", ()):
        text = " ".join(variable.values())
        where = "document variables"
        yield hidden("docx.variable", where, "En variabel", "A variable", text)
    yield searched("part", "settings", " ".join(xml_text(data)))


def _relations(data: bytes) -> Iterator[Trace]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    for relation in root:
        kind = (relation.get("Type") or "").rpartition("/")[2]
        if relation.get("TargetMode") != "External":
            continue
        target = relation.get("Target") or ""
        if kind == "attachedTemplate":
            yield hidden(
                "docx.template", "template", "Skabelonens sti", "The template path", target
            )
        else:
            yield hidden("docx.link", "link target", "Et links mål", "A link target", target)


INSPECTOR = _PackageInspector()
