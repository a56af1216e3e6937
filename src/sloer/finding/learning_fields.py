# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Names in the fields of forms: "Navn: …", "Efternavn, fornavn …", "What is your name?".

Parts that stand in fields of their own ("Fornavn: Pia", "Efternavn: Bjørn") make one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.names.reading import NameReader
from sloer.finding.structure import SectionKind, Structure
from sloer.model import Document

_FIRST = (
    r"fornavn(?:e(?:ne)?|et)?|fornamn|förnamn|tilltalsnamn|forenames?|"
    r"(?:first|given|christian)[ -]?names?"
)
_MIDDLE = r"mellemnavne?|mellomnavn|mellannamn|middle (?:name|initial)s?"
_LAST = (
    r"(?:efter|etter|slægts|familie)navne?|(?:efter|etter|släkt)namn|slektsnavn|tilnamn|"
    r"(?:last|family|sur)[ -]?names?"
)
_WHOLE = (
    r"(?:(?:mit|dit|fulde|fullt|fuldt|fullständigt|ansøgers|ansøgerens|søkers|søkjars|sökandes|"
    r"kandidatens|barnets|officielt|juridisk|your|full|legal|official|complete|preferred|"
    r"applicant(?:['’]?s)?|candidate(?:['’]?s)?|previous|any previous|former|birth|tidligere|"
    r"tidigare) )*(?:navn|namn|names?)(?: (?:as|som|på|som i|in|on|of|i) [^:\n]{2,40}?)?|"
    r"(?:for|fornavn|förnamn|fornamn)-? ?(?:og|och|/|&|,) ?(?:efter|etter)(?:navn|namn)|"
    rf"(?:{_LAST}) ?(?:,|og|and|&|/) ?(?:{_FIRST})|(?:{_FIRST}) ?(?:,|og|and|&|/) ?(?:{_LAST})|"
    r"ansøger|kandidat|søker|søkjar|sökande|applicant|candidate|medarbejder|medarbeider|"
    r"medarbetare|employee|praktikant|elev|lærling|studerende|student|trainee|navn på ansøger"
)
_SIGNED = re.compile(
    rf"(?<!\w)(?:(?P<first>{_FIRST})|(?P<middle>{_MIDDLE})|(?P<whole>{_WHOLE})|(?P<last>{_LAST}))"
    r"(?:\(s\)|\(e\))?\s*(?:\([^()\n]{0,30}\))?\s*[:=]\s*",
    re.IGNORECASE,
)
_UNSIGNED = re.compile(
    rf"^\W*(?:(?P<whole>{_WHOLE})|(?P<first>{_FIRST})|(?P<middle>{_MIDDLE})|(?P<last>{_LAST}))"
    r"\s+(?=(?-i:[A-ZÆØÅÄÖÉÁÓÍ]))",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"^\W*(?:(?P<whole>{_WHOLE}|fra|from)|(?P<first>{_FIRST})|(?P<middle>{_MIDDLE})|"
    rf"(?P<last>{_LAST}))\s*(?:\([^()\n]{{0,30}}\))?\s*[:=]?\s*$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:hvad hedder du|hva heter du|kva heiter du|vad heter du|hvem er du|hvem er I|"
    r"what is your (?:full )?name|what['’]s your name|(?:dit|ditt) (?:fulde |fulle )?na(?:vn|mn)|"
    r"your (?:full )?name)\b[^?\n]{0,40}\?",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"^(?:(?:af|von|van|de|der|den|le|la|du|di|da|el|al|bin)\s+)+", re.IGNORECASE
)
_SAYS_NAME = re.compile("navn|namn|name", re.IGNORECASE)
_RANK = re.compile(r"^(?:[a-zæøåäö]{4,}\.? ){1,2}(?=[A-ZÆØÅÄÖÉ])")
"""As in "Grad og navn: oversergent Brink, Mai"."""
_REVERSED = re.compile(r"\s*([^,\n]{2,30}), ([^,\n]{2,30})")
_FIELD_WORTH, _ASKED_WORTH, _LOOSE_WORTH = 5.0, 5.0, 2.5
_LONGEST_LOOSE = 120
_ORDER = ("first", "middle", "last")

Told = tuple[tuple[str, ...], float]


def names_in_fields(document: Document, structure: Structure, reader: NameReader) -> Iterator[Told]:
    """Yield the names in fields, each with what its place is worth."""
    parts: dict[str, tuple[str, ...]] = {}
    whole: tuple[str, ...] = ()
    blocks = document.blocks
    for index, (start, block) in enumerate(document.placed_blocks()):
        if structure.section_at(start) is SectionKind.REFEREES:
            continue
        line = block.text
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        for kind, name, worth in _of_line(line, following, reader):
            if kind == "whole":
                whole = whole or name
                yield name, worth
            elif name:
                parts.setdefault(kind, name)
    if "first" not in parts and parts and whole:
        # "Navn: Pia  Efternavn: Bjørn": the name is the first name.
        parts["first"] = whole
    together = tuple(part for kind in _ORDER for part in parts.get(kind, ()))
    yield together, _FIELD_WORTH + len(parts)


def _of_line(
    line: str, following: str, reader: NameReader
) -> Iterator[tuple[str, tuple[str, ...], float]]:
    """Yield kind, name and worth of every field of one line."""
    fields = list(_SIGNED.finditer(line)) if ":" in line or "=" in line else []
    for position, field in enumerate(fields):
        last = position + 1 == len(fields)
        value = line[field.end() : len(line) if last else fields[position + 1].start()]
        if last and not value.strip():
            value = following
        yield field.lastgroup or "whole", _read(value, reader), _FIELD_WORTH
    if fields:
        return
    alone = _ALONE.match(line) if len(line) < _LONGEST_LOOSE else None
    if alone:
        yield alone.lastgroup or "whole", _read(following, reader), _FIELD_WORTH
        return
    asked = _ASKED.search(line) if "?" in line else None
    if asked:
        yield "whole", _read(line[asked.end() :].strip() or following, reader), _ASKED_WORTH
        return
    loose = _UNSIGNED.match(line) if len(line) < _LONGEST_LOOSE else None
    if loose:
        named = _SAYS_NAME.search(loose[0]) is not None
        name = reader.whole_line(_in_order(line[loose.end() :]), told=named)
        yield loose.lastgroup or "whole", name, _LOOSE_WORTH


def _read(value: str, reader: NameReader) -> tuple[str, ...]:
    plain = _PARTICLE.sub("", _in_order(_RANK.sub("", value.strip())))
    return reader.name_at(plain, 0, told=True)


def _in_order(value: str) -> str:
    """Turn "Ahmad, Fatima" round."""
    match = _REVERSED.fullmatch(value)
    return f"{match[2]} {match[1]}" if match else value
