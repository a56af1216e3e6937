# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The parts of an application: its head, its sections by kind, its sentences, its signature."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sloer.model import Block, BlockKind, Document, Span

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"'»“(]?[A-ZÆØÅÄÖÉ0-9])|\n")


class SectionKind(StrEnum):
    """What a section of an application is about, told by its heading."""

    HEAD = "head"
    PROFILE = "profile"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    COURSES = "courses"
    LANGUAGES = "languages"
    SKILLS = "skills"
    VOLUNTEER = "volunteer"
    LEISURE = "leisure"
    PERSONAL = "personal"
    REFEREES = "referees"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks under one heading."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True)
class Structure:
    """Where things stand in the document's text. Sections and sentences lie in order."""

    sections: tuple[Section, ...]
    sentences: tuple[Span, ...]
    signature: Span | None = None

    @cached_property
    def _section_starts(self) -> list[int]:
        return [s.span.start for s in self.sections]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def section_at(self, offset: int) -> SectionKind:
        """Return the kind of the section that holds ``offset``."""
        index = bisect_right(self._section_starts, offset) - 1
        return self.sections[index].kind if index >= 0 else SectionKind.OTHER

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence (never longer than its block) around ``offset``."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[max(index, 0)]

    @property
    def head(self) -> Span | None:
        """The lines before the first section or greeting: name, address, recipient, date."""
        if self.sections and self.sections[0].kind is SectionKind.HEAD:
            return self.sections[0].span
        return None


