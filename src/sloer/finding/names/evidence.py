# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the words around a run of capitalised words say for a person, or against one."""

from __future__ import annotations

import re

from sloer.finding.lexicon import first_name_band, lower_case_share
from sloer.finding.names import cues
from sloer.finding.names.acting import acts
from sloer.finding.names.classes import Classifier, opens_name
from sloer.finding.words import Words

_COMPANY_AFTER = re.compile(
    r"\s*(?:&|og)\s+(?:søn|sønner|co|datter|døtre|partner\w*)\b|"
    r"[\s,]+(?-i:A/S|ApS|I/S|P/S|K/S|IVS|AB|ASA?|Ltd|GmbH|Inc)\b(?!@)|"
    r"\s+(?:&)\s+[A-ZÆØÅ]|\.(?:js|net|io|com|dk|py)\b",
    re.IGNORECASE,
)
_COMPANY_BEFORE = re.compile(r"(?:A/S|ApS|I/S|\bFa\.|\bM/S|\bS/S|&)\s*[\"“”»']?$")
_CONTACT_AFTER = re.compile(
    r"['’]?\s{0,2}[,:(–-]?\s{0,2}(?:\(?(?:tlf|telefon|mobil|mob|tel|phone|e-?mail|mail)\b|"
    r"[+(]?\d\d[ \d]{6}|"
    r"[\w.+-]+@|<)",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(r"\s?[,(–-]\s?(?:[a-zæøå]+ )?([A-Za-zÆØÅæøå-]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•|>*\n(\"“”»«–—-])\s*$")

_FIRM_FORM = re.compile(r"\s+(?:A/S|ApS|I/S|P/S|K/S|IVS|AB|ASA|Ltd|GmbH|Inc)(?!\w)")
_WORK_OF = re.compile(
    r"['’]? (?:[a-zæøå-]+ ){0,3}?(?:[a-zæøå]*(?:teori|teorien|teorier|model|modellen|begreb|"
    r"begreber|koncert|symfoni|symfonier|"
    r"sonate|sonater|inventioner|suite|suiter|nocturner|etuder|taksonomi|cirkel|behovspyramide|"
    r"pyramide|teamroller|"
    r"diagram|filosofi|pædagogik|psykologi|fænomenologi|anerkendelsesteori|læringssyn|"
    r"menneskesyn|opskrifter|metode|metoder|girafsprog|"
    r"digte|romaner|eventyr|sange|opera|operaer|ideer om|idéer om|elementer|forelæsningsnoter|"
    r"malerier|skulpturer|noveller|dramaer|keramik|værker|forfatterskab|skuespil|salmer|principper|"
    r"faser|trin|niveauer|grundbegreber|læringsstile|boksamtal|boksamtaler|tankar om|teser|"
    r"ideas|theory|theories|model|works|poems|novels)|etiske fordring|tanker om|otte trin|"
    r"(?:\w+rede|"
    r"\w+nære|distribuerede) ledelse)"
    r"(?!\w)"
)
"""What a thinker or an artist left behind: "Viviane Robinsons elevcentrerede ledelse"."""
_READ_ABOUT = re.compile(
    r"\b(?:inspirer(?:et|t|ad) a[fv]|inspirasjon (?:fra|av)|inspiration (?:fra|från|from)|"
    r"inspired by|"
    r"(?:bygge[rt]|byggede|byggde|baser(?:et|t|ad)|bygger) på|based on|"
    r"(?:nær)?læsning a[fv]|nærlesing av|"
    r"(?:ifølge|according to|enligt) (?=[A-ZÆØÅÄÖ])|(?:værker|verk|works?|digte?|dikt|poems|"
    r"romaner|"
    r"noveller|novels|salmer|sange|sanger|sånger|songs|malerier|paintings|stykker|skuespil|plays|"
    r"bøger|bøker|böcker|books|tekster|texts|teorier?|teori|theory|theories|metoder?|method) "
    r"(?:af|av|by|efter)|(?:udstilling(?:er)?|særudstilling(?:er)?|utställning|utstilling|kronik|"
    r"bog|bok|bogen|artikel|speciale|biografi|essay|exhibition|thesis|dissertation) "
    r"(?:om|on|about))"
    r"(?:\s[^.!?;:\n]{0,60})?\s?$",
    re.IGNORECASE,
)
"""Words of those who read, play and build on others' thought."""
_KNOWN_SELF = re.compile(
    r",? (?:som|der|who|whom|fra|from|min|mit|my|tlf|tel|hos|på|i mit)\b|"
    r", [a-zæøåäö]+(?:er|or|ar)\b|"
    r"[ ,(]+[+(\d]"
)
_FAR = 100
_PRODUCT = re.compile(r"(?!Mc|Mac|De|La|Le|Du|Van|Fitz|O['’])\w*[a-zæøå][A-ZÆØÅ]")
_PRIZE = re.compile(
    r"-(?:prisen|metoden|modellen|testen|legatet|fonden|skalaen|skemaet|teorien|systemet|"
    r"projektet)$"
)

_WELL_KNOWN = 10
_TO = frozenset(["med", "til", "till", "with", "to", "of", "hos", "av", "af"])
_MEETS = frozenset(
    {"kender", "kendte", "kjenner", "kjente", "känner", "kände", "know", "knew", "mødte", "møtte"}
    | {"träffade", "met", "spørg", "spør", "fråga", "ask", "hjalp", "helped", "hjulpet"}
)
_BESIDE = frozenset(["med", "with", "hos", "af", "av", "til", "till", "og", "and", "och", "for"])
_AND = frozenset(["og", "and", "och"])
_WHO = frozenset(["som", "der", "who", "whom"])
_COPULAS = frozenset(
    ["er", "var", "blev", "bliver", "har", "is", "was", "are", "will", "är", "blir", "ble", "blei"]
)
_PATRONYMS = ("sen", "sson", "dóttir", "dottir")
_FIRM_BEFORE = frozenset(
    ["hos", "ved", "for", "i", "fra", "til", "af", "at", "by", "with", "in", "from", "på"]
)
_FIELD_NAMES = frozenset(
    [
        "navn",
        "navne",
        "name",
        "names",
        "fornavn",
        "efternavn",
        "mellemnavn",
        "ansøger",
        "kandidat",
        "kontaktperson",
        "kontaktpersoner",
        "reference",
        "referencer",
        "referee",
        "referees",
        "vejleder",
        "underskrift",
        "ægtefælle",
    ]
)
_FOREIGN_PAIR = 0.52


class Evidence:
    """Weighs runs of words of one text by their surroundings."""

    def __init__(self, words: Words, classes: Classifier) -> None:
        self._words = words
        self._classes = classes

    def is_shouting(self, index: int) -> bool:
        """Tell whether the words around are all in capitals."""
        near = self._words.texts[max(index - 4, 0) : index + 5]
        long = [w for w in near if len(w) > 2]
        return len(long) > 2 and all(w.isupper() for w in long)

    def weighed(self, base: float, cue: float, first: int, last: int, shape: str) -> float:
        """Return what is said for a person, all told: 0.0 and less is nobody."""
        words = self._words
        after = words.text[words.ends[last] : words.ends[last] + 40]
        if _FIRM_FORM.match(after) or self._names_a_thing(first, last):
            return base - 0.6
        if cue > 0:
            return max(base, cue) + 0.02
        if cue < 0 or _COMPANY_AFTER.match(after) or self._company_before(first):
            return base - 0.6
        if len(shape) == 1:
            base = self._alone(base, first, shape)
        elif self._is_read_about(first, last):
            return base - 0.6
        if _CONTACT_AFTER.match(after):
            return base + 0.25
        if shape == "UU" and self._is_foreign_pair(first, last):
            base = _FOREIGN_PAIR
        title = _TITLE_AFTER.match(after)
        if title and title.group(1).lower().endswith(cues.TITLE_ENDINGS):
            return base + 0.2
        return base

    def _names_a_thing(self, first: int, last: int) -> bool:
        """Tell works and thoughts of others, products, prizes and firms of a "Hansens"."""
        words = self._words
        final = words.texts[last]
        after = words.text[words.ends[last] : words.ends[last] + 60]
        if _PRIZE.search(final) or (last > first and _PRODUCT.match(final)):
            return True
        if final.endswith(("s", "’", "'", "x", "z")) and _WORK_OF.match(after):
            before = words.lower[first - 1] if first else ""
            return before not in cues.KIN and before not in cues.GREETINGS
        return (
            last > first
            and words.lower[last - 1].endswith("sens")
            and self._classes.of(words.lower[last]) not in "FS"
        )

    def _is_read_about(self, first: int, last: int) -> bool:
        """As in "inspireret af Karen Blixen": thinkers and artists, unless one goes on of them."""
        words = self._words
        start, end = words.starts[first], words.ends[last]
        before = words.text[max(start - _FAR, 0) : start]
        return _READ_ABOUT.search(before) is not None and not _KNOWN_SELF.match(words.text, end)

    def _is_foreign_pair(self, first: int, last: int) -> bool:
        """Two capitalised words that no list knows, in a place where no firm is announced."""
        words = self._words
        before = words.lower[first - 1] if first else ""
        pair = words.texts[first : last + 1]
        return before not in _FIRM_BEFORE and all(len(w) > 3 and w[1:].islower() for w in pair)

    def _alone(self, base: float, index: int, shape: str) -> float:
        """A single word that names a person now and then."""
        words = self._words
        near = words.lower[max(index - 2, 0) : index] + words.lower[index + 1 : index + 3]
        if any(w in cues.THEORY for w in near):
            return base - 0.5
        if words.texts[index].isupper() and not self.is_shouting(index):
            return base - 0.35
        if shape == "A":
            share = lower_case_share(words.lower[index])
            starts = self.starts_sentence(index)
            if self.is_among_people(index):
                return 0.7
            if starts:
                return 0.3
            rare = share is not None and share < 0.2
            borne = (first_name_band(words.lower[index]) or 0) >= _WELL_KNOWN
            return 0.6 if rare else 0.55 if borne else 0.3
        if shape == "S" and words.lower[index].endswith(_PATRONYMS):
            before = words.lower[index - 1] if index else ""
            inside = not self.starts_sentence(index) and before not in _FIRM_BEFORE
            return base + 0.13 if inside else base
        return base

    def is_month_acting(self, index: int) -> bool:
        """As in "August fik en ven": months are something, but do nothing."""
        words = self._words
        if index + 1 >= len(words) or words.gap(index) != " ":
            return False
        following = words.lower[index + 1]
        return following not in _COPULAS and acts(following)

    def is_among_people(self, index: int) -> bool:
        """As in "mor til Storm", "kender Bo", "med Mai, som …", "Eskil og Ask"."""
        words = self._words
        before = words.lower[index - 1] if index else ""
        if not before or words.gap_before(index) != " ":
            return False
        earlier = words.lower[index - 2] if index > 1 else ""
        if before in cues.KIN or (before in _TO and earlier in cues.KIN) or before in _MEETS:
            return True
        following = words.lower[index + 1] if index + 1 < len(words) else ""
        if before in _BESIDE and words.gap(index) in {", ", " "} and following in _WHO:
            return True
        return (
            before in _AND
            and words.gap_before(index - 1) == " "
            and words.texts[index - 2][0].isupper()
            and self._classes.of(earlier) == "F"
        )

    def starts_sentence(self, index: int) -> bool:
        """Return whether a sentence or a line begins with the word."""
        start = self._words.starts[index]
        return _SENTENCE_START.search(self._words.text[max(start - 4, 0) : start]) is not None

    def _company_before(self, first: int) -> bool:
        start = self._words.starts[first]
        return _COMPANY_BEFORE.search(self._words.text[max(start - 6, 0) : start]) is not None

    def cue_strength(self, first: int, shape: str) -> float:
        """Return what the words before say: for a person, against one (below 0), or nothing."""
        if not first:
            return 0.0
        words = self._words
        before, gap = words.lower[first - 1], words.gap_before(first)
        if opens_name(before) and gap in {" ", ' "', " “", " »", " '", ". "}:
            return -1.0
        if len(gap) > 4 or ". " in gap or ("\n" in gap and not _reaches_over_line(before, gap)):
            return 0.0
        if before in _TO and gap == " " and first > 1 and words.lower[first - 2] in cues.KIN:
            # "Far til Mynte", "gift med Palle".
            return _strength(words.lower[first - 2], gap, shape)
        return _strength(before, gap, shape)


def _reaches_over_line(before: str, gap: str) -> bool:
    """As in "Med venlig hilsen ⏎ Hanne", "Navn ⏎ Hanne": a cue may stand on the line before."""
    if before in cues.GREETINGS:
        return True
    return gap.strip() in {"", ":"} and before in _FIELD_NAMES


def _strength(before: str, gap: str, shape: str) -> float:
    strong = any(c in "FARS" for c in shape)
    tight = gap.strip() in {"", ":", ".", ".:", ",", "(", "-", "–"}
    if not tight:
        return 0.0
    if before in cues.GREETINGS:
        return 0.95 if strong else 0.9 if len(shape) > 1 else 0.62
    if before in cues.KIN:
        return 0.95 if strong else 0.8
    if before in cues.CONTACTS:
        if before in {"ved", "fra", "til", "med", "from", "to", "leder", "dato", "søger", "venlig"}:
            return (0.85 if len(shape) > 1 else 0.0) if strong else 0.0
        return 0.92 if strong else 0.8 if len(shape) > 1 else 0.5
    if before.endswith(cues.TITLE_ENDINGS) and gap.strip() in {"", ":", ",", "("}:
        return 0.9 if strong else 0.8 if len(shape) > 1 else 0.45
    return 0.0
