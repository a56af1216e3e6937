# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Documents that somebody else wrote about the applicant: are they, and of whom do they speak?

A testimonial names its subject in its title ("Udtalelse om …"), where it says what they were
("… har været ansat", "klasselærer for …"), and at the head of sentence after sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sloer.finding.names.acting import acts
from sloer.finding.names.reading import NameReader

_CAPITAL = r"(?=(?-i:[A-ZÆØÅÄÖÉÁÓÍ]))"
ABOUT = re.compile(
    r"(?:\b(?:vedr(?:ørende)?|angående|ang|"
    r"(?:udtalelse|udtalelsen|vurdering|omtale|linjer|ord|words|lines|rader) "
    r"(?:for|om|af|på|vedr(?:ørende|\.)?|about|on)|"
    r"(?:anbefaling|anbefalelse|indstilling|nominering|rekommendation)(?:sbrev)? "
    r"(?:af|for|til|om|av|vedr(?:ørende|\.)?)|"
    r"(?:(?:tjeneste|arbeids|slutt?|arbejds|praktik|praksis)?(?:attest|bevis|intyg|betyg)|"
    r"(?:tjänstgörings|arbets|praktik)(?:intyg|betyg)|vitnemål|skudsmål|"
    r"refer(?:ence|anse|ens)(?: given)?) "
    r"(?:for|för|om|til|till|på|vedr(?:ørende|\.)?)|"
    r"(?:recommendation|reference|attestation|testimonial|statement|letter) (?:for|of|about|on)|"
    r"letter of (?:reference|recommendation)(?: for)?|re|on behalf of|"
    r"bekræfte[rs]?(?: hermed)?,? at|bekrefte[rs]?(?: herved)?,? at|"
    r"(?:här(?:med|igenom) )?intyga[rs](?: här(?:med|igenom))?,? att|"
    r"(?:hereby |can |to )?(?:certify|confirm) that|bekræftelse på,? at|bekreftelse på,? at|"
    r"(?:kan|vil|skal|må|tør)(?: \w+)? anbefal[ae]|kan (?:varmt )?rekommendera|"
    r"recommend|recommending|nominate|endorse)"
    r"(?!\w)\.?:?\s+(?:[a-zæøå-]+\s){0,2}?)" + _CAPITAL,
    re.IGNORECASE,
)
RELATED = re.compile(
    r"(?:\b(?:(?:have |has )?(?:known|supervised|managed|taught|employed)|"
    r"(?:leder|leiar|chef|sjef|lærer|lærar|lärare|klasselærer|vejleder|veileder|rettleiar|"
    r"handledare|mentor|træner|trener|tränare|arbejdsgiver|arbeidsgiver|arbetsgivare|underviser|tutor|"
    r"(?:line )?manager|supervisor|teacher|coach|kollega|makker|colleague) "
    r"(?:for|för|til|till|of|to)|"
    r"kendt|kender|kjent|kjenner|känt|känner)"
    r"(?!\w)\.?:?\s+(?:[a-zæøå-]+\s){0,2}?)" + _CAPITAL,
    re.IGNORECASE,
)
_EMPLOYED = re.compile(
    r"\b(?:(?:har|have|has|hade|havde) "
    r"(?:i (?:perioden|perioder|tiden)|siden|sidan|sedan|været|vært|vore|varit|arbejdet|"
    r"arbeidet|arbeidd|arbetat|jobbet|jobba|jobbat|kørt|haft (?:ansættelse|anställning)|"
    r"gjort (?:tjeneste|praktik)|gennemført|fungeret|undervist|been|worked|served|reported|"
    r"completed|volunteered)|"
    r"(?:var|blev|ble|blei|was|is) (?:ansat|ansatt|tilsett|anställd|employed|engaged)|"
    r"varit (?:anställd|verksam)|født den|fratræder|fratrer|slutar|"
    r"worked (?:for|with|under|at)|joined (?:us|our|the))\b"
)
_HAD_AS = re.compile(
    r"\b(?:har haft|har hatt|havde|hadde|hade|har|have had|had)(?-i: [a-zæøåäö]+)? "
    r"(?=(?-i:[A-ZÆØÅÄÖÉÁÓÍ][\w’'-]+ [^.\n]{0,40}?(?:som|as) (?:\w+ )?[a-zæøåäö]{5,}))",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"^\W*(?:(?:personlig|faglig|skriftlig|character|professional|academic|employment) )?"
    r"(?:udtalelse|anbefaling|refer(?:ence|anse|ens)|(?:tjeneste|arbeids|slutt|sluttid)?attest|"
    r"(?:tjänstgörings|arbets|praktik)?(?:intyg|betyg)|recommendation|rekommendation|"
    r"praktik(?:udtalelse|vurdering|bevis|erklæring)|letter of|testimonial|skudsmål|"
    r"to whom it may concern|til (?:rette vedkommende|den det angår)|till den det berör|"
    r"bekræftelse|bevis|kandidat(?:profil|vurdering)|indstilling|vidnesbyrd)",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST_PERSON = re.compile(r"\b(?:jeg|mig|meg|min|mit|mine|I|my|jag|mitt|mina|eg)\b")
_THIRD_PERSON = re.compile(
    r"\b(?:han|hun|ham|hans|hende|hendes|henne|hennes|hennar|honom|ho|hon|hen|hens|"
    r"he|she|his|her|him)\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?:they|their|them)\b", re.IGNORECASE)
_MENTION = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=, ))(?P<name>[A-ZÆØÅÄÖÉÁÓÍ][\w’'-]+"
    r"(?: [A-ZÆØÅÄÖÉÁÓÍ][\w’'-]+){0,4}) (?P<next>[a-zæøåäö]+)",
    re.MULTILINE,
)
_STUDENT = re.compile(
    r"^\W*(?:\w*(?:studerende|praktikant|elev|lærling|student|trainee|apprentice|vikar|assistent|frivillig|medarbejder|medarbeider|medarbetare|kandidat|candidate|employee))"
    r"(?:en)?:? (?=[A-ZÆØÅÄÖ])",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING, _FAR = 1500, 3000
_MOST_MENTIONS = 4


def is_testimonial(text: str) -> bool:
    """Tell whether somebody writes of another: says so, and hardly ever says "jeg"."""
    opening = text[:_OPENING]
    titled = _TITLED.search(opening) is not None
    if not titled and not any(p.search(opening) for p in (ABOUT, RELATED, _EMPLOYED, _HAD_AS)):
        return False
    first_person = len(_FIRST_PERSON.findall(text))
    third_person = len(_THIRD_PERSON.findall(text))
    if titled or ABOUT.search(opening):
        third_person += len(_THEY.findall(text))
    return third_person > first_person


def subjects_of(text: str, reader: NameReader) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield the names a testimonial gives its subject, each with what its place is worth."""
    start = text[:_FAR]
    for match in ABOUT.finditer(start):
        yield reader.name_at(text, match.end(), told=True), 7.0
    for match in RELATED.finditer(start):
        yield reader.name_at(text, match.end(), told=True), 5.0
    for match in _STUDENT.finditer(text[:_OPENING]):
        yield reader.name_at(text, match.end(), told=True), 6.0
    for match in _HAD_AS.finditer(start):
        yield reader.name_at(text, match.end(), told=True), 6.0
    for match in _EMPLOYED.finditer(start):
        before = text[_opening_of(text, match.start()) : match.start()]
        yield reader.name_at(before.lstrip(), 0), 5.0
    yield from _who_acts(text, reader)


def _opening_of(text: str, offset: int) -> int:
    """Return where the line or the sentence around ``offset`` begins."""
    return max(text.rfind("\n", 0, offset), text.rfind(". ", 0, offset)) + 1


def _who_acts(text: str, reader: NameReader) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield who opens sentences with a verb, the more often the more."""
    seen: Counter[tuple[str, ...]] = Counter()
    for match in _MENTION.finditer(text):
        if acts(match["next"]):
            seen[reader.name_at(match["name"], 0)] += 1
    for name, times in seen.items():
        if name and times > 1:
            yield name, 1.5 * min(times, _MOST_MENTIONS)
