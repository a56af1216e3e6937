# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDFs with a canary on the page: in sight, and in every way out of it."""

from __future__ import annotations

import io

import pikepdf
from leak_samples import CANARY, MERIT, channel
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

SPOT = b"72 400"
TEXT = CANARY.encode("latin-1")


def merit_pdf() -> pikepdf.Pdf:
    """Return a page of merit; its font is /F1."""
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(MERIT):
        canvas.drawString(72, 760 - 18 * number, line)
    canvas.save()
    pdf = pikepdf.open(io.BytesIO(sink.getvalue()))
    del pdf.trailer.Info
    return pdf


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    sink = io.BytesIO()
    pdf.save(sink, deterministic_id="encryption" not in how, **how)
    return sink.getvalue()


def with_content(operators: bytes, before: bytes = b"") -> bytes:
    pdf = merit_pdf()
    page = pdf.pages[0]
    if before:
        page.contents_add(pdf.make_stream(before), prepend=True)
    page.contents_add(pdf.make_stream(b"\nq\n" + operators + b"\nQ\n"))
    return saved(pdf)


def drawn(text: bytes = TEXT, spot: bytes = SPOT, how: bytes = b"") -> bytes:
    return b"BT /F1 11 Tf " + how + b" " + spot + b" Td (" + text + b") Tj ET"


def picture_of(text: str, size: tuple[int, int] = (620, 40)) -> Image.Image:
    image = Image.new("L", size, 255)
    ImageDraw.Draw(image).text((8, 8), text, fill=0, font=ImageFont.load_default(20))
    return image


def image_object(pdf: pikepdf.Pdf, image: Image.Image) -> pikepdf.Object:
    stream = pdf.make_stream(image.convert("L").tobytes())
    stream.stream_dict.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )
    )  # fmt: skip
    return stream


def add_resource(page: pikepdf.Page, kind: str, name: str, thing: pikepdf.Object) -> None:
    resources = page.obj.Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][name] = thing


@channel("plain text", "pdf", "page 1", seen=True)
def plain() -> bytes:
    return with_content(drawn())


@channel("kerned text", "pdf", "page 1", seen=True)
def kerned() -> bytes:
    pieces = b" -15 ".join(b"(" + bytes([c]) + b")" for c in TEXT)
    return with_content(b"BT /F1 11 Tf " + SPOT + b" Td [" + pieces + b"] TJ ET")


@channel("split runs", "pdf", "page 1", seen=True)
def split_runs() -> bytes:
    shows = b" ".join(b"(" + TEXT[i : i + 3] + b") Tj" for i in range(0, len(TEXT), 3))
    return with_content(b"BT /F1 11 Tf " + SPOT + b" Td " + shows + b" ET")


@channel("letter-spaced text", "pdf", "page 1", seen=True)
def letter_spaced() -> bytes:
    name = (
        b" ".join(bytes([c]) for c in b"WILHELMINE")
        + b"   "
        + b" ".join(bytes([c]) for c in b"QUISTORFF")
    )
    return with_content(drawn(name, b"72 420") + drawn(b"w.quistorff@eksempel.dk", b"72 400"))


@channel("hyphen break", "pdf", "page 1", seen=True)
def hyphen_break() -> bytes:
    first = drawn(b"Med venlig hilsen Wilhelmine Qui-", b"72 420")
    return with_content(first + drawn(b"storff, w.quistorff@eksempel.dk", b"72 406"))


@channel("rotated text", "pdf", "page 1", seen=True)
def rotated() -> bytes:
    return with_content(b"BT /F1 11 Tf 0 1 -1 0 40 200 Tm (" + TEXT + b") Tj ET")


@channel("ToUnicode that lies", "pdf", "fonts", seen=False)
def lying_map() -> bytes:
    pdf = merit_pdf()
    lines = b"\n".join(b"<%02x> <%04x>" % (c, 0x61 + (c * 7) % 26) for c in range(0x21, 0x7F))
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"/CMapName /L def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"94 beginbfchar\n" + lines + b"\nendbfchar endcmap end end"
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    font.ToUnicode = pdf.make_stream(cmap)
    add_resource(pdf.pages[0], "/Font", "/L1", pdf.make_indirect(font))
    shown = drawn().replace(b"/F1", b"/L1")
    pdf.pages[0].contents_add(pdf.make_stream(shown))
    return saved(pdf)


@channel("invisible mode", "pdf", "page 1")
def invisible() -> bytes:
    return with_content(drawn(how=b"3 Tr"))


@channel("white text", "pdf", "page 1")
def white() -> bytes:
    return with_content(b"1 1 1 rg " + drawn())


@channel("under a rectangle", "pdf", "page 1")
def under_rectangle() -> bytes:
    return with_content(drawn() + b" 0 0 0 rg 60 390 480 24 re f")


@channel("under a path", "pdf", "page 1")
def under_path() -> bytes:
    return with_content(drawn() + b" 0 g 60 390 m 540 390 l 540 416 l 60 416 l h f")


