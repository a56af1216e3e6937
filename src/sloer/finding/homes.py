# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which towns are told as the applicant's: where they live, grew up, or have their family.

A town after a preposition is a home where the words before it in its sentence say so, however far
away, and no word of work stands between. Finders ask this of one document more than once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sloer.finding.lexicon import is_common_word, is_district, is_place, is_village, place_country
from sloer.finding.names import cues
from sloer.finding.nations import is_country
from sloer.finding.structure import SectionKind
from sloer.model import Language, Span

if TYPE_CHECKING:
    from sloer.finding.protocol import View

Told = tuple[Span, float]
"""A town and how sure it is a home."""

_CAPITAL = r"[A-ZÆØÅÄÖ]"
_WORD = rf"{_CAPITAL}[\w'’]{{0,24}}\w(?:-{_CAPITAL}?\w{{1,24}}){{0,3}}"
_PART = r"(?:NV|SV|NØ|SØ|[NSØVCKMJF])\b|Sj\b\.?"
_SHORT = r"(?:Gl|Ll|St|Nr|Sdr|Ndr|Vestr|Øster|Kbh|Sct|Skt)\. ?"
_RUN = rf"(?:{_SHORT})?{_WORD}(?: (?:{_PART}|{_WORD})){{0,2}}"
TOWN = rf"(?P<town>{_RUN}|Kbh\. (?:{_PART}))"
_LINKS = (
    r"i|på|ved|fra|til|nær|nærmere|tættere på|tæt på|omkring|nærheden af|udkanten af|uden for|"
    r"udenfor|syd for|nord for|øst for|"
    r"vest for|landsbyen|byen|øen|bygden|bygda|byn|ön|från|frå|till|utanför|utenfor|utafor|in|from|"
    r"to|near|outside|around|village of|town of|at|nära|norr om|söder om"
)
_AFTER_LINK = re.compile(
    rf"(?<!\w)(?P<link>{_LINKS})\s(?:det |den |selve |gamle |indre |dear old )?{TOWN}"
)
# As people write who are new to the language: "Jeg bo Thisted", "jag bor Malmö".
_AFTER_VERB = re.compile(rf"(?<!\w)(?:bor?|bur|[Bb]or|lever?|live|flytte[rt]?|boet) {TOWN}")
# The town goes first: "i Greve, hvor han voksede op", "Korinth er der, mine forældre bor".
_BEFORE_CUE = re.compile(
    rf"(?<![\w.-]){TOWN},? (?:er der|er stedet|er byen|er det sted|hvor|som|der|where|där|der hvor|"
    r"dit|hvorfra),? (?:jeg|vi|han|hun|mine?|mit|vores|hans|hendes|jag|eg|I|we|he|she|my|our|her|"
    r"his|"
    r"min|mina|mitt|familien|også|selv|mor|far) [^.;:!?\n]{0,45}?(?<!\w)(?:bor|boede|bodde|bur|"
    r"opvokset|"
    r"vokset op|voksede op|oppvokst|vokste opp|växte upp|uppvuxen|grew up|live[sd]?|har boet|"
    r"forældre|"
    r"foreldre|foreldra|föräldrar|parents|barndom|fødderne|rødder|kommer fra|stammer fra|er født|"
    r"er fra|er flyttet|flyttede|har hus|har købt|hjemme|født og)(?!\w)"
)
_AFTER_LINK_LOWER = re.compile(
    r"(?<!\w)(?:i|på|ved|fra|til|från|frå|till) (?P<town>[a-zæøåäö]{3,})(?!\w)"
)

