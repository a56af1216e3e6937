# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a capitalised word may be in a name, as one letter, so that runs of words become strings.

====  ==========================================================
F     first name, hardly ever anything else
A     first name that is also a word ("Bo", "Storm")
R     rare first name
S     surname, by list or by its ending
B     surname that is also a word ("Skov")
U     unknown to every list
I     initial
P     town
H     opens the name of an organisation or a thing ("Plejehjemmet")
O     closes the name of one ("Gymnasium")
T     title or trade
N     part of a phrase that only looks like a person
W     common word
====  ==========================================================
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from sloer.finding import lexicon
from sloer.finding.names import cues
from sloer.finding.words import Words

_SURNAME_ENDING = re.compile(
    r".{2,}(?:sen|sson|zon|dóttir|dottir|datter|ski|ska|sky|wicz|vić|vic|vich|ović|ovic|oğlu|oglu|"
    r"gaard|gård|kjær|kjaer|bæk|bech|strøm|ström|quist|qvist|holt|toft|bjerg|lund|borg|shvili|"
    r"yan|nen|escu|enko|opoulos|idis|zadeh|ullah|stad|dahl|lind|gren|sted|strup|rup|"
    r"holm|skov|dal|vad|mose|høj|ager|lev)"
)
_NATURE_NAME = re.compile(
    r".{3,6}(?:kvist|quist|qvist|gren|ström|strøm|gaard|gård|bæk|bech|kjær|toft|lund|berg|bjerg|holm|"
    r"dahl|lind|vall|sted|rup)"
)
_DOUBLE_NAME = re.compile(r"[A-ZÆØÅÄÖ][^\W\d_A-ZÆØÅÄÖ]{2,}[-‐‑][A-ZÆØÅÄÖ][^\W\d_A-ZÆØÅÄÖ]{2,}")
_HYPHEN_PREFIX = re.compile(r"(?:al|el|ben|bin|abu|o|d|ur|ul)[-'’]")
_STRONG_BAND = 6
_SHORTEST_COMPOUND = 7
_RARE_BUT_COMMON_WORD = 3.6
_EVERYDAY_WORD = 5.4


class Classifier:
    """Tells the class of words."""

    def of(self, word: str) -> str:
        """Return the class of a word in lower case."""
        return _class_of(word)

    def of_text(self, text: str) -> str:
        """Return the class of a word as written: "Okonkwo-Reid" is no compound of the language."""
        kind = self.of(text.lower())
        if kind == "W" and _DOUBLE_NAME.fullmatch(text):
            parts = [self.of(p.lower()) for p in re.split(r"[-‐‑]", text)]
            return "B" if not set(parts) & set("OHTI") else kind
        return kind


@lru_cache(maxsize=65_536)
def _class_of(word: str) -> str:
    if len(word) == 1:
        return "I"
    if word in cues.FORM_WORDS or word in cues.CALENDAR:
        return "W"
    if opens_name(word):
        return "H"
    name = _name_class(word)
    if name in {"F", "S"}:
        return name
    stem = _without_genitive(word)
    stem_class = _name_class(stem) if stem else ""
    if stem_class in {"F", "S"} and not name:
        return stem_class
    return _word_class(word, name or stem_class)


def _word_class(word: str, name: str) -> str:
    if closes_name(word):
        return "O" if name != "B" else "B"
    if word.endswith(cues.TITLE_ENDINGS) and name in {"", "R", "B"}:
        return "T"
    if "-" in word or "‑" in word or "‐" in word:
        return _hyphenated_class(word)
    if name:
        return name
    if _is_two_part_surname(word):
        return "B"
    if is_word(word):
        return "P" if lexicon.is_place(word) and lexicon.word_frequency(word) < 4.5 else "W"
    if lexicon.is_place(word):
        return "P"
    return "S" if _looks_like_surname(word) else "U"


def opens_name(word: str) -> bool:
    """Return whether ``word`` announces the name of an organisation, a ship or a thing."""
    return word in cues.NAME_HEADS or (
        len(word) > _SHORTEST_COMPOUND and word.endswith(cues.HEAD_ENDINGS)
    )


def closes_name(word: str) -> bool:
    """Return whether ``word`` can end the name of an organisation or a street."""
    return word in cues.NAME_TAILS or (len(word) > 7 and word.endswith(cues.TAIL_ENDINGS))