@channel("under a line", "pdf", "page 1")
def under_line() -> bytes:
    return with_content(drawn() + b" 0 G 24 w 60 403 m 540 403 l S")


@channel("under a picture", "pdf", "page 1")
def under_picture() -> bytes:
    pdf = merit_pdf()
    cover = Image.effect_noise((48, 3), 90)
    add_resource(pdf.pages[0], "/XObject", "/Cover", image_object(pdf, cover))
    pdf.pages[0].contents_add(pdf.make_stream(drawn() + b" q 480 0 0 26 60 390 cm /Cover Do Q"))
    return saved(pdf)


@channel("under an annotation", "pdf", "annotations")
def under_annotation() -> bytes:
    pdf = merit_pdf()
    pdf.pages[0].contents_add(pdf.make_stream(drawn()))
    look = pdf.make_stream(b"0 g 0 0 480 26 re f")
    look.stream_dict.update(
        Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 480, 26]))
    )
    pdf.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([60, 390, 540, 416]), F=4,
                    AP=Dictionary(N=look))]
    )  # fmt: skip
    return saved(pdf)


@channel("unapplied redaction", "pdf", "annotations")
def unapplied_redaction() -> bytes:
    pdf = merit_pdf()
    pdf.pages[0].contents_add(pdf.make_stream(drawn()))
    pdf.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array([60, 390, 540, 416]),
                    IC=Array([0, 0, 0]))]
    )  # fmt: skip
    return saved(pdf)


@channel("off the page", "pdf", "page 1")
def off_page() -> bytes:
    return with_content(drawn(spot=b"72 2000"))


@channel("outside the crop box", "pdf", "page 1")
def outside_crop() -> bytes:
    pdf = merit_pdf()
    pdf.pages[0].contents_add(pdf.make_stream(drawn(spot=b"72 20")))
    pdf.pages[0].obj.CropBox = Array([0, 60, 595, 842])
    return saved(pdf)


@channel("clipped text", "pdf", "page 1")
def clipped() -> bytes:
    return with_content(b"0 0 10 10 re W n " + drawn())


@channel("hidden layer", "pdf", "layers")
def hidden_layer() -> bytes:
    pdf = merit_pdf()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Ekstra"))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer]))
    )
    add_resource(pdf.pages[0], "/Properties", "/MC0", layer)
    pdf.pages[0].contents_add(pdf.make_stream(b"/OC /MC0 BDC " + drawn() + b" EMC"))
    return saved(pdf)


@channel("form XObject", "pdf", "page 1", seen=True)
def form_xobject() -> bytes:
    pdf = merit_pdf()
    form = pdf.make_stream(drawn())
    form.stream_dict.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]),
            Resources=pdf.pages[0].obj.Resources,
        )
    )  # fmt: skip
    add_resource(pdf.pages[0], "/XObject", "/Fm0", form)
    pdf.pages[0].contents_add(pdf.make_stream(b"/Fm0 Do"))
    return saved(pdf)


@channel("tiling pattern", "pdf", "pattern", seen=False)
def tiling_pattern() -> bytes:
    pdf = merit_pdf()
    pattern = pdf.make_stream(drawn(spot=b"4 6"))
    pattern.stream_dict.update(
        Dictionary(
            Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, XStep=480, YStep=40,
            BBox=Array([0, 0, 480, 40]), Resources=pdf.pages[0].obj.Resources,
        )
    )  # fmt: skip
    add_resource(pdf.pages[0], "/Pattern", "/P0", pattern)
    paint = b"/Pattern cs /P0 scn 60 390 480 40 re f"
    pdf.pages[0].contents_add(pdf.make_stream(paint))
    return saved(pdf)


def _blocks(text: str) -> bytes:
    """Return the text as small filled squares: writing that holds no letters."""
    image = picture_of(text)
    pixels = image.load()
    squares = [
        b"%d %d 1 1 re" % (x, image.height - y)
        for y in range(image.height)
        for x in range(image.width)
        if pixels[x, y] < 128
    ]
    return b" ".join(squares) + b" f"


@channel("outlined text", "pdf", "page 1")
def outlined() -> bytes:
    return with_content(b"0.7 0 0 0.7 72 400 cm 0 g " + _blocks(CANARY))


@channel("Type3 text", "pdf", "fonts")
def type3() -> bytes:
    pdf = merit_pdf()
    glyph = pdf.make_stream(b"620 0 0 0 620 60 d1 " + _blocks(CANARY))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 620, 60]), FirstChar=65,
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), LastChar=65, Widths=Array([620]),
        CharProcs=Dictionary(A=glyph), Resources=Dictionary(),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.A])),
    )  # fmt: skip
    add_resource(pdf.pages[0], "/Font", "/T3", pdf.make_indirect(font))
    pdf.pages[0].contents_add(pdf.make_stream(b"BT /T3 700 Tf 72 400 Td (A) Tj ET"))
    return saved(pdf)
