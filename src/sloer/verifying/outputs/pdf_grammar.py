# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a PDF of ours is made of, learnt from the typesetter's real outputs."""

from __future__ import annotations

import re
from typing import Final

_NAMES = """
ActualText A Ascent BBox BaseFont BorderColor BorderStyle BorderThickness CIDFontType0 CIDFontType0C
CIDFontType2 CIDSet CIDSystemInfo CIDToGIDMap CMap CapHeight Catalog ColorSpace Column ColSpan
RowSpan Contents Count Creator DW Datetime DescendantFonts Descent Dest Direction
DisplayDocTitle Document Em Encoding Filter First FlateDecode Flags Font FontBBox FontDescriptor
FontFile2 FontFile3 FontName H1 H2 H3 H4 H5 H6 Hn Headers ICCBased ID IDTree Identity Identity-H
ImageB ImageC ImageI ItalicAngle K Kids L L2R LBody LI Lang Last Layout Lbl Length Limits List
ListNumbering MCID MCR MarkInfo Marked MediaBox Metadata N Names Next None Nums O Ordering
Outlines P PDF Page Pages Parent ParentTree ParentTreeNextKey Part Pg Placement Block Inline
Prev ProcSet Range Registry Resources RoleMap S Sect Scope Row Both Solid Dashed Dotted Span
StemV Strong StructElem StructParents StructTreeRoot Subtype Supplement Suspects T TBody TD
TFoot TH THead TR Table Tabs Terms Text Title ToUnicode TrimBox Type Type0 UseCMap
ViewerPreferences W WMode WritingMode LrTb XML XYZ Artifact Attached Bottom Top Header Footer
Pagination Circle Disc Square Decimal Unordered Ordered Quote BlockQuote Div Figure Caption TOC
TOCI Width Height SpaceBefore SpaceAfter TextAlign Start Center End BlockAlign InlineAlign Color
BackgroundColor LineHeight TextDecorationType Padding DeviceGray DeviceRGB Info Root Size
ExtGState ca CA GTS_PDFA1 GTS_PDFA GTS_PDFUA OutputIntents OutputIntent
OutputConditionIdentifier OutputCondition DestOutputProfile RegistryName Producer ModDate
CreationDate XRef Index ObjStm PageLayout PageMode UseOutlines SinglePage Group Transparency CS
I
"""
NAMES: Final = frozenset(_NAMES.encode().split())
"""Keys and name values; not one of them can carry text of a document."""

FONT_NAME: Final = re.compile(
    rb"[A-Z]{6}\+[A-Za-z0-9]+(?:-[A-Za-z0-9]+)?(?:-Identity-H)?|[cfg]\d{1,3}"
)
"""Subset fonts and numbered resources."""

STREAM_ROLES: Final = {
    b"Contents": "content",
    b"Metadata": "xmp",
    b"FontFile2": "font",
    b"FontFile3": "font",
    b"ToUnicode": "map",
    b"Encoding": "map",
    b"CIDSet": "map",
    b"CIDToGIDMap": "map",
    b"ICCBased": "colour",
    b"DestOutputProfile": "colour",
}
"""Streams by the key under which another object refers to them; any other is foreign."""

STREAM_KEYS: Final = frozenset(
    {"Filter", "Length", "WMode", "Type", "Subtype", "Range", "N", "CMapName", "CIDSystemInfo"}
)
"""Keys of the dictionary of a stream."""

CONTENT_OPERATORS: Final = frozenset(
    b"q Q cm w J j M d ri i gs m l c v y h re S s f f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Ts "
    b"Tr Td TD Tm T* Tj TJ ' \" CS cs SC SCN sc scn G g RG rg K k BMC BDC EMC MP DP".split()
)
"""Text, lines and fills; no picture, no form, no shading."""

_XMP_TAGS = """
x:xmpmeta rdf:RDF rdf:Description rdf:Alt rdf:li rdf:Bag rdf:Seq dc:title dc:language dc:format
xmp:CreatorTool pdfuaid:part pdfuaid:rev xmpTPg:NPages xmpMM:InstanceID xmpMM:DocumentID
xmpMM:RenditionClass pdf:PDFVersion pdfaid:part pdfaid:conformance pdf:Producer xmp:CreateDate
xmp:ModifyDate xmp:MetadataDate pdfaExtension:schemas pdfaSchema:schema pdfaSchema:namespaceURI
pdfaSchema:prefix pdfaSchema:property pdfaProperty:name pdfaProperty:valueType
pdfaProperty:category pdfaProperty:description xmpMM:History stEvt:softwareAgent
stEvt:action stEvt:when stEvt:instanceID
"""
XMP_TAGS: Final = frozenset(_XMP_TAGS.split())
"""Elements of the metadata our typesetter writes; what stands in them is searched."""

UNWANTED: Final = {
    b"Annots": ("annotation", "anmærkninger", "annotations"),
    b"Annot": ("annotation", "anmærkninger", "annotations"),
    b"Link": ("link", "links", "links"),
    b"URI": ("link", "links", "links"),
    b"JavaScript": ("javascript", "et program", "a program"),
    b"JS": ("javascript", "et program", "a program"),
    b"OpenAction": ("action", "en handling", "an action"),
    b"AA": ("action", "en handling", "an action"),
    b"AcroForm": ("form", "en formular", "a form"),
    b"XFA": ("form", "en formular", "a form"),
    b"EmbeddedFiles": ("attachment", "en vedhæftet fil", "an attachment"),
    b"EmbeddedFile": ("attachment", "en vedhæftet fil", "an attachment"),
    b"AF": ("attachment", "en vedhæftet fil", "an attachment"),
    b"OCProperties": ("layer", "lag", "layers"),
    b"OCG": ("layer", "lag", "layers"),
    b"PieceInfo": ("piece_info", "programdata", "program data"),
    b"Image": ("image", "et billede", "a picture"),
    b"XObject": ("image", "et billede eller en form", "a picture or a form"),
    b"Thumb": ("image", "et miniaturebillede", "a thumbnail"),
    b"Alt": ("alt", "billedtekst", "alternative text"),
    b"E": ("alt", "udskrevne forkortelser", "expanded abbreviations"),
    b"Author": ("info", "forfatter", "an author"),
    b"Keywords": ("info", "nøgleord", "keywords"),
    b"Subject": ("info", "et emne", "a subject"),
    b"PageLabels": ("page_labels", "sidemærker", "page labels"),
    b"Pattern": ("pattern", "et mønster", "a pattern"),
    b"Type3": ("font", "en tegnet skrift", "a drawn font"),
}
"""Better words for what is known to be dangerous."""
