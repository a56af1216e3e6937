# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Calendar years of a life: spans become durations, single years go, the event stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from sloer.finding import dates
from sloer.finding.caseless import Caseless, in_small_letters
from sloer.finding.dates import Moment, duration, lasting, moment, once, some_years, until_now
from sloer.finding.phrases import windows
from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.finding.subject import Passages
from sloer.model import Ground, Language, Sentence, Signal, Span

_SPAN = Sentence(
    "Årstallene fortæller om alder; varigheden kan blive stående.",
    "The calendar years tell of age; the duration can stay.",
)
_YEAR = Sentence(
    "Årstallet fortæller om alder; begivenheden kan blive stående.",
    "The calendar year tells of age; the event can stay.",
)
_BIRTH = Sentence("Teksten nævner fødselsdatoen.", "The text names the date of birth.")
_DECADE = Sentence("Årtiet fortæller om alder.", "The decade tells of age.")

# What stands before a number that is no year of a life: products, laws, plans, budgets, cases.
_NOT_BEFORE = Caseless.of(
    r"(?:(?<!\w)(?:windows|office|server|excel|word|powerpoint|outlook|sharepoint|exchange|"
    r"autocad|revit|"
    r"visual studio|project|visio|dynamics|solidworks|indesign|archicad|navision|c5|axapta|nav|ax|"
    r"photoshop|acrobat|ubuntu|macos|java|ecmascript|es|oracle|access|microsoft|matlab|"
    r"vision|agenda|horizon|horisont|mål|målene|pisa|talis|timss|pirls|piaac|eu|europe|expo|ol|"
    r"vm|em|"
    r"iso|en|ds|din|iec|ns|ss|nfpa|br|icd|dsm|ifrs|prince2|itil|wcag|budget(?:tet|år|året)?|"
    r"regnskab(?:et|s?året)?|"
    r"finanslov(?:en)?|overslagsår\w*|kommuneplan|lokalplan|klimaplan|planstrategi|helhedsplan|"
    r"budsjett|"
    r"årsbudsjett|årsregnskab|sundhedsaftale\w*|ok|overenskomst\w*|valg(?:et)?|\w+(?<!ud)valget|"
    r"folketingsvalg|"
    r"klima|folkeskole\w*|reform\w*|\w+reform(?:en)?|strategi(?:en)?|\w+strategi(?:en)?|plan|"
    r"\w+plan(?:en)?|"
    r"masterplan|initiative|programme|program(?:met)?|puljen?|projektet|kulturby|kulturhovedstad|"
    r"world cup|olympics|olympiade|festivalen?|ruten?|linje|rum|lokale|model|type|version|"
    r"release|nr\.?|no\.?|"
    r"sag|sagsnr\.?|sagsid|journalnr\.?|j\.nr\.?|ref\.?|stillings?-?id|job-?id|tlf\.?|telefon|"
    r"phone|mobil|"
    r"act|\w+(?<!or)lov(?:en)?|lov|lag|\w+lagen|regulation|directive|direktiv|forordning|"
    r"vejledning|"
    r"bekendtgørelse|"
    r"post|byfornyelse|(?<!til )(?<!i )(?<!fra )(?:europa|danmark)|lp|code|codex|kl\.|kle|"
    r"fy|census|lærerplan\w*|lgr|lpfö|gy|"
    r"vgs|lk|hdi|natura|\w*profil(?:en)?)"
    r"[ :-]{1,2}(?:for |af |of |no\. |nr\. )?)\Z"
    r"|(?:lov|bekendtgørelse|lbk|bek|cirkulære|vejledning|act|direktiv|forordning|"
    r"aftale) (?:nr\.?|no\.?) [^\n]{0,30}\Z"
    r"|(?<!\w)(?:gyldig\w*|giltig\w*|valid|udløber|udløb|utgår|utløper|expires?|"
    r"expiry) (?:indtil |til |till |until |frem til |to |i |in |med udgangen af )?\Z"
    r"|\w+(?:plan|strategi|program|politik|handleplan)(?:en|met|ken)? for [\w-]+ \Z"
    r"|(?<!\w)(?:server|windows|office|exchange|excel|ubuntu|autocad|sharepoint|dynamics) \d{4} "
    r"(?:til|to|till|og|and|och|/) \Z"
    r"|\d[:.]\Z|(?:dkk|kr\.?|eur|usd|£|\$|€|ca\.) ?\Z|(?:#|nr\. ?)\Z|\+\d+ ?\Z"
)
_NOT_AFTER = re.compile(
    r"\A ?(?:kr\b|kr\.|,-|dkk|kroner|euro|eur\b|usd|mio|mia|mill|m2|m²|kvm|stk|timer|hours|"
    r"deltagere|medarbejdere|"
    r"ansatte|borgere|elever|studerende|patienter|kunder|sider|kg\b|km\b|brugere|users|"
    r"employees|people|"
    r"participants|students|members|medlemmer|meter|kvadratmeter|indbyggere|inhabitants|besøgende|"
    r"pladser|enheder|units|ord\b|words|tons?\b|liter|watt|kwh|børn|husstande|lejemål|boliger|"
    r"tickets|"
    r"-(?:strategi|plan|mål|udgave|version|standard|reform|aftale|budget|modellen|edition)|"
    r"edition|udgaven|strategy|plan\b|goals|målene|budget|framework|r2\b)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?:(?<!\w)(?:født|fødd|född|born|fødselsdato|fødselsdag|fødselsår|fødselsdag|f\.|"
    r"date of birth|dob|birth ?date|birthday|"
    r"födelsedatum|födelseår|fødselsdato og -år|year of birth|född den|fødeår)(?: ?[:|"
    r"–-])?[ \n]?(?:den |d\. |i |in |on |the |på |året |år |tilbage i )?"
    r"(?:\d{1,2}(?:\.|st|nd|rd|th)? ?(?:of )?(?:[a-zæøå]+\.? )?(?:[a-zæøå]+ )?(?:i )?)?)\Z",
    re.IGNORECASE,
)
_BORN_AT = re.compile(
    r"(?:født|fødd|född|born) (?:i|in|på) [\w ,-]{2,30}(?:,|den|d\.|i|in|on) ?\Z", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:(?<=[ \n(,.;|])|^)(?:(?:engang |tilbage |allerede |først |sidst |back |already |senest )?"
    r"(?:i|in|fra|from|år|året|year|of|den|d\.|pr\.|per|omkring|around|ca\.|indtil|until|til|"
    r"till|to|efter|after|"
    r"før|before|by|on|om|under|during|frem til|up to|fram til|siden|since|sedan|från|frå|"
    r"fram till|hösten|"
    r"inden|from about|i løbet af|løbet af|årgang|about|throughout|hele|hela|heile)[ \n]"
    r"(?:det |the |hele |hela |heile |whole of |året |år )?)\Z",
    re.IGNORECASE,
)
_START_DATE = re.compile(
    r"(?<!\w)(?:tiltræd\w*|starte?|begynde|opstart|ledig fra|available|start(?:ing)? date|notice|"
    r"opsigelses\w*|ansøgningsfrist\w*|tillträd\w*|tiltre\w*|börja|stilling(?:en)? (?:fra|per|"
    r"pr)|deadline|frist|vedrørende|vedr)\b[^\n.]{0,40}\Z",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:utskrift|udskrevet|printed|uppdaterad|opdateret|oppdatert|updated|revideret|"
    r"version)\W{0,3}"
    r"(?:den |on )?\Z",
    re.IGNORECASE,
)
_SENT = re.compile(r"(?<!\w)(?:sendt|sent|dato|date|datum|skickat)(?: on)?:? ?\Z", re.IGNORECASE)
_WROTE = re.compile(r"\A,? ?(?:kl\. ?\d\d?[.:]\d\d |at \d\d?:\d\d )?(?:skrev|wrote)(?!\w)")
"""Before and after the date of a mail that is answered."""
_DATE_LINE = re.compile(
    r"\A(?:[^\W\d][\w .\-]{1,25},? )?(?:,|den|d\.|dato:?|date:?|datum:?)? ?(?:den |d\. |the )?"
    r"(?:\d{1,2}(?:(?:\.|st|nd|rd|th)? ?(?:of )?[^\W\d]{3,10}| ?[ ./-] ?\d{1,2})\.?[ .,/-]+\d{2,4}|"
    r"[a-z]+ \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)\.?\s*\Z",
    re.IGNORECASE,
)
_LIFE_WORDS = re.compile(
    r"(?<!\w)(?:barn|child|opvokset|ung|young|uddannet|trained|began|begyndte|i|in|the|på|fra|"
    r"from)[ \n]\Z",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(
    r"(?<![\w./,:-])(?P<y>(?:19|20)\d\d|\d\d)/(?P<z>\d\d|(?:19|20)\d\d)(?![\w/.-])"
)
# "I 2018 blev jeg": without the year the verb would open a statement like a question.
_INVERTED = re.compile(
    r"\A[ \n](?:[^\W\d]{2,}(?:de|te|et|a)|blev|ble|blei|vart|var|fik|fick|fikk|fekk|kom|tog|tok|"
    r"gik|gikk|gick|gjekk|sad|satt|skrev|stod|sto|gav|ga|fandt|fant|drev|løb|lå)[ \n]"
    r"(?:(?:jeg|jag|eg|vi|man|vedkommende|hun|han|hon|ho|hen)(?!\w)|(?-i:[A-ZÆØÅÄÖ]))",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:(?:^|\n|[.!?:][ \n])[ ]?|(?<!\w)(?P<joined>og|och|men|samt)[ \n])\Z")
_JOINED = re.compile(r"[ \n](?:og|och|and|samt|&)[ \n]\Z")
_EARLIEST_AGE = 18
_LAST = 2049
_BEFORE, _AFTER = 34, 44


class YearFinder:
    """Finds calendar years and turns spans of them into durations."""

    name = "years"
    grounds = frozenset({Ground.YEAR, Ground.BIRTH, Ground.AGE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield years, spans of years, school years and decades."""
        text = view.text
        hints = dates.hints(text, view.passages.lower)
        if not hints:
            return
        search = _Search(view.passages, tuple(windows(text, hints, _BEFORE, _AFTER)))
        yield from search.spans()
        yield from search.singles()
        yield from search.school_years()
        yield from search.decades()


class _Search:
    def __init__(self, passages: Passages, stretches: tuple[tuple[int, int], ...]) -> None:
        self.passages = passages
        self.stretches = stretches
        self.text = passages.text
        self.taken = bytearray(len(self.text) + 1)
        self._no_years: dict[Span, bool] = {}
        self.now = self._now()

    def _matches(self, pattern: Caseless) -> Iterator[re.Match[str]]:
        for low, high in self.stretches:
            yield from pattern.finditer(self.text, self.passages.lower, low, high)

    def _now(self) -> Moment | None:
        """When the application was written: its own date, else today, else its newest year."""
        newest: Moment | None = None
        for match in self._matches(dates.SINGLE):
            found = moment(match["start"])
            if found is None:
                continue
            if self._is_no_year(Span(*match.span())):
                continue
            if self._is_own_date(Span(*match.span())):
                return found
            if newest is None or found.year > newest.year:
                newest = found
        if self.passages.view.today is not None:
            return Moment(self.passages.view.today.year, self.passages.view.today.month)
        return newest and Moment(newest.year)

    def _is_own_date(self, place: Span) -> bool:
        block = self.text.rfind("\n", 0, place.start) + 1
        end = self.text.find("\n", place.end)
        line = self.text[block : end if end >= 0 else len(self.text)]
        if len(line) > 60 or self.passages.is_reference or not _DATE_LINE.match(line):
            return False
        before = self.text[max(0, block - 25) : place.start]
        edge = min(block, len(self.text) - block) < 900
        section = self.passages.section_at(place.start)
        return (
            edge and not _BORN.search(before) and section in (SectionKind.HEAD, SectionKind.OTHER)
        )

    def _free(self, place: Span) -> bool:
        return not any(self.taken[place.start : place.end])

    def _take(self, place: Span) -> None:
        self.taken[place.start : place.end] = b"\x01" * len(place)

    def _is_no_year(self, place: Span) -> bool:
        if (known := self._no_years.get(place)) is None:
            known = self._no_years[place] = self._names_no_year(place)
        return known

    def _names_no_year(self, place: Span) -> bool:
        before = self.text[max(0, place.start - 45) : place.start]
        after = self.text[place.end : place.end + 16]
        if before and before[-1] != "\n" and _NOT_BEFORE.search(before, in_small_letters(before)):
            return True
        return bool(_NOT_AFTER.match(after)) or self._is_odd(place)

    def _is_odd(self, place: Span) -> bool:
        """Whether the number is part of a phone number, postcode, address or web address."""
        text, number = self.text, self.text[place.start : place.end]
        if not (number.isdigit() and len(number) == 4):
            return False
        after = text[place.end : place.end + 30]
        before = text[max(0, place.start - 40) : place.start]
        if re.match(r" \d\d \d\d(?!\d)", after) or re.search(r"(?<!\d)\d{2,4} \Z", before[-6:]):
            return not re.search(r"\d{4} \Z", before) or bool(re.match(r" \d{2}", after))
        if re.match(r" (?:Frederiksberg|Frb|København|Copenhagen|Kbh)", after):
            return True
        street = re.search(r"[a-zæøå.] \d{1,3} ?[A-Za-z]?(?:, ?[^,\n]{1,8})?[,\n] ?\Z", before)
        return bool(street and re.match(r" [A-ZÆØÅÄÖ][a-zæøåäö]+", after))

    def spans(self) -> Iterator[Signal]:
        for pattern in (dates.SPAN, dates.SINCE, dates.OPEN):
            for match in self._matches(pattern):
                signal = self._span(match)
                if signal is not None:
                    self._take(signal.span)
                    yield signal

    def _span(self, match: re.Match[str]) -> Signal | None:
        groups = match.groupdict()
        first = groups["start"] or groups.get("start2")
        begin = match.start("start") if groups["start"] else match.start("start2")
        place = Span(*match.span())
        start = moment(first) if first else None
        if start is None or not self._free(place) or self._is_no_year(Span(begin, match.end())):
            return None
        last = groups.get("end") or groups.get("end2")
        end = moment(last, start) if last else self.now
        if last and (end is None or not 0 <= end.year - start.year <= 65 or end.year > _LAST):
            return None
        if self._is_own_date(place) or _BORN.search(self.text[max(0, begin - 40) : begin]):
            return None
        replacement = self._duration(groups, start, end, is_open=not last)
        if self.text[place.end : place.end + 1] == ".":
            replacement = replacement.removesuffix(".")  # "11 mdr." ends the sentence, too
        long = end is not None and end.year - start.year >= _EARLIEST_AGE
        rule = "years.span.long" if long else "years.span"
        return Signal(Ground.YEAR, place, 0.95, rule, _SPAN, replacement)

    def _duration(
        self, groups: dict[str, str | None], start: Moment, end: Moment | None, *, is_open: bool
    ) -> str:
        language = self.passages.tongue
        known = end is not None and end.year > start.year
        adverbial = bool(groups.get("since") or groups.get("from"))
        if not is_open and end is not None:
            told = duration(start, end, language)
            return lasting(told, language) if adverbial else told
        told = duration(start, end, language) if known and end is not None else ""
        if adverbial:
            return lasting(told, language) if told else some_years(language)
        return until_now(told, language)

    def singles(self) -> Iterator[Signal]:
        for match in self._matches(dates.SINGLE):
            place = Span(*match.span())
            if not self._free(place) or self._is_no_year(place):
                continue
            before = self.text[max(0, place.start - 60) : place.start]
            if _BORN.search(before) or _BORN_AT.search(before):
                self._take(place)
                yield Signal(Ground.BIRTH, place, 0.95, "years.birth", _BIRTH)
            elif not (self._is_own_date(place) or self._is_to_come(place, before, match["start"])):
                self._take(place)
                told, wording = self._opening(place, match["start"])
                told = told or self._widened(place)
                yield Signal(Ground.YEAR, told, 0.95, "years.single", _YEAR, wording)

    def _opening(self, place: Span, point: str) -> tuple[Span | None, str]:
        """Return where a year opens a clause before its verb, and the word that keeps its place."""
        when, tongue = moment(point), self.passages.tongue_at(place.start)
        past = when is not None and self.now is not None and when.year <= self.now.year
        if not past or tongue is Language.EN:
            return None, ""
        lead = _LEAD.search(self.text, max(0, place.start - 30), place.start)
        start = lead.start() if lead else place.start
        opens = _OPENS.search(self.text[max(0, start - 6) : start])
        if not opens or not _INVERTED.match(self.text[place.end : place.end + 40]):
            return None, ""
        joined = opens["joined"] is not None
        word = once(tongue, after=joined)
        lower = joined or self.text[start].islower()
        return Span(start, place.end), word if lower else word.capitalize()

    def _is_to_come(self, place: Span, before: str, point: str) -> bool:
        when = moment(point)
        if _STAMP.search(before):
            return True
        if when is None or self.now is None:
            return False
        mailed = _SENT.search(before) or _WROTE.match(self.text[place.end : place.end + 30])
        return when.year >= self.now.year and bool(mailed or _START_DATE.search(before))

    def _widened(self, place: Span) -> Span:
        """Take the preposition, brackets and one space along, so that no gap tells of a year."""
        start, end = place.start, place.end
        text = self.text
        line = text.rfind("\n", 0, start) + 1
        if lead := _LEAD.search(text, max(line, start - 30), start):
            start = lead.start()
        joined = _JOINED.search(text, max(line, start - 6), start)
        if joined and self.taken[joined.start() - 1]:
            return Span(joined.start(), end)
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            start, end = start - 1, end + 1
        if start > line and text[start - 1] == " ":
            start -= 1
            if (
                start > line
                and text[start - 1] in ",·"
                and text[end : end + 1] in ("", "\n", ".", ",", ")")
            ):
                start -= 1
        elif start == line and (gap := re.compile(r"[:,]? ?(?=\S)").match(text, end)):
            end = gap.end()
        return Span(start, end)

    def school_years(self) -> Iterator[Signal]:
        found = (_SCHOOL_YEAR.finditer(self.text, *stretch) for stretch in self.stretches)
        for match in chain.from_iterable(found):
            place = Span(*match.span())
            if (int(match["y"]) + 1) % 100 != int(match["z"]) % 100 or not self._free(place):
                continue
            before = self.text[max(0, place.start - 25) : place.start].lower()
            told = len(match["y"]) == 4 or re.search(
                r"(?:året|år|year|årgang|sæson|student|hf|hhx|stx|klasse|elev)\w*,? \Z", before
            )
            if told and not self._is_no_year(place):
                self._take(place)
                yield Signal(Ground.YEAR, self._widened(place), 0.9, "years.school", _YEAR, "")

    def decades(self) -> Iterator[Signal]:
        for match in self._matches(dates.DECADE):
            place = Span(*match.span())
            before = self.text[max(0, place.start - 30) : place.start]
            if (
                self._free(place)
                and _LIFE_WORDS.search(before)
                and not re.search(r"midt|mid|sidst|start|først|early|late", before, re.IGNORECASE)
            ):
                self._take(place)
                yield Signal(Ground.YEAR, place, 0.75, "years.decade", _DECADE)


FINDER = YearFinder()