# Stems of the words that headings are made of. The first that a heading holds decides, so the
# telling ones ("frivilligt arbejde", "personlige kompetencer") come before the general.
_HEADINGS: tuple[tuple[SectionKind, str], ...] = (
    (SectionKind.REFEREES, r"referenc\w*|referans\w*|referees?|anbefaling\w*"),
    (
        SectionKind.VOLUNTEER,
        (
            r"frivillig\w*|voluntee?r\w*|tillidshverv|tillidsposter|tillitsverv|bestyrelses\w*|"
            r"foreningsarbejde|ideelt? \w+|förtroendeuppdrag|verv|hverv"
        ),
    ),
    (
        SectionKind.LANGUAGES,
        r"sprog\w*|språk\w*|languages?(?: skills)?|sprogkundskaber|sprogfærdigheder",
    ),
    (
        SectionKind.COURSES,
        (
            r"kurser\w*|kurs|efteruddannelse\w*|videreuddannelse\w*|courses?|certificat\w*|"
            r"certificering\w*|certifikat\w*|sertifi\w*|training|fortbildning\w*|diplomer|"
            r"supplerende uddannelse\w*|relevante kurser|vidareutbildning"
        ),
    ),
    (
        SectionKind.EDUCATION,
        (
            r"uddannelse\w*|utdan\w*|utbildning\w*|education\w*|academic\w*|skole\w*|skolegang|"
            r"studier|qualifications|eksamen\w*"
        ),
    ),
    (
        SectionKind.PERSONAL,
        (
            r"person(?:lige?|alia)(?: \w+)?|persondata|persönlig\w*|om mig(?: selv)?|om meg|"
            r"privat\w*|"
            r"personal(?: \w+)?|about me|contact\w*|kontakt\w*|stamdata|stamoplysninger|data|"
            r"civilstand|familie"
        ),
    ),
    (
        SectionKind.LEISURE,
        r"fritid\w*|interesse\w*|hobby\w*|hobbies|interests?|leisure|intressen|andre interesser",
    ),
    (
        SectionKind.EXPERIENCE,
        (
            r"(?:erhvervs|arbejds|job|relevant |arbeids|yrkes|arbets)?erfaring\w*|erhverv\w*|"
            r"arbejde|arbeid\w*|ansættelse\w*|beskæftigelse\w*|karriere\w*|experience\w*|"
            r"(?:work|professional|employment)(?: \w+)?|praksis|praktik\w*|job|jobs|stillinger|"
            r"erfarenhet\w*|arbetslivs\w*|anställningar|arbejdsliv\w*|projekter"
        ),
    ),
    (
        SectionKind.SKILLS,
        (
            r"(?:nøgle|kerne|it-?)?kompetence\w*|kvalifikation\w*|færdigheder|ferdigheter|skills?|"
            r"kompetens\w*|it(?:-\w+)?|edb\w*|teknologier|værktøjer|competenc\w*|styrker|faglig\w*|"
            r"kørekort|nyckel\w*"
        ),
    ),
    (
        SectionKind.PROFILE,
        (
            r"profil\w*|resum[eé]\w*|summary|sammendrag|motivation\w*|introduktion|"
            r"kort om(?: mig)?|"
            r"objective|karriereprofil|om ansøger\w*"
        ),
    ),
)
_HEADING = re.compile(
    r"(?:\b|^)(?:"
    + "|".join(f"(?P<{kind.value}>{stems})" for kind, stems in _HEADINGS)
    + r")(?!\w)"
)
_HEADING_FILLERS = re.compile(
    r"\b(?:og|and|&|och|min|mine|mit|my|mina|tidligere|nuværende|anden|andre|andet|øvrige?|"
    r"relevante?|"
    r"kort|faglige?|sociale?|kurser|kundskaber|oplysninger|selv|evt|udvalgte?|other|key|"
    r"udannelse|baggrund|background|history|historik|vigtigste|primære|samt|for|i|med|som|har|"
    r"supplerende|erhvervsmæssig|ansættelser|skole|efter|tillidshverv|personlige|it|praktik|"
    r"job|projekter|resultater|forhold|forløb|interesser|fritid|hverv|anbefalinger)\b"
)
_LONGEST_HEADING = 45
_GREETING = re.compile(
    r"(?:kære|kjære|dear|hej|hei|hello|hi|goddag|god dag|til rette vedkommende|to whom|bästa|"
    r"jeg |i am |jag )",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\W*(?:(?:med )?(?:(?:venn?leg|beste|hjart[ae]leg|god|mange|mykje) )?helsing(?:ar)?\b|"
    r"(?:all the best|all good wishes|best of wishes|yours|warmly|respectfully yours|"
    r"with (?:many |best |kind )?thanks|alt godt|ha det (?:bra|fint|godt)|på gjensyn|på gensyn|"
    r"på återseende|vi ses|tak for (?:nu|jeres tid)|med tak|hjertelig hilsen)[ ,.!]*$|"
    r"(?:med|mange|de bedste|bedste|venlige?|kærlige?|varme|på forhånd tak,? og)?\s*"
    r"(?:venlige?|bedste|mange|kærlig|de bedste)?\s*hils(?:en|ner|ener)\b|mvh\b|m\.?v\.?h\.?|"
    r"(?:med )?vennlig hilsen|(?:med )?vänlig(?:a)? hälsning(?:ar)?|hälsningar|vh\b|v\.h\.|dbh\b|"
    r"(?:with )?(?:(?:my )?(?:kind|best|warm|warmest|kindest)(?: and \w+)?)? ?"
    r"(?:regards|wishes)|yours (?:sincerely|faithfully|truly)|sincerely|respectfully|"
    r"ærbødigst|med (?:højagtelse|hilsen)|knus|(?:kh|bh|hv|vh|mv|hej hej)\b[ ,.!]*|"
    r"(?:best|cheers|thanks|many thanks|tak|på gensyn|bästa|hej då|ha det|takk)[ ,.!]*$|"
    r"med vänlig|vänligen|beste? hilsen|underskrift|signature|på vegne af)",
    re.IGNORECASE,
)
_SIGNATURE_LINES = 6
_LONG_LINE = 90


def heading_kind(text: str) -> SectionKind | None:
    """Return the section a heading of these words opens, ``None`` for words of another kind."""
    plain = text.strip(" \t:.–-•#*|_").lower()
    if not plain or len(plain) > _LONGEST_HEADING:
        return None
    joined = _closed_up(plain)
    match = _HEADING.search(joined)
    return SectionKind(match.lastgroup) if match and match.lastgroup else None


def _closed_up(text: str) -> str:
    """Take the spaces out of letter-spaced headings: "e r f a r i n g"."""
    if re.fullmatch(r"(?:\w ){3,}\w", text):
        return text.replace(" ", "")
    return text


def _opens_section(block: Block) -> SectionKind | None:
    """Tell a heading: marked as one, or a short line of nothing but heading words."""
    text = block.text
    if block.kind is BlockKind.HEADING:
        return heading_kind(text) or SectionKind.OTHER
    if block.kind in {BlockKind.LIST_ITEM, BlockKind.HEADER, BlockKind.FOOTER}:
        return None
    if len(text) > _LONGEST_HEADING or text.rstrip(" :")[-1:] in {".", ",", ";", "!", "?"}:
        return None
    kind = heading_kind(text)
    if kind is None:
        return None
    rest = _HEADING.sub(" ", _closed_up(text.lower()))
    rest = _HEADING_FILLERS.sub(" ", rest)
    return kind if not re.search(r"\w", rest) else None


def structure_of(document: Document) -> Structure:
    """Tell the parts of ``document`` apart by headings, layout and punctuation."""
    sentences = _sentences(document.text)
    return Structure(_sections(document), sentences, _signature(document))


def _sections(document: Document) -> tuple[Section, ...]:
    opened: list[tuple[int, SectionKind]] = []
    in_head = True
    for start, block in document.placed_blocks():
        kind = _opens_section(block)
        if not opened:
            opened.append((0, SectionKind.HEAD))
        if in_head and kind in {None, SectionKind.OTHER}:
            # A title is part of the head; the first words to the reader end it.
            if _GREETING.match(block.text) or len(block.text) > 2 * _LONG_LINE:
                opened.append((start, SectionKind.OTHER))
                in_head = False
            continue
        if kind is not None:
            in_head = False
            opened.append((start, kind))
    return _closed(opened, len(document.text))


def _closed(opened: list[tuple[int, SectionKind]], end: int) -> tuple[Section, ...]:
    sections = []
    for index, (start, kind) in enumerate(opened):
        stop = opened[index + 1][0] if index + 1 < len(opened) else end
        if stop > start:
            sections.append(Section(kind, Span(start, stop)))
    return tuple(sections)


def _sentences(text: str) -> tuple[Span, ...]:
    sentences: list[Span] = []
    position = 0
    for gap in _SENTENCE_END.finditer(text):
        if gap.start() > position:
            sentences.append(Span(position, gap.start()))
        position = gap.end()
    if position < len(text):
        sentences.append(Span(position, len(text)))
    return tuple(sentences)


def _signature(document: Document) -> Span | None:
    """Return the last closing formula and the short lines under it."""
    found: Span | None = None
    placed = list(document.placed_blocks())
    for index, (start, block) in enumerate(placed):
        if not block.text or not is_closing(block.text):
            continue
        end = start + len(block.text)
        for later, following in placed[index + 1 : index + 1 + _SIGNATURE_LINES]:
            if len(following.text) > _LONG_LINE or _opens_section(following):
                break
            end = later + len(following.text)
        found = Span(start, end)
    return found


def is_closing(line: str) -> bool:
    """Return whether ``line`` begins with a closing formula ("Med venlig hilsen")."""
    return len(line) <= _LONG_LINE and _CLOSING.match(line) is not None
