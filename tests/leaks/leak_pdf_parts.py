# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDFs with a canary beside the page: metadata, notes, attachments, revisions, pixels."""

from __future__ import annotations

import io
import zlib

import pikepdf
from leak_image import jpeg_with_exif, portrait
from leak_pdf_pages import (
    TEXT,
    add_resource,
    drawn,
    image_object,
    merit_pdf,
    picture_of,
    saved,
    with_content,
)
from leak_samples import CANARY, channel
from pikepdf import Array, Dictionary, Name, String
from PIL import Image


@channel("ActualText", "pdf", "ActualText")
def actual_text() -> bytes:
    said = CANARY.encode("utf-16-be").hex().encode()
    return with_content(
        b"/Span <</ActualText <feff" + said + b">>> BDC " + drawn(b"Leder") + b" EMC"
    )


@channel("Alt", "pdf", "Alt")
def alt() -> bytes:
    pdf = merit_pdf()
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, P=root, Alt=CANARY))
    pdf.Root.StructTreeRoot = root
    return saved(pdf)


def _with_annotation(**entries: object) -> bytes:
    pdf = merit_pdf()
    pdf.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Rect=Array([300, 300, 320, 320]), **entries)]
    )
    return saved(pdf)


@channel("note", "pdf", "annotations")
def note() -> bytes:
    return _with_annotation(Subtype=Name.Text, Contents=CANARY)


@channel("author of a note", "pdf", "annotations")
def note_author() -> bytes:
    return _with_annotation(Subtype=Name.Text, Contents="Husk bilag", T=CANARY)


@channel("link target", "pdf", "links")
def link() -> bytes:
    uri = String("https://eksempel.dk/wilhelmine-quistorff")
    return _with_annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=uri))


@channel("form value", "pdf", "form fields")
def form_value() -> bytes:
    pdf = merit_pdf()
    field = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="felt1", V=CANARY, F=2,
                   Rect=Array([72, 300, 400, 320]))
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    return saved(pdf)


@channel("XFA", "pdf", "XFA")
def xfa() -> bytes:
    pdf = merit_pdf()
    data = f"<xdp><datasets><navn>{CANARY}</navn></datasets></xdp>".encode()
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(data))
    return saved(pdf)


@channel("bookmark", "pdf", "bookmarks")
def bookmark() -> bytes:
    pdf = merit_pdf()
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(CANARY, 0))
    return saved(pdf)


@channel("page label", "pdf", "page labels")
def page_label() -> bytes:
    pdf = merit_pdf()
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=CANARY)]))
    return saved(pdf)


@channel("attachment", "pdf", "attachments")
def attachment() -> bytes:
    pdf = merit_pdf()
    pdf.attachments["bilag.txt"] = pikepdf.AttachedFileSpec(pdf, CANARY.encode())
    return saved(pdf)


@channel("associated file", "pdf", "attachments")
def associated_file() -> bytes:
    pdf = merit_pdf()
    spec = pikepdf.AttachedFileSpec(pdf, CANARY.encode(), filename="wilhelmine-quistorff.txt")
    pdf.pages[0].obj.AF = Array([pdf.make_indirect(spec.obj)])
    return saved(pdf)


@channel("JavaScript", "pdf", "JavaScript")
def javascript() -> bytes:
    pdf = merit_pdf()
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=f"app.alert('{CANARY}')")
    return saved(pdf)


@channel("PieceInfo", "pdf", "PieceInfo")
def piece_info() -> bytes:
    pdf = merit_pdf()
    private = Dictionary(Private=Dictionary(Owner=CANARY), LastModified="D:20240101")
    pdf.pages[0].obj.PieceInfo = Dictionary(Editor=private)
    return saved(pdf)


@channel("Info", "pdf", "Info")
def info() -> bytes:
    pdf = merit_pdf()
    pdf.docinfo["/Author"] = CANARY
    return saved(pdf)


@channel("XMP", "pdf", "XMP")
def xmp() -> bytes:
    pdf = merit_pdf()
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [CANARY]
    return saved(pdf)


def _with_jpeg(data: bytes) -> bytes:
    pdf = merit_pdf()
    stream = pdf.make_stream(data)
    width, height = Image.open(io.BytesIO(data)).size
    stream.stream_dict.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
        )
    )  # fmt: skip
    add_resource(pdf.pages[0], "/XObject", "/Im0", stream)
    pdf.pages[0].contents_add(pdf.make_stream(b"q 90 0 0 110 440 650 cm /Im0 Do Q"))
    return saved(pdf)


