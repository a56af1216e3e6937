# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The applicant's names, ready to be compared with words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sloer.finding import lexicon
from sloer.finding.known import Known
from sloer.finding.names import cues
from sloer.finding.names.classes import is_word
from sloer.finding.names.forms import (
    as_scanned,
    fold,
    one_letter_off,
    parts_of,
    short_forms,
    without_genitive,
)

_LONG = 6
_MOST_NAMES = 10
_SHORTEST_STEM = 4
_SHORTEST_CUT, _LONGEST_CUT = 4, 8
_DERIVED = ("ske", "sk", "iansk", "ianske", "agtig", "agtige", "esque")
_COMMON_SURNAME = 6
_COMMON_FIRST_NAME = 10
_NAME_IS_A_WORD = 0.03


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a word agrees with a known name.

    ``doubtful`` tells that the name is a word or a town as well; ``near`` that it only comes
    close: a short form, or what a scanner makes of it.
    """

    doubtful: bool = False
    near: bool = False


class OwnNames:
    """Compares words with all names known of the applicant; remembers words of one document."""

    def __init__(self, known: Known) -> None:
        names = [p for n in known.names for p in parts_of(n)]
        names = [n for n in names if len(fold(n)) > 1 and n.lower() not in cues.PARTICLES]
        self._doubtful = {fold(n): _is_doubtful(n) for n in names}
        self._keys = frozenset(self._doubtful)
        self._glued = frozenset(_glued(self._keys, known.whole_names))
        self._long = tuple(k for n, k in ((n, fold(n)) for n in names) if len(k) >= _LONG)
        self._first = frozenset(_first_names(known))
        self._short = frozenset(s for n in names for s in short_forms(n)) - self._keys
        self._fronts = tuple(n for n in self._first if len(n) > _SHORTEST_STEM)
        self._common = {fold(n): _is_common(n) for n in names}
        self._seen: dict[str, Likeness | None] = {}
        self.initials = _all_initials(known)
        self.codes = _all_codes(known)

    def __bool__(self) -> bool:
        return bool(self._keys)

    def __contains__(self, word: str) -> bool:
        return self.likeness(word) is not None

    def likeness(self, word: str) -> Likeness | None:
        """Return how a word in lower case agrees with the names, ``None`` where it does not."""
        if word not in self._seen:
            self._seen[word] = self._compare(word)
        return self._seen[word]

    def key_of(self, word: str) -> str:
        """Return the folded name that a word stands for, without a genitive."""
        key = fold(word)
        bare = without_genitive(key)
        return bare if key not in self._keys and bare in self._keys else key

    def is_common(self, word: str) -> bool:
        """Return whether many other people bear the name, so that it may be chance."""
        return self._common.get(self.key_of(word), False)

    def is_first(self, word: str) -> bool:
        """Return whether the name is a first name of the applicant, as far as is known."""
        return self.key_of(word) in self._first

    def is_code(self, letters: str) -> bool:
        """Return whether capitals may be made of the names: "FEA", and "FAEL" in a register."""
        return letters.replace(".", "").replace("-", "") in self.initials | self.codes

    def resembles(self, word: str) -> bool:
        """Return whether a misread or mistyped long name is at hand."""
        key = fold(word)
        for candidate in {key, without_genitive(key)}:
            if len(candidate) < _LONG - 1 or candidate in self._keys:
                continue
            scanned = as_scanned(candidate)
            for name in self._long:
                if scanned == as_scanned(name) or (
                    len(candidate) >= _LONG and one_letter_off(candidate, name)
                ):
                    return True
        return False

    def is_cut_from(self, word: str) -> bool:
        """Return whether a word that is none is made of a first name: "Venky", "Seun", "Trev"."""
        key = fold(word)
        if not _SHORTEST_CUT <= len(key) <= _LONGEST_CUT or key in self._keys:
            return False
        front = key.rstrip("aeiouy") if len(key) > _SHORTEST_CUT else key
        return any(
            len(key) < len(name) + 2 and (name.startswith(front) or name.endswith(key))
            for name in self._fronts
        ) and not is_word(word)

    def _is_of(self, key: str, ending: str) -> bool:
        """As in "det kofoedske regnskab", "på brixsk": an adjective made of a name."""
        stem = key.removesuffix(ending)
        return stem != key and len(stem) > _SHORTEST_STEM and stem in self._keys

    def _compare(self, word: str) -> Likeness | None:
        key = fold(word)
        for candidate in (key, without_genitive(key)):
            if candidate in self._keys:
                return Likeness(doubtful=self._doubtful[candidate])
            if len(candidate) > 4 and candidate in self._glued:
                return Likeness()
        derived = key.endswith(_DERIVED) and any(self._is_of(key, e) for e in _DERIVED)
        if derived and not is_word(word):
            return Likeness()
        if "-" in word or "'" in word or "’" in word:
            pieces = [fold(p) for p in re.split(r"[-‐‑'’]", word) if p]
            known = [p for p in pieces if p in self._keys or without_genitive(p) in self._keys]
            if len(known) == len(pieces):
                return Likeness()
            if any(not self._doubtful.get(k, False) and len(k) > 3 for k in known):
                return Likeness()
        return Likeness(near=True) if key in self._short else None


def _first_names(known: Known) -> Iterable[str]:
    """Fold what opens a whole name, and every part of a first name that was given."""
    for part in parts_of(known.given.first_name):
        yield fold(part)
    for name in known.whole_names:
        if " " in name:
            yield fold(parts_of(name)[0])


def _is_doubtful(name: str) -> bool:
    lower = name.lower()
    share = lexicon.lower_case_share(lower)
    if share is not None:
        return share > _NAME_IS_A_WORD
    if lower in cues.ENGLISH_WORDS or lower in cues.CALENDAR or lower in cues.FORM_WORDS:
        return True
    if lexicon.is_place(lower):
        return True
    # Frequencies count names as well: on a list of names, only the speller's word is a word.
    listed = lexicon.is_first_name(lower, 100) or lexicon.is_surname(lower)
    return not listed and is_word(lower)


def _is_common(name: str) -> bool:
    band = lexicon.surname_band(name) or 0
    first = lexicon.first_name_band(name) or 0
    return band >= _COMMON_SURNAME or first >= _COMMON_FIRST_NAME or _is_doubtful(name)


def _glued(keys: frozenset[str], whole: Iterable[str]) -> Iterable[str]:
    """Names run together, as in user names: "fatimaahmad", "fahmad", "ahmadf"."""
    few = sorted(keys, key=len, reverse=True)[:_MOST_NAMES]
    for one, other in itertools.permutations(few, 2):
        yield one + other
    for one, other, third in itertools.permutations(few[:5], 3):
        yield one + other + third
    for name in whole:
        parts = [fold(p) for p in parts_of(name)]
        for part in parts[1:]:
            if parts[0] and len(part) > 3:
                yield from (parts[0][0] + part, part + parts[0][0])
        if len(parts) > 1 and len(parts[0]) > 4:
            yield parts[0] + parts[-1][0]


def _all_initials(known: Known) -> frozenset[str]:
    """All initials that go with the whole names: first and last, every part, no hyphens."""
    found: set[str] = set()
    for name in known.whole_names:
        pieces = [p for p in re.split(r"[\s.]+", name) if p and p.lower() not in cues.PARTICLES]
        letters = "".join(p[0].upper() for p in pieces)
        apart = "".join(q[0].upper() for p in pieces for q in re.split(r"[-‐‑'’]", p) if q)
        for initials in (letters, apart):
            if len(initials) > 1:
                found |= {initials, initials[0] + initials[-1], initials[:-1], initials[:2]}
    given = [p[0].upper() for p in parts_of(known.given.first_name) if "-" not in p]
    others = [p[0].upper() for n in known.given.other_names for p in parts_of(n)[:1]]
    last = [p[0].upper() for p in known.given.last_name.split() if p.lower() not in cues.PARTICLES]
    for middle in ([], others[:1], others):
        found.add("".join((*given, *middle, *last)))
        found.add("".join((*given[:1], *middle, *last[-1:])))
    return frozenset(i for i in found if len(i) > 1)


def _all_codes(known: Known) -> frozenset[str]:
    """Codes that registers make of a name: letters off the fronts of two of its parts."""
    found: set[str] = set()
    names = dict.fromkeys(p for name in (*known.names, *known.whole_names) for p in parts_of(name))
    parts = [p.upper() for p in names if p.isalpha() and p.lower() not in cues.PARTICLES]
    for one, other in itertools.permutations(parts[:_MOST_NAMES], 2):
        for few, many in ((1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1)):
            found.add(one[:few] + other[:many])
        found.update(one[:1] + p[:1] + other[:2] for p in parts[:_MOST_NAMES])
        found.update(one[:1] + p[:1] + other[:1] for p in parts[:_MOST_NAMES])
    return frozenset(found)
