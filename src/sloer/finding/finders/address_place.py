# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Where the applicant lives or grew up: postcode and town, town beside a word of home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from sloer.finding.caseless import Caseless
from sloer.finding.lexicon import is_district, is_place, place_country
from sloer.finding.lines import lines_with
from sloer.finding.names import cues
from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence("Bopæl eller hjemegn.", "Home or home town.")
_TOWN = r"[A-ZÆØÅÄÖ][\wæøåäöüé.'’-]*"
_DISTRICT = r"(?:NV|SV|NØ|SØ|[NSØVKCMJF])(?![\wæøå])\.?|Sj(?:ælland)?\.?"
_POSTCODE = re.compile(
    rf"(?<![\d.,/+-])(?:(?:DK|N|NO|S|SE|FIN?)[- ])?(?P<code>\d{{4}}|\d{{3}} \d\d)"
    rf"(?:[ \u00a0,]{{1,2}}|\n)(?P<town>{_TOWN}(?: (?:{_DISTRICT}|{_TOWN})){{0,2}})",
)
_LOWER_POSTCODE = re.compile(
    r"(?<![\d.,/+-])(?P<code>\d{4}) (?P<town>[a-zæøåö]{3,}(?: (?:nv|sv|nø|sø|[nsøvkcj])\b)?)"
)
# "hovedgaden 3, 7730" and nothing after it.
_LONE_POSTCODE = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{4,} \d{1,3}[A-Za-z]?, (?P<code>[1-9]\d{3})(?=\s*(?:$|[.,\n]))",
    re.MULTILINE,
)
_LONE_HINT = re.compile(r", [1-9]\d{3}")
_BARE_POSTCODE = re.compile(r"(?:DK[- ])?\d{4}\s*$")
_HOME = Caseless.of(
    r"\b(?:(?:bor|boet|bodd|boende|bosat|bosatt|bosat|bopæl|bopæls|hjemmehørende|flytte(?:r|t|"
    r"de)?|tilflyttet|"
    r"slået mig ned|opvokset|oppvokst|uppvuxen|vokse(?:t|de)? op|vokser op|barndom|opvækst|"
    r"hjemby|hjembyen|fødeby|barndomshjem|"
    r"live|lives|living|based|grew up|raised|resid\w+|relocat\w+|moved?|hjem|hus|lejlighed|"
    r"rækkehus|gård|ejerbolig)"
    r"(?:[ ](?:nu|i dag|selv|privat|stadig|fortsat|lige|centralt|uden for|tæt på|nær|nord for|"
    r"syd for|vest for|øst for|omkring|"
    r"her|midt|ude|oppe|nede|hjemme|sammen|alene|tilbage|permanent|p\.t\.|pt|lidt|op|mig|"
    r"\w+ (?:år|måneder)))*"
    r"[ ](?:i|på|ved|til|in|on|to|near|uden for|fra|av|omkring|and raised in)[ ]"
    r"(?:det |den |hjertet af |centrum af |udkanten af |byen |indre |ydre |nærheden af |"
    r"området ved |landsbyen |nærheden af )?"
    r"|\b(?:by|bopæl|bopælskommune|bosted|bostadsort|city|town|ort|sted|bor|lokation|location|"
    r"placering|adresse|hjemby|fra)[ ]?:[ ]?"
    r"|\b(?:dreng|pige|kvinde|mand|bysbarn|fyr|student|barn|stammer|oprindelig|kommer|"
    r"kommer oprindeligt|er|from|"
    r"oprindeligt) fra )"
    r"(?=[A-ZÆØÅÄÖa-zæøå])"
)
_GREW_UP = re.compile(
    r"\b(?:opvokset|vokset op|voksede op|vokser op|barndom|opvækst|grew up|uppvuxen|"
    r"oppvokst)\b[^.\n]{0,40}? "
    r"(?:i|på|ved|in) (?=[A-ZÆØÅ])"
)
_HOME_TOWN = re.compile(rf"{_TOWN}(?: (?:{_DISTRICT}|{_TOWN})){{0,2}}")
_DATELINE = re.compile(
    rf"(?P<town>{_TOWN}(?: {_TOWN}| {_DISTRICT})?)(?:,? d(?:en|\.)?|,) ?(?=\d{{1,2}}[. /-])"
)
_ORGANISATION_AFTER = re.compile(r"[ ](?:(?:og|&) )?([A-ZÆØÅ]\w+)")
_NOT_HOME = frozenset({"kommune", "kommunes", "hospital", "universitet", "kommunen"})


