# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Origin: birthplace, nationality, arrival, languages of a heritage, schools and jobs abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sloer.finding import nations
from sloer.finding.phrases import PhraseFinder
from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.finding.subject import Passages
from sloer.finding.tongue import words_in
from sloer.finding.wording import ABROAD, COLLEGE, HOSPITAL, SCHOOL, UNIVERSITY, fitted
from sloer.model import Ground, Language, Sentence, Signal, Span

_LANGUAGE = Sentence(
    "Sproget tyder på oprindelse; behold det, hvis stillingen kræver det.",
    "The language points to origin; keep it where the job needs it.",
)
_ABROAD = Sentence(
    "Stedet for en skole eller et job i udlandet tyder på oprindelse.",
    "The place of a school or job abroad points to origin.",
)
_UNIVERSITY = Sentence(
    "Den udenlandske uddannelsesinstitution tyder på oprindelse; graden kan blive stående.",
    "The foreign school points to origin; the degree can stay.",
)
_LISTED = re.compile(
    r"(?:(?<=\n)|^)[ ]?(?:[^\n:|]{0,25}(?:sprog|språk|languages?|taler|snakker|talar|tolk\w*|"
    r"speaks?)[^\n:|]{0,20}[:|]|(?:sprog|språk|languages?|taler|talar)\b)",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    r"(?<!\w)(?:taler|tale|talt|snakker|snakke|snakkar|talar|pratar|prata|behersker|beherske|"
    r"behärskar|mestrer|"
    r"speak|speaks|spoke|spoken|speaking|fluent|flydende|flytende|flytande|läser|forstår|forstå|"
    r"skriver på|sprog|"
    r"språk|language|languages|sproget|vokset op med|grew up with|hjemme|at home|"
    r"understand)(?!\w)",
    re.IGNORECASE,
)
# Two of these on a line of their own make it a list of languages.
_PLAIN_LANGUAGE = re.compile(
    r"(?<!\w)(?:dansk|engelsk|tysk|fransk|norsk|svensk|danish|english|german|french|svenska|"
    r"engelska"
    r")(?=[,;(/|]|\s?$| og| and| och)",
    re.IGNORECASE,
)
_NOT_SPOKEN = re.compile(
    r"\A(?:[ -]?(?:lærer|undervisning\w*|underviser|teacher|teaching|tolk|interpreter|kultur\w*|"
    r"køkken|mad|"
    r"litteratur|historie|litteratur|marked\w*|kunder|borgere|forfatter\w*|restaurant|food|"
    r"company|forening|"
    r"elever|børn|familier|baggrund|background|statsborger\w*))",
    re.IGNORECASE,
)
_SOME_KNOWLEDGE = re.compile(
    r"\A[^\n|,;.]{0,12}?[ |(:–-]+(?:begynder\w*|grundlæggende|basic\w*|basis\w*|skole\w*|"
    r"elementary|beginner\w*|a1|a2|noget|lidt|"
    r"some|conversational|grunnleggende|noe|litt|nybörjare|grund\w*|lite|hjælpesprog|"
    r"på rejse\w*|turist\w*|lær\w*|hf|gymnasie\w*|aftenskole\w*|limited)",
    re.IGNORECASE,
)
_LEARNT = frozenset({"no", "nb", "nn", "sv", "es", "it", "eo", "da"})
_LEARNT_SOMETIMES = frozenset({"ru", "zh", "ja", "pt", "ko", "he", "el", "nl", "is"})
_CAPITAL_WORD = re.compile(
    r"(?<![\w@/.])(?-i:[A-ZÆØÅÄÖÉŁŚŻİÇŞ])[\w'’-]+(?:(?: |-i-|-e-)(?-i:[A-ZÆØÅÄÖ])[\w'’-]+){0,2}"
)
_PLACE_BEFORE = re.compile(
    r"(?:(?<!\w)(?:i|in|fra|from|på|at|ved|of|til|to|från|frå|near|nær|uden for|outside)[ \n]|"
    r"[,(|–—·:-] ?|[|] )\Z",
    re.IGNORECASE,
)
_TRIP = re.compile(
    r"(?:udveksl\w*|exchange|erasmus|udsend\w*|udstation\w*|deployed|utveksling\w*|utbyte\w*|"
    r"utplass\w*|rejse\w*|rejst\w*|reist\w*|rest\w*|ferie\w*|travel\w*|trip|tur til|"
    r"kunder|customers|clients|marked\w*|markets?|leverandør\w*|supplier\w*|import\w*|"
    r"eksport\w*|export\w*|salg\w*|sales|"
    r"konference\w*|conference\w*|kongres\w*|feltarbejde|fieldwork|studietur\w*|study (?:trip|"
    r"visit)|studierejse\w*|studiebesøg|ambassade\w*|embassy|"
    r"kontorer|offices in|afdelinger i|projekt\w* (?:i|in)|project\w* (?:i|in)|samarbejd\w*|"
    r"cooperat\w*|collaborat\w*|partner\w*|venskabsby\w*|delegation\w*|"
    r"frivillig i|volunteer(?:ed|ing)? in|højskole\w*|praktikophold|semester\w*|sommerskole|"
    r"summer school|backpack\w*|vandret|hiked|cyklet|au pair|forsk\w* (?:om|i)|speciale|thesis|"
    r"eu|nato|isaf|mission\w*|bistand\w*|aid|fremlagt|presented|foredrag|marathon|maraton|"
    r"pilgrim\w*|artik\w*|krigen|war)(?!\w)",
    re.IGNORECASE,
)
_SCHOOL_ANY = re.compile(
    r"(?P<veil>(?:(?<!\w)the )?(?:[A-ZÆØÅ][\w'’-]+s (?:[a-zæøåäö]+ ){1,2}(?=universitet|høgskole|"
    r"högskola)|(?:[A-ZÆØÅ][\w'’&-]+ (?:(?:of|de|for|and|og) )?){0,3})"
    r"(?:University|Universität|Université|Universidad|Universidade|Üniversitesi|"
    r"Universitet(?:et)?|universitet(?:et)?|Uniwersytet\w*|Polytechnic|College|Akademi|Academy|"
    r"High School|Lyceum|Gymnasium|Schools?(?!\w)|Institute|Institut|Hospital)"
    r"(?:(?: (?:of|i|de|for|in|at|d'|för)(?: the)?)? [A-ZÆØÅÄÖ][\w'’-]+){0,4})",
)
_DANISH_SCHOOL = re.compile(
    r"Aalborg|Aarhus|Århus|Copenhagen|København|Roskilde|Syddansk|Southern Denmark|"
    r"Technical University of Denmark|"
    r"Danmark|Denmark|Danish|IT[- ]Univers|Odense|Handelshøjskole|Folkeunivers|Open Univ|Åbent|"
    r"DTU|SDU|Esbjerg|Kolding|Danske|VIA|UCL|VIVE"
)
_KINDS = (
    (re.compile(r"Hospital"), HOSPITAL),
    (re.compile(r"[Uu]niv|Üniv|Uniw|Polyt"), UNIVERSITY),
    (re.compile(r"School|Gymnasium|Lyceum"), SCHOOL),
)
# Work or study in a sentence makes a place abroad one of a career …
_CAREER = re.compile(
    r"(?<!\w)(?:\w*arbejd\w*|\w*arbeid\w*|arbet\w*|jobb\w*|job|work\w*|\w*ansat\w*|\w*ansett\w*|"
    r"anställd|employed|stilling\w*|praktik\w*|praksis|intern\w*|uddann\w*|utdann\w*|utbild\w*|"
    r"studer\w*|studied|læste|degree|bachelor\w*|kandidat\w*|master\w*|diplom\w*|eksamen|examen|"
    r"undervis\w*|taught|\w*klinik\w*|\w*hospital\w*|sygehus\w*|\w*(?:lærer|lärare|læge|tekniker|"
    r"assistent|leder|ledare|konsulent|konsult|ingeniør|ingenjör|sygeplejerske|sjuksköterska|"
    r"sykepleier|mester|teacher|nurse|engineer|doctor|manager|advisor))(?!\w)",
    re.IGNORECASE,
)
# … but birth, home and kin make it one of a life, which even "abroad" would tell of.
_LIFE = re.compile(
    r"(?<!\w)(?:født|fødd|född|born|op?p?vok\w*|vok[ss]\w*|växt\w*|uppvux\w*|grew|raised|barn\w*|"
    r"child\w*|rødder|røtter|rötter|roots|kommer|kom|came|comes?|oprindelig\w*|oppr?inn\w*|"
    r"ursprung\w*|origin\w*|forældre\w*|foreldre\w*|föräldra\w*|parents?|mor|far|mors|fars|mother|"
    r"father|famil\w*|mand|mann|man|kone|kona|hustru|husband|wife|børn\w*|søn\w*|datter|sons?|"
    r"daughters?|fl[yu]gt\w*|fly[kc]t\w*|fled|krig\w*|war|asyl\w*|statsborger\w*|citizen\w*|"
    r"nasjonal\w*|national\w*|bor|boede|bodde|bott|lived?|lives|hjem\w*|hjemme|hemma|heim\w*|home\w*|"
    r"slægt\w*|flyttede|flyttet|moved|lejr|leir)(?!\w)",
    re.IGNORECASE,
)
_IN = re.compile(r"(?<!\w)(?:i|in)[ \n]\Z", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)(?:fra|from|från|frå)[ \n]\Z", re.IGNORECASE)
_LISTED_BEFORE = re.compile(r"[,(|–—·:-] ?\Z")
_NEXT_PLACE = re.compile(r",? (?:in |i )?(?=[A-ZÆØÅÄÖ])")
_NEAR = frozenset(
    {"SE", "NO", "DE", "GB", "US", "FR", "NL", "BE", "CH", "AT", "IE", "CA", "AU", "NZ", "ES", "IT"}
)
_LISTED_PLACE = 0.25
_LIFE_SECTIONS = frozenset({SectionKind.EXPERIENCE, SectionKind.EDUCATION})
_DATED = re.compile(
    r"(?:19|20)\d\d|uddannet|utdannet|utbildad|educated|graduated|degree|eksamen|examen|"
    r"bachelor|studerede|studied|læste|lærer i|arbejdede|worked|jobbede|ansat|employed|skole|"
    r"school",
    re.IGNORECASE,
)


