# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import io
import zipfile

import docx
import pytest
from PIL import Image, ImageDraw
from word_files import NAMESPACES, packed, paragraph, saved, unpacked, word

from sloer.errors import HeldError
from sloer.model import BlockKind, Cell, Document, NoteKind
from sloer.reading.dispatch import read_untrusted
from sloer.reading.protocol import Input, Limits


def read(data: bytes, limits: Limits | None = None) -> Document:
    return read_untrusted(Input(data, "cv.docx", limits or Limits()))


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data).blocks]


def code_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(HeldError) as caught:
        read(data, limits)
    return caught.value.code


def test_headings_lists_and_paragraphs_of_python_docx():
    document = docx.Document()
    document.add_heading("Ansøgning", 0)
    document.add_heading("Erfaring", 1)
    document.add_paragraph("Jeg er pædagog.")
    document.add_paragraph("Punkt", style="List Bullet")
    document.add_paragraph("Under", style="List Bullet 2")
    blocks = read(saved(document)).blocks
    assert [(b.kind, b.level, b.text) for b in blocks] == [
        (BlockKind.HEADING, 1, "Ansøgning"),
        (BlockKind.HEADING, 1, "Erfaring"),
        (BlockKind.PARAGRAPH, 0, "Jeg er pædagog."),
        (BlockKind.LIST_ITEM, 0, "Punkt"),
        (BlockKind.LIST_ITEM, 1, "Under"),
    ]
    assert blocks[0].origins[0].part == "word/document.xml"


@pytest.mark.parametrize("name", ["Overskrift 1", "Rubrik 1", "Heading1", "heading 1"])
def test_headings_are_told_by_the_name_of_the_style(name: str):
    def change(members: dict[str, bytes]) -> None:
        style = f'<w:style w:type="paragraph" w:styleId="Mit"><w:name w:val="{name}"/></w:style>'
        path = "word/styles.xml"
        members[path] = members[path].replace(b"</w:styles>", style.encode() + b"</w:styles>")

    data = word(paragraph("Kurser", '<w:pStyle w:val="Mit"/>'), change=change)
    assert read(data).blocks[0].kind is BlockKind.HEADING


def test_outline_level_and_numbering_in_the_paragraph():
    numbered = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
    data = word(paragraph("A", '<w:outlineLvl w:val="2"/>') + paragraph("B", numbered))
    assert [(b.kind, b.level) for b in read(data).blocks] == [
        (BlockKind.HEADING, 3),
        (BlockKind.LIST_ITEM, 2),
    ]


