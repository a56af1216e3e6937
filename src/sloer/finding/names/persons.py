# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Mentions of persons, told by lists of names, shapes of words and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sloer.finding.lexicon import (
    first_name_band,
    is_common_word,
    is_first_name,
    is_place,
    lower_case_share,
)
from sloer.finding.names import cues
from sloer.finding.names.classes import Classifier, closes_name, is_everyday, phrase_length_at
from sloer.finding.words import Words

_BETWEEN_NAMES = re.compile(r"[ \u00a0\u202f]|\. ?")
_LIST_LINK = re.compile(r",? (?:og|and|och|samt|&) |, ?(?:og |and )?")
_COMPANY_AFTER = re.compile(
    r"\s*(?:&|og)\s+(?:søn|sønner|co|datter|døtre|partner\w*)\b|[\s,]+(?:A/S|ApS|I/S|P/S|K/S|"
    r"IVS|AB|ASA?|"
    r"Ltd|GmbH|Inc)\b|\s+(?:&)\s+[A-ZÆØÅ]|\.(?:js|net|io|com|dk|py)\b",
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
    r"digte|romaner|eventyr|sange|opera|operaer)|etiske fordring|tanker om|otte trin|(?:\w+rede|"
    r"\w+nære|distribuerede) ledelse)"
    r"(?!\w)"
)
"""What a thinker or an artist left behind: "Viviane Robinsons elevcentrerede ledelse"."""
_PRODUCT = re.compile(r"(?!Mc|Mac|De|La|Le|Du|Van|Fitz|O['’])\w*[a-zæøå][A-ZÆØÅ]")
_PRIZE = re.compile(
    r"-(?:prisen|metoden|modellen|testen|legatet|fonden|skalaen|skemaet|teorien|systemet|"
    r"projektet)$"
)