class OriginFinder:
    """Finds what tells where the applicant comes from."""

    name = "origin"
    grounds = frozenset({Ground.ORIGIN, Ground.PLACE})

    def __init__(self) -> None:
        self._phrases = PhraseFinder("origin", Ground.ORIGIN, also=(Ground.PLACE,))

    def find(self, view: View) -> Iterator[Signal]:
        """Yield phrases, heritage languages, and foreign schools and places."""
        passages = view.passages
        yield from self._phrases.find(view)
        yield from _languages(passages)
        yield from _schools(passages)
        yield from _places(passages)


def _languages(passages: Passages) -> Iterator[Signal]:
    names = nations.languages()
    text = passages.text
    for word, offsets in words_in(text).items():
        code = names.get(word)
        if code is None or code in _LEARNT:
            continue
        for start in offsets:
            end = start + len(word)
            if _is_own_language(passages, start, end, code):
                yield Signal(
                    Ground.ORIGIN,
                    Span(start, end),
                    0.9,
                    "origin.language",
                    _LANGUAGE,
                    None,
                    f"language:{code}",
                )


def _is_own_language(passages: Passages, start: int, end: int, code: str) -> bool:
    text = passages.text
    if text[end : end + 1] == "-" or _NOT_SPOKEN.match(text[end : end + 20]):
        return False
    if code in _LEARNT_SOMETIMES and _SOME_KNOWLEDGE.match(text[end : end + 40]):
        return False
    if passages.asked_for(start):
        return False
    sentence = passages.sentence(start)
    if passages.section_at(start) is SectionKind.LANGUAGES:
        return True
    line = text.rfind("\n", 0, start) + 1
    if _LISTED.match(text, line, start):
        return True
    if len(_PLAIN_LANGUAGE.findall(text, line, passages.block_end(start))) > 1:
        return True
    speaking = _SPEAKING.search(text, sentence.start, sentence.end)
    return bool(speaking) and (passages.first_person(start) or passages.in_own_place(start))


