# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Words that reveal when people say them of themselves, whatever the sentence around them.

Phrase rules know how things are usually said; this finder knows which words say them. The words
are kept as data under ``finding/data/vocabulary``, one file per ground; a line that begins with
``sv:`` (or ``da:``, ``en:``, ``no:``) counts in that language only, and a word after ``^`` only
with the capitals it is written with. What decides is of whom the clause speaks: clients, tasks,
places of work and laws are merit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from sloer.finding.cases import is_case
from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.finding.subject import About, Passages
from sloer.model import Ground, Language, Sentence, Signal, Span

_WORD = re.compile(r"[^\W_]+(?:['’./][^\W_]+)*|§")
_JOINS = frozenset({"", " ", "-", "‑", "/", ".", ". ", " & ", " + ", "'", "’"})
_CLAUSE_EDGE = re.compile(r"[.;:!?,\n(|–]|(?<!\w)(?:og|men|and|but|och|som|der)(?!\w)")
_PROFESSIONAL = re.compile(
    r"(?<!\w)(?:borger\w*|elev(?:er|erne|ers?)?|patient\w*|pasient\w*|beboer\w*|bruger(?:e|ne)?|"
    r"klient\w*|"
    r"målgruppe\w*|kursus\w*|kurs|kurser|efteruddann\w*|diplom\w*|certifi\w*|speciale\w*|"
    r"speciali\w*|"
    r"undervis\w*|vejled\w*|rådgiv\w*|sagsbehandl\w*|sager|afdeling\w*|afsnit\w*|klinik\w*|team\w*|"
    r"bosted\w*|botilbud\w*|plejehjem\w*|plejecent\w*|institution\w*|krisecent\w*|asylcent\w*|"
    r"projekt\w*|"
    r"behandlings\w*|lov(?:en|givning\w*)?|\w+lovens?|paragraf|metode\w*|forløb for|\w*indsats\w*|"
    r"kampagne\w*|forskning\w*|studie\w*|artikel|bachelorprojekt\w*|\w*opgaver?|\w*ansvar\w*|"
    r"\w+politik(?:ken)?|praksis|arbejder? med|"
    r"arbejdede? med|arbejdet med|erfaring med|kendskab til|viden om|fokus på|støtte\w*|hjælpe\w*|"
    r"pleje af|omsorg for|behandling af|familier|forældre til|pårørende|børnehave\w*|vuggestue\w*|"
    r"skole\w*|pupils?|clients?|residents?|patients?|service users?|children with|care for|"
    r"caring for|"
    r"experience (?:with|of)|working with|worked with|training in|course|department|ward|unit|team|"
    r"policy|support\w*|brukere?|bebuar\w*|brukar\w*|boende|omsorgstagare|avdeling\w*|avdelning\w*|"
    r"forhandl\w*|samarbejd\w*|overenskomst\w*|aftalen?|rammeaftale\w*|dialog\w*|jura|"
    r"funktionær\w*|"
    r"spænde|fører|håndtere\w*|afholde\w*|planlæg\w*|koordine\w*|negotiat\w*|"
    r"ärenden?|handlade|handläggning\w*|utredde|utredning\w*|utredet|delegering|enligt|uppsats|"
    r"sjukhus\w*|"
    r"sykehus\w*|sjukehus|klinikk\w*|behandlet|legislation|guidance|clinic|clinics|managers?|"
    r"audit\w*|"
    r"hospital|saker|oppgave\w*|uppgift\w*|kunder|ansvarade|ledet|ledde|prosjekt\w*|utviklet|"
    r"utvecklade|"
    r"kommune|förhandl\w*|lärare|lærer|barn med|stöd till|brukare|omsorg|vårdade|"
    r"erfaring frå|erfarenhet av|arbetat med|jobbet med|jobba med|arbeid med|utdanning i|"
    r"opplæring\w*)(?!\w)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?<!\w)(?:min|mit|mine|mig|mej|meg|mi|mitt|mina|my|me|I'm|I am|I have|jeg (?:er|har|fik|"
    r"blev|var|lever|"
    r"bor|går|kom|boede)|boede (?:vi|jeg)|vi boede|(?:er|har|var|blev|fik|lever) jeg|jag (?:är|"
    r"har|fick|blev|var)|eg (?:er|har|vart|fekk)|vi (?:er|har|fik)|vores|"
    r"vår|våra|våre|our|selv|själv|sjølv)(?!\w)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s?(?:har|havde|hadde|hade|bruger|bruker|brukar|använder|går|gik|gikk|gick|tager|tar|tog|tok|"
    r"får|fik|fikk|fick|blev|ble|vart|er|är|var|spiser|äter|bærer|bär|lever|kan|må|måtte|skal|ska|"
    r"beder|ber|synger|sover|drikker|fejrer|firar|feirer|holder|taler|talar|snakker|spiller|spelar|"
    r"have|had|use|wear|take|carry|go|am|was|need|observe|attend|serve|teach|sing|speak|play)\s",
    re.IGNORECASE,
)
_LEADS_TO_TASK = re.compile(
    r"(?<!\w)(?:vant til|vant med|van vid|vant ved|vænnet til|used to|thrive under|"
    r"delegering (?:för|for|av|i)|"
    r"kurs(?:us|er)? (?:i|om)|utbildning i|opplæring i|talks? on|broad|course in|training in|"
    r"cope with|samverkat med|samarbetat med|samarbeidet med|samarbejdet med|liaised with|"
    r"håndterer|hanterar|tåler|tål|tål at)\s(?:[\w-]+\s){0,2}\Z",
    re.IGNORECASE,
)
_GOES_ON_AS_TASK = re.compile(
    r"[ -](?:inclusion|awareness|training|policy|policies|studies|treatment|outcomes|"
    r"administration|schemes?|"
    r"services?|research|testing|tests?|tasting|trials?|review|spots?|sign-on|point|source|page|"
    r"largest|"
    r"handed\w*|frågor|spørsmål|spørgsmål|kompetens|kompetanse|oppfølging|uppföljning|funds?|"
    r"products?|"
    r"screening|register|care plans?)(?!\w)",
    re.IGNORECASE,
)
_NAMED_ON = re.compile(
    r" (?:Street|Road|Lane|Aid|School|College|Hospital|Primary|House|University|Avenue|Hill|Farm|"
    r"Bymisjon|Nødhjelp|Stadsmission)(?!\w)"
)
"""What follows a word in the name of a place or an employer."""
_REQUEST = re.compile(
    r"(?:bede[rs]?|bad|be|ber|bønn|pray) (?:om|jer|dig|andre|hende|ham|dem|mine|nogen|folk|"
    r"kolleger|kollegaer|elever\w*|børnene|kunden?|henne|honom|er|dere|for guidance)(?!\w)",
    re.IGNORECASE,
)
"""To ask, which Danish and Swedish say with the word for praying."""
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
_AT_WORK = re.compile(
    r"(?<!\w)(?:kok|kokke\w*|menu\w*|gæster|restaurant\w*|stilling\w*|kontrakt\w*|ansættelse\w*|"
    r"opgaven?|tjener|køkkenchef|catering)(?!\w)",
    re.IGNORECASE,
)
_MINE = re.compile(r"(?<!\w)(?:min|mit|mine|vores|mig|egen|eget|egne|selv)(?!\w)", re.IGNORECASE)
_COUNTERPART = re.compile(
    r"(?<!\w)(?:\w*forhandl\w*|\w*samarbejd\w*|dialog\w*|\w*overenskomst\w*|\w*aftale\w*|\w*møder?|"
    r"drøft\w*|betjen\w*|oplæg|notat\w*) (?:\w+ ){0,2}?(?:med|mellem|til|af|for) "
    r"(?:(?!jeg|medlem)[\w./-]+(?:, (?:og )?| og | )){0,9}\Z",
    re.IGNORECASE,
)
"""Unions and parties that one negotiates with or serves are not one's own."""
_SOMEBODY = re.compile(r"\w (?:en|et) (?!glad |stolt )(?:\w+ )?\Z", re.IGNORECASE)
_OPENS_WITH_SOMEBODY = re.compile(
    r"\W*(?:en|et|ein|ei|ett|a|an) (?!glad |stolt |proud |happy |lycklig )(?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)
"""A sentence that begins with "En kvinde" tells of somebody met at work."""
_HEADS = re.compile(
    r"(?<!\w)(?:\d+|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|två|fyra|sex|sju) (?:mand|man|mann)\Z",
    re.IGNORECASE,
)
"""Men as heads of a team: "ledet fem mand"."""
_AGED_CHILD = re.compile(
    r"(?:(?:en|et) )?(?:dreng|pige|barn) på \d+ år (?!og (?:en|to)(?!\w))\w+", re.IGNORECASE
)
_OWN_SECTIONS = frozenset(
    {SectionKind.HEAD, SectionKind.PERSONAL, SectionKind.LEISURE, SectionKind.VOLUNTEER}
)
_REASONS = {
    Ground.RELIGION: Sentence("Ordet tyder på ansøgerens tro.", "The word points to a faith."),
    Ground.HEALTH: Sentence(
        "Ordet tyder på ansøgerens sygdom eller handicap.",
        "The word points to an illness or disability of the applicant.",
    ),
    Ground.FAMILY: Sentence(
        "Ordet fortæller om ansøgerens familie.", "The word tells of the applicant's family."
    ),
    Ground.GENDER: Sentence(
        "Ordet fortæller ansøgerens køn.", "The word tells the applicant's sex."
    ),
    Ground.POLITICS: Sentence(
        "Ordet fortæller om parti eller fagforening.", "The word tells of a party or a union."
    ),
    Ground.ORIENTATION: Sentence(
        "Ordet tyder på seksuel orientering eller kønsidentitet.",
        "The word points to sexual orientation or gender identity.",
    ),
    Ground.ORIGIN: Sentence(
        "Ordet fortæller om ansøgerens herkomst.",
        "The word tells where the applicant comes from.",
    ),
    Ground.AGE: Sentence("Ordet tyder på ansøgerens alder.", "The word points to an age."),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase. ``open_ended`` takes any ending; ``sure`` needs no first person.

    ``tongue`` is the only language it counts in, ``written`` the only spelling, where given.
    """

    words: tuple[str, ...]
    ground: Ground
    open_ended: bool
    sure: bool
    tongue: Language | None = None
    written: str = ""


@cache
def _entries() -> dict[str, list[Entry]]:
    """Return entries by their first word, or its first four letters where it is open-ended."""
    home = resources.files("sloer.finding") / "data" / "vocabulary"
    found: dict[str, list[Entry]] = {}
    for ground in _REASONS:
        lines = (home / f"{ground}.txt").read_text("utf-8").splitlines()
        for line in lines:
            if line.startswith("#"):
                continue
            code = _TONGUE.match(line)
            tongue = Language(code[1]) if code else None
            for raw in filter(None, (part.strip() for part in _TONGUE.sub("", line).split(","))):
                key, entry = _entry(raw, ground, tongue)
                found.setdefault(key, []).append(entry)
    for entries in found.values():
        entries.sort(key=lambda e: -len(e.words))
    return found


_TONGUE = re.compile(r"(da|en|no|sv):\s*")


def _entry(raw: str, ground: Ground, tongue: Language | None) -> tuple[str, Entry]:
    """Return one entry of a list, and the key it is found by."""
    plain = raw.removeprefix("!").removesuffix("*")
    written = plain.removeprefix("^")
    words = tuple(_WORD.findall(written.lower()))
    open_ended = raw.endswith("*")
    entry = Entry(
        words,
        ground,
        open_ended,
        sure=raw.startswith("!"),
        tongue=tongue,
        written=written if plain.startswith("^") else "",
    )
    return (f"{words[0][:4]}*" if open_ended and len(words) == 1 else words[0]), entry


class VocabularyFinder:
    """Finds revealing words in clauses that speak of the applicant."""

    name = "vocabulary"
    grounds = frozenset(_REASONS)

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per word or phrase of the lists that is said of the applicant."""
        passages = view.passages
        tokens = list(_WORD.finditer(view.text))
        words = [token[0].lower() for token in tokens]
        for index, word in enumerate(words):
            if not (opened := _opened_by(word)):
                continue
            following = words[index + 1] if index + 1 < len(words) else ""
            for entry in opened:
                if len(entry.words) > 1 and not following.startswith(entry.words[1]):
                    continue
                end = _matched(entry, words, index)
                if end is None or not _is_joined(view.text, tokens[index : end + 1]):
                    continue
                span = Span(tokens[index].start(), tokens[end].end())
                if _says(entry, span, passages) and _is_own(entry, span, passages):
                    confidence = 0.85 if entry.sure else 0.7
                    yield Signal(
                        entry.ground,
                        span,
                        confidence,
                        f"vocabulary.{entry.ground.lower()}",
                        _REASONS[entry.ground],
                    )
                    break


@lru_cache(maxsize=65_536)
def _opened_by(word: str) -> tuple[Entry, ...]:
    """Return the entries that ``word`` can be the first word of, those it fits whole first."""
    entries = _entries()
    starred = entries.get(f"{word[:4]}*", ())
    fitting = (e for e in starred if word.startswith(e.words[0]))
    return (*entries.get(word, ()), *fitting)


def _matched(entry: Entry, words: list[str], index: int) -> int | None:
    last = index + len(entry.words) - 1
    if last >= len(words):
        return None
    if tuple(words[index:last]) != entry.words[:-1]:
        return None
    fits = words[last].startswith if entry.open_ended else words[last].__eq__
    return last if fits(entry.words[-1]) else None


def _is_joined(text: str, tokens: list[re.Match[str]]) -> bool:
    """Whether nothing but a space or a hyphen stands between the words of a phrase."""
    return all(text[a.end() : b.start()] in _JOINS for a, b in pairwise(tokens))


def _says(entry: Entry, span: Span, passages: Passages) -> bool:
    """Whether the word is the one meant: in its language, with its capitals, not part of a term."""
    text = passages.text
    if entry.written and text[span.start : span.end] != entry.written:
        return False
    if entry.ground is Ground.RELIGION and _REQUEST.match(text, span.start):
        return False
    if _NAMED_ON.match(text, span.end) or _GOES_ON_AS_TASK.match(text, span.end):
        return False
    if _LEADS_TO_TASK.search(text, max(span.start - 50, 0), span.start):
        return False
    return entry.tongue is None or passages.tongue_at(span.start) is entry.tongue


def _is_own(entry: Entry, span: Span, passages: Passages) -> bool:
    """Whether the clause speaks of the applicant, not of clients, tasks or places of work."""
    text = passages.text
    if text[span.end : span.end + 1] == "-" and text[span.end + 1 : span.end + 2].isalpha():
        return False
    if text[span.start - 1 : span.start] == "-" and text[span.start - 2 : span.start - 1].isalpha():
        return False
    if (
        text[max(span.start - 3, 0) : span.start].strip(" .").isdigit()
        and entry.ground is Ground.AGE
    ):
        return False
    if passages.about_others(span) or _is_dealt_with(entry, span, passages):
        return False
    clause = _clause(span, passages)
    own = bool(_OWN.search(clause)) or _continues(clause, span, passages)
    if not own and is_case(entry.ground, span, passages):
        return False
    if entry.ground is Ground.GENDER and not _PROFESSIONAL.search(clause):
        own = own or passages.first_person(span.start) or passages.is_reference
    if not own and _PROFESSIONAL.search(clause):
        return False
    if entry.sure or own:
        return True
    in_own_section = passages.section_at(span.start) in _OWN_SECTIONS
    return in_own_section and passages.allows(About.SELF, span, (span.start, span.end))


def _continues(clause: str, span: Span, passages: Passages) -> bool:
    """Whether the clause leaves out the "jeg" that the sentence began with: "og går til …"."""
    if not _GOES_ON.match(clause):
        return False
    sentence = passages.sentence(span.start)
    return bool(_OWN.search(passages.text, sentence.start, span.start))


def _is_dealt_with(entry: Entry, span: Span, passages: Passages) -> bool:
    """Whether the word is a name, a number of cases, a counterpart or the object of a task."""
    text, sentence = passages.text, passages.sentence(span.start)
    low, high = max(sentence.start, span.start - _FAR), min(sentence.end, span.end + _FAR)
    before = text[low : span.start]
    word = text[span.start : span.end]
    if not entry.sure and _is_part_of_name(word, before, text[span.end :][:2]):
        return True
    if entry.ground is Ground.HEALTH and before.rstrip()[-2:].isdigit():
        return True
    if entry.ground is Ground.ORIGIN and _AT_WORK.search(text, low, high):
        return True
    if entry.ground is Ground.POLITICS and _COUNTERPART.search(before[-120:]):
        return True
    clause = _clause(span, passages)
    if _MINE.search(clause):
        return False
    kin = entry.ground in {Ground.FAMILY, Ground.GENDER}
    if kin and (
        _OPENS_WITH_SOMEBODY.match(before) or _HEADS.search(text, max(span.start - 8, 0), span.end)
    ):
        return True
    others = kin and not _OWN.search(text, low, high)
    if others and (_SOMEBODY.search(before) or _AGED_CHILD.match(text, span.start, high)):
        return True
    done = _DOING.search(text, low, span.start)
    return done is not None and not _NEW_CLAUSE.search(text, done.end(), span.start)


def _is_part_of_name(word: str, before: str, after: str) -> bool:
    """As in "Beder Gartnerskole", "Olsen & Søn": a capital where no sentence begins."""
    last = before.rstrip()[-1:]
    if not word[:1].isupper() or not word[1:].islower():
        return False
    return last == "&" or (last.isalnum() and after[:1] == " " and after[1:].isupper())


_FAR = 300
"""Where a clause ends at the latest: text without signs would be searched again for each word."""


def _clause(span: Span, passages: Passages) -> str:
    sentence = passages.sentence(span.start)
    text = passages.text
    start, end = max(sentence.start, span.start - _FAR), min(sentence.end, span.end + _FAR)
    for edge in _CLAUSE_EDGE.finditer(text, start, end):
        if edge.end() <= span.start:
            start = edge.end()
        elif edge.start() >= span.end:
            end = edge.start()
            break
    return text[start:end]


FINDER = VocabularyFinder()
