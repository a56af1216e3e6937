# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Word files with a canary in each part and each corner of a part."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from leak_image import jpeg_with_exif, portrait
from leak_samples import CANARY, MERIT, channel

W = nsdecls("w")
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Document = docx.document.Document


def merit_docx() -> Document:
    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.title = properties.comments = ""
    document.add_heading(MERIT[0], 1)
    for line in MERIT[1:]:
        document.add_paragraph(line)
    return document


def saved(document: Document) -> bytes:
    sink = io.BytesIO()
    document.save(sink)
    return repacked(sink.getvalue(), change=_untraced, left_out=_TEMPLATE_PARTS)


_TEMPLATE_PARTS = re.compile(r"docProps/thumbnail\.jpeg|customXml/.*")
_TRACES = re.compile(
    rb"\sw:rsid\w*=\"\w+\"|<w:rsids>.*?</w:rsids>"
    rb"|<Relationship [^>]*(?:thumbnail\.jpeg|customXml)[^>]*/>",
    re.DOTALL,
)


def _untraced(_: str, part: bytes) -> bytes:
    """Take out what the template of python-docx brings along."""
    return _TRACES.sub(b"", part)


def with_xml(xml: str, *, in_paragraph: bool = True) -> bytes:
    document = merit_docx()
    where = document.add_paragraph()._p if in_paragraph else document.element.body
    element = parse_xml(xml)
    where.append(element) if in_paragraph else where.insert(1, element)
    return saved(document)