_WRITTEN_IN_DENMARK = re.compile(r"Denmark|Danish|Danmark|\+45|Copenhagen|Kommune")
_WRITTEN_IN_NORWAY = re.compile(r"\+47|Norwegian")


def _home(passages: Passages) -> frozenset[str]:
    """Countries that are no news: the document's own; for English ones also English-speaking."""
    tongue = passages.tongue
    if tongue is Language.NO:
        return frozenset({"NO"})
    if tongue is Language.SV:
        return frozenset({"SE"})
    if tongue is Language.EN and not _WRITTEN_IN_DENMARK.search(passages.text):
        at_home = {"NO" if _WRITTEN_IN_NORWAY.search(passages.text) else "DK"}
        return frozenset({*at_home, "DK", "GB", "IE", "US"})
    return frozenset({"DK"})


def _country_of(name: str) -> str | None:
    for form in (name, name.removesuffix("s"), name.removesuffix("'s")):
        if code := nations.countries().get(form.lower()) or nations.town_country(form):
            return code
    return None


def _schools(passages: Passages) -> Iterator[Signal]:
    text, home = passages.text, _home(passages)
    for match in _SCHOOL_ANY.finditer(text):
        place = Span(match.start("veil"), _end_of_places(text, match.end("veil")))
        words = re.findall(r"[^\W\d_][\w'’-]+", match["veil"])
        told = words + re.findall(r"[^\W\d_][\w'’-]+", text[match.end() : place.end])
        codes = {
            _country_of(" ".join(told[i : i + n])) for i in range(len(told)) for n in (1, 2)
        } - {None}
        people = {nations.peoples().get(w.lower().removesuffix("s")) for w in words} - {None}
        foreign = (codes | people) - home
        if (
            not foreign
            or len(words) < 2
            or _DANISH_SCHOOL.search(match["veil"])
            or _trip(passages, place)
        ):
            continue
        wording = fitted(_kind_of_school(match["veil"])[passages.tongue], text, place.start)
        yield Signal(Ground.ORIGIN, place, 0.85, "origin.school", _UNIVERSITY, wording)