_NAME_CLASSES = "FARSBUI"
_WHOLE_NAMES = (
    (re.compile(r"[FA][FARI]*[SBUP]+|F[FARI]+"), 0.95),
    (re.compile(r"A[AR]*F[FARI]*"), 0.9),
    (re.compile(r"A[BUAR]+"), 0.7),
    (re.compile(r"R[RFAI]*S+|RS"), 0.9),
    (re.compile(r"R[FAUBRI]+"), 0.7),
    (re.compile(r"I+[SF]+[SBU]*"), 0.85),
    (re.compile(r"I+[BUAR]"), 0.5),
    (re.compile(r"[US][SFARU]*[SF][SFARUB]*"), 0.8),
    (re.compile(r"[SB][SBFARUI]+"), 0.6),
    (re.compile(r"[FA]I+"), 0.8),
    (re.compile(r"U[UBRAP]+"), 0.3),
    (re.compile(r"F"), 0.75),
    (re.compile(r"R"), 0.42),
    (re.compile(r"S"), 0.42),
    (re.compile(r"A"), 0.45),
    (re.compile(r"[BU]"), 0.1),
)
_WELL_KNOWN = 10
_TO = frozenset(["med", "til", "with", "to", "of", "hos"])
_FEW_CAPITALS = 0.03
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
SURE = 0.8
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` to ``last`` (inclusive) name a person; ``classes`` are their classes.

    ``cued`` tells that a word beside it says so (a greeting, a title, a kinship).
    """

    first: int
    last: int
    classes: str
    confidence: float
    cued: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands before and after a run."""

    before: str
    second_before: str
    gap: str
    after: str


class PersonRules:
    """Finds mentions among the words of one text."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._classes = Classifier()

    def mentions(self, start: int = 0, end: int | None = None) -> list[Mention]:
        """Return the mentions among words ``start`` to ``end``, in order, without overlap."""
        stop = len(self._words) if end is None else end
        found: list[Mention] = []
        for first, last in self._runs(start, stop):
            found.extend(self._in_run(first, last))
        found.extend(self._in_lower_case(start, stop))
        found.sort(key=lambda m: m.first)
        return self._listed(_without_overlap(found))

    def _listed(self, mentions: list[Mention]) -> list[Mention]:
        """As in "Min datter Mynte og Svante": a list goes on with names."""
        for position in range(1, len(mentions)):
            one, other = mentions[position - 1], mentions[position]
            if (
                one.cued
                and one.confidence >= SURE
                and other.first == one.last + 2 - (self._words.gap(one.last).strip() in {",", "&"})
            ):
                link = self._words.text[
                    self._words.ends[one.last] : self._words.starts[other.first]
                ]
                if _LIST_LINK.fullmatch(link) and set(other.classes) & set("FARSU"):
                    confidence = max(other.confidence, SURE)
                    mentions[position] = replace(other, confidence=confidence, cued=True)
        return mentions

    def class_at(self, index: int) -> str:
        """Return the class of one word, as if it stood alone."""
        return self._classes.of(self._words.lower[index])

    # Runs of capitalised words.

    def _runs(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        texts, index = self._words.texts, start
        while index < stop:
            if not texts[index][0].isupper():
                index += 1
                continue
            last = index
            while last + 1 < stop and self._joins(last):
                last += 1
            while last > index and not texts[last][0].isupper():
                last -= 1
            yield index, last
            index = last + 1

    def _joins(self, index: int) -> bool:
        """Tell whether the word after ``index`` may belong to the same name."""
        words = self._words
        gap = words.gap(index)
        if len(words.texts[index]) <= 2 and words.texts[index][0].isupper():
            if not _BETWEEN_NAMES.fullmatch(gap) and gap != ".":
                return False
        elif gap not in {" ", "\u00a0", "\u202f"}:
            return False
        following = words.texts[index + 1]
        if following[0].isupper():
            return True
        return (
            following in cues.PARTICLES
            and index + 2 < len(words)
            and (words.texts[index + 2][0].isupper() or words.texts[index + 2] in cues.PARTICLES)
        )

    def _in_run(self, first: int, last: int) -> Iterator[Mention]:
        labels = self._labels(first, last)
        position = 0
        for match in re.finditer(r"[FARSBUIp][FARSBUIPpW]*", labels):
            start, end = self._trimmed(labels, match.start(), match.end())
            if end <= start or start < position:
                continue
            position = end
            # "Vestergade Skole", "Niels Brock Gymnasium": the next word makes it something else.
            if self._is_named_after(first + end, labels[end : end + 1]):
                continue
            if start and labels[start - 1] in "HN":
                continue
            yield from self._judged(first + start, first + end - 1, labels[start:end])

    def _is_named_after(self, following: int, label: str) -> bool:
        return label == "O" or (label == "H" and closes_name(self._words.lower[following]))

    def _labels(self, first: int, last: int) -> str:
        words, letters = self._words, list[str]()
        shouting = self._is_shouting(first)
        index = first
        while index <= last:
            size = phrase_length_at(words, index) or self._place_length(index, last)
            if size and self._phrase_counts(first, index, size, letters):
                letters.extend("N" * min(size, last - index + 1))
                index += size
                continue
            letters.append(self._label(index, shouting))
            index += 1
        return "".join(letters)

    def _phrase_counts(self, first: int, index: int, size: int, letters: list[str]) -> bool:
        """A single word of the list ("Beck") is a surname after a first name or a title."""
        if size > 1:
            return not (index == first and self._cue_strength(first, "F") > 0)
        if letters and letters[-1] in "FARI":
            return False
        following = self._words.lower[index + 1] if index + 1 < len(self._words) else ""
        if following and self._words.gap(index) == " " and self._classes.of(following) == "S":
            return not self._words.texts[index + 1][0].isupper()
        return not (index == first and self._cue_strength(first, "F") > 0)

    def _place_length(self, index: int, last: int) -> int:
        """Return 2 where two words are one town that is no person's name ("Banja Luka")."""
        if index == last or self._words.gap(index) != " ":
            return 0
        pair = f"{self._words.lower[index]} {self._words.lower[index + 1]}"
        return 2 if is_place(pair) and self.class_at(index) not in "FA" else 0

    def _label(self, index: int, shouting: bool) -> str:
        text, lower = self._words.texts[index], self._words.lower[index]
        if not text[0].isupper():
            return "p"
        kind = self._classes.of_text(text)
        if kind == "W" and lower in cues.CALENDAR and self._is_month_name(index):
            return "A"
        after = self._words.text[self._words.ends[index] : self._words.ends[index] + 1]
        if len(text) == 1 and after != "." and text in "IÅØ":
            return "W"
        if after == "+" or (text.isupper() and after.isdigit()):
            return "N"
        if text.isupper() and len(text) > 1:
            if shouting:
                return "W" if kind in "UPR" else kind
            if len(text) < 4 or kind not in "FSAB":
                return "N" if len(text) < 6 and kind not in "FS" else kind
        return kind

    def _is_month_name(self, index: int) -> bool:
        """As in "Jan Madsen", "August Lindegaard": a month before a capitalised word is a name."""
        words = self._words
        return (
            is_first_name(words.lower[index], 100)
            and words.gap(index) == " "
            and words.texts[index + 1][0].isupper()
            and self.class_at(index + 1) in "SBUR"
        )

    def _is_shouting(self, index: int) -> bool:
        """Tell whether the words around are all in capitals."""
        near = self._words.texts[max(index - 4, 0) : index + 5]
        long = [w for w in near if len(w) > 2]
        return len(long) > 2 and all(w.isupper() for w in long)

    def _trimmed(self, labels: str, start: int, end: int) -> tuple[int, int]:
        """Cut common words, towns and particles off the ends of a run of name words."""
        while end > start and labels[end - 1] in "WpI" and not self._is_surname_place(labels, end):
            if labels[end - 1] == "I" and end - 1 > start and labels[end - 2] in "FAR":
                break
            end -= 1
        while start < end and labels[start] == "p":
            start += 1
        inner = labels.find("W", start, end)
        if inner > start and inner != end - 1:
            end = inner
        return start, end

    def _is_surname_place(self, labels: str, end: int) -> bool:
        """As in "Mette Frost", "Hanne Viborg": any capitalised word may be a surname."""
        return end > 1 and labels[end - 1] == "W" and labels[end - 2] in "FA"

    # Evidence.

    def _judged(self, first: int, last: int, labels: str) -> Iterator[Mention]:
        words = self._words
        shape = labels.replace("p", "")
        if shape.endswith("W"):
            if self._is_shouting(first) or is_everyday(words.lower[last]):
                last, shape = last - 1, shape[:-1]
            else:
                shape = shape[:-1] + "B"
        if not shape or set(shape) <= {"I", "P"}:
            return
        base = next((value for form, value in _WHOLE_NAMES if form.fullmatch(shape)), 0.2)
        cue = self._cue_strength(first, shape)
        confidence = self._weighed(base, cue, first, last, shape)
        if confidence > 0:
            yield Mention(first, last, shape, min(confidence, 0.99), cue > 0)

    def _weighed(self, base: float, cue: float, first: int, last: int, shape: str) -> float:
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
        if _CONTACT_AFTER.match(after):
            return base + 0.25
        if shape == "UU" and self._is_foreign_pair(first, last):
            base = LIKELY + 0.02
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
            and self.class_at(last) not in "FS"
        )

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
        if words.texts[index].isupper() and not self._is_shouting(index):
            return base - 0.35
        if shape == "A":
            share = lower_case_share(words.lower[index])
            starts = self._starts_sentence(index)
            rare = share is not None and share < 0.2
            borne = (first_name_band(words.lower[index]) or 0) >= _WELL_KNOWN
            return 0.6 if rare and not starts else 0.55 if borne and not starts else 0.3
        if shape == "S" and words.lower[index].endswith(_PATRONYMS):
            before = words.lower[index - 1] if index else ""
            inside = not self._starts_sentence(index) and before not in _FIRM_BEFORE
            return base + 0.13 if inside else base
        return base

    def _starts_sentence(self, index: int) -> bool:
        start = self._words.starts[index]
        return _SENTENCE_START.search(self._words.text[max(start - 4, 0) : start]) is not None

    def _company_before(self, first: int) -> bool:
        start = self._words.starts[first]
        return _COMPANY_BEFORE.search(self._words.text[max(start - 6, 0) : start]) is not None

    def _cue_strength(self, first: int, shape: str) -> float:
        """Return what the words before say: for a person, against one (below 0), or nothing."""
        if not first:
            return 0.0
        words = self._words
        before, gap = words.lower[first - 1], words.gap_before(first)
        if before in cues.NAME_HEADS and gap in {" ", ' "', " “", " »", " '", ". "}:
            return -1.0
        if len(gap) > 4 or ". " in gap or ("\n" in gap and not _reaches_over_line(before, gap)):
            return 0.0
        if before in _TO and gap == " " and first > 1 and words.lower[first - 2] in cues.KIN:
            # "Far til Mynte", "gift med Palle".
            return _strength(words.lower[first - 2], gap, shape)
        return _strength(before, gap, shape)

    # Names in lower case.

    def _in_lower_case(self, start: int, stop: int) -> Iterator[Mention]:
        """As in "gerda" after "konen", "kurt damgaard": people who write without capitals."""
        words, of = self._words, self._classes.of
        casual = self._writes_without_capitals()
        for index in range(max(start, 1), stop):
            lower = words.lower[index]
            if words.texts[index] is not lower and words.texts[index] != lower:
                continue
            if len(lower) < 3 or of(lower) != "F":
                continue
            before = words.lower[index - 1]
            last = self._lower_case_end(index, stop)
            labels = "".join(of(w) for w in words.lower[index : last + 1])
            if words.gap_before(index).strip(" ,:(") == "" and (
                before in cues.KIN or before in {"hedder", "hed", "kære", "hej", "heter", "heder"}
            ):
                yield Mention(index, last, labels, 0.85, cued=True)
            elif last > index:
                yield Mention(index, last, labels, 0.7)
            elif casual and lower_case_share(lower) is None and not is_common_word(lower, 5.0):
                yield Mention(index, index, labels, 0.6)

    def _writes_without_capitals(self) -> bool:
        texts = self._words.texts
        return sum(w[0].isupper() for w in texts) < len(texts) * _FEW_CAPITALS

    def _lower_case_end(self, index: int, stop: int) -> int:
        words, last = self._words, index
        while last + 1 < stop and words.gap(last) == " " and last - index < 3:
            following = words.lower[last + 1]
            if words.texts[last + 1] != following or self._classes.of(following) not in "FS":
                break
            last += 1
        return last


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


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.first <= kept[-1].last:
            if mention.confidence > kept[-1].confidence:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