_KIN = (
    r"forældre|foreldre|föräldrar|parents?|mor|far|mum|mom|mam|dad|da|mother|father|mødre|mammor|"
    r"mamma|"
    r"pappa|papa|søster|søskende\w*|søsken|storesøster|lillesøster|bror|brødre|storebror|lillebror|"
    r"syster|systrar|syskon|brother|sister|siblings|mand|kone|mann|kona|man|fru|fru|hustru|wife|"
    r"husband|"
    r"ægtefælle|ektefelle|make|maka|partner|kæreste\w*|kjæreste|sambo\w*|samboer|samlever\w*|"
    r"forlovede|"
    r"fästman|fästmö|fiancée?|boyfriend|girlfriend|svigermor|svigerfar|svigerforældre\w*|sviger\w*|"
    r"svoger|svåger\w*|svigerinde|svärföräldrar|svärmor|svärfar|svärson|in-laws|datter|døtre|"
    r"dotter|"
    r"døttre|daughters?|datteren|søn|sønner|sønn|son|sons|sønnen|søner|børn|barn|kids|children|"
    r"børnebørn\w*|barnebarn\w*|barnebørn|barnbarn\w*|grandchildren|grandparents|bedsteforældre|"
    r"besteforeldre|bedstemor|bedstefar|besteforeldra|mormor|morfar|farmor|farfar|morbror|farbror|"
    r"moster|faster|onkel|onklers?|tante|tanter|uncle|aunt|cousin|nan|gran|granny|grandad|fætter|"
    r"kusine|fetter|kusin|niece|nevø|niese|plejeforældre|plejefamilie|fosterforeldre|"
    r"fosterföräldrar|"
    r"fosterfamilie|familie|familj|family|slægt|oldemor|oldefar|tvillinger|plejemor|plejefar|"
    r"hustrus|families|slektninger|släkt\w*|slekt\w*"
)
_OWN_KIN = (
    rf"(?:min|mit|mine|mitt|mina|vores|vor|vår|vårt|våra|våre|sin|sit|sine|sina|sitt|hans|hendes|"
    rf"hennes|"
    rf"hennar|deres|my|our|his|her|their|mi|(?:hos|av|af|åt)(?! en | et | de )) (?:\w+ "
    rf"){{0,2}}?(?:{_KIN})s?(?!\w)"
)
_BARE_KIN = (
    r"forældrene|foreldra|foreldrene|föräldrarna|børnebørnene|barnebarna|barnbarnen|børnene går|"
    r"datteren|"
    r"sønnen|mormor|morfar|farmor|farfar|morbror|svågern|svigers|kona|svigerfar|svigermor|"
    r"mor er|far er|mor bor|far bor|søskendeflok\w*|søskende|en (?:mor|far) fra|"
    r"(?:plejefamilie|landmand|gårdejer|samlever|samboende med \w+|samlevende med \w+|gift med \w+|"
    r"sammen med \w+|kæreste|hos ham|hos hende|familie(?= (?:i|på)\Z)|far|mor)"
)
_LIVING = (
    r"bor|bo|boede|bodde|boet|bott|boende|bosiddende|bosat|bosatt|bosatte|bopæl|bostad|bosted|"
    r"hjem|hjemme|"
    r"hjemmehørende|hemma|heime|heim|hem|hemby|hjemby|hjemegn|hjemsted|hjemstavn|hemort|bur|"
    r"budde|budd|"
    r"beboer|lever|leve|levet|"
    r"live|lives|lived|living|resident|residing|reside|based|settled|home|hometown|moved?|moving|"
    r"relocat\w+|"
    r"flytter|flytte|flyttede|flyttet|flyttade|flyttat|flyttar|flytta|tilflytter\w*|tilflyttet|"
    r"inflyttad|"
    r"slog (?:os|mig)|slået (?:os|mig)|slår (?:os|mig)|endt|endte|havnet|havnede|hamnade|landede|"
    r"landet|"
    r"pendler|pendle|pendlede|pendlet|pendlar|pendla|pendlade|commut\w+|stammer|hails?|"
    r"køre(?= (?:\w+ ){0,2}fra\Z)|(?:kommer|komme)(?= (?:\w+ ){0,2}(?:fra|från|frå)\Z)|"
    r"(?:kom|kommet|komme|kommit|kommen|came|rejste|rejst|reiste|reist|reste|skriver)(?= (?:\w+ "
    r"){0,4}(?:til|till|to|fra)\Z)|"
    r"(?:lige nu|for tiden|p\.t\.|just nu|for tida|currently)(?= (?:\w+ )?(?:i|in)\Z)|"
    r"går (?:nu |stadig )?i (?:\d+\.|første|anden|tredje|fjerde|femte|sjette|syvende|ottende|"
    r"niende|tiende) "
    r"(?:klasse|kl\.?)(?: på \w+(?: \w+)?)?"
)
_OWNING = (
    r"købt|købe|køber|købte|har|havde|haft|ejer|overtaget|overtog|arvet|arvede|vores|vor|mit|min|"
    r"egen|eget|"
    r"hans|hendes|sit|sin|bor|bygget|byggede|lejer|lejet|lejede|flyttet|flytter|nedlagt|köpt|"
    r"köpte|äger|"
    r"hyr|vår|vårt|kjøpt|kjøpte|eier|leier|leide|mitt|bought|own|owns|rent|renting|our|my|på|i|"
    r"into|in"
)
_PROPERTY = (
    r"hus|huset|helårshus|gård|gården|slægtsgård\w*|gard|landbrug|landsted|husmandssted|"
    r"lejlighed\w*|"
    r"leilighet\w*|lägenhet\w*|andelslejlighed|rækkehus\w*|radhus\w*|villa|ejendom\w*|ejerbolig|"
    r"bolig|"
    r"sommerhus\w*|fritidshus|sommarstuga\w*|stuga|hytte\w*|hytta|kolonihave\w*|kollegi\w+|"
    r"værelse\w*|"
    r"kollegieværelse\w*|stuehus\w*|småbruk|torp|gårdsbruk|herregård|house|flat|apartment|cottage|"
    r"bungalow|farm|bedsit|bolsted|ejerlejlighed\w*|nedlagt|grund"
)
_CHILDHOOD = (
    r"opvokset|opvoksede|opvækst\w*|opvæksten|vokset|voksede|vokste|vokst|vuxit|växte|uppvuxen|"
    r"uppväxt\w*|"
    r"oppvokst|oppvekst\w*|oppvaksen|vaks|vakse|barndom\w*|barndoms\w+|barnsben|grew|raised|"
    r"brought up|childhood|upbringing|schooldays|"
    r"(?:dreng|pige|knægt|gutt|jente|tjej|kille|jentunge|pojke|flicka|boy|girl|lad|lass|kvinde|"
    r"mand|bysbarn)"
    r"(?= (?:i|på|fra|från|frå|in|from|ved)\Z)|plejebarn|fosterbarn|fosterhjem\w*|fosterhem\w*|"
    r"plejefamilie\w*|børnehjem\w*|"
    r"slægtsgård\w*|fødegård|fødehjem|barndomshjem\w*|\A(?:sommerhus|fritidshus|hus|hytte|"
    r"lejlighed|fritidsbolig)|"
    r"adoption|adopteret|adoptert|adopterad|adopted|født og|född och|født på|"
    r"spæd|som barn|som \w+årig|børnehjem|rødder|røtter|rötter|roots|skolegang|barneskole\w*|"
    r"skoleår\w*"
)
_STREET = (
    r"\w*(?:vej|vejen|gade|gaden|alle|allé|stræde|strædet|vænge|vænget|gård|gaard|parken|bakken|"
    r"toften|plads|boulevard|gata|gatan|gaten|veien|vegen|vägen|street|road) \d{1,3}"
    r"(?: ?[a-hj-z](?!\w))?"
)
_ORIGIN = r"(?:er|var|är|am|is|are|was|oprindeligt|oprindelig|opprinnelig|ursprungligen|originally)"
_CUE = re.compile(
    rf"(?<!\w)(?:(?P<kin>{_OWN_KIN}|{_BARE_KIN})|(?P<home>{_LIVING}|{_STREET}|(?:{_OWNING}) (?:\w+ "
    rf"){{0,3}}?(?:{_PROPERTY})|{_CHILDHOOD})|"
    rf"(?P<origin>{_ORIGIN})(?= (?:\w+ ){{0,2}}(?:fra|från|frå|from)\Z))(?!\w)"
)
_WORK = re.compile(
    r"(?<!\w)(?:arbejd\w*|arbeid\w*|arbet\w*|jobb?\w*|ansat|ansatt|tilsett|anställ\w*|"
    r"stilling\w*|skole\w*|\w+skolen?|"
    r"kommune\w*|kommun\w*|praktik\w*|praksis|kontor\w*|afdeling\w*|avdeling\w*|avdelning\w*|"
    r"vikar\w*|"
    r"uddannet|udlært|utdannet|utlært|utbildad|student|studeret|studerede|studert|læste|læser|"
    r"lærer\w*|"
    r"dimitteret|elev|lærling|autoriseret|ekstern|hospital\w*|sygehus\w*|work\w*|employ\w*|job|"
    r"trained|qualified|graduated|university|college|teach\w*|pædagog|virksomhed|firma\w*|"
    r"borgere?\w*|"
    r"projekt\w*|team\w*|leder|chef|konsulent|rådgiver|sag(?:er|en)?|møde\w*|kursus|kurs\w*|"
    r"fængsel|"
    r"plejehjem\w*|botilbud\w*|bosted(?:et)?|hjemmepleje\w*|hjemmehjælp\w*|universitet\w*|"
    r"afghan\w*)(?!\w)"
)
_WORK_OF_KIN = re.compile(
    r"(?<!\w)(?:kommune\w*|kommun\w*|elever?|borgere?\w*|patient\w*|jeg|jag|eg|i \w+ed)(?!\w)"
)
_GRADUATED = re.compile(r"(?:,? ?\(?(?:i |in |år )?(?:19|20)\d\d)")
_STRONG = re.compile(
    r"(?<!\w)(?:bor|bo|bosat|bosatt|boede|boet|bodde|bur|budde|opvokset|oppvokst|oppvaksen|"
    r"uppvuxen|hjemme|"
    r"vokset op|voksede op|vokst opp|vokste opp|voks opp|växte upp|vuxit upp|grew up|live|lives|"
    r"living|"
    r"raised|flytter|flyttede(?: jeg| vi)?|flyttade|endt|endte|kom|bor hjemme|købt hus|har hus|"
    r"kona|kone|mand|mor|far|forældre|foreldre|foreldra|föräldrar|søster|bror|datter|søn|dreng|"
    r"pige|gård|slægtsgård|landbrug|sommerhus|i huset)"
    r"(?: (?:nu|i dag|nå|no|stadig|fortsat|her|ude|nede|oppe|alene|sammen|selv|aleine|ensam))* "
    r"(?:i|på|ved|in|near|fra|til|från|frå)\Z|(?:vej|gade|stræde|vænget|allé|parken) \d+ i\Z|"
    r"(?<!\w)(?:er|är|am|kommer) (?:oprindeligt |"
    r"opprinnelig )?(?:fra|från|frå)\Z"
)
_NO_TOWN = re.compile(
    r"(?:skolen?|hjemmet|kollegiet|land|ien|stan|huset|vej|gade|allé|centret|senteret|gården|"
    r"vangen|"
    r"parken|gata|veien|vegen|vägen|gatan|kirke|kollegium|hospitalet|gatan|sidan|siden|kanten|"
    r"torvet|stræde)\Z"
)
_CONTINUES = re.compile(rf"(?:s)?[ -](?:(?:og|&|and|och) )?(?P<next>{_CAPITAL}?[\wÆØÅæøåäö]+)|/")
_ORGANISED = re.compile(
    r"(?:kommun\w*|hospital\w*|sygehus\w*|universit\w*|sjukhus\w*|sykehus\w*|sjukehus\w*|"
    r"gymnasi\w*|"
    r"seminari\w*|\w*skole|\w*skola|skoler?|handelsskole|bibliotek\w*|havn|kirke|stift|provsti|"
    r"politi|"
    r"friskole|efterskole|højskole|college|university|council|school|academy|anlægs\w+|bank)\Z",
    re.IGNORECASE,
)
_IN_FULL = {"gl. ": "gammel ", "st. ": "store ", "ll. ": "lille ", "nr. ": "nørre "}
# Danish towns that small letters make a word of.
_WORDS_TOO = frozenset(
    [
        *(
            "balle",
            "beder",
            "borre",
            "brande",
            "fjord",
            "frihed",
            "give",
            "gram",
            "greve",
            "grenen",
        ),
        *("hals", "hammer", "løsning", "rene", "ringe", "rind", "ry", "skive", "skovby", "sted"),
        *("stege", "stige", "stilling", "sunde", "tim", "tved", "vejen"),
    ]
)
_OWN = 0.8
_OWN_PLACES = frozenset({SectionKind.HEAD, SectionKind.PERSONAL})
_POSTCODE = re.compile(rf"(?<![\d.,/+-])(?:[1-9]\d{{3}}|\d{{3}} \d\d),? {TOWN}")
_DATELINE = re.compile(rf"^{TOWN},? (?:d\.|den|the)? ?\d{{1,2}}[. /-]", re.MULTILINE)
_DISTRICT_AFTER = re.compile(rf" (?:{_PART})\Z")
_ABROAD_AT_HOME = {Language.NO: ("NO",), Language.SV: ("SE",), Language.EN: ("GB", "IE")}


