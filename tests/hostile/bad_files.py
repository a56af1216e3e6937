# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Files that are broken, locked or made to do harm. All of them hold the canary if they can."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from email.message import EmailMessage

import pikepdf

from sloer.measuring.building.protocol import builders
from sloer.measuring.layout import parse_layout

CANARY = "Kvistgaardinius"
TEXT = f"""# Ansøgning

Kære udvalg. Jeg hedder Fatimah {CANARY} og søger stillingen som pædagog.

Jeg har arbejdet otte år i en integreret institution, hvor jeg stod for sprogarbejdet.
"""


def built(file_format: str, text: str = TEXT) -> bytes:
    return builders()[file_format].build(parse_layout(text))


def zipped(members: dict[str, bytes], level: int = 9) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_members(data: bytes, **members: bytes) -> bytes:
    """Return a package with members replaced; ``word__document`` stands for the main part."""
    names = {"word__document": "word/document.xml", "macro": "word/vbaProject.bin"}
    return zipped(members_of(data) | {names[key]: value for key, value in members.items()})


def raw_pdf(objects: list[bytes]) -> bytes:
    """Return a PDF of ``objects`` (numbered from 1, the first is the catalogue)."""
    body = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(body)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def _shown(text: str) -> bytes:
    return f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1")


_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def _page(resources: bytes = b"", contents: bytes = b"4 0 R") -> bytes:
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
        b"/Resources<</Font<</F1 5 0 R>>%s>>/Contents %s>>" % (resources, contents)
    )


def locked_pdf() -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(built("pdf-word"))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="ejer", user="bruger"))
    return target.getvalue()


def pdf_with_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"
    pages = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return raw_pdf([_CATALOGUE, pages, stream(_shown(CANARY)), _FONT, *[page] * count])


def pdf_without_text() -> bytes:
    return raw_pdf([_CATALOGUE, _ONE_PAGE, _page(), stream(b"1 0 0 rg 50 50 200 200 re f"), _FONT])


def pdf_with_cyclic_tree() -> bytes:
    tree = b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 900000>>"
    loop = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 900000/Parent 2 0 R>>"
    return raw_pdf([_CATALOGUE, tree, loop])


def pdf_with_cyclic_forms() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>"
    return raw_pdf(
        [
            _CATALOGUE,
            _ONE_PAGE,
            _page(b"/XObject<</X 6 0 R>>"),
            stream(b"/X Do /X Do"),
            _FONT,
            stream(b"/X Do /X Do", form),
        ]
    )


def pdf_with_doubling_forms(depth: int = 40) -> bytes:
    """Return a page whose forms each draw the next one twice: 2 to the power of ``depth``."""
    forms = []
    for number in range(depth):
        inside = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>"
        last = number == depth - 1
        entries = inside + (b">>" if last else b"/XObject<</X %d 0 R>>>>" % (number + 7))
        forms.append(stream(_shown(CANARY) if last else b"/X Do /X Do", entries))
    page = _page(b"/XObject<</X 6 0 R>>")
    return raw_pdf([_CATALOGUE, _ONE_PAGE, page, stream(b"/X Do"), _FONT, *forms])


def pdf_with_picture(coding: bytes, data: bytes) -> bytes:
    """Return a page covered by one picture in ``coding``."""
    entries = (
        b"/Type/XObject/Subtype/Image/Width 800/Height 1100/ColorSpace/DeviceGray"
        b"/BitsPerComponent %d/Filter/%s" % (1 if b"JBIG2" in coding else 8, coding)
    )
    return raw_pdf(
        [
            _CATALOGUE,
            _ONE_PAGE,
            _page(b"/XObject<</I 6 0 R>>"),
            stream(b"595 0 0 842 0 0 cm /I Do"),
            _FONT,
            stream(data, entries),
        ]
    )


