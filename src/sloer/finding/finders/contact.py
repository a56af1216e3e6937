# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Telephone numbers and e-mail addresses, anybody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.model import Ground, Sentence, Signal, Span

_EMAIL_REASON = Sentence("En e-mailadresse.", "An e-mail address.")
_PHONE_REASON = Sentence("Et telefonnummer.", "A telephone number.")

_LOCAL = r"[\w.+'%&-]*[\w+]"
_HOST = r"[^\W_](?:[\w-]*[^\W_])?"
_SAID_TOP = (
    r"(?:dk|com|net|org|no|se|eu|io|me|nu|info|fi|is|de|uk|pl|fr|es|it|nl|ch|at|be|edu|gov|ai|dev|app|"
    r"example|biz|name|online)"
)
_LOCAL_BEFORE = re.compile(rf"{_LOCAL}$")
_SPACED_LOCAL_BEFORE = re.compile(rf"{_LOCAL} ?\n? ?$")
_HOST_AFTER = re.compile(rf"(?:{_HOST}\.)+[^\W\d_]{{2,}}")
# A spaced or broken host, for an "@" that has no plain one after it.
_SPACED_HOST_AFTER = re.compile(
    rf" ?\n? ?{_HOST}(?:(?: ?\. ?\n?|-\n){_HOST})*? ?\. ?\n?{_SAID_TOP}(?!\w)", re.IGNORECASE
)
# Recognisers read "@" as "&", "©" or "®" at times.
_SIGN = re.compile(r"@|(?<=\w)[&©®](?=\w)")
_LONGEST_LOCAL = 64
_SAID_DOT = r"\s?(?:[\[({<]\s?(?:dot|punktum|prik|punkt)\s?[\])}>]|\s(?:dot|punktum|prik)\s)\s?"
# In brackets any "at" counts; as a bare word only "snabel-a", or "at" before "dot".
_SAID_AT = re.compile(
    rf"(?:{_LOCAL})(?:"
    rf"\s?[\[({{<]\s?(?:at|a|snabel-?a?|alfakrøll|krøllalfa)\s?[\])}}>]\s?{_HOST}"
    rf"(?:(?:\s?\.\s?|{_SAID_DOT}){_HOST})*?(?:\s?\.\s?|{_SAID_DOT}){_SAID_TOP}"
    rf"|\ssnabel-?a\s{_HOST}(?:(?:\.|{_SAID_DOT}){_HOST})*?(?:\.|{_SAID_DOT}){_SAID_TOP}"
    rf"|\sat\s{_HOST}{_SAID_DOT}{_SAID_TOP}"
    rf")(?!\w)",
    re.IGNORECASE,
)
_SAID_HINT = re.compile(
    r"snabel|krøll|[\[({<] ?at? ?[\])}>]| dot | at \w+\.(?:dk|com)", re.IGNORECASE
)