def test_bold_short_lines_above_text_are_headings():
    body = paragraph("Uddannelse", run="<w:b/>") + paragraph("Pædagog fra seminariet")
    assert [b.kind for b in read(word(body)).blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_split_runs_are_joined_and_breaks_make_lines():
    body = (
        "<w:p><w:r><w:t>Met</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>te Han</w:t></w:r>"
        "<w:r><w:t>sen</w:t><w:br/><w:t>Borups</w:t><w:tab/><w:t>Allé</w:t><w:cr/>"
        "<w:t>børne</w:t><w:noBreakHyphen/><w:t>have</w:t><w:softHyphen/><w:t>n</w:t></w:r></w:p>"
    )
    assert texts(word(body)) == ["Mette Hansen", "Borups Allé", "børne-haven"]


def test_merged_cells_stand_once():
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "vandret"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "lodret"
    blocks = read(saved(document)).blocks
    assert [b.text for b in blocks] == ["vandret", "02", "lodret", "11", "12", "21", "22"]
    assert [b.cell for b in blocks][:2] == [Cell(0, 0, 0), Cell(0, 0, 2)]
    assert blocks[-1].cell == Cell(0, 2, 2)


def test_tables_that_only_lay_out_become_running_text():
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text = "Kontakt"
    cells[1].add_table(2, 2).cell(0, 0).text = "2010"
    assert all(b.kind is not BlockKind.TABLE_CELL or b.text == "2010"
               for b in read(saved(document)).blocks)  # fmt: skip


def test_text_boxes_are_read_once_in_either_language():
    box = "<w:txbxContent>" + paragraph("I boksen") + "</w:txbxContent>"
    both = (
        "<w:p><w:r><w:t>Før</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    vml = f"<w:p><w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"
    art = '<w:p><w:r><w:pict><v:shape><v:textpath string="CV"/></v:shape></w:pict></w:r></w:p>'
    assert texts(word(both + vml + art)) == ["Før", "I boksen", "I boksen", "CV"]


def test_headers_and_footers_stand_once_and_only_those_shown():
    document = docx.Document()
    document.add_paragraph("Brød")
    first = document.sections[0]
    first.header.paragraphs[0].text = "Hoved"
    first.footer.paragraphs[0].text = "Fod"
    first.first_page_header.paragraphs[0].text = "Vises ikke"
    second = document.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Hoved"
    found = read(saved(document))
    assert [(b.kind, b.text) for b in found.blocks] == [
        (BlockKind.HEADER, "Hoved"),
        (BlockKind.PARAGRAPH, "Brød"),
        (BlockKind.FOOTER, "Fod"),
    ]
    assert "Vises ikke" in found.metadata_text


def test_first_page_header_is_read_where_a_title_page_shows_it():
    document = docx.Document()
    document.add_paragraph("Brød")
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "Forside"
    assert texts(saved(document)) == ["Forside", "Brød"]


def test_footnotes_come_after_the_body():
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Noten")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("Glemt")}</w:footnote></w:footnotes>'
    )
    body = '<w:p><w:r><w:t>Tekst</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("Z")
    data = word(body, {"word/footnotes.xml": notes}, {"rF": ("footnotes", "footnotes.xml")})
    found = read(data)
    assert [b.text for b in found.blocks] == ["Tekst", "Z", "Noten"]
    assert "Glemt" in found.metadata_text


def test_fields_and_links_show_their_result_and_hide_their_code():
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>HYPERLINK "mailto:m@h.dk"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Skriv</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr=" AUTHOR "><w:r><w:t xml:space="preserve"> simpelt</w:t></w:r>'
        '</w:fldSimple><w:hyperlink r:id="rL"><w:r><w:t xml:space="preserve"> her</w:t></w:r>'
        "</w:hyperlink></w:p>"
    )
    found = read(word(body, relations={"rL": ("hyperlink", "https://example.dk/mette")}))
    assert found.text == "Skriv simpelt her"
    assert 'HYPERLINK "mailto:m@h.dk"' in found.metadata_text
    assert "https://example.dk/mette" in found.metadata_text


def test_a_field_that_never_ends_swallows_nothing():
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>Synlig</w:t></w:r></w:p>'
    assert texts(word(body)) == ["Synlig"]


def test_form_fields_show_their_choice():
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/>'
        '</w:checkBox></w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve"> Kørekort </w:t><w:fldChar w:fldCharType="begin"><w:ffData>'
        '<w:ddList><w:result w:val="1"/><w:listEntry w:val="A"/><w:listEntry w:val="B"/></w:ddList>'
        '</w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(word(body)) == ["☒ Kørekort B"]


def test_tracked_changes_are_read_as_accepted():
    body = (
        '<w:p><w:r><w:t>Jeg </w:t></w:r><w:ins w:author="Hanne Retter"><w:r><w:t>søger</w:t></w:r>'
        '</w:ins><w:del w:author="X"><w:r><w:delText>Mette</w:delText></w:r></w:del>'
        "<w:moveFrom><w:r><w:t>flyttet</w:t></w:r></w:moveFrom></w:p>"
    )
    found = read(word(body))
    assert found.text == "Jegsøger"
    assert {"Mette", "flyttet", "Hanne Retter"} <= set(found.metadata_text)


def test_a_deleted_paragraph_mark_joins_its_paragraphs():
    body = paragraph("Met", "<w:rPr><w:del/></w:rPr>") + paragraph("te")
    assert texts(word(body)) == ["Mette"]


