# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Street lines: a street's name with a house number, or a street told as one's home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sloer.finding.lexicon import is_odd_street
from sloer.finding.names import cues
from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.finding.words import Words
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence("En adresse.", "A street address.")
_ENDINGS = (
    *(
        "vej",
        "vejen",
        "gade",
        "gaden",
        "allé",
        "allè",
        "alle",
        "alléen",
        "stræde",
        "strædet",
        "vænge",
    ),
    *("vænget", "park", "parken", "plads", "pladsen", "boulevard", "boulevarden", "have", "haven"),
    *("torv", "torvet", "bakke", "bakken", "sti", "stien", "toft", "toften", "ager", "ageren"),
    *("lund", "lunden", "krog", "krogen", "mark", "marken", "høj", "højen", "eng", "engen", "dal"),
    *("dalen", "skov", "skoven", "gård", "gården", "gaard", "vang", "vangen", "gang", "gangen"),
    *("kaj", "kajen", "skrænten", "leddet", "løkken", "brink", "brinken", "kær", "kæret", "holm"),
    *(
        "volden",
        "vold",
        "bo",
        "hus",
        "husene",
        "stien",
        "passagen",
        "slippen",
        "svinget",
        "kvarter",
    ),
    *("gata", "gatan", "gaten", "veien", "vegen", "vei", "veg", "vägen", "väg", "gränd", "gränden"),
    *(
        "stigen",
        "backen",
        "torget",
        "plass",
        "plassen",
        "bakken",
        "svingen",
        "løkka",
        "åsen",
        "kroken",
    ),
    *("terrasse", "terrassen", "esplanade", "esplanaden", "promenade", "promenaden", "by", "byen"),
    *(
        "weg",
        "straße",
        "strasse",
        "platz",
        "straat",
        "laan",
        "gutua",
        "gutu",
        "lia",
        "haugen",
        "jordet",
    ),
)
_ALONE = frozenset(
    [
        "vej",
        "gade",
        "allé",
        "alle",
        "allè",
        "plads",
        "stræde",
        "boulevard",
        "torv",
        "park",
        "have",
        "vænge",
        "sti",
        "bakke",
        "kaj",
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "lane",
        "drive",
        "close",
        "court",
        "way",
        "terrace",
        "crescent",
        "square",
        "gardens",
        "grove",
        "place",
        "gata",
        "gatan",
        "vei",
        "väg",
        "veg",
        "plass",
        "torg",
        "brygge",
        "esplanade",
        "vold",
    ]
)
_QUALIFIERS = frozenset(
    [
        "gammel",
        "gl",
        "ny",
        "store",
        "lille",
        "st",
        "ll",
        "nordre",
        "søndre",
        "vestre",
        "østre",
        "nørre",
        "sdr",
        "ndr",
        "vestr",
        "øster",
        "vester",
        "sønder",
        "øvre",
        "nedre",
        "sankt",
        "skt",
        "sct",
        "stora",
        "lilla",
        "norra",
        "södra",
        "östra",
        "västra",
        "gamla",
        "gamle",
        "nye",
        "store",
    ]
)
_HOUSE = re.compile(
    r"(?:,?[ \u00a0]{1,2}|,\n)(?:nr\.? ?|no\.? ?)?(?P<number>\d{1,3}(?:[ ]?[-–/][ ]?\d{1,3})?)"
    r"(?:[ ]?[A-Za-zÆØÅæøå](?![\wæøå]))?(?![\d]|[.,:]\d|[ ]?(?:%|år|timer|børn|elever|km|m2|kr|"
    r"min))"
    r"(?P<door>(?:[ ]?,?[ ]{0,2}(?:(?:st|stuen|kl|kld|kælder|mezz|penthouse|"
    r"\d{1,2})\.?[ ]?,?[ ]?(?:sal|etage|floor)?[ .,]{0,3})?"
    r"(?:t\.?v|t\.?h|m\.?f|tv|th|mf|midt(?:for)?|(?:dør|lejl|lejlighed|leil|leilighet|vær|"
    r"værelse|lgh|lght|apt|flat|hus|opg|opgang|bolig|boks)\.? ?\w{1,5}|H\d{4})\b\.?"
    r"|[ ]?,[ ]?(?:st|stuen|kl|kld|\d{1,2}(?!\d))\.?(?:[ ]?(?:sal|etage)\b\.?)?(?:[ ]?(?:\d{1,4}|"
    r"[a-z])(?!\w))?(?![\d])"
    r"|[ ](?:st|kld?)\b\.?|[ ]?,?[ ](?:\d{1,2})\.?[ ]?sal\b)?)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"(?:(?:Flat|Apt\.?|Apartment|"
    r"Unit) ?\w{1,4},? )?(?<![\d.])\d{1,4}[A-Za-z]? (?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Court|Way|Terrace|Crescent|Square|"
    r"Gardens|Grove|Place)\b\.?"
)
# Any capitalised name and number that a postcode and a town follow, on this line or the next.
_BEFORE_POSTCODE = re.compile(
    r"(?<![\w.])(?:[A-ZÆØÅÄÖ][\w.'-]+ ){1,3}\d{1,3}(?!\d) ?[A-Za-z]?"
    r"(?=,? ?\n? ?(?:[A-Z]{1,2}-)?\d{3} ?\d{1,2} [A-ZÆØÅÄÖ])"
)
_CARE_OF = re.compile(r"\bc/o:? [^\n,;·|]{2,40}", re.IGNORECASE)
_HOME = re.compile(
    r"\b(?:bor|boende|bopæl|bosat|adresse|hjemmeadresse|privatadresse|flyttet|flytte|bodde|"
    r"live|lives|living|address|bostad|"
    r"bostedsadresse|gadeadresse|vej|lejlighed|hus|hjem)\b[^\n.]{0,14}$",
    re.IGNORECASE,
)
_POSTCODE_AFTER = re.compile(r"[\s,·|–-]{1,4}(?:DK-?|N-|S-)?\d{3} ?\d{1,2}\b")
_POST_BOX = re.compile(r"\b(?:postboks|post ?box|p\.?o\.? box|box) \d{1,5}\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


class AddressFinder:
    """Finds street lines. A street in the name of an employer or a school stays."""

    name = "address"
    grounds = frozenset({Ground.ADDRESS})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield streets with a house number, then streets that are told as a home."""
        words = view.words
        taken = 0
        for index in range(len(words)):
            if words.starts[index] < taken or not _may_end_street(words, index):
                continue
            first = _street_start(words, index)
            signal = _judge(view, first, index)
            if signal:
                taken = signal.span.end
                yield signal
        for pattern in (_BEFORE_POSTCODE, _ENGLISH, _CARE_OF, _POST_BOX):
            for match in pattern.finditer(view.text):
                span = Span(match.start(), match.end())
                yield Signal(Ground.ADDRESS, span, 0.85, "address.line", _REASON, entity="address")


def _may_end_street(words: Words, index: int) -> bool:
    """Tell whether a word can be the last of a street's name; cheap, asked of every word."""
    lower = words.lower[index]
    if lower in _ALONE:
        return index > 0 and words.texts[index - 1][0].isupper() and words.gap_before(index) == " "
    if _ends_as_street(lower):
        return True
    text = words.text
    end = words.ends[index]
    return (
        words.texts[index][0].isupper()
        and text[end : end + 1] == " "
        and _DIGIT.match(text, end + 1) is not None
        and is_odd_street(_odd_name(words, index))
    )


@lru_cache(maxsize=65_536)
def _ends_as_street(word: str) -> bool:
    return len(word) > 4 and word.endswith(_ENDINGS)


def _odd_name(words: Words, index: int) -> str:
    first = index
    while first and words.gap_before(first) == " " and words.texts[first - 1][0].isupper():
        if index - first > 2:
            break
        first -= 1
    for start in range(first, index + 1):
        name = words.text[words.starts[start] : words.ends[index]]
        if is_odd_street(name):
            return name
    return ""


def _street_start(words: Words, index: int) -> int:
    """Return the first word of the street that ends at ``index``."""
    alone = words.lower[index] in _ALONE or not words.lower[index].endswith(_ENDINGS)
    first = index
    while first and index - first < 4:
        before, gap = words.lower[first - 1], words.gap_before(first)
        if gap not in {" ", ". ", ".", "\u00a0"} or not words.texts[first - 1][0].isupper():
            break
        if (
            before in cues.FORM_WORDS
            or before in cues.NAME_HEADS
            or before in {"bopæl", "bor", "på"}
        ):
            break
        # "Søren Kierkegaards Plads" takes its names along; "Solvej" only "Gl." and the like.
        if not alone and before not in _QUALIFIERS:
            break
        if gap != " " and before not in _QUALIFIERS and len(before) > 2:
            break
        first -= 1
    return first


def _judge(view: View, first: int, last: int) -> Signal | None:
    words, text = view.words, view.text
    house = _HOUSE.match(text, words.ends[last])
    start = words.starts[first]
    if house:
        confidence = _with_number(view, first, last, house)
        if confidence:
            end = house.end() - (len(house.group()) - len(house.group().rstrip(" ,")))
            return _signal(start, end, confidence, "address.street")
        return None
    capital = words.texts[first][0].isupper()
    before = text[max(start - 30, 0) : start]
    if capital and _told_as_home(view, first, last, before):
        return _signal(start, words.ends[last], 0.8, "address.home")
    return None


def _signal(start: int, end: int, confidence: float, rule: str) -> Signal:
    return Signal(Ground.ADDRESS, Span(start, end), confidence, rule, _REASON, entity="address")


def _with_number(view: View, first: int, last: int, house: re.Match[str]) -> float:
    words, text = view.words, view.text
    lower = words.lower[last]
    if words.texts[first][0].isupper():
        if first and words.lower[first - 1] in cues.NAME_HEADS and words.gap_before(first) == " ":
            # "Børnehaven Solvej 12": an institution on that street; the number gives it away.
            return 0.7
        sure = lower.endswith(_SURE_ENDINGS) or lower in _ALONE or house["door"]
        if sure or is_odd_street(lower) or _POSTCODE_AFTER.match(text, house.end()):
            return 0.95
        return 0.8 if _in_head(view, words.starts[first]) else 0.0
    if _POSTCODE_AFTER.match(text, house.end()) or house["door"]:
        return 0.9
    if not lower.endswith(_SURE_ENDINGS) or len(lower) <= _SHORTEST:
        return 0.0
    before = text[max(words.starts[first] - 30, 0) : words.starts[first]]
    # A line of the head or the signature of few words before the street: "gamle markvej 7".
    line = before.rpartition("\n")[2]
    alone = "\n" in before and line.count(" ") <= 1 and _in_head(view, words.starts[first])
    return 0.85 if _HOME.search(before) or alone else 0.0


_SHORTEST = 6
_SURE_ENDINGS = (
    *(
        "vej",
        "vejen",
        "gade",
        "gaden",
        "allé",
        "alle",
        "alléen",
        "stræde",
        "strædet",
        "vænge",
        "vænget",
    ),
    *(
        "boulevard",
        "boulevarden",
        "gata",
        "gatan",
        "gaten",
        "veien",
        "vegen",
        "vei",
        "vägen",
        "gränd",
    ),
    *("weg", "straße", "strasse", "gutua"),
    *("parken", "bakken", "toften", "vangen", "lunden", "haven", "pladsen", "stien", "marken"),
)


def _in_head(view: View, offset: int) -> bool:
    if view.structure.section_at(offset) in {SectionKind.HEAD, SectionKind.PERSONAL}:
        return True
    signature = view.structure.signature
    return signature is not None and signature.start <= offset < signature.end


def _told_as_home(view: View, first: int, last: int, before: str) -> bool:
    words = view.words
    lower = words.lower[last]
    if not (lower.endswith(_SURE_ENDINGS) or lower in _ALONE):
        return False
    if re.search(
        r"\b(?:bor|boet|bopæl|bosat|adresse|boende|live on|living on)\b[^\n.]{0,8}$",
        before,
        re.IGNORECASE,
    ):
        return True
    following = words.ends[last]
    return _in_head(view, words.starts[first]) and bool(_POSTCODE_AFTER.match(view.text, following))


FINDER = AddressFinder()