def countries_of(view: View) -> tuple[str, ...]:
    """Return the countries whose towns are at home: Denmark, and the language's own."""
    return ("DK", "GL", "FO", *_ABROAD_AT_HOME.get(view.passages.tongue, ()))


def is_home_town(name: str, countries: tuple[str, ...], *, lower: bool = False) -> bool:
    """Return whether ``name`` is a town, village, island or district at home."""
    bare = name.lower().rstrip(".")
    if (full := _IN_FULL.get(bare[:4])) and is_home_town(full + bare[4:], countries):
        return True
    if is_district(bare):
        return True
    if bare.startswith("kbh") or (bare[-2:-1] == " " and is_home_town(bare[:-2], countries)):
        return True
    if is_place(bare, "DK"):
        return not (lower and bare in _WORDS_TOO)
    if any(is_place(bare, c) for c in countries):
        return not is_common_word(bare, 5.0 if lower else 6.0)
    known = any(is_village(bare, c) for c in countries)
    return known and not is_common_word(bare, 3.0 if lower else 4.4)


def town_in(run: str, countries: tuple[str, ...], *, lower: bool = False) -> str:
    """Return the longest opening of ``run`` that is a town at home, or ""."""
    parts = run.split(" ")
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size])
        if is_home_town(name, countries, lower=lower):
            if size < len(parts) and re.fullmatch(_PART, parts[size]):
                name = f"{name} {parts[size]}"
            return name
        if size == len(parts) and _ends_organisation(parts[-1]) and size > 1:
            return ""
    return ""