@pytest.mark.parametrize("look", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'])
def test_text_nobody_sees_is_left_out(look: str):
    found = read(word(paragraph("Synlig") + paragraph("Usynlig", run=look)))
    assert found.text == "Synlig"
    assert "Usynlig" in found.metadata_text
    assert [n.kind for n in found.notes] == [NoteKind.TEXT_NOT_VISIBLE]


def test_text_hidden_by_its_style_is_left_out():
    def change(members: dict[str, bytes]) -> None:
        style = (
            b'<w:style w:type="character" w:styleId="H"><w:name w:val="H"/>'
            b"<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
        )
        path = "word/styles.xml"
        members[path] = members[path].replace(b"</w:styles>", style)

    hidden = paragraph("Usynlig", run='<w:rStyle w:val="H"/>')
    shown = paragraph("Igen", run='<w:rStyle w:val="H"/><w:vanish w:val="0"/>')
    assert texts(word(hidden + shown, change=change)) == ["Igen"]


def test_white_text_on_a_dark_cell_is_seen():
    white = paragraph("Profil", run='<w:color w:val="FFFFFF"/>')
    cell = f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>{white}</w:tc>'
    assert texts(word(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl><w:p/>")) == ["Profil"]


def test_content_controls_and_symbols():
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Blok')}</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>Inde</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>ja</w:t></w:r></w:p>'
    )
    assert texts(word(body)) == ["Blok", "Inde", "☒ja"]


def test_everything_behind_the_page_is_metadata_only():
    document = docx.Document()
    document.add_paragraph("Synlig")
    document.core_properties.author = "Fatima Forfatter"
    document.core_properties.keywords = "nøgleord"
    members = unpacked(saved(document))
    members["word/comments.xml"] = (
        f'<w:comments {NAMESPACES}><w:comment w:id="1" w:author="Kim Kommentar" w:initials="KK">'
        f"{paragraph('En bemærkning')}</w:comment></w:comments>"
    ).encode()
    members["customXml/item1.xml"] = b"<x><navn>Skjult Navn</navn></x>"
    members["docProps/app.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'extended-properties"><Application>Word</Application><Company>Firma</Company></Properties>'
    )
    found = read(packed(members))
    assert found.text == "Synlig"
    wanted = {"Fatima Forfatter", "nøgleord", "Kim Kommentar", "En bemærkning", "Skjult Navn"}
    assert wanted | {"Firma"} <= set(found.metadata_text)
    assert "Word" not in found.metadata_text


def test_bookmarks_alt_text_template_and_variables_are_metadata():
    drawing = (
        '<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Foto af Mette"/></wp:inline>'
        "</w:drawing>"
    )
    mark = '<w:bookmarkStart w:id="0" w:name="MettesMærke"/>'
    body = f"<w:p>{mark}<w:r><w:t>A</w:t>{drawing}</w:r></w:p>"

    def change(members: dict[str, bytes]) -> None:
        members["word/settings.xml"] = (
            f'<w:settings {NAMESPACES}><w:docVars><w:docVar w:name="n" w:val="Variabel"/>'
            "</w:docVars></w:settings>"
        ).encode()
        members["word/_rels/settings.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="r" Type="http://x/attachedTemplate" TargetMode="External" '
            b'Target="file:///C:/Users/mette/cv.dotx"/></Relationships>'
        )

    found = read(word(body, change=change))
    assert found.text == "A"
    wanted = {"Foto af Mette", "MettesMærke", "Variabel", "file:///C:/Users/mette/cv.dotx"}
    assert wanted <= set(found.metadata_text)


def test_charts_and_diagrams_are_read():
    chart = (
        f"<c:chartSpace {NAMESPACES}><c:chart><c:title><a:p><a:r><a:t>Sprog</a:t></a:r></a:p>"
        "</c:title><c:cat><c:strCache><c:pt><c:v>Dansk</c:v></c:pt></c:strCache></c:cat></c:chart>"
        "</c:chartSpace>"
    )
    diagram = (
        f'<dgm:dataModel {NAMESPACES}><dgm:ptLst><dgm:pt type="pres"><dgm:t><a:p><a:r><a:t>nej'
        "</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>Leder</a:t></a:r></a:p>"
        "</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    body = (
        '<w:p><w:r><w:t>A</w:t><w:drawing><c:chart r:id="rC"/></w:drawing>'
        '<w:drawing><dgm:relIds r:dm="rD"/></w:drawing></w:r></w:p>'
    )
    data = word(
        body,
        {"word/charts/chart1.xml": chart, "word/diagrams/data1.xml": diagram},
        {"rC": ("chart", "charts/chart1.xml"), "rD": ("diagramData", "diagrams/data1.xml")},
    )
    assert texts(data) == ["A", "Sprog", "Dansk", "Leder"]


def test_alternative_chunks_are_read_or_hold():
    body = paragraph("A") + '<w:altChunk r:id="rA"/>' + paragraph("B")
    relation = {"rA": ("aFChunk", "chunk.bin")}
    good = read(word(body, {"word/chunk.bin": b"<html><p>Fra HTML</p></html>"}, relation))
    assert [b.text for b in good.blocks] == ["A", "Fra HTML", "B"]
    assert good.blocks[1].break_before
    bad = read(word(body, {"word/chunk.bin": b"\0\1\2" * 99}, relation))
    assert any(note.holds for note in bad.notes)


def test_macros_and_embedded_objects_are_noted_and_left_out():
    data = word(paragraph("A"), {"word/vbaProject.bin": b"x", "word/embeddings/o.bin": b"y"})
    assert [n.kind for n in read(data).notes] == [NoteKind.PART_LEFT_OUT]


def test_small_pictures_are_counted_and_large_ones_read():
    small, large = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (100, 100), "red").save(small, "PNG")
    page = Image.new("RGB", (1200, 700), "white")
    ImageDraw.Draw(page).text((80, 200), "Eksamensbevis", "black", font_size=90)
    page.save(large, "PNG")
    document = docx.Document()
    document.add_paragraph("A")
    document.add_picture(io.BytesIO(small.getvalue()))
    document.add_picture(io.BytesIO(large.getvalue()))
    found = read(saved(document))
    assert found.pictures == 2
    assert found.blocks[-1].text == "Eksamensbevis"
    assert found.blocks[-1].break_before


def test_strict_dialect_is_read():
    def change(members: dict[str, bytes]) -> None:
        for name, data in members.items():
            members[name] = data.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )

    assert texts(word(paragraph("Streng"), change=change)) == ["Streng"]