_ABROAD = re.compile(
    r"(?<![\w+])(?:\(?\+|\(?00)[ ]?\(?(\d{1,3})\)?(?:[ \u00a0\u202f.\-‐‑–/()]{0,3}\d){5,12}(?!\d)"
)
_SEP = r"[ \u00a0\u202f.\-‐‑–/]"
_GROUPED = re.compile(
    rf"(?<![\w+/])(?<!\d[.,\-–])(?:0\d{{1,3}}[ \-–/]+\d{{2,3}}(?:[ -]?\d{{2,3}}){{1,2}}"
    rf"|\d{{2}}({_SEP} ?)\d{{2}}\1\d{{2}}\1\d{{2}}"
    rf"|\d{{4}}{_SEP}\d{{4}}|\d{{3}} \d{{3}} \d{{2}}|\d{{2}} \d{{3}} \d{{3}}|"
    rf"\d{{3}} \d{{2}} \d{{3}}"
    rf"|\d{{2}} \d{{2}} \d{{4}}|\d{{4}} \d{{2}} \d{{2}}"
    rf"|\d{{8}})(?![\w]|[.,\-–]\d)"
)
_ODD = re.compile(rf"\d(?:{_SEP}?\d){{6,11}}(?!\d)")
_LOCAL_NUMBER = re.compile(
    r"\s?[,(]?\s?(?:lokal|lok\.|ext\.?|extension|local)\s?:?\s?\d{2,5}\)?", re.IGNORECASE
)
_CUE = re.compile(
    r"(?:\b(?:tlf|tlfnr|telefon(?:nummer|nr|isk)?|mobil(?:nummer|nr|telefon)?|mob|tel|phone|"
    r"mobile|cell|"
    r"call|ring|sms|kontakt(?:es|nummer)?|træffes|whatsapp|privat|arbejde|direkte|hotline|fastnet|"
    r"hjemmetelefon|[tmp])\b[^\w\n]{0,4}(?:nr\.?|nummer|no\.?)?|☎|📞|📱|✆)"
    r"[^\w]{0,4}(?:til |på |at |on |is |er )?[^\w]{0,3}$",
    re.IGNORECASE,
)
_CUE_LINE = re.compile(r"\b(?:tlf|telefon|mobil|mob|tel|phone|kontakt|ring)\w*\b", re.IGNORECASE)
_NOT_A_PHONE = re.compile(
    r"(?:\b(?:cvr|p-?nr|p-?nummer|ean|se-?nr|sagsnr|sagsnummer|sags-?id|journal\w*|j\.?nr|"
    r"konto(?:en|nr|nummer|plan)?|"
    r"reg(?:nr|\.? ?nr|istrering\w*|nummer)?|"
    r"budget(?:nr|konto\w*|nummer)?|kr|dkk|eur|ordre\w*|faktura\w*|kle|isbn|issn|doi|"
    r"løbenr|varenr|artikel\w*|"
    r"case|ref|matrikel\w*|stillingsnr|jobnr|job-?id|id|udbud\w*|licen[cs]e|kørekort)"
    r"\b[^\n\d]{0,12})$",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    r"[ \u00a0]?(?:,-|€|m²|(?:kr|dkk|mio|mia|eur|borgere|personer|timer|m2)(?!\w))", re.IGNORECASE
)
_NEAR = 30


