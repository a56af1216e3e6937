# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Of whom does a stretch speak: of the applicant, or of the work, the clients, the law?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from sloer.finding.caseless import Caseless, in_small_letters
from sloer.finding.structure import SectionKind
from sloer.finding.tongue import tongue_of_passage, tongue_of_text
from sloer.model import Document, Language, Span

if TYPE_CHECKING:
    from sloer.finding.protocol import View


class About(StrEnum):
    """What a rule asks of the subject.

    ``ANY``: nothing, the phrase can only be about the applicant. ``FREE``: the clause does not
    speak of work with others. ``SELF``: besides, the sentence speaks in the first person, or
    stands where people write about themselves. ``THIRD``: the text is a reference, which speaks
    of the applicant in the third person.
    """

    ANY = "any"
    FREE = "free"
    SELF = "self"
    THIRD = "third"


_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:jeg|mig|min|mit|mine|vores|vi|i'm|i've|my|me|myself|our|we|jag|mina|mitt|vår|"
    r"eg|meg|mi|(?-i:I))(?!\w)",
    re.IGNORECASE,
)
_FIRST_PERSON_EN = re.compile(r"(?<!\w)(?:I|[Mm]y|[Mm]e|[Mm]yself|[Oo]ur)(?!\w)")
_FIRST_PERSON_NORDIC = re.compile(
    r"(?<!\w)(?:jeg|mig|min|mit|mine|vores|jag|mina|mitt|vår|vårt|eg|meg|mi|selv|själv|sjølv|"
    r"vi (?:er|är|har fået|fik|fester|fejrer))(?!\w)",
    re.IGNORECASE,
)
# Words for clients, colleagues and tasks. A stretch that depends on one of them by a preposition
# speaks of work. The first set may end a compound ("skoleelever"), the second stands alone.
_CLIENTS = (
    "børn børnene elev elever eleverne borger borgere borgerne brukere brukarar brugere brugerne "
    "patient patienter pasienter pasientar patienterne klient klienter beboer beboere beboerne "
    "familier kvinder kvinner kvinnor mennesker människor personer flygtninge ledige sygemeldte "
    "studerende studenter kursister deltagere medarbejdere kolleger målgruppe målgruppen "
    "indvandrere innvandrere invandrare medlemmer ansatte anställda kunder children pupils "
    "students patients clients residents citizens customers employees colleagues refugees"
)
_CLIENTS_ALONE = (
    "barn barna mødre fædre unge ungdommer ungdommar ungdomar mænd menn män ældre eldre äldre "
    "forældre foreldre föräldrar voksne vuxna kvindelige mandlige udsatte sårbare utsatte "
    "brukar mottagare "
    "users people families women elderly adults youth youths staff parents persons those "
    "individuals group groups gruppe grupper gruppen gæster dreng pige mand kvinde person boy "
    "girl man woman barnet"
)
_DEALINGS = (
    r"arbejd\w*|arbeid\w*|jobb\w*|arbeta\w*|work\w*|erfaring\w*|erfarenhet\w*|experience\w*|"
    r"kendskab|kunnskap\w*|viden|knowledge|interesse\w*|dialog\w*|samarbejd\w*|samtale\w*|"
    r"møde[rtn]?\w*|kontakt\w*"
)
_TASKS = (
    r"støtte|hjælp|støtta|vejled\w*|rådgiv\w*|undervis\w*|behandl\w*|pleje|plei\w*|omsorg|"
    r"kurs\w*|projekt\w*|prosjekt\w*|indsats\w*|sagsbehandl\w*|sager|saker|forsk\w*|speciale|"
    r"ansvar\w*|afdeling\w*|avdeling\w*|center|tilbud|udred\w*|forebyg\w*|artik\w*|opgave\w*|"
    r"oppgave\w*|bachelor\w*|care|support\w*|advis\w*|teach\w*|train\w*|treat\w*|project\w*|"
    r"research\w*|responsib\w*|department|services?|cases?|thesis|counsel\w*|rehab\w*|strategi\w*|"
    r"politik\w*|policy|policies|team\w*|tema|temaet|temadag\w*|oplæg|emner|workshop\w*|"
    r"sagstyper|lovgivning\w*|"
    r"love?n?|reglerne|regler|specialist\w*|kampagne\w*|campaign\w*|screen\w*|patient\w*|"
    r"diagnostic\w*|next of kin"
)
_LINKS = (
    "med uden i som der på with of in who from fra från og and och af over under til for om mod "
    "mot omkring ved to on about av åt inden blandt among with , over"
)
_OTHERS_BEFORE = Caseless.of(
    rf"(?:(?<!\w)(?:{_DEALINGS}) (?:\w+ ){{0,3}}|(?:\w*(?:{'|'.join(_CLIENTS.split())})|"
    rf"(?<!\w)(?:{'|'.join(_CLIENTS_ALONE.split())}))(?: \w+){{0,4}}? ?|"
    rf"(?<!\w)(?:{_TASKS}) (?:\w+,? ){{0,3}}?)"
    rf"(?:{'|'.join(_LINKS.split())}) (?:[\w\-/,]+ ){{0,3}}\Z"
)
# "Mine forældre er fra Marokko": one's own parents are no clients.
_OWN_RELATIVE = re.compile(
    r"(?<!\w)(?:min|mine|mit|vores|my|our|mina|våra|våre) (?:\w+ )?"
    r"(?:forældre|børn|familie\w*|foreldre|föräldrar|barn|parents|children|family)(?!\w)",
    re.IGNORECASE,
)
_STARTS_IN_FIRST_PERSON = re.compile(
    r"(?:og |and |og |, |at |that |da |when |as )*(?:jeg|jag|eg|I|I'm|I’m|min|mit|mine|my|"
    r"vores|our|mitt|mina|mi|selv|har jeg|er jeg|vi)(?!\w)",
    re.IGNORECASE,
)
# A CV often leaves "jeg" out: "Har ADHD", "Spiller back", "Speak Urdu at home".
_SUBJECTLESS = re.compile(
    r"\s*(?:Har|Er|Snakker|Taler|Talar|Spiller|Spelar|Går|Bor|Kommer|Kom|Født|Oppvokst|Opvokset|"
    r"Född|Born|Have|Speak|Came|Grew|Flyttede|Flyttet|Lider|Synger|Danser|Live|Living|Holder|"
    r"Fejrer|Feirer|Firar|Blev|Ble|Var|Døpt|Døbt|Medlem|Member|Aktiv|Frivillig|Raised|Gift|"
    r"Sjukskriven|Sygemeldt|Sykmeldt|Sjukmeld|Skilt|"
    r"Stolt|Mor|Far|Single|Married)(?!\w)",
)
_OTHERS_AFTER = re.compile(
    r"\A(?:-| ?(?:og|eller|and|or|och) \w+)? ?(?:området|område|sager|sagerne|sag|afdeling\w*|"
    r"team\w*|projekt\w*|"
    r"patienter|borgere|elever|børn|unge|familier|beboere|brugere|klienter|målgruppe\w*|center|"
    r"ramte|patients|clients|pupils|children|people|families|services?|cases?|department|unit|"
    r"research|projects?|policy|policies|lov\w*|act|pasienter|brukere|patienten|brukarar)(?!\w)",
    re.IGNORECASE,
)
_OWN_SECTIONS = frozenset(
    {SectionKind.HEAD, SectionKind.PERSONAL, SectionKind.LEISURE, SectionKind.PROFILE}
)
_OWN_LABEL = re.compile(
    r"(?:personlige? (?:oplysninger|data|forhold|opplysninger)|personalia|privat\w*|"
    r"om mig(?: selv)?|"
    r"personal (?:details|information|data)|about me|om meg|om mig|civilst\w+|sivilst\w+|"
    r"personuppgifter|personligt|familie|familj|family|fritid\w*|interesser)",
    re.IGNORECASE,
)
_EDGE = re.compile(r"(?:(?<=\d)\.(?!\s[a-zæøåäö])|(?<!\d)\.|[!?;•·])(?=\s|$)|\n|:(?= )")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:bl|ca|f|eks|kl|nr|inkl|evt|dr|mr|mrs|ms|m|t|d|a|st|osv|pr|hhv|tlf|e|g)\Z",
    re.IGNORECASE,
)
_REFERENCE_TITLE = Caseless.of(
    r"(?<!\w)(?:udtalelse|anbefaling\w*|tjenesteudtalelse|reference(?:skrivelse| letter)?|"
    r"letter of recommendation|to whom it may concern|til rette vedkommende|attest|"
    r"tjänstgöringsintyg|arbetsintyg|intyg|vitnemål|testimonial|arbeidsattest|tjenesteattest|"
    r"attestation|"
    r"letter of reference|employment certificate|rekommendationsbrev|rekommendation|"
    r"certificate of employment|praktikudtalelse|bedømmelse)(?!\w)"
)
_REFERENCE_VERB = Caseless.of(
    r"(?:har (?:været|vært|vore|varit) (?:ansat|ansatt|tilsett|anställd|i praktik|tilknyttet|"
    r"hos os|en del af)|"
    r"has (?:been employed|worked|been working|been part)|was employed|worked (?:with us|for us|"
    r"at our|as)|"
    r"har (?:arbejdet|jobbet|arbeidd|arbeidet|arbetat) (?:hos os|hos oss|for os|som|i vores)|"
    r"vi kan (?:varmt|på det varmeste)? ?(?:anbefale|give)|(?:I|we) (?:can )?(?:warmly |highly |"
    r"strongly )?recommend|"
    r"giver (?:jeg|vi) (?:hende|ham) |(?:mine|vores) bedste anbefalinger|vi ønsker (?:hende|ham)|"
    r"fratr(?:åd|æder|ådt)|hermed bekræftes|herved bekræfte|intygas|rekommenderar|"
    r"anbefaler (?:hende|ham)|"
    r"gir (?:jeg|vi) |slutt(?:et|ar) )"
)


