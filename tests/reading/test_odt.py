# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import io

import pytest
from odf import dc, style, table, text
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from word_files import packed, unpacked

from sloer.errors import HeldError
from sloer.model import BlockKind, Cell, Document
from sloer.reading.dispatch import read_untrusted
from sloer.reading.protocol import Input

_ROOMS = {
    "office": "office",
    "text": "text",
    "draw": "drawing",
    "style": "style",
    "table": "table",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
    "manifest": "manifest",
}
SPACES = " ".join(
    [f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in _ROOMS.items()]
    + ['xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
)


def saved(document: OpenDocumentText | OpenDocumentSpreadsheet) -> bytes:
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def read(data: bytes) -> Document:
    document = read_untrusted(Input(data, "cv.odt"))
    assert document.media_type == "application/vnd.oasis.opendocument.text"
    return document


def odt(body: str, styles: str = "", running: str = "") -> bytes:
    members = unpacked(saved(OpenDocumentText()))
    members["content.xml"] = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    ).encode()
    if running:
        members["styles.xml"] = (
            f"<office:document-styles {SPACES}><office:master-styles><style:master-page>{running}"
            "</style:master-page></office:master-styles></office:document-styles>"
        ).encode()
    return packed(members)


def texts(data: bytes) -> list[str]:
    return [b.text for b in read(data).blocks]


def test_odfpy_headings_lists_tables_and_properties():
    document = OpenDocumentText()
    document.meta.addElement(dc.Creator(text="Mette Forfatter"))
    document.text.addElement(text.H(outlinelevel=2, text="Erfaring"))
    document.text.addElement(text.P(text="Jeg er pædagog"))
    outer, inner = text.List(), text.List()
    item, below = text.ListItem(), text.ListItem()
    item.addElement(text.P(text="Punkt"))
    below.addElement(text.P(text="Under"))
    inner.addElement(below)
    item.addElement(inner)
    outer.addElement(item)
    document.text.addElement(outer)
    grid = table.Table()
    for row in ("ab", "cd"):
        line = table.TableRow()
        for letter in row:
            cell = table.TableCell()
            cell.addElement(text.P(text=letter))
            line.addElement(cell)
        grid.addElement(line)
    document.text.addElement(grid)
    found = read(saved(document))
    assert [(b.kind, b.level, b.text) for b in found.blocks[:4]] == [
        (BlockKind.HEADING, 2, "Erfaring"),
        (BlockKind.PARAGRAPH, 0, "Jeg er pædagog"),
        (BlockKind.LIST_ITEM, 0, "Punkt"),
        (BlockKind.LIST_ITEM, 1, "Under"),
    ]
    assert found.blocks[-1].cell == Cell(0, 1, 1)
    assert "Mette Forfatter" in found.metadata_text


def test_named_styles_make_headings():
    document = OpenDocumentText()
    document.styles.addElement(style.Style(name="Titel", family="paragraph"))
    document.text.addElement(text.P(stylename="Titel", text="Ansøgning"))
    assert read(saved(document)).blocks[0].kind is BlockKind.HEADING


def test_spaces_tabs_breaks_and_links():
    body = (
        '<text:p>Mette<text:s text:c="3"/><text:span>Han</text:span>sen<text:line-break/>Vej'
        '<text:tab/>7 <text:a xlink:href="https://example.dk/m">her</text:a></text:p>'
    )
    found = read(odt(body))
    assert [b.text for b in found.blocks] == ["Mette Hansen", "Vej 7 her"]
    assert "https://example.dk/m" in found.metadata_text


def test_notes_boxes_and_headers():
    body = (
        '<text:p>A<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Note</text:p></text:note-body></text:note>b<draw:frame>"
        "<draw:text-box><text:p>Boks</text:p></draw:text-box></draw:frame></text:p>"
    )
    running = (
        "<style:header><text:p>Hoved</text:p></style:header>"
        '<style:header-left style:display="false"><text:p>Nej</text:p></style:header-left>'
        "<style:footer><text:p>Fod</text:p></style:footer>"
    )
    assert [(b.kind, b.text) for b in read(odt(body, running=running)).blocks] == [
        (BlockKind.HEADER, "Hoved"),
        (BlockKind.PARAGRAPH, "Ab"),
        (BlockKind.PARAGRAPH, "Boks"),
        (BlockKind.PARAGRAPH, "Note"),
        (BlockKind.FOOTER, "Fod"),
    ]


def test_changes_comments_and_hidden_text_are_metadata():
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'text:display="none"/></style:style><style:style style:name="T2" style:family="text">'
        '<style:text-properties fo:color="#ffffff"/></style:style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Slettet</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Synlig<office:annotation><dc:creator>Kim</dc:creator><text:p>Bemærk</text:p>"
        '</office:annotation><text:span text:style-name="T1">Skjult</text:span>'
        '<text:span text:style-name="T2">Hvid</text:span></text:p>'
        '<text:section text:display="none"><text:p>Afsnit</text:p></text:section>'
        '<text:p>Væk<text:hidden-paragraph text:is-hidden="true"/></text:p>'
    )
    found = read(odt(body, styles))
    assert found.text == "Synlig"
    wanted = {"Slettet", "Kim", "Bemærk", "Skjult", "Hvid", "Afsnit", "Væk"}
    assert wanted <= set(found.metadata_text)


def test_covered_cells_are_left_out():
    body = (
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2">'
        "<text:p>A</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p>"
        "</table:covered-table-cell></table:table-row><table:table-row><table:table-cell>"
        "<text:p>B</text:p></table:table-cell><table:table-cell><text:p>C</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    found = [(b.text, b.cell) for b in read(odt(body)).blocks]
    assert found == [("A", Cell(0, 0, 0)), ("B", Cell(0, 1, 0)), ("C", Cell(0, 1, 1))]


def test_flat_files_are_read():
    flat = (
        f'<?xml version="1.0"?><office:document {SPACES} office:mimetype="application/vnd.oasis.'
        'opendocument.text"><office:body><office:text><text:p>Flad</text:p></office:text>'
        "</office:body></office:document>"
    )
    assert texts(flat.encode()) == ["Flad"]


def code_of(data: bytes) -> str:
    with pytest.raises(HeldError) as caught:
        read(data)
    return caught.value.code


def test_encrypted_damaged_and_foreign_files_are_held():
    members = unpacked(odt("<text:p>A</text:p>"))
    locked = members | {
        "META-INF/manifest.xml": f"<manifest:manifest {SPACES}><manifest:file-entry>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>".encode()
    }
    assert code_of(packed(locked)) == "encrypted"
    assert code_of(packed(members | {"content.xml": b"<x"})) == "damaged"
    assert code_of(saved(OpenDocumentSpreadsheet())) == "unknown_format"


def test_entities_are_refused():
    members = unpacked(odt("<text:p>A</text:p>"))
    bomb = b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    assert code_of(packed(members | {"content.xml": bomb})) == "unsafe"
