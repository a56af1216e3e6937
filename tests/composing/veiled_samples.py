# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Veiled documents for the tests of every writer."""

import re

from sloer.model import BlockKind, Cell, Ground, Language, Segment, VeiledBlock, VeiledDocument

HOSTILE = (
    '#set page(width: 1pt) $x^2$ `code` @ref <script>alert(1)</script> & "quotes" \\ *b* _c_ '
    "#import \"/etc/passwd\" ]] }} // /* --> <!-- {{x}} %s {0} ' = - + ~ '"
)


def segments(text):
    """Read "Kære [navn]" as text and a placeholder."""
    parts = (p for p in re.split(r"(\[\[[^]]+]])", text) if p)
    return tuple(
        Segment(p[2:-2], Ground.NAME, placeholder=True) if p.startswith("[[") else Segment(p)
        for p in parts
    )


def block(kind, text, level=0, cell=None, break_before=False):
    return VeiledBlock(BlockKind(kind), segments(text), level, cell, break_before)


def cell(table, row, column, text, heading=False):
    return block("table_cell", text, cell=Cell(table, row, column, heading))


def veiled(*blocks, language=Language.DA):
    return VeiledDocument(tuple(blocks), language, "alle-grunde")


def application(extra=()):
    return veiled(
        block("header", "Ansøgning til pædagogisk konsulent"),
        block("heading", "Curriculum vitae", level=2),
        block("paragraph", "[[navn]]"),
        block("paragraph", "[[adresse]] · [[telefon]]"),
        block("heading", "Erfaring", level=5),
        cell(0, 0, 0, "Periode", heading=True),
        cell(0, 0, 1, "Stilling", heading=True),
        cell(0, 1, 0, "8 år"),
        cell(0, 1, 1, "Leder, Børnehuset Solsikken"),
        cell(0, 2, 1, "Vikar hos [[person 1]]"),
        block("list_item", "Ledelse"),
        block("list_item", "MUS", level=1),
        block("list_item", "Budget på 4,2 mio. kr."),
        block("paragraph", ""),
        block("heading", "Ansøgning", level=1, break_before=True),
        block("paragraph", "Med stor interesse har [[navn]] læst opslaget. " * 6),
        *extra,
        block("footer", "Med venlig hilsen"),
    )