def repacked(
    data: bytes,
    extra: dict[str, bytes] | None = None,
    change: Callable[[str, bytes], bytes] = lambda _, part: part,
    comment: bytes = b"",
    left_out: re.Pattern[str] | None = None,
) -> bytes:
    """Return the package with parts added and changed."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(sink, "w") as new:
        for name in old.namelist():
            if left_out and left_out.fullmatch(name):
                continue
            new.writestr(name, change(name, old.read(name)))
        for name, part in (extra or {}).items():
            new.writestr(name, part)
        new.comment = comment
    return sink.getvalue()


def with_part(
    name: str, data: bytes, kind: str, content_type: str, owner: str = "word/document.xml"
) -> bytes:
    """Return a document with one more part, referred to as Word does."""
    folder, _, base = owner.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    target = name.removeprefix(folder + "/") if folder else name
    relation = f'<Relationship Id="rIdLeak" Type="{RELATIONS}/{kind}" Target="{target}"/>'
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/>'

    def change(part_name: str, part: bytes) -> bytes:
        if part_name == rels:
            return part.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
        if part_name == "[Content_Types].xml":
            return part.replace(b"</Types>", override.encode() + b"</Types>")
        return part

    return repacked(saved(merit_docx()), {name: data}, change)


def in_settings(xml: str) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        if name != "word/settings.xml":
            return part
        return part.replace(b"</w:settings>", xml.encode() + b"</w:settings>")

    return repacked(saved(merit_docx()), change=change)


@channel("plain paragraph", "docx", "document", seen=True)
def plain() -> bytes:
    document = merit_docx()
    document.add_paragraph(CANARY)
    return saved(document)


@channel("core properties", "docx", "docProps/core")
def core_properties() -> bytes:
    document = merit_docx()
    document.core_properties.author = CANARY
    return saved(document)


@channel("custom properties", "docx", "docProps/custom")
def custom_properties() -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    data = (
        f'<Properties xmlns="{space}/custom-properties" xmlns:vt="{space}/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Ejer">'
        f"<vt:lpwstr>{CANARY}</vt:lpwstr></property></Properties>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    extra = {"docProps/custom.xml": data}
    override = f'<Override PartName="/docProps/custom.xml" ContentType="{kind}"/></Types>'.encode()
    return repacked(
        saved(merit_docx()),
        extra,
        lambda name, part: (
            part.replace(b"</Types>", override) if name == "[Content_Types].xml" else part
        ),
    )


@channel("company property", "docx", "docProps/app")
def company() -> bytes:
    def change(name: str, part: bytes) -> bytes:
        if name != "docProps/app.xml":
            return part
        head, end, tail = part.rpartition(b"</Properties>")
        manager = f"<Manager>{CANARY}</Manager>".encode()
        return head + manager + end + tail

    return repacked(saved(merit_docx()), change=change)


@channel("tracked deletion", "docx", "document")
def tracked_deletion() -> bytes:
    return with_xml(
        f'<w:del {W} w:id="9" w:author="X" w:date="2024-01-01T00:00:00Z">'
        f"<w:r><w:delText>{CANARY}</w:delText></w:r></w:del>"
    )


@channel("author of an edit", "docx", "document")
def tracked_author() -> bytes:
    return with_xml(
        f'<w:ins {W} w:id="9" w:author="{CANARY}" w:date="2024-01-01T00:00:00Z">'
        "<w:r><w:t>og mere erfaring</w:t></w:r></w:ins>"
    )


@channel("hidden text", "docx", "document")
def hidden_text() -> bytes:
    document = merit_docx()
    document.add_paragraph().add_run(CANARY).font.hidden = True
    return saved(document)


@channel("white letters", "docx", "document")
def white_text() -> bytes:
    document = merit_docx()
    run = document.add_paragraph().add_run(CANARY)
    run.font.color.rgb = RGBColor(255, 255, 255)
    return saved(document)


@channel("comment", "docx", "comments")
def comment() -> bytes:
    document = merit_docx()
    document.add_comment(document.paragraphs[1].runs, text=CANARY, author=CANARY, initials="WQ")
    return saved(document)


@channel("custom XML", "docx", "custom XML")
def custom_xml() -> bytes:
    data = f"<sag><navn>{CANARY}</navn></sag>".encode()
    return repacked(saved(merit_docx()), {"customXml/item7.xml": data})


@channel("header", "docx", "header", seen=True)
def header() -> bytes:
    document = merit_docx()
    document.sections[0].header.paragraphs[0].text = CANARY
    return saved(document)


@channel("footer", "docx", "footer", seen=True)
def footer() -> bytes:
    document = merit_docx()
    document.sections[0].footer.paragraphs[0].text = CANARY
    return saved(document)


@channel("footnote", "docx", "footnotes", seen=True)
def footnote() -> bytes:
    data = (
        f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = with_part("word/footnotes.xml", data, "footnotes", kind)
    mark = b'<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    return repacked(
        package,
        change=lambda name, part: (
            part.replace(b"</w:p>", mark, 2) if name == "word/document.xml" else part
        ),
    )


@channel("EXIF of a picture", "docx", "EXIF")
def picture_exif() -> bytes:
    document = merit_docx()
    document.add_picture(io.BytesIO(jpeg_with_exif()))
    return saved(document)


@channel("photo", "docx", "picture")
def photo() -> bytes:
    sink = io.BytesIO()
    portrait().save(sink, "PNG")
    document = merit_docx()
    document.add_picture(io.BytesIO(sink.getvalue()))
    return saved(document)


@channel("alternative text", "docx", "document")
def alt_text() -> bytes:
    sink = io.BytesIO()
    portrait().save(sink, "PNG")
    document = merit_docx()
    document.add_picture(io.BytesIO(sink.getvalue()))
    document.inline_shapes[0]._inline.docPr.set("descr", CANARY)
    return saved(document)


@channel("VML text box", "docx", "document", seen=True)
def vml_box() -> bytes:
    return with_xml(
        f'<w:r {W}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        'style="width:400pt;height:30pt"><v:textbox><w:txbxContent><w:p><w:r>'
        f"<w:t>{CANARY}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


@channel("DrawingML text box", "docx", "document", seen=True)
def drawing_box() -> bytes:
    shapes = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return with_xml(
        f"<w:r {nsdecls('w', 'wp', 'a')}><w:drawing><wp:inline>"
        '<wp:extent cx="4000000" cy="400000"/><wp:docPr id="31" name="Tekstfelt 1"/><a:graphic>'
        f'<a:graphicData uri="{shapes}"><wps:wsp xmlns:wps="{shapes}"><wps:spPr/><wps:txbx>'
        f"<w:txbxContent><w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


@channel("split runs", "docx", "document", seen=True)
def split_runs() -> bytes:
    document = merit_docx()
    paragraph = document.add_paragraph()
    for start in range(0, len(CANARY), 3):
        paragraph.add_run(CANARY[start : start + 3]).bold = bool(start % 2)
    return saved(document)


@channel("link target", "docx", "link target")
def link() -> bytes:
    document = merit_docx()
    target = "https://eksempel.dk/wilhelmine-quistorff"
    identifier = document.part.relate_to(target, f"{RELATIONS}/hyperlink", is_external=True)
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{identifier}"><w:r><w:t>Portefølje</w:t></w:r>'
            "</w:hyperlink>"
        )
    )
    return saved(document)


@channel("content control", "docx", "document")
def content_control() -> bytes:
    return with_xml(
        f'<w:sdt {W}><w:sdtPr><w:alias w:val="{CANARY}"/><w:tag w:val="quistorff"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>Leder</w:t></w:r></w:sdtContent></w:sdt>"
    )


@channel("field code", "docx", "document")
def field_code() -> bytes:
    return with_xml(
        f"<w:fldSimple {W} w:instr='DOCPROPERTY \"{CANARY}\"'><w:r><w:t>Leder</w:t></w:r>"
        "</w:fldSimple>"
    )


@channel("thumbnail", "docx", "thumbnail")
def thumbnail() -> bytes:
    data = jpeg_with_exif()
    return repacked(saved(merit_docx()), {"docProps/thumbnail2.jpeg": data})


@channel("document variable", "docx", "document variables")
def document_variable() -> bytes:
    return in_settings(f'<w:docVars><w:docVar w:name="navn" w:val="{CANARY}"/></w:docVars>')


@channel("bookmark", "docx", "document")
def bookmark() -> bytes:
    return with_xml(f'<w:bookmarkStart {W} w:id="5" w:name="Wilhelmine_Quistorff"/>')


@channel("embedded object", "docx", "embedded object")
def embedded_object() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.oleObject"
    return with_part(
        "word/embeddings/oleObject1.bin", CANARY.encode("utf-16-le"), "oleObject", kind
    )


@channel("imported chunk", "docx", "chunk")
def alt_chunk() -> bytes:
    data = f"<html><body><p>{CANARY}</p></body></html>".encode()
    package = with_part("word/afchunk1.html", data, "aFChunk", "text/html")
    chunk = f'<w:altChunk xmlns:r="{RELATIONS}" r:id="rIdLeak"/><w:sectPr'.encode()
    return repacked(
        package,
        change=lambda name, part: (
            part.replace(b"<w:sectPr", chunk, 1) if name == "word/document.xml" else part
        ),
    )


@channel("SmartArt", "docx", "SmartArt")
def smart_art() -> bytes:
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    data = (
        f'<dgm:dataModel xmlns:dgm="{space}/diagram" xmlns:a="{space}/main"><dgm:ptLst><dgm:pt>'
        f"<dgm:t><a:p><a:r><a:t>{CANARY}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"
        "</dgm:dataModel>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    return with_part("word/diagrams/data1.xml", data, "diagramData", kind)


@channel("chart", "docx", "chart")
def chart() -> bytes:
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    data = (
        f'<c:chartSpace xmlns:c="{space}/chart" xmlns:a="{space}/main"><c:chart><c:title><c:tx>'
        f"<c:rich><a:p><a:r><a:t>{CANARY}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart>"
        "</c:chartSpace>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    return with_part("word/charts/chart1.xml", data, "chart", kind)


@channel("building blocks", "docx", "glossary")
def glossary() -> bytes:
    data = (
        f"<w:glossaryDocument {W}><w:docParts><w:docPart><w:docPartBody><w:p><w:r>"
        f"<w:t>{CANARY}</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts>"
        "</w:glossaryDocument>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml"
    return with_part("word/glossary/document.xml", data, "glossaryDocument", kind)


@channel("embedded font", "docx", "embedded font")
def embedded_font() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
    return with_part("word/fonts/font1.odttf", CANARY.encode() * 3, "font", kind)


@channel("people", "docx", "people")
def people() -> bytes:
    data = (
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        f'<w15:person w15:author="{CANARY}"/></w15:people>'
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml"
    return with_part("word/people.xml", data, "people", kind)


@channel("template path", "docx", "template")
def template_path() -> bytes:
    target = "file:///C:/Users/Wilhelmine%20Quistorff/CV.dotx"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/attachedTemplate" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    ).encode()
    package = in_settings(f'<w:attachedTemplate xmlns:r="{RELATIONS}" r:id="rId1"/>')
    return repacked(package, {"word/_rels/settings.xml.rels": rels})


@channel("edit traces", "docx", "settings")
def edit_traces() -> bytes:
    return in_settings(
        '<w:rsids><w:rsidRoot w:val="00A77B3E"/><w:rsid w:val="00A77B3E"/></w:rsids>'
    )


@channel("two parts of one name", "docx", "zip")
def duplicate_entry() -> bytes:
    sink = io.BytesIO(saved(merit_docx()))
    with zipfile.ZipFile(sink, "a") as package:
        data = f"<cp xmlns='urn:x'><creator>{CANARY}</creator></cp>".encode()
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr("docProps/core.xml", data)
    return sink.getvalue()


@channel("bytes after the package", "docx", "zip")
def bytes_after() -> bytes:
    return saved(merit_docx()) + CANARY.encode()


@channel("zip comment", "docx", "zip comment")
def zip_comment() -> bytes:
    return repacked(saved(merit_docx()), comment=CANARY.encode())


@channel("unknown part", "docx", "part")
def unknown_part() -> bytes:
    return repacked(saved(merit_docx()), {"word/ukendt.bin": CANARY.encode()})