def is_organisation_at(text: str, end: int) -> bool:
    """Return whether the town that ends at ``end`` goes on as a name: "Aarhus Kommune"."""
    following = _CONTINUES.match(text, end)
    return following is not None and bool(
        following["next"] and _ends_organisation(following["next"])
    )


def _ends_organisation(word: str) -> bool:
    lower = word.lower()
    return lower in cues.NAME_TAILS or _ORGANISED.match(word) is not None


def told_homes(view: View) -> Iterator[Told]:
    """Yield the towns whose sentence tells that they are the applicant's or the family's home."""
    text, countries = view.text, countries_of(view)
    for match in _AFTER_LINK.finditer(text):
        if told := _told(view, match, countries):
            yield told
    for match in (*_AFTER_VERB.finditer(text), *_BEFORE_CUE.finditer(text)):
        name = town_in(match["town"], countries)
        if name and (match.re is _AFTER_VERB or name == match["town"]):
            yield Span(match.start("town"), match.start("town") + len(name)), 0.8
    for match in _AFTER_LINK_LOWER.finditer(text):
        name = match["town"]
        if not is_home_town(name, countries, lower=True) or is_organisation_at(text, match.end()):
            continue
        if _cue(_before(view, match.start("town") - 1)):
            yield Span(*match.span("town")), 0.75


