# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Is a word of illness, faith or origin a case, a subject or a task, and nothing of one's own?

Nurses write "KOL", teachers "kristendom", caseworkers "fleksjob": where no first person stands,
what is counted, taught or treated, and whoever else has it, tells nothing of the applicant.
"""

from __future__ import annotations

import re

from sloer.finding.structure import SectionKind
from sloer.finding.subject import Passages
from sloer.model import Ground, Span

_DEALT_WITH_AT_WORK = frozenset({Ground.HEALTH, Ground.RELIGION, Ground.ORIGIN, Ground.ORIENTATION})
_BEARER = re.compile(
    r"(?<!\w)(?:dem|de fleste|nogle|flere|mange|halvdelen|noen|flera|många|några|some|many|several|"
    r"moren|faren|barnet|børnene|barnen|barna|naboen?|brødre|søskende|par|soldater|voksne|vuxna|"
    r"(?:asyl|tortur|flygtn|psykiatri)\w+|hvis (?:mor|far|kone|mand)|vars|whose \w+|"
    r"(?:en|et|to|tre|fire|fem|én|ei|en av dem|a|two|three|\d+) (?:[^\W\d]+ ){0,2}?"
    r"(?:på|paa|of|aged|i årskurs) \d+(?: år)?|"
    r"(?:en|ei|et|a) (?:dreng|pige|mand|kvinde|fyr|dame|gutt|jente|pojke|flicka|tjej|kille|"
    r"kollega|nabo|ven|veninde|boy|girl|man|woman|colleague|neighbour|fan)|den ene|den andra|"
    r"den andre)"
    r"(?: (?!jeg|jag|eg|min|mit|my)[^\W\d]+){0,3}?,? ?(?:der |som |hvor |who )?"
    r"(?:har|havde|haft|er|var|blev|fik|med|with|has|had|is|was|hade|är|hadde|av|af|of|uden) "
    r"(?:\w+ ){0,2}\Z",
    re.IGNORECASE,
)
"""Somebody else whom the word is said of: "dem med", "hvis mor havde", "a boy of nine with"."""
_COUNTED = re.compile(
    r"(?<!\w)(?:procent\w*|prosent\w*|per ?cent|pct\.?|antallet|nedbrag\w*|statisti\w*|refusion\w*|"
    r"certificere\w*|autorisere\w*|legitimera\w*|ph\.?d\.?|regist(?:er|ret|re)|dashboard|folder\w*|"
    r"opsporing|screen\w*|vurdering(?:er)? af|måle|give|revision af|levering\w*|bestilling\w*|"
    r"gennemgang|behandling|triage|kursus|kurs|tilbud|medicinhåndtering\w*|delegation|delegering|"
    r"depot\w*|"
    r"førstehjælp|lydfyr|mottagning\w*|områder er|mine områder|hverdag(?:en)? består|diæt til|"
    r"linjefag\w*|"
    r"mellemtrinnet|\d\. klasse|prøvefri|censor|beskikket|database|gravplass|gravsted\w*|\w*afsnit|"
    r"gravar|madplan\w*|menuplan\w*|buffet|eksport|afhandling\w*|oversigt|\w*litteratur\w*|"
    r"toiletter|"
    r"omklædning|konsultation\w*|udgivet|oversat til|afgørelser|regnskab\w*|årsregnskab\w*|"
    r"privatskole|"
    r"curator|master\w*|besøg af|ph\.?d|monitoring|networks?|dietary|menus?|conditions)(?!\w)|"
    r"\d ?%",
    re.IGNORECASE,
)
"""What is measured, treated or taught: numbers of a staff, tasks of a ward."""
_WORK_SECTIONS = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.COURSES, SectionKind.SKILLS}
)
_ON_LEAVE = re.compile(
    r"(?<!\w)(?:\w*sygeme\w*|\w*sykeme\w*|\w*sykme\w*|sjukskr\w*|sjukme\w*|sygeorlov\w*|orlov\w*|"
    r"permisjon\w*|ledig\w*|pause\w*|uden arbejde|ude af arbejde|hjemmegående|sick|off|leave|break|"
    r"recover\w*|afbræk|rekonvalescens|syg|syk|sjuk|ill|rask\w*|frisk\w*)(?!\w)",
    re.IGNORECASE,
)
"""What makes a line of a career one about the applicant's own health."""


_DATED = re.compile(
    r"[-•· ]*(?:\d[\d./–-]*|jan\w*|feb\w*|mar\w*|apr\w*|ma[ijy]|jun[ei]?|jul[iy]?|aug\w*|sep\w*|"
    r"o[kc]t\w*|nov\w*|de[cs]\w*|forår\w*|efterår\w*|høst\w*|vår\w*|\w*sommer\w*|vinter\w*|to|til|"
    r"[:,;–—| -])+",
    re.IGNORECASE,
)
"""A line that has nothing but dates before the illness is a gap in a career."""
_NEAR = 45


def is_case(ground: Ground, span: Span, passages: Passages) -> bool:
    """Whether a word of illness, faith or origin is a case, a subject or somebody else's."""
    if ground not in _DEALT_WITH_AT_WORK:
        return False
    sentence = passages.sentence(span.start)
    text = passages.text
    low, high = max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR)
    if _COUNTED.search(text, low, high):
        return True
    if _BEARER.search(text, max(sentence.start, span.start - 80), span.start):
        return True
    if ground is not Ground.HEALTH or passages.is_reference:
        return False
    if passages.section_at(span.start) not in _WORK_SECTIONS:
        return False
    if _DATED.fullmatch(text, passages.line_start(span.start), span.start):
        return False
    return not (
        passages.first_person(span.start) or _ON_LEAVE.search(text, sentence.start, sentence.end)
    )
