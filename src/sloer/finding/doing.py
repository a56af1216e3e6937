# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Tell what one does at work from what one is."""

from __future__ import annotations

import re

_DOING = re.compile(
    r"(?<!\w)(?:jeg (?:har |også |selv |havde |både )*|har jeg (?:også )?|og |var \w+ og )"
    r"(?:indført|hentet|skrevet|skrev|udarbejdet|udarbejder|udarbejdede|formuleret|forhandlet|"
    r"forhandler|"
    r"fører|førte|ført|beregnet|beregner|beregnede|administrere[rt]|administrerede|implementeret|"
    r"implementerede|udviklet|udvikler|udviklede|behandlet|behandler|behandlede|etableret|"
    r"etablerede|"
    r"oprettet|opretter|visiteret|visiterer|bevilget|bevilger|rådgivet|rådgiver|rådgav|vejledt|"
    r"vejleder|"
    r"undervist|underviser|underviste|koordineret|koordinerede|planlagt|planlægger|planlagde|"
    r"passet|"
    r"plejet|bagt|bygget|støttet|visiteret|sagsbehandlet|arrangeret|indstillet|afholdt|afviklet|"
    r"holdt oplæg|betjent|betjener|servicere[rt]|analysere[rt]|kender|opdateret|ajourført)(?!\w)",
    re.IGNORECASE,
)
"""What one does at work: its objects are tasks, however much the clause says "jeg"."""
_NEW_CLAUSE = re.compile(r"[.;]|(?<!\w)jeg(?!\w)", re.IGNORECASE)


def is_object_of_task(text: str, start: int, end: int) -> bool:
    """Return whether what stands before ``end``, from ``start`` on, makes it a task's object."""
    done = _DOING.search(text, start, end)
    return done is not None and not _NEW_CLAUSE.search(text, done.end(), end)
