# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a form says of the applicant beside the name, found in the document however it is spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.model import Ground, Identity, Sentence, Signal, Span

_REASON = Sentence("Står i ansøgerens oplysninger.", "Stands in the applicant's particulars.")
_FILL = r"[\s.\-‐‑‒–—−/()·]{0,3}"
_MONTHS = (
    r"jan(?:uar[iy]?)?",
    r"feb(?:ruar[iy]?)?",
    r"m(?:ar(?:ts|s|ch)?)",
    r"apr(?:il)?",
    r"ma[jiy]",
    r"jun[ie]?",
    r"jul[iy]?",
    r"aug(?:usti?)?",
    r"sept?(?:ember)?",
    r"o[ck]t(?:ober)?",
    r"nov(?:ember)?",
    r"de[cs](?:ember)?",
)
_NUMBERED_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january januari",
            "feb februar february februari",
            "mar marts mars march",
            "apr april",
            "maj mai may",
            "jun juni june",
            "jul juli july",
            "aug august augusti",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december des desember",
        ),
        start=1,
    )
    for name in names.split()
}
_HOME_BEFORE = re.compile(
    r"(?:\bbo(?:r|et|sat|ende|satt)?\b|\bbopæl|\bby\b|\bhjem|\bher\b|\badresse|\blive|\bbased|"
    r"\bflytt)[^\n.]{0,25}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A pattern for one particular, and the ground it gives away."""

    ground: Ground
    pattern: re.Pattern[str]
    rule: str
    at_home_only: bool = False


class GivenFinder:
    """Finds the given e-mail, telephone, address, town, birth date and national number."""

    name = "identity_given"
    grounds = frozenset(
        {
            Ground.EMAIL,
            Ground.PHONE,
            Ground.ADDRESS,
            Ground.PLACE,
            Ground.BIRTH,
            Ground.ID,
            Ground.NAME,
        }
    )

    def find(self, view: View) -> Iterator[Signal]:
        """Yield every spelling of every particular."""
        for wanted in (*_wanted(view.known.given), *_user_names(view.known.emails)):
            for match in wanted.pattern.finditer(view.text):
                if wanted.at_home_only and not _at_home(view, match):
                    continue
                span = Span(match.start(), match.end())
                yield Signal(wanted.ground, span, 0.97, wanted.rule, _REASON)


def _wanted(identity: Identity) -> Iterator[_Wanted]:
    if identity.email:
        parts = re.split(r"([@.])", identity.email.strip())
        spaced = r"\s?".join(re.escape(p) for p in parts if p)
        yield _Wanted(Ground.EMAIL, _whole_word(spaced), "identity_given.email")
    yield from _numbers(identity)
    yield from _home(identity)
    born = parse_date(identity.birth_date)
    if born:
        yield _Wanted(Ground.BIRTH, _dates(born), "identity_given.birth_date")


def _user_names(emails: tuple[str, ...]) -> Iterator[_Wanted]:
    """An address's local part is a user name elsewhere too."""
    for email in emails:
        local = email.partition("@")[0]
        if len(local) > 5 and not local.isdigit():
            yield _Wanted(Ground.NAME, _whole_word(re.escape(local)), "identity_given.user_name")


def _whole_word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w]){pattern}(?![\w])", re.IGNORECASE)


def _numbers(identity: Identity) -> Iterator[_Wanted]:
    phone = re.sub(r"\D", "", identity.phone)
    if len(phone) >= 7:
        national = phone[-8:] if len(phone) >= 8 else phone
        yield _Wanted(
            Ground.PHONE,
            re.compile(rf"(?:(?:\(?\+|00)\d{{2,3}}\)?{_FILL})?" + _digits(national)),
            "identity_given.phone",
        )
    number = re.sub(r"[^0-9A-Za-z]", "", identity.national_id)
    if len(number) >= 8:
        yield _Wanted(
            Ground.ID, re.compile(_digits(number), re.IGNORECASE), "identity_given.national_id"
        )


def _digits(number: str) -> str:
    return rf"(?<!\d){_FILL.join(number)}(?!\d)"