def _told(view: View, match: re.Match[str], countries: tuple[str, ...]) -> Told | None:
    before = _before(view, match.end("link"))
    if not (cue := _cue(before)):
        return None
    name = town_in(match["town"], countries) or _unknown(match["town"], before)
    start = match.start("town")
    end = start + len(name)
    if not name or is_organisation_at(view.text, end):
        return None
    span = Span(start, end)
    if cue == "home" and not _sure(before) and view.passages.about_others(span):
        return None
    if cue == "origin" and _GRADUATED.match(view.text, end):
        return None
    return span, 0.75 if cue == "kin" else 0.8


def own_towns(view: View) -> frozenset[str]:
    """Return the towns that are surely the applicant's own, as told or behind a postcode."""
    towns = {view.text[s.start : s.end] for s, sure in view.told_homes if sure >= _OWN}
    countries = countries_of(view)
    for match in _POSTCODE.finditer(view.text):
        where = view.structure.section_at(match.start())
        if where in _OWN_PLACES and (name := town_in(match["town"], countries)):
            towns.add(name)
    if not view.known.testimonial:
        for match in _DATELINE.finditer(view.text):
            if name := town_in(match["town"], countries):
                towns.add(name)
    # "Odense C" is Odense in the next sentence.
    towns |= {_DISTRICT_AFTER.sub("", town) for town in towns}
    return frozenset(t for t in towns if len(t) > 2 and t.lower() not in _WORDS_TOO)