def pdf_with_stream_bomb(megabytes: int = 400) -> bytes:
    packer = zlib.compressobj(9)
    blank = b" " * (1 << 20)
    packed = b"".join(packer.compress(blank) for _ in range(megabytes)) + packer.flush()
    packed_twice = zlib.compress(packed, 9)
    contents = stream(packed_twice, b"/Filter[/FlateDecode/FlateDecode]")
    return raw_pdf([_CATALOGUE, _ONE_PAGE, _page(), contents, _FONT])


def flat_bomb(megabytes: int = 250) -> bytes:
    return zipped({"a.txt": b"A" * (megabytes << 20)}, level=1)


def nested_bomb(layers: int = 4, width: int = 10) -> bytes:
    data = b"A" * (1 << 23)
    name = "a.txt"
    for layer in range(layers):
        data = zipped({f"{layer}-{n}-{name}": data for n in range(width)})
        name = "b.zip"
    return data


def bomb_of_siblings(layers: int = 3, width: int = 8, megabytes: int = 20) -> bytes:
    """Return archives that each stay within every limit, and exceed them together."""
    data, name = zipped({"a.txt": b"A" * (megabytes << 20)}, level=1), "b.zip"
    for layer in range(layers - 1):
        data = zipped({f"{layer}-{n}-{name}": data for n in range(width)})
    return data


def bomb_in_mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "CV"
    message["From"] = "a@example.dk"
    message.set_content(TEXT)
    for number in range(14):
        message.add_attachment(
            bomb_of_siblings(layers=1), maintype="application", subtype="zip",
            filename=f"{number}.zip",
        )  # fmt: skip
    return message.as_bytes()


def nested_zip(layers: int) -> bytes:
    data, name = TEXT.encode(), "a.txt"
    for _ in range(layers):
        data, name = zipped({name: data}), "b.zip"
    return data


def billion_laughs(root: str = "lolz", inside: str = "&l9;") -> bytes:
    rows = ['<!ENTITY l0 "ha">']
    rows += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return (
        f'<?xml version="1.0"?><!DOCTYPE {root} [{"".join(rows)}]><{root}>{inside}</{root}>'
    ).encode()


def laughing_docx() -> bytes:
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    laughing = billion_laughs(
        "w:document", f"<w:body><w:p><w:r><w:t>{CANARY} &l9;</w:t></w:r></w:p></w:body>"
    )
    laughing = laughing.replace(b"]><w:document>", f"]><w:document {spaces}>".encode())
    return with_members(built("docx"), word__document=laughing)


def stealing_docx() -> bytes:
    """Return a document that wants a file of the machine's in its text."""
    main = members_of(built("docx"))["word/document.xml"]
    start = main.index(b"<w:document")
    doctype = b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    stolen = main[:start] + doctype + main[start:].replace(CANARY.encode(), b"&x;")
    return with_members(built("docx"), word__document=stolen)


def deep_docx(depth: int) -> bytes:
    main = members_of(built("docx"))["word/document.xml"]
    at = main.index(b"<w:body>") + len(b"<w:body>")
    tower = b"<w:sdt><w:sdtContent>" * depth + b"</w:sdtContent></w:sdt>" * depth
    return with_members(built("docx"), word__document=main[:at] + tower + main[at:])


def deep_mime(depth: int) -> bytes:
    head = b"From: a@eksempel.dk\r\nSubject: Hej\r\nMIME-Version: 1.0\r\n"
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(depth)
    )
    return head + parts + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + TEXT.encode()


def mail_in_mail(depth: int) -> bytes:
    data = b"From: a@eksempel.dk\r\nSubject: Hej\r\nMIME-Version: 1.0\r\n\r\n" + TEXT.encode()
    for _ in range(depth):
        data = (
            b"From: a@eksempel.dk\r\nSubject: Hej\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: message/rfc822\r\n\r\n" + data
        )
    return data


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(side: int = 30_000) -> bytes:
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1 << 16))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"tEXt", b"Author\0" + CANARY.encode())
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def program() -> bytes:
    """Return something that begins as a Windows program does."""
    return b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" + bytes(48) + b"PE\0\0" + bytes(range(256)) * 40
