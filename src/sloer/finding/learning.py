# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Learn who the applicant is from what is given and from the document itself.

Several places of a document speak of its writer: the first lines, "jeg hedder", the signature,
the e-mail address, the file's name. Each casts a vote for a name; names that agree share their
votes, and the name with the most is the applicant's. In a testimonial the signature is somebody
else's, and the one it is about gets the votes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from sloer.finding.known import Known
from sloer.finding.learning_fields import names_in_fields
from sloer.finding.names import cues
from sloer.finding.names.classes import is_everyday
from sloer.finding.names.forms import fold, parts_of
from sloer.finding.names.reading import NameReader
from sloer.finding.names.told import names_told
from sloer.finding.structure import SectionKind, Structure, is_closing, structure_of
from sloer.finding.tagging.tags import tags_of
from sloer.finding.testimonials import is_testimonial, subjects_of
from sloer.model import BlockKind, Document, Identity

_SAYS_NAME = re.compile(
    r"\b(?:(?:jeg|jag|eg) (?:hedder|heter|heder|heiter)|(?:hedder|heter|heder|heiter) "
    r"(?:jeg|jag|eg)|mi(?:t|tt) (?:fulde )?na(?:vn|mn)(?: er| är)?|"
    r"my (?:full )?name(?: is|['’]s)|navnet er|"
    r"(?:jeg er|i am|jag är) (?:hr|mr|mrs|ms|fru|frk|dr)\.?|"
    r"i am called|undertegnede?,?|undertecknad,?|the undersigned,?|jeg,|"
    r"(?:hej|hei|goddag|god dag|hallo|halløj|hi|hello),? "
    r"(?:det er|det är|dette er|her er|this is|here is))\s+",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^\W*(?:cv|curriculum vit(?:ae|æ)|résumé|resum[eé]|ansøgning(?: fra)?|"
    r"application(?: from)?|profil|elevplads|motivationsbrev)"
    r"\s*(?:[–—\-:·|,/]|for|fra|from|af)\s*",
    re.IGNORECASE,
)
_ENTITLED = re.compile(
    r"^\W*(?:(?:emne|subject|vedr|angående|ang|re)\W+)?"
    r"(?:(?:motiveret|uopfordret|målrettet|skriftlig|åben|intern) )?"
    r"(?:cv|ansøg\w*|application|søknad|ansökan|uopfordret|intern|job)\b",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s*(?:[–—|·•/:,]+|\s-+\s|\b(?:fra|from|från|frå|av|af|by)\b)\s*")
_LONGEST_TITLE = 100
_CALLED = re.compile(
    r"(?:kalder(?: alle| de| folk)? mig(?: for)?|bliver kaldt|kaldes(?: for)?|kaldet|"
    r"kaldenavn:?|går under navnet|known as|goes by|call me|"
    r"preferred name:?|kaldt|siger til mig|(?:alle|de|folk|kolleger|vi)(?: på \w+)? (?:siger|"
    r"sier|säger)|(?:kaller|kallar) meg|kallar mig|kallas|kalt|alias|"
    r"til daglig)\s+[\"“»'’(]?(?P<name>[A-ZÆØÅÄÖ][\w-]+)"
)
_FORMER = re.compile(
    r"(?:tidl\.?|tidligere|née|nee|pigenavn:?|fødenavn:?|født|f\.|før|formerly|previously|"
    r"f\.d\.|fd\.|ugift)\s+(?P<name>[A-ZÆØÅÄÖ][\w'’-]+)"
)
_ADDRESSED = re.compile(
    r"^\W*(?:att\b|attn|til\b|to\b|kære|dear|hej|hei|c/o|v/|kontakt|cc\b|re\b|bedste|ang)",
    re.IGNORECASE,
)
_EMAIL_LOCAL = re.compile(r"(?<![\w.+-])([\w.+-]+)@([\w.-]+\w)")
_PAGE = re.compile(r"(?:linkedin\.com/in/|github\.com/|instagram\.com/|facebook\.com/)([\w.-]+)")
_QUOTED = re.compile(r"^\s*>")
_PARTS_OF_A_RUNNING_LINE = re.compile(r"\s*[|·•/–—]\s*|,\s+|\s{3,}")
_HEAD_BLOCKS = 10
_READ = 1.2
"""What the trained reader's word is worth: two places must agree, or an address."""
_LAST_BLOCKS = 3
_FAR = 20_000


@dataclass(frozen=True)
class _Vote:
    """A name that one place of the document gives, and what that place's word is worth."""

    parts: tuple[str, ...]
    weight: float

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(fold(p) for p in self.parts if len(p) > 1)


def learn(document: Document, given: Identity | None = None) -> Known:
    """Return all that is known of the applicant of ``document``.

    ``given`` outweighs everything the document says; a document that speaks of somebody else
    teaches nothing new about a given applicant.
    """
    identity = given or Identity()
    structure = structure_of(document)
    testimonial = is_testimonial(document.text)
    reader = NameReader("" if testimonial else _echoes(document))
    votes = list(_votes(document, structure, reader, testimonial))
    if not testimonial:
        read = names_told(document, structure, tags_of(document, structure))
        votes.extend(_Vote(parts, _READ) for parts in read if not _is_addressee(document, parts))
    votes.extend(_from_addresses(document, reader, votes))
    agreed = _agreed(votes, _given_votes(identity))
    names = _single_names(identity, agreed)
    names += [n for n in _nicknames(document.text, reader) if not testimonial and names]
    names += _former(document.text, names)
    return Known(
        given=identity,
        names=tuple(dict.fromkeys(names)),
        emails=_emails(document, structure, identity, names),
        phones=(identity.phone,) if identity.phone else (),
        whole_names=tuple(dict.fromkeys(_whole_names(identity, agreed))),
        testimonial=testimonial,
    )


def _is_addressee(document: Document, parts: tuple[str, ...]) -> bool:
    """As in "Kære Mette", "Att.: Mette Holm": whom the document is written to."""
    return any(
        _ADDRESSED.match(block.text) and all(part in block.text for part in parts)
        for block in document.blocks
    )


def _echoes(document: Document) -> str:
    """Return everything beside plain text that may hold the applicant's name."""
    text = document.text[:_FAR]
    addresses = [m.group(1) for m in _EMAIL_LOCAL.finditer(text)]
    pages = _PAGE.findall(text)
    return " ".join((*addresses, *pages, document.name, *document.metadata_text))


# What the document says.


def _votes(
    document: Document, structure: Structure, reader: NameReader, testimonial: bool
) -> Iterator[_Vote]:
    text = document.text
    for match in _SAYS_NAME.finditer(text):
        name = reader.name_at(text, match.end(), told=True)
        if not name and text[match.end() : match.end() + 1].islower():
            name = reader.name_at(_as_written_elsewhere(text, match.end()), 0)
        yield _Vote(name, 6.0)
    yield from _from_lines(document, structure, reader)
    for parts, worth in names_in_fields(document, structure, reader):
        yield _Vote(parts, worth)
    yield from _from_outside(document, reader)
    if testimonial:
        for parts, worth in subjects_of(document.text, reader):
            yield _Vote(parts, worth)
    else:
        yield from _from_signature(document, structure, reader)


def _as_written_elsewhere(text: str, offset: int) -> str:
    """Return the next words with capitals, for people who write their names without."""
    words = takewhile(
        lambda word: not is_everyday(word), text[offset : offset + _LONGEST_TITLE].split()[:4]
    )
    return " ".join(word.capitalize() for word in words)


def _from_lines(document: Document, structure: Structure, reader: NameReader) -> Iterator[_Vote]:
    blocks = document.blocks
    reached_reader = False
    place = 0
    for index, block in enumerate(blocks):
        line = block.text
        where = structure.section_at(document.start_of(index))
        if _QUOTED.match(line) or where is SectionKind.REFEREES:
            continue
        title = _TITLE.match(line)
        if title and len(line) < _LONGEST_TITLE:
            yield _Vote(reader.name_at(line, title.end(), told=True), 5.0)
        if _ENTITLED.match(line) and len(line) < _LONGEST_TITLE:
            yield _Vote(reader.whole_line(_TITLE_PARTS.split(line)[-1]), 3.5)
        if _ADDRESSED.match(line):
            reached_reader = True
        if place < _HEAD_BLOCKS and not reached_reader:
            worth = 4.0 if place == 0 else 2.5 if place < 3 else 1.5
            worth += 1.0 if block.kind is BlockKind.HEADING and block.level <= 1 else 0.0
            yield _Vote(reader.whole_line(line, opens=place == 0), worth)
            place += 1
        elif block.kind is BlockKind.HEADING:
            yield _Vote(reader.whole_line(line), 3.0)
        if block.kind in {BlockKind.HEADER, BlockKind.FOOTER}:
            for part in _PARTS_OF_A_RUNNING_LINE.split(line):
                yield _Vote(reader.whole_line(part), 3.0)


def _from_outside(document: Document, reader: NameReader) -> Iterator[_Vote]:
    for line in document.metadata_text:
        yield _Vote(reader.whole_line(line.split("<")[0].strip(" \"'")), 2.0)
    stem = re.sub(r"\.\w{2,5}$", "", document.name)
    parts = [p for p in re.split(r"[\W_\d]+", stem) if len(p) > 1]
    yield _Vote(tuple(p for p in parts if reader.is_name(p)), 2.0)


def _from_signature(
    document: Document, structure: Structure, reader: NameReader
) -> Iterator[_Vote]:
    placed = list(document.placed_blocks())
    for index, (_, block) in enumerate(placed):
        if not is_closing(block.text) or _QUOTED.match(block.text):
            continue
        tail = re.split(
            r"hils(?:en|ner|ener)|helsing(?:ar)?|regards|sincerely|mvh\.?|hälsningar?",
            block.text,
            flags=re.IGNORECASE,
        )[-1]
        lines = [tail, *(b.text for _, b in placed[index + 1 : index + 3])]
        for line in lines:
            name = reader.whole_line(line, told=True)
            if name:
                yield _Vote(name, 4.0)
                break
    for start, block in placed[-_LAST_BLOCKS:]:
        if structure.section_at(start) is not SectionKind.REFEREES:
            yield _Vote(reader.whole_line(block.text), 2.0)


def _from_addresses(document: Document, reader: NameReader, votes: list[_Vote]) -> Iterator[_Vote]:
    """E-mail addresses and the file's name speak for names that others have put forward."""
    locals_ = [fold(m.group(1)) for m in _EMAIL_LOCAL.finditer(document.text[:_FAR])]
    outside = fold(document.name) + " " + " ".join(fold(m) for m in document.metadata_text)
    for vote in list(votes):
        for part in vote.parts:
            key = fold(part)
            worth = sum(1.5 for local in locals_ if len(key) > 2 and key in local)
            worth += 1.5 if len(key) > 3 and key in outside else 0.0
            if worth:
                yield _Vote((part,), min(worth, 4.5))
    if not any(v.keys for v in votes):
        for match in _EMAIL_LOCAL.finditer(document.text[:_FAR]):
            parts = [p for p in re.split(r"[\W_\d]+", match.group(1)) if len(p) > 2]
            names = tuple(p for p in parts if reader.is_name(p))
            if len(names) > 1:
                yield _Vote(names, 2.0)


# Agreement.


def _given_votes(identity: Identity) -> list[_Vote]:
    whole = [identity.first_name + " " + identity.last_name, *identity.other_names]
    return [_Vote(tuple(parts_of(n)), 20.0) for n in whole if n.strip()]


_MOST_VOTES = 200


def _agreed(votes: list[_Vote], given: list[_Vote]) -> list[_Vote]:
    """Return the votes for the one name that has most of them."""
    # The head and the first mentions decide; all pairs of a hostile thousand would take for ever.
    votes = [*given, *(v for v in votes if v.keys)][:_MOST_VOTES]
    best: list[_Vote] = []
    best_worth = 0.0
    for seed in votes:
        if len(seed.keys) < 2 and any(len(v.keys) > 1 and seed.keys & v.keys for v in votes):
            continue
        group = [v for v in votes if _agree(seed, v)]
        worth = sum(v.weight for v in group)
        if worth > best_worth:
            best, best_worth = group, worth
    return best if best_worth >= 2.0 else []


def _agree(one: _Vote, other: _Vote) -> bool:
    common = one.keys & other.keys
    if not common:
        return False
    if one.keys <= other.keys or other.keys <= one.keys or len(common) > 1:
        return True
    first = {fold(one.parts[0]), fold(other.parts[0])}
    return len(first) == 1 or any(len(p) == 1 for p in (one.parts[0], other.parts[0]))


def _single_names(identity: Identity, agreed: list[_Vote]) -> list[str]:
    names: list[str] = []
    for whole in (identity.first_name, identity.last_name, *identity.other_names):
        names.extend(p for p in parts_of(whole) if p.lower() not in cues.PARTICLES)
    for vote in agreed:
        for part in vote.parts:
            if len(part) > 1 and part.lower() not in cues.PARTICLES:
                names.extend(p for p in parts_of(part) if len(p) > 1)
    return [n for n in names if len(n) > 1]


def _whole_names(identity: Identity, agreed: list[_Vote]) -> Iterator[str]:
    if identity.first_name and identity.last_name:
        yield f"{identity.first_name} {identity.last_name}"
    yield from identity.other_names
    for vote in agreed:
        if len(vote.parts) > 1:
            yield " ".join(vote.parts)


def _nicknames(text: str, reader: NameReader) -> Iterator[str]:
    for match in _CALLED.finditer(text):
        if not reader.is_plain_word(match["name"]):
            yield match["name"]


def _former(text: str, names: list[str]) -> list[str]:
    """As in "Camilla Rosenvinge (tidl. Holm)": a name in brackets after one that is known."""
    keys = {fold(n) for n in names}
    found = []
    for match in _FORMER.finditer(text):
        before = text[max(match.start() - 25, 0) : match.start()]
        last = re.search(r"([^\W\d_][\w'’-]*)\s*[(,]?\s*$", before)
        if last and fold(last.group(1)) in keys and match["name"].lower() not in cues.CALENDAR:
            found.append(match["name"])
    return found


def _emails(
    document: Document, structure: Structure, identity: Identity, names: list[str]
) -> tuple[str, ...]:
    keys = [fold(n) for n in names if len(n) > 2]
    found = [identity.email] if identity.email else []
    for match in _EMAIL_LOCAL.finditer(document.text):
        section = structure.section_at(match.start())
        folded = fold(match.group())
        if any(k in folded for k in keys) and section is not SectionKind.REFEREES:
            found.append(match.group())
    return tuple(dict.fromkeys(found))