@channel("photo", "pdf", "pictures")
def photo() -> bytes:
    sink = io.BytesIO()
    portrait().save(sink, "JPEG")
    return _with_jpeg(sink.getvalue())


@channel("EXIF of a picture", "pdf", "EXIF")
def picture_exif() -> bytes:
    return _with_jpeg(jpeg_with_exif())


@channel("XMP of a picture", "pdf", "XMP")
def picture_xmp() -> bytes:
    pdf = pikepdf.open(io.BytesIO(photo()))
    image = pdf.pages[0].Resources.XObject.Im0
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{CANARY}</a></x:xmpmeta>".encode()
    meta = pdf.make_stream(packet)
    meta.stream_dict.update(Dictionary(Type=Name.Metadata, Subtype=Name.XML))
    image.Metadata = meta
    return saved(pdf)


@channel("page thumbnail", "pdf", "page thumbnails")
def page_thumbnail() -> bytes:
    pdf = merit_pdf()
    pdf.pages[0].obj.Thumb = image_object(pdf, picture_of(CANARY))
    return saved(pdf)


@channel("pixels behind a mask", "pdf", "pictures")
def masked_pixels() -> bytes:
    pdf = merit_pdf()
    image = image_object(pdf, picture_of(CANARY))
    image.SMask = image_object(pdf, Image.new("L", (620, 40), 0))
    add_resource(pdf.pages[0], "/XObject", "/Im0", image)
    pdf.pages[0].contents_add(pdf.make_stream(b"q 440 0 0 28 72 400 cm /Im0 Do Q"))
    return saved(pdf)


@channel("inline picture", "pdf", "page 1")
def inline_picture() -> bytes:
    image = picture_of(CANARY)
    data = zlib.compress(image.tobytes()).hex().encode()
    head = b"BI /W 620 /H 40 /BPC 8 /CS /G /F [/AHx /Fl] ID "
    return with_content(b"440 0 0 28 72 400 cm " + head + data + b"> EI")


@channel("older revision", "pdf", "earlier revision")
def older_revision() -> bytes:
    base = with_content(drawn())
    with pikepdf.open(io.BytesIO(base)) as pdf:
        number = pdf.pages[0].obj.Contents[-1].objgen[0]
        size, root = len(pdf.objects) + 1, pdf.Root.objgen[0]
    previous = int(base[base.rindex(b"startxref") + 9 :].split()[0])
    offset = len(base) + 1
    new = b"\n%d 0 obj\n<< /Length 1 >>\nstream\n \nendstream\nendobj\n" % number
    table = len(base) + len(new)
    tail = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (
        number, offset, size, root, previous,
    )  # fmt: skip
    return base + new + tail + b"startxref\n%d\n%%%%EOF\n" % table


@channel("bytes after the end", "pdf", "after the end")
def trailing_bytes() -> bytes:
    return saved(merit_pdf()) + b"\n" + TEXT


@channel("orphan object", "pdf", "objects")
def orphan() -> bytes:
    base = saved(merit_pdf())
    table = base.rindex(b"xref\n0 ")
    count = int(base[table:].split()[2])
    new = b"%d 0 obj\n(%s)\nendobj\n" % (count, TEXT)
    old_rows = base[base.index(b"\n", table + 5) + 1 : base.rindex(b"trailer")]
    rows = old_rows + b"%010d 00000 n \n" % table
    trailer = base[base.rindex(b"trailer") : base.rindex(b"startxref")]
    trailer = trailer.replace(b"/Size %d" % count, b"/Size %d" % (count + 1))
    start = table + len(new)
    body = base[:table] + new + b"xref\n0 %d\n" % (count + 1) + rows + trailer
    return body + b"startxref\n%d\n%%%%EOF\n" % start


@channel("encrypted", "pdf", "page 1", seen=True)
def encrypted() -> bytes:
    pdf = pikepdf.open(io.BytesIO(with_content(drawn())))
    return saved(pdf, encryption=pikepdf.Encryption(owner="ejer", user=""))


@channel("broken object table", "pdf", "page 1", seen=True)
def broken_table() -> bytes:
    data = with_content(drawn())
    return data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"


@channel("scanned page", "pdf", "pictures")
def scanned_page() -> bytes:
    pdf = merit_pdf()
    image = image_object(pdf, picture_of(CANARY))
    add_resource(pdf.pages[0], "/XObject", "/Im0", image)
    pdf.pages[0].contents_add(pdf.make_stream(b"q 440 0 0 28 72 400 cm /Im0 Do Q"))
    return saved(pdf)


@channel("file name", "pdf", "file name", file_name="CV_Wilhelmine_Quistorff.pdf")
def file_name() -> bytes:
    return saved(merit_pdf())
