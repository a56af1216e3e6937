# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Towns by where they stand: alone on a line, or beside a telephone, an address or an age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sloer.finding.homes import countries_of, is_home_town
from sloer.finding.lexicon import is_common_word, is_first_name, is_place, is_surname
from sloer.finding.names import cues
from sloer.finding.structure import SectionKind, heading_kind
from sloer.model import Span

if TYPE_CHECKING:
    from sloer.finding.protocol import View

_CODE = re.compile(r"(?!19|20)[1-9]\d{3}|\d{3} \d\d")
_CODE_AND_PART = re.compile(r"[1-9]\d{3} (?:NV|SV|NØ|[NSØVCK])")
_CELLS = re.compile(
    r"[|·•;,/\t–—]| - |\s{2,}|(?<=\.(?:dk|no|se|uk|ie)) |(?<=[.)]) (?=[A-ZÆØÅ])|\.(?= \d)|"
    r"(?<=kld) |(?<= tv) |(?<= th) |(?<=\d) (?=[a-zæøåäö]{4,}\.?\Z)"
)
_CONTACT = re.compile(
    r"@|(?<!\d)(?!(?:19|20)\d\d ?- ?(?:19|20)\d\d)(?:\d[ .-]?){8}|(?<!\w)\d\d(?: (?:år|years?|"
    r"åring)|,| \||\Z)|"
    r"\d{1,4}[A-Za-z]? \w+ (?:road|street|avenue|lane|drive|close|grove|view|way|terrace|court|"
    r"crescent)(?!\w)|"
    r"\A[A-ZÆØÅÄÖ]\w{3,}(?: [A-ZÆØÅÄÖ]\w+)? \d{1,3} ?[A-Za-z]?,|(?:vej|gade|vei|veien|gata|gatan|"
    r"vägen|alle|allé|stræde) \d",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?<!\w)(?:til|vedr|ansøgning|stilling|søger|kommune|region|a/s|aps|att|kontor|afdeling|"
    r"forvaltning|"
    r"styrelse\w*|skole\w*|hospital|council|kommun|ansökan|søknad|application|for|hos|ved)(?!\w)",
    re.IGNORECASE,
)
_DISTRICT = re.compile(r" (?:NV|SV|NØ|SØ|[NSØVCKMJF]|Sj\.?|Sjælland|Fyn)\Z")
_VILLAGE_SHAPE = re.compile(
    r"\w{2,}(?:um|rup|lev|løse|sted|torp|strup|inge|bjerg|borg|sund|holt|næs|bæk|løv|bøl|by|lund|"
    r"vik|vig|nes|"
    r"sjø|sjö|köping|stad|ryd|hult|dal|fors|heim|eid|øya|havn|hamn)\Z"
)
_OWN = frozenset({SectionKind.HEAD, SectionKind.PERSONAL})
_LONGEST = 160


def town_cells(view: View) -> Iterator[Span]:
    """Yield towns that are a line, or a cell of a line that has a number or an address beside."""
    countries = countries_of(view)
    signature = view.structure.signature
    own = {n.lower() for n in view.known.names}
    for start, block in view.document.placed_blocks():
        text = block.text
        if not 2 < len(text) <= _LONGEST:
            continue
        signed = signature is not None and signature.start <= start < signature.end
        at_home = signed or view.structure.section_at(start) in _OWN
        contacts = _CONTACT.search(text) is not None
        mine = not own.isdisjoint(re.findall(r"\w+", text.lower()))
        if not (at_home or contacts) or (_WISH.search(text) and not signed):
            continue
        for low, high in _parts(text):
            name = text[low:high]
            if len(name) < 3 or name.lower() in own or len(name) > 30:
                continue
            whole = high - low == len(text.strip())
            if not (whole or contacts or mine):
                continue
            code = (signed and mine and _CODE.fullmatch(name)) or _CODE_AND_PART.fullmatch(name)
            if (
                code
                or (signed and _is_small_town(name, countries))
                or _is_town_cell(name, countries, shaped=at_home)
            ):
                yield Span(start + low, start + high)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Where each cell of a line begins and ends, without white space and full stops."""
    edges = [(m.start(), m.end()) for m in _CELLS.finditer(text)]
    begin = 0
    for low, high in (*edges, (len(text), len(text))):
        cell = text[begin:low]
        left = begin + len(cell) - len(cell.lstrip(" .:"))
        right = begin + len(cell.rstrip(" .:"))
        if left < right:
            yield left, right
        begin = high


def _is_small_town(name: str, countries: tuple[str, ...]) -> bool:
    """Tell a town in small letters, as in "bitten, struer"."""
    return name.islower() and is_home_town(name, countries, lower=True)


def _is_town_cell(name: str, countries: tuple[str, ...], *, shaped: bool) -> bool:
    if not name[0].isupper() or not name[-1].isalpha() or heading_kind(name):
        return False
    bare = _DISTRICT.sub("", name)
    lower = bare.lower()
    if lower in cues.FORM_WORDS or lower in cues.CALENDAR:
        return False
    if is_home_town(bare, countries):
        alone = is_common_word(lower, 4.4) and not is_place(lower, "DK")
        return not alone and not (is_first_name(bare, 500))
    if not shaped or " " in bare or is_first_name(bare, 5) or is_surname(bare):
        return False
    return _VILLAGE_SHAPE.fullmatch(lower) is not None and not is_common_word(lower, 2.0)