def _home(identity: Identity) -> Iterator[_Wanted]:
    street = re.match(r"\s*([^\d,]*[^\d,\s])[\s,]*(\d+\s?\w?)?", identity.address)
    if street and len(street.group(1)) > 3:
        name = r"\s+".join(re.escape(w) for w in street.group(1).split())
        number = street.group(2)
        if number:
            house = r"\s?".join(re.escape(c) for c in number.replace(" ", ""))
            floor = (
                r"(?:,?\s*(?:st|stuen|kl|\d{1,2})\.?,?\s*(?:sal,?\s*)?(?:t\.?v|t\.?h|"
                r"m\.?f)?\b\.?)?"
            )
            whole = rf"{name},?\s+(?:nr\.?\s)?{house}{floor}"
            yield _Wanted(Ground.ADDRESS, _whole_word(whole), "identity_given.address")
        yield _Wanted(Ground.ADDRESS, _whole_word(name), "identity_given.street", at_home_only=True)
    code, city = re.sub(r"\D", "", identity.postcode), identity.city.strip()
    town = r"\s+".join(re.escape(w) for w in city.split())
    if code and city:
        both = rf"(?:(?-i:[A-Z]){{1,2}}-?\s?)?{_FILL.join(code)},?\s+{town}"
        yield _Wanted(Ground.PLACE, _whole_word(both), "identity_given.postcode")
    if code:
        yield _Wanted(Ground.PLACE, _whole_word(code), "identity_given.postcode")
    if city:
        yield _Wanted(Ground.PLACE, _whole_word(town), "identity_given.city", at_home_only=True)


def parse_date(text: str) -> date | None:
    """Return the date that a person typed, day before month; ``None`` for anything else."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    word = re.search(r"[^\W\d_]{3,}", text)
    month = _NUMBERED_MONTHS.get(word.group().lower()) if word else None
    compact = re.fullmatch(r"\s*(\d\d)(\d\d)(\d{4}|\d\d)\s*", text)
    if compact:
        numbers = [int(g) for g in compact.groups()]
    if month and len(numbers) == 2:
        numbers = [numbers[0], month, numbers[1]]
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        numbers.reverse()
    day, month, year = numbers
    if year < 100:
        year += 1900 if year > 15 else 2000
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dates(born: date) -> re.Pattern[str]:
    """Every spelling of a date: 12.03.1984, 12/3-84, 12. marts 1984, March 12, 1984, 120384."""
    day, month = rf"0?{born.day}", rf"0?{born.month}"
    year = rf"(?:{born.year}|['’]?{born.year % 100:02d})"
    word = rf"(?:{_MONTHS[born.month - 1]})\.?"
    separator = r"\s?[./\-–—,]?\s?"
    forms = (
        rf"{day}\s?[./\-–]\s?{month}\s?[./\-–,]?\s?{year}",
        rf"{born.year}\s?[./\-–]\s?{month}\s?[./\-–]\s?{day}",
        rf"{day}(?:\.|st|nd|rd|th|\.? of)?\s?{word}{separator}{year}",
        rf"{word}\s{day}(?:st|nd|rd|th)?,?\s{year}",
        rf"{born.day:02d}{born.month:02d}(?:{born.year}|{born.year % 100:02d})",
        rf"{born.year}{born.month:02d}{born.day:02d}",
        rf"{day}(?:\.)?\s?{word}(?!\s?\d)",
    )
    return re.compile(rf"(?<![\d.]){'(?:' + '|'.join(forms) + ')'}(?!\d)", re.IGNORECASE)


def _at_home(view: View, match: re.Match[str]) -> bool:
    """A town or a street alone gives the home away only where people tell where they live."""
    before = view.text[max(match.start() - 30, 0) : match.start()]
    if _HOME_BEFORE.search(before):
        return True
    document = view.document
    block = document.blocks[document.block_at(match.start())].text
    rest = block.replace(match.group(), "").strip(" ,.:|·-–")
    where = view.structure.section_at(match.start())
    return where in {SectionKind.HEAD, SectionKind.PERSONAL} and not rest


FINDER = GivenFinder()