def _name_class(word: str) -> str:
    """Return F, A, R, S, B, or "" for what is on no list of names."""
    first = lexicon.first_name_band(word)
    last = lexicon.surname_band(word)
    if first is None and last is None:
        return ""
    share = lexicon.lower_case_share(word)
    a_word = word in cues.ENGLISH_WORDS or (share is not None and share > 0.03)
    if not a_word and first is not None and first < _STRONG_BAND:
        a_word = lexicon.word_frequency(word) >= _RARE_BUT_COMMON_WORD
    if first is not None and first >= _STRONG_BAND and first + 1 >= (last or 0):
        return "A" if a_word else "F"
    if last is not None:
        return "B" if a_word else "S"
    if a_word:
        return ""
    return "R"


def _hyphenated_class(word: str) -> str:
    parts = [p for p in re.split(r"[-‐‑]", word) if p]
    if _HYPHEN_PREFIX.match(word):
        return "S"
    classes = [_name_class(p) or _name_class(_without_genitive(p) or p) for p in parts]
    if all(c in {"F", "A"} for c in classes) and "F" in classes:
        return "F"
    if classes and classes[-1] in {"S", "B"} and all(classes):
        return "S"
    if all(classes) and classes[0] in {"F", "A", "R"}:
        return "R"
    if not any(is_word(p) for p in parts) and len(parts) == 2 and min(map(len, parts)) > 2:
        return "S" if _looks_like_surname(parts[-1]) else "U"
    return "W"


def _is_two_part_surname(word: str) -> bool:
    """Names made of two words of nature ("Bergkvist") that no dictionary holds as one."""
    if lexicon.word_frequency(word) or lexicon.is_place(word):
        return False
    return _NATURE_NAME.fullmatch(word) is not None


def _looks_like_surname(word: str) -> bool:
    if not (4 < len(word) < 16) or _is_compound(word):
        return False
    stem = _without_genitive(word)
    return bool(_SURNAME_ENDING.fullmatch(word) or (stem and _SURNAME_ENDING.fullmatch(stem)))


def is_word(word: str) -> bool:
    """Return whether ``word`` is in the language, as itself or as a compound of its words."""
    if lexicon.word_frequency(word) > 0 or lexicon.is_common_word(word):
        return True
    return _is_compound(word)


def _is_compound(word: str) -> bool:
    """Tell Danish compounds that no list holds: "rekrutteringsteam" is words on both sides."""
    if len(word) < 9:
        return False
    for cut in range(4, len(word) - 3):
        head, tail = word[:cut], word[cut:]
        if lexicon.word_frequency(tail) >= 2.6 and (
            lexicon.word_frequency(head) >= 2.6
            or (head[-1] in "se" and lexicon.word_frequency(head[:-1]) >= 2.6)
        ):
            return True
    return False


def _without_genitive(word: str) -> str:
    for ending in ("'s", "’s"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word[:-1] if word.endswith("s") and len(word) > 3 else ""


def is_everyday(word: str) -> bool:
    """Return whether ``word`` is so common that a capital says nothing ("Det", "Jeg")."""
    return lexicon.word_frequency(word) >= _EVERYDAY_WORD or word in cues.FORM_WORDS


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → phrases that start with it, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    text = (files("sloer.finding") / "data" / "not_persons.txt").read_text("utf-8")
    for line in text.splitlines():
        words = tuple(re.findall(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*", line))
        if words and not line.startswith("#"):
            table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(p, key=len, reverse=True)) for first, p in table.items()}


def phrase_length_at(words: Words, index: int) -> int:
    """Return how many words from ``index`` form a phrase that only looks like a person.

    0 for none. The phrase's last word may stand in the genitive or lead a compound
    ("Kolbs", "Marte Meo-terapeut").
    """
    lower = words.lower
    first = lower[index]
    table = _phrases()
    for key in {first, first.split("-")[0], first.removesuffix("s")}:
        for phrase in table.get(key, ()):
            size = len(phrase)
            found = lower[index : index + size]
            if len(found) != size or found[:-1] != phrase[:-1]:
                continue
            last = words.texts[index + size - 1]
            if _ends_as(found[-1], phrase[-1]) and not _goes_on(last, phrase[-1]):
                return size
    return 0


def _goes_on(written: str, wanted: str) -> bool:
    """As in "Tove Ditlevsen-Brink": a second surname makes it somebody else."""
    return written[len(wanted) + 1 : len(wanted) + 2].isupper() and not written.isupper()


def _ends_as(word: str, wanted: str) -> bool:
    if not word.startswith(wanted):
        return False
    rest = word[len(wanted) :]
    return rest in {"", "s", "'s", "’s"} or rest.startswith("-")