def _before(view: View, link_end: int) -> str:
    """The words of the sentence up to and with the preposition, in small letters."""
    before = view.text[max(link_end - 110, 0) : link_end]
    # "Bredgade 19, 4. tv. i Aarhus": what a small letter follows ends no sentence.
    return _SENTENCE_END.split(before)[-1].lower()


_SENTENCE_END = re.compile(rf"[.!?:]\s+(?={_CAPITAL})|[;\n]|(?<=\w{{4}})\. ")


def _cue(before: str) -> str:
    """Return what makes a town a home: "kin", "home" or "origin"; "" where nothing does."""
    found = list(_CUE.finditer(before))
    if not found:
        return ""
    last = found[-1]
    kind = last.lastgroup or ""
    if kind != "kin" and not _WORK.search(before, last.end()):
        return kind
    kin = last if kind == "kin" else _OWN_RELATIVE.search(before)
    return "kin" if kin and not _WORK_OF_KIN.search(before, kin.end()) else ""


def _sure(before: str) -> bool:
    """Whether the words can only be about oneself: no need to ask of whom the sentence speaks."""
    return _CHILD.search(before) is not None or _OWN_RELATIVE.search(before) is not None


_CHILD = re.compile(
    r"(?<!\w)(?:dreng|pige|knægt|gutt|jente|tjej|kille|pojke|flicka|boy|girl|lad|lass|barn) "
    r"(?:i|på|ved|in|fra|från|frå|from)\Z"
)
_OWN_RELATIVE = re.compile(rf"(?<!\w)(?:{_OWN_KIN})(?!\w)")


def _unknown(run: str, before: str) -> str:
    """A capitalised word no list knows, right after "bor i" or "opvokset på"."""
    first = run.split(" ")[0]
    lower = first.lower()
    if (
        not _STRONG.search(before)
        or place_country(lower)
        or is_common_word(lower, 4.4)
        or is_country(lower)
    ):
        return ""
    if lower in cues.FORM_WORDS or lower in cues.CALENDAR or _NO_TOWN.search(lower):
        return ""
    return first