_THIRD_PERSON = re.compile(
    r"(?<!\w)(?:han|hun|hende|hendes|ham|hans|she|he|her|his|him|hon|henne|hennes|honom|ho|hennar)"
    r"(?!\w)",
    re.IGNORECASE,
)
_FIRST_PERSON_SUBJECT = re.compile(r"(?<!\w)(?:[Jj]eg|I|[Jj]ag|[Ee]g)(?!\w)")
_MANY_PRONOUNS = 4


_ASKED_FOR = re.compile(
    r"efterspørger|efterlyser|(?-i:I) skriver|(?-i:I) ønsker|I søger|skal (?:kunne )?tale|"
    r"stillingen kræver|required|krav om|"
    r"opslaget|stillingsopslag|jobopslag|you ask for|in the advert|"
    r"job description|utlysning|annonsen|etterspør|efterfrågar",
    re.IGNORECASE,
)
"""What says that the job needs it."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Where sentences of one block begin, and where they end: a colon begins one and ends none."""

    edges: tuple[int, ...]
    ends: tuple[int, ...]


def _edges(text: str, low: int, high: int) -> _Block:
    found = [
        edge
        for edge in _EDGE.finditer(text, low, high)
        if edge[0] != "."
        or not _ABBREVIATION.search(text, max(low, edge.start() - 6), edge.start())
    ]
    return _Block(tuple(edge.end() for edge in found), tuple(e.end() for e in found if e[0] != ":"))