def _kind_of_school(name: str) -> Mapping[Language, str]:
    """Return the words for what kind of house ``name`` is, abroad."""
    for pattern, words in _KINDS:
        if pattern.search(name):
            return words
    return COLLEGE


def _trip(passages: Passages, place: Span) -> bool:
    sentence = passages.sentence(place.start)
    return _TRIP.search(passages.text, sentence.start, sentence.end) is not None


def _places(passages: Passages) -> Iterator[Signal]:
    text, home = passages.text, _home(passages)
    for match in _CAPITAL_WORD.finditer(text):
        found = _longest_place(match[0])
        if found is None:
            continue
        name, code = found
        place = Span(match.start(), match.start() + len(name))
        if (
            code in home
            or _is_employer(text, place)
            or not _PLACE_BEFORE.search(text, max(0, place.start - 12), place.start)
        ):
            continue
        if _is_life_abroad(passages, place, code):
            if career := _career_abroad(passages, place):
                yield Signal(Ground.ORIGIN, career[0], 0.8, "origin.career", _ABROAD, career[1])
            else:
                yield Signal(Ground.ORIGIN, place, 0.8, "origin.abroad", _ABROAD)


def _career_abroad(passages: Passages, place: Span) -> tuple[Span, str] | None:
    """Return how a job or a school abroad is told without its place, if that is what it is."""
    text, sentence = passages.text, passages.sentence(place.start)
    in_section = passages.section_at(place.start) in _LIFE_SECTIONS
    if _LIFE.search(text, sentence.start, sentence.end):
        return None
    if not (in_section or _CAREER.search(text, sentence.start, sentence.end)):
        return None
    end = _end_of_places(text, place.end)
    before = text[max(0, place.start - 6) : place.start]
    wording = ABROAD[passages.tongue]
    if led := _IN.search(before):
        start = place.start - len(led[0])
        opens = text[start].isupper()
        plain = wording.replace("|", "")
        return Span(start, end), plain[:1].upper() + plain[1:] if opens else plain
    core = wording.rpartition("|")[2]
    if _LISTED_BEFORE.search(before) or (in_section and _FROM.search(before)):
        noun = "utlandet" if passages.tongue is Language.SV else core
        return Span(place.start, end), noun
    return None


def _end_of_places(text: str, end: int) -> int:
    """Return the end of "Lagos, Nigeria": a town is often followed by its country."""
    while following := _NEXT_PLACE.match(text, end):
        name = _CAPITAL_WORD.match(text, following.end())
        found = _longest_place(name[0]) if name else None
        if name is None or found is None or found[0] != name[0]:
            break
        end = name.end()
    return end


def _is_employer(text: str, place: Span) -> bool:
    """Whether the place belongs to the name of a town hall: that of the job applied for, mostly."""
    before, after = text[max(0, place.start - 10) : place.start], text[place.end : place.end + 12]
    return bool(
        re.search(r"City of $", before)
        or re.match(r"s? (?:kommun|stad|region)", after, re.IGNORECASE)
    )


def _longest_place(words: str) -> tuple[str, str] | None:
    while words:
        if code := nations.countries().get(words.lower()) or nations.town_country(words):
            return words, code
        if " " not in words:
            return None
        words = words.rsplit(" ", 1)[0]
    return None


def _is_life_abroad(passages: Passages, place: Span, code: str) -> bool:
    """Whether a foreign place is where the applicant went to school or worked, not a trip."""
    if _trip(passages, place) or passages.about_others(place):
        return False
    in_life = passages.section_at(place.start) in _LIFE_SECTIONS
    sentence = passages.sentence(place.start)
    dated = _DATED.search(passages.text, sentence.start, sentence.end) is not None
    if code in _NEAR:
        return in_life or dated
    if place.end - place.start > _LISTED_PLACE * passages.block_length(place.start):
        in_life = True  # "Redd Barna, Nepal": a short line that ends in a country
    return in_life or dated or passages.first_person(place.start)


FINDER = OriginFinder()