class PlaceFinder:
    """Finds own towns. Towns in the names of employers and schools stay, foreign origin too."""

    name = "address_place"
    grounds = frozenset({Ground.PLACE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield postcode lines, home phrases, datelines, and a line that is only a town."""
        yield from _postcodes(view)
        yield from _homes(view)
        yield from _datelines(view)
        yield from _town_lines(view)


def _signal(start: int, end: int, confidence: float, rule: str, town: str) -> Signal:
    entity = f"place:{town.lower()}"
    return Signal(Ground.PLACE, Span(start, end), confidence, rule, _REASON, entity=entity)


def is_town(name: str, *, at_home: bool = False) -> bool:
    """Return whether ``name`` is a town or district; in Denmark, where ``at_home``."""
    lower = name.lower().rstrip(".").removeprefix("den ").strip()
    return is_district(name) or (is_place(lower, "DK") if at_home else is_place(lower))


def longest_town(phrase: str, *, at_home: bool = False) -> str:
    """Return the longest opening of ``phrase`` that is a town, with its district; or ""."""
    parts = phrase.split(" ")
    if parts[-1].lower() in cues.NAME_TAILS and len(parts) > 1:
        return ""
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size])
        if is_town(name, at_home=at_home):
            rest = parts[size] if size < len(parts) else ""
            district = re.fullmatch(_DISTRICT, rest) is not None
            return f"{name} {rest.rstrip('.')}" if district else name.rstrip(".,")
    return ""


def _postcodes(view: View) -> Iterator[Signal]:
    text = view.text
    for match in _POSTCODE.finditer(text):
        phrase, code = match["town"], match["code"].replace(" ", "")
        town = longest_town(phrase) or (phrase.split(" ")[0] if _is_shaped(view, match) else "")
        if not town or not _plausible(code, town) or _is_organisation(text, match, town):
            continue
        end = match.start("town") + len(town)
        yield _signal(match.start(), end, 0.95, "address_place.postcode", town)
    lone = (_LONE_POSTCODE.finditer(text, *at) for at in lines_with(_LONE_HINT, text))
    for match in chain.from_iterable(lone):
        yield _signal(
            match.start("code"), match.end("code"), 0.8, "address_place.postcode", match["code"]
        )
    for match in _LOWER_POSTCODE.finditer(text):
        town = match["town"]
        if is_town(town, at_home=True) and _plausible(match["code"], town.title()):
            yield _signal(match.start(), match.end(), 0.85, "address_place.postcode", town)


def _is_shaped(view: View, match: re.Match[str]) -> bool:
    """A town no list knows: only where addresses stand, after a street line or alone."""
    document = view.document
    block = document.blocks[document.block_at(match.start())].text
    first = match["town"].split(" ")[0].lower()
    if first in cues.CALENDAR or first in cues.FORM_WORDS or int(match["code"][:2]) in {19, 20}:
        return False
    if block == match.group():
        return True
    before = view.text[max(match.start() - 12, 0) : match.start()]
    return re.search(r"\d[ ]?[A-Za-z]?[.,]*(?: ?(?:tv|th|mf|st)\.?)?[,\n ]+$", before) is not None


def _plausible(code: str, town: str) -> bool:
    """As in "2019 Aarhus" is a year; "2000 Frederiksberg" and "2100 København Ø" are no years."""
    if len(code) == 5:
        return True
    value = int(code)
    if value < 555 and value < 1000 and place_country(town) == "DK":
        return code in {"0555", "0800", "0999"}
    if 1900 <= value <= 2035:
        return town.lower().startswith(("frederiksberg", "oslo")) and value <= 2000
    return True


def _is_organisation(text: str, match: re.Match[str], town: str) -> bool:
    after = text[match.start("town") + len(town) :][:24]
    following = _ORGANISATION_AFTER.match(after)
    return following is not None and following.group(1).lower() in cues.NAME_TAILS


def _homes(view: View) -> Iterator[Signal]:
    text = view.text
    for match in (*_HOME.finditer(text, view.passages.lower), *_GREW_UP.finditer(text)):
        town = _HOME_TOWN.match(text, match.end())
        if not town:
            continue
        cue = match.group().lower()
        name = longest_town(town.group(), at_home=not _lives(cue)) or _village(town.group(), cue)
        end = match.end() + len(name)
        if not name or _continues_as_organisation(text, end):
            continue
        yield _signal(match.end(), end, 0.9, "address_place.home", name)


def _lives(cue: str) -> bool:
    """Living anywhere is a home; having grown up abroad is origin, which others find."""
    return re.match(r"bo(?!gg)|live|based|resid|by|city|hjem|hus|lejl", cue) is not None


def _village(phrase: str, cue: str) -> str:
    """A capitalised word no list knows, right after "bosat i" or "opvokset i"."""
    first = phrase.split(" ")[0].rstrip(".,")
    lower = first.lower()
    sure = re.match(r"bosat|bor i|bor på|opvokset i|vokset op i|voksede op i|bopæl", cue)
    if not sure or is_place(lower) or lower in cues.FORM_WORDS or lower in cues.CALENDAR:
        return ""
    if re.search(
        r"(?:skolen|hjemmet|kollegiet|land|ien|stan|vej|gade|allé|stræde|vænget|parken)$", lower
    ):
        return ""
    return first


def _continues_as_organisation(text: str, end: int) -> bool:
    following = _ORGANISATION_AFTER.match(text, end)
    if following and following.group(1).lower() in cues.NAME_TAILS:
        return True
    return (
        re.match(r"[ ](?:kommune|hospital|universitet|sygehus)", text[end : end + 14]) is not None
    )


def _datelines(view: View) -> Iterator[Signal]:
    """As in "Aarhus, den 3. maj" at the start of a line."""
    text = view.text
    if view.known.testimonial:
        return
    for match in _DATELINE.finditer(text):
        if match.start() and text[match.start() - 1] != "\n":
            continue
        if longest_town(match["town"]) == match["town"]:
            town = match["town"]
            yield _signal(match.start(), match.end("town"), 0.85, "address_place.dateline", town)


def _town_lines(view: View) -> Iterator[Signal]:
    """A line of the head or the signature that is a town, or a street, comma and town."""
    for start, block in view.document.placed_blocks():
        if not 2 < len(block.text) < 30 or block.text.count(" ") > 3:
            continue
        where = view.structure.section_at(start)
        if where not in {SectionKind.HEAD, SectionKind.PERSONAL} and not _in_signature(view, start):
            continue
        line = _BARE_POSTCODE.fullmatch(block.text)
        if line or (block.text[0].isupper() and longest_town(block.text) == block.text):
            end = start + len(block.text)
            yield _signal(start, end, 0.75, "address_place.line", block.text)


def _in_signature(view: View, offset: int) -> bool:
    signature = view.structure.signature
    return signature is not None and signature.start <= offset < signature.end


FINDER = PlaceFinder()