def test_a_package_without_its_main_part_is_damaged():
    members = unpacked(word(paragraph("A")))
    del members["word/document.xml"]
    assert code_of(packed(members)) == "damaged"


def test_entities_are_refused():
    bomb = b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;">]><w:document>&c;</w:document>'
    data = word("", change=lambda members: members.update({"word/document.xml": bomb}))
    assert code_of(data) == "unsafe"


def test_duplicate_and_climbing_names_are_refused():
    for name in ("word/document.xml", "../ud.xml"):
        buffer = io.BytesIO(word(paragraph("A")))
        with zipfile.ZipFile(buffer, "a") as archive, pytest.warns() if name[0] == "w" else _calm():
            archive.writestr(name, b"<x/>")
        assert code_of(buffer.getvalue()) == "unsafe"


def test_encrypted_members_are_held():
    data = bytearray(word(paragraph("A")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    data[start + 8] |= 1
    assert code_of(bytes(data)) == "encrypted"


def test_limits_hold():
    data = word(paragraph("A" * 5000))
    assert code_of(data, Limits(unpacked_bytes=10_000)) == "too_large"
    assert code_of(data, Limits(parts=3)) == "too_large"
    assert code_of(data, Limits(characters=100)) == "too_large"
    padded = word(paragraph("A"), {"word/vaerk.bin": b""})
    members = unpacked(padded) | {"docProps/custom.xml": b" " * 30_000_000}
    assert code_of(packed(members)) == "too_large"


def test_deep_nesting_is_read_or_held():
    nested = "<w:sdt><w:sdtContent>" * 110 + paragraph("A") + "</w:sdtContent></w:sdt>" * 110
    assert texts(word(nested)) == ["A"]
    deeper = "<w:sdt>" * 400 + "</w:sdt>" * 400
    assert code_of(word(deeper)) == "damaged"


def _calm():
    from contextlib import nullcontext

    return nullcontext()
