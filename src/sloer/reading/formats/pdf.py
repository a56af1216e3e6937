# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDF: what a reader sees on its pages, from the text layer where that can be trusted."""

from __future__ import annotations

from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sloer.model import BlockKind, Document, Note, NoteKind, Sentence
from sloer.reading.blocks import Piece, build_block
from sloer.reading.collecting import Collector
from sloer.reading.holds import held
from sloer.reading.parts import Parts
from sloer.reading.pdf.assembly import assemble
from sloer.reading.pdf.channels import Channels, mended, read_channels, without_actual_text
from sloer.reading.pdf.pages import PageText, read_page
from sloer.reading.pdf.stand_ins import ReplacedTextError
from sloer.reading.pdf.witness import Witness
from sloer.reading.protocol import Input, ReadPart

_SIGNATURE_WITHIN = 1024
_LARGEST_SIDE = 14_400.0


class PdfReader:
    """Reads PDF files, forms and portfolios among them."""

    media_type = "application/pdf"
    rank = 10

    def recognises(self, file: Input) -> bool:
        """Tell by the signature, which may stand behind a little junk."""
        return b"%PDF-" in file.untrusted_data[:_SIGNATURE_WITHIN]

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return the pages' visible text in reading order, then the attachments."""
        collector = Collector(file.limits)
        data = file.untrusted_data
        pages, hidden = _read_pages(data, file)
        channels = read_channels(data, file)
        _collect(pages, channels, collector)
        collector.remember(*hidden, *channels.strings)
        parts = Parts(file, read_part, collector)
        for name, content in channels.attachments:
            if content is None:
                collector.note(_unreadable_attachment())
            else:
                parts.attachment(content, name)
        return collector.finish(self.media_type, file.untrusted_name)


def _read_pages(data: bytes, file: Input) -> tuple[list[PageText], list[str]]:
    """Read all pages; where /ActualText stands in for what is drawn, once more without it."""
    try:
        return _pages_of(data, file), []
    except ReplacedTextError:
        pass
    try:
        stripped, texts = without_actual_text(data)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise held("damaged") from None
    return _pages_of(stripped, file, replaced=True), texts


def _pages_of(data: bytes, file: Input, *, replaced: bool = False) -> list[PageText]:
    document = _opened(data)
    try:
        if not len(document):
            raise held("damaged")
        if len(document) > file.limits.pages:
            raise held("too_large")
        witness = Witness()
        return [
            _read_page(document, number, file, witness, replaced=replaced)
            for number in range(len(document))
        ]
    finally:
        document.close()


def _opened(data: bytes) -> Any:
    try:
        return _with_forms(data)
    except pdfium.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise held("encrypted") from None
    try:
        return _with_forms(mended(data))
    except (pdfium.PdfiumError, pikepdf.PdfError, ValueError, RuntimeError):
        raise held("damaged") from None


def _with_forms(data: bytes) -> Any:
    document = pdfium.PdfDocument(data)
    if document.get_formtype():
        document.init_forms()
    return document


def _read_page(
    document: Any, index: int, file: Input, witness: Witness, *, replaced: bool
) -> PageText:
    try:
        page = document[index]
        if _flattened(page):
            page.close()
            page = document[index]
    except pdfium.PdfiumError:
        raise held("damaged") from None
    try:
        if not 0 < max(page.get_size()) < _LARGEST_SIDE * 10:
            raise held("damaged")
        pixels = file.limits.pixels // 4
        return read_page(page, index + 1, pixels, witness, replaced=replaced)
    except pdfium.PdfiumError:
        raise held("damaged") from None
    finally:
        page.close()


def _flattened(page: Any) -> bool:
    """Draw what annotations and form fields show onto the page itself."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 2_000)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}:
            done: bool = (
                raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS
            )
            return done
    return False


def _collect(pages: list[PageText], channels: Channels, collector: Collector) -> None:
    for block in assemble(pages):
        collector.add(block)
    for number, text, box in channels.notes:
        for line in text.splitlines():
            note = build_block(BlockKind.PARAGRAPH, [Piece(line, "note", number, box)])
            if note is not None:
                collector.add(note)
    collector.pages = len(pages)
    for page in pages:
        collector.pictures += page.pictures
        collector.remember(*page.hidden)
        for remark in page.notes:
            collector.note(remark)


def _unreadable_attachment() -> Note:
    return Note(
        NoteKind.UNREADABLE_PART,
        Sentence("Et bilag i filen kunne ikke læses.", "An attachment could not be read."),
        holds=True,
    )


READER = PdfReader()