class ContactFinder:
    """Finds telephone numbers and e-mail addresses, the applicant's and everybody else's."""

    name = "contact"
    grounds = frozenset({Ground.EMAIL, Ground.PHONE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield e-mail addresses, then telephone numbers."""
        yield from _emails(view.text)
        yield from _phones(view)


def _emails(text: str) -> Iterator[Signal]:
    for sign in _SIGN.finditer(text):
        found = _around(text, sign)
        if found:
            yield _email(text, *found, "contact.email")
    if _SAID_HINT.search(text):
        for match in _SAID_AT.finditer(text):
            yield _email(text, match.start(), match.end(), "contact.email.said")


def _around(text: str, sign: re.Match[str]) -> tuple[int, int] | None:
    """Return the edges of the address around an "@"; around a misread one only if it is plain."""
    position, first = sign.start(), max(sign.start() - _LONGEST_LOCAL, 0)
    local = _LOCAL_BEFORE.search(text, first, position)
    host = _HOST_AFTER.match(text, sign.end())
    if sign.group() != "@":
        sure = host and re.search(rf"\.{_SAID_TOP}$", host.group())
        long = local is not None and len(local.group()) > 3
        return (local.start(), host.end()) if local and long and host and sure else None
    local = local or _SPACED_LOCAL_BEFORE.search(text, first, position)
    host = host or _SPACED_HOST_AFTER.match(text, sign.end())
    return (local.start(), host.end()) if local and host else None


def _email(text: str, start: int, end: int, rule: str) -> Signal:
    entity = re.sub(r"\s", "", text[start:end]).lower()
    return Signal(Ground.EMAIL, Span(start, end), 0.98, rule, _EMAIL_REASON, entity=entity)


def _phones(view: View) -> Iterator[Signal]:
    text = view.text
    taken = 0
    numbers = [(m, "contact.phone.abroad") for m in _ABROAD.finditer(text)]
    numbers += [(m, "contact.phone") for m in _GROUPED.finditer(text)]
    numbers += [(m, "contact.phone.cue") for m in _after_cues(text)]
    for match, rule in sorted(numbers, key=lambda n: (n[0].start(), -n[0].end())):
        if match.start() < taken:
            continue
        confidence = _confidence(view, match, rule)
        if confidence:
            taken = _end(text, match)
            digits = re.sub(r"\D", "", match.group())[-8:]
            span = Span(_begin(text, match.start()), taken)
            yield Signal(
                Ground.PHONE, span, confidence, rule, _PHONE_REASON, entity=f"phone:{digits}"
            )


def _after_cues(text: str) -> Iterator[re.Match[str]]:
    for match in re.finditer(r"(?<![\w+])\d", text):
        if _CUE.search(text, max(match.start() - _NEAR, 0), match.start()):
            odd = _ODD.match(text, match.start())
            if odd and len(re.sub(r"\D", "", odd.group())) >= 7:
                yield odd


def _begin(text: str, start: int) -> int:
    return start - 1 if start and text[start - 1] == "(" and text[start] in "+0" else start


def _end(text: str, match: re.Match[str]) -> int:
    extension = _LOCAL_NUMBER.match(text, match.end())
    return extension.end() if extension else match.end()


def _confidence(view: View, match: re.Match[str], rule: str) -> float:
    text, start = view.text, match.start()
    before = text[max(start - _NEAR, 0) : start]
    if _CUE.search(before):
        return 0.97
    if rule == "contact.phone.abroad":
        return 0.95 if _possible_abroad(match.group()) else 0.0
    if _NOT_A_PHONE.search(before) or _MONEY_AFTER.match(text, match.end()):
        return 0.0
    return _confidence_by_shape(view, match)


def _possible_abroad(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    plus = "+" + (digits.removeprefix("00") if "+" not in number else digits)
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(plus, None))
    except phonenumbers.NumberParseException:
        return False


def _confidence_by_shape(view: View, match: re.Match[str]) -> float:
    number, digits = match.group(), re.sub(r"\D", "", match.group())
    if digits[0] in "01" and not _swedish(number, digits):
        return 0.0
    if _is_years_or_date(number):
        return 0.0
    if number.isdigit():
        return 0.85 if _in_contact_lines(view, match.start()) else 0.0
    return 0.9


def _swedish(number: str, digits: str) -> bool:
    if digits[0] != "0" or digits[1] == "0" or len(digits) not in {8, 9, 10}:
        return False
    if re.fullmatch(
        r"0\d[ /-]\d\d[ /-](?:19|20)?\d\d|0\d ?[0-5]\d ?[-–] ?[0-2]\d ?[0-5]\d", number
    ):
        return False
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, "SE"))
    except phonenumbers.NumberParseException:
        return False


_YEARS = re.compile(r"(?:19|20)\d\d\D(?:19|20)\d\d$")
_DATE = re.compile(r"(?:[0-3]?\d\D[01]\d\D(?:19|20)\d\d|(?:19|20)\d\d\D[01]\d\D[0-3]\d)$")


def _is_years_or_date(number: str) -> bool:
    return bool(_YEARS.match(number) or _DATE.match(number)) or (
        number.isdigit() and _DATE.match(f"{number[:4]}-{number[4:6]}-{number[6:]}") is not None
    )


def _in_contact_lines(view: View, offset: int) -> bool:
    """Eight bare digits count where people write numbers: among referees, beside an e-mail."""
    if view.structure.section_at(offset) is SectionKind.REFEREES:
        return True
    document = view.document
    index = document.block_at(offset)
    if _CUE_LINE.search(document.blocks[index].text) or "@" in document.blocks[index].text:
        return True
    signature = view.structure.signature
    if signature and signature.start <= offset < signature.end:
        return True
    if view.structure.section_at(offset) is not SectionKind.HEAD:
        return False
    nearby = document.blocks[max(index - 2, 0) : index + 3]
    return any("@" in b.text or _CUE_LINE.search(b.text) for b in nearby)


FINDER = ContactFinder()
