# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The vocabulary of RTF, as far as a reader of the page needs it."""

from __future__ import annotations

CODECS_BY_CHARSET = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp850",
}
SYMBOL_CHARSET = 2

CODECS_BY_WORD = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}

SYMBOLS = {
    "tab": " ",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "endash": "–",
    "emdash": "—",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "~": "\u00a0",
    "_": "-",
    "{": "{",
    "}": "}",
    "\\": "\\",
}

LINE_ENDS = frozenset({"par", "line", "sect", "page", "column", "softline", "\n", "\r"})
CELL_ENDS = frozenset({"nestcell", "nestrow"})

HEADERS = frozenset({"header", "headerl", "headerr", "headerf"})
FOOTERS = frozenset({"footer", "footerl", "footerr", "footerf"})
NOTES = frozenset({"footnote"})
BOXES = frozenset({"shptxt", "dptxbxtext"})

ENTERED = frozenset({"shpinst", "shptxt", "do", "dptxbxtext", "shppict", "shpgrp"})
"""Destinations marked as ignorable that hold what is seen all the same."""

REMEMBERED = frozenset(
    {"info", "fldinst", "bkmkstart", "atnauthor", "atnid", "annotation", "revtbl", "company"}
    | {"manager", "author", "operator", "title", "subject", "keywords", "doccomm", "hlinkbase"}
    | {"userprops", "docvar", "template", "category", "comment", "formfield"}
)
"""Destinations whose text is kept as metadata."""

SKIPPED = frozenset(
    {"filetbl", "listtext", "pntext", "pntxta", "pntxtb", "nonshppict", "shprslt", "sp"}
    | {"nonesttables", "xe", "tc", "rxe", "private1", "ftnsep", "ftnsepc", "ftncn", "aftnsep"}
    | {"aftnsepc", "aftncn", "themedata", "colorschememapping", "datastore", "latentstyles"}
    | {"listtable", "listoverridetable", "rsidtbl", "generator", "objdata", "objclass"}
    | {"xmlnstbl", "mmathPr", "pgptbl", "upr", "datafield", "objname", "fontemb", "pgdsctbl"}
    | {"pgdsc"}
)