@dataclass
class Passages:
    """A document's text with the questions finders ask about a place in it.

    Answers are remembered: dozens of rules ask of the same sentences.
    """

    document: Document
    view: View
    _blocks: dict[int, _Block] = field(default_factory=dict)
    _tongues: dict[Span, Language] = field(default_factory=dict)
    _others: dict[Span, bool] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @cached_property
    def lower(self) -> str | None:
        """The text in small letters, where every letter keeps its place."""
        return in_small_letters(self.text)

    @cached_property
    def tongue(self) -> Language:
        """The language most of the document is written in."""
        return tongue_of_text(self.text, self.document.language)

    def tongue_at(self, offset: int) -> Language:
        """Return the language of the sentence or block at ``offset``, else the document's."""
        span = self.sentence(offset)
        if (known := self._tongues.get(span)) is None:
            known = self._tongues[span] = self._tongue_of(span)
        return known

    def _tongue_of(self, sentence: Span) -> Language:
        found = tongue_of_passage(self.text[sentence.start : sentence.end])
        if found is None:
            start, end = self._block(sentence.start)
            found = tongue_of_passage(self.text[start:end])
        if found is None or (found is not Language.EN and self.tongue is not Language.EN):
            return self.tongue
        return found

    def section_at(self, offset: int) -> SectionKind:
        """Return the kind of section at ``offset``."""
        return self.view.structure.section_at(offset)

    def _block(self, offset: int) -> tuple[int, int]:
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, end if end >= 0 else len(self.text)

    def line_start(self, offset: int) -> int:
        """Return where the block at ``offset`` begins."""
        return self._block(offset)[0]

    def block_end(self, offset: int) -> int:
        """Return where the block at ``offset`` ends."""
        return self._block(offset)[1]

    def block_length(self, offset: int) -> int:
        """Return how many characters the block at ``offset`` has."""
        start, end = self._block(offset)
        return end - start

    def sentence(self, offset: int) -> Span:
        """Return the sentence around ``offset``, never longer than its block."""
        low, high = self._block(offset)
        if (block := self._blocks.get(low)) is None:
            block = self._blocks[low] = _edges(self.text, low, high)
        before = bisect_right(block.edges, offset)
        start = block.edges[before - 1] if before else low
        after = bisect_right(block.ends, offset)
        end = block.ends[after] if after < len(block.ends) else high
        return Span(start, max(end, start + 1))

    def first_person(self, offset: int) -> bool:
        """Return whether the sentence at ``offset`` speaks in the first person singular."""
        span = self.sentence(offset)
        english = self.tongue_at(offset) is Language.EN
        pattern = _FIRST_PERSON_EN if english else _FIRST_PERSON_NORDIC
        if _SUBJECTLESS.match(self.text, span.start, span.end):
            return True
        return pattern.search(self.text, span.start, span.end) is not None

    def asked_for(self, offset: int) -> bool:
        """Return whether the sentence at ``offset`` says that the job asks for what it tells."""
        span = self.sentence(offset)
        return _ASKED_FOR.search(self.text, span.start, span.end) is not None

    def about_others(self, place: Span) -> bool:
        """Return whether the words beside ``place`` make it speak of clients, tasks or laws."""
        if (known := self._others.get(place)) is None:
            known = self._others[place] = self._speaks_of_others(place)
        return known

    def _speaks_of_others(self, place: Span) -> bool:
        sentence = self.sentence(place.start)
        low = max(sentence.start, place.start - 90)
        before = self.text[low : place.start]
        after = self.text[place.end : place.end + 30]
        if _OTHERS_AFTER.match(after):
            return True
        if _STARTS_IN_FIRST_PERSON.match(self.text, place.start, place.end):
            return False
        if not before.endswith(" "):
            return False
        lower = self.lower[low : place.start] if self.lower is not None else None
        found = _OTHERS_BEFORE.search(before, lower)
        if found is None or _FIRST_PERSON.search(found[0]):
            return False
        return not _OWN_RELATIVE.search(before)

    def in_own_place(self, offset: int) -> bool:
        """Return whether ``offset`` stands where people write about themselves."""
        if self.section_at(offset) in _OWN_SECTIONS:
            return True
        start, end = self._block(offset)
        if _OWN_LABEL.match(self.text, start, end):
            return True
        previous = self.text.rfind("\n", 0, max(start - 1, 0)) + 1
        return bool(start) and bool(_OWN_LABEL.match(self.text, previous, start))

    @cached_property
    def is_reference(self) -> bool:
        """Whether the document is a reference, which speaks of the applicant as "hun" or "he"."""
        if self.view.known.testimonial:
            return True
        third = len(_THIRD_PERSON.findall(self.text))
        first = len(_FIRST_PERSON_SUBJECT.findall(self.text))
        told = (p.search(self.text, self.lower) for p in (_REFERENCE_TITLE, _REFERENCE_VERB))
        if any(told):
            return third > first
        return third >= _MANY_PRONOUNS and third > 2 * first

    def allows(self, about: About, place: Span, match: tuple[int, int]) -> bool:
        """Return whether the stretch at ``place`` speaks of whom the rule asks."""
        if about is About.ANY:
            return True
        if self.about_others(Span(*match)):
            return False
        if about is About.FREE:
            return True
        if about is About.THIRD:
            return self.is_reference
        return self.first_person(place.start) or self.in_own_place(place.start) or self.is_reference
