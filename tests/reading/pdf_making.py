# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Real PDF files for the tests, made on the spot."""

import io
import re

import pikepdf
import pypdfium2
import typst
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from sloer.model import BlockKind, Document
from sloer.reading.dispatch import read_untrusted
from sloer.reading.formats.pdf import READER
from sloer.reading.protocol import Input, Limits

LETTER = (
    "Jeg søger hermed stillingen som socialrådgiver i kommunen. Gennem ti år har jeg arbejdet "
    "med udsatte børn og unge og kender både lovgivningen og hverdagen i familierne."
)


def typeset(source: str) -> bytes:
    """Return the PDF that Typst makes of ``source``."""
    data: bytes = typst.compile(source.encode())
    return data


class Sheet:
    """A PDF drawn by hand; ``write`` goes down the page line by line."""

    def __init__(self, *, size: float = 11) -> None:
        self._out = io.BytesIO()
        self.canvas = canvas.Canvas(self._out, pagesize=A4)
        self.size = size
        self.y = 780.0
        self.canvas.setFont("Helvetica", size)

    def write(self, *lines: str, x: float = 72) -> None:
        for line in lines:
            self.canvas.drawString(x, self.y, line)
            self.y -= self.size * 1.3

    def data(self) -> bytes:
        self.canvas.save()
        return self._out.getvalue()


def drawn(*lines: str) -> bytes:
    """Return a page with ``lines`` one under the other."""
    sheet = Sheet()
    sheet.write(*lines)
    return sheet.data()


def scanned(data: bytes, *, dpi: int = 150) -> Image.Image:
    """Return the first page as a picture."""
    with pypdfium2.PdfDocument(data) as document:
        picture: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    return picture


def read(data: bytes, **limits: int) -> Document:
    """Read a file with the reader under test."""
    file = Input(data, "ansøgning.pdf", Limits(**limits))
    assert READER.recognises(file)
    return READER.read(file, read_untrusted)


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    """Return the blocks' texts."""
    return [b.text for b in document.blocks if kind is None or b.kind is kind]


def notes(document: Document) -> set[str]:
    """Return the kinds of the notes."""
    return {note.kind.value for note in document.notes}


def remapped(data: bytes, mapping: dict[str, str], *, font: str = "") -> bytes:
    """Return the file with its fonts' ToUnicode lying: each letter passes for another."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            is_font = isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing
            if is_font and font in str(thing.get("/BaseFont")):
                cmap = thing["/ToUnicode"].read_bytes().decode("latin-1")
                thing["/ToUnicode"].write(_lying(cmap, mapping).encode("latin-1"))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _lying(cmap: str, mapping: dict[str, str]) -> str:
    def swap(match: re.Match[str]) -> str:
        letter = chr(int(match[2], 16))
        return f"{match[1]}<{mapping.get(letter, letter).encode('utf-16-be').hex()}>"

    return re.sub(r"(<[0-9A-Fa-f]{2,4}>\s*)<([0-9A-Fa-f]{4})>(?=\s*\n)", swap, cmap)


def changed(data: bytes, change: object) -> bytes:
    """Return the file after ``change(pdf)``."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)  # type: ignore[operator]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()
