# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Does a word that equals the applicant's name mean the applicant?

"Bo", "Skov" and "Holm" are words and places as well, and firms and famous people bear common names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.lexicon import is_place, lower_case_share, word_frequency
from sloer.finding.names import cues
from sloer.finding.names.acting import acts
from sloer.finding.names.classes import Classifier, closes_name, opens_name, phrase_length_at
from sloer.finding.names.forms import fold
from sloer.finding.names.own import Likeness, OwnNames
from sloer.finding.protocol import View

JOIN = re.compile(r"[ \u00a0_.,\-–+]{0,3}|\. ?|, ?")
"""What may stand between two parts of one name."""

_NO_OFTENER_A_WORD = 0.5
_HONORIFICS = frozenset(
    ["fru", "hr", "frk", "frøken", "herr", "fröken", "mr", "mrs", "ms", "miss", "mx"]
)
_AFTER_TITLE = frozenset({" ", ". "})
_CALLED = _HONORIFICS | frozenset(
    {"hedder", "heter", "heder", "heiter", "kaldes", "kaldet", "kallas", "kalles", "kalt"}
    | {"navnet", "namnet"}
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•|>*\n(\"“”»«–—-])\s*$")
_COMPANY = re.compile(
    r"[ ,]+(?:A/S|ApS|I/S|P/S|K/S|IVS|AB|AS|Ltd|GmbH|Inc)\b|\s?(?:&|og) (?:Søn|Sønner|Co|Datter)\b"
)
_PLACE_BEFORE = frozenset(
    [
        "i",
        "fra",
        "til",
        "ved",
        "på",
        "mellem",
        "omkring",
        "nær",
        "in",
        "from",
        "to",
        "near",
        "at",
        "vid",
        "från",
    ]
)
_SAYS_WHO = frozenset({"som", "der", "who"})
_LINKS = frozenset({"og", "and", "och", "samt"})
_A_WORD_ABROAD = 3.6


class Senses:
    """Tells names from the words, places, firms and famous people of one document."""

    def __init__(self, view: View, own: OwnNames, classes: Classifier) -> None:
        self._view = view
        self._words = view.words
        self._own = own
        self._classes = classes

    def is_applicant(self, index: int, likeness: Likeness) -> bool:
        """Return whether a word that equals a name of the applicant stands for the applicant."""
        if likeness.doubtful and not self._is_meant(index):
            return False
        return not self._is_plain_word(index) and not self._is_somebody_elses(index)

    def is_initial(self, index: int) -> bool:
        """Tell whether a word is one capital letter that may stand for a name."""
        text = self._words.texts[index]
        if len(text) == 1:
            following = self._words.text[self._words.ends[index]]
            return text.isupper() and (text != "I" or following == ".")
        return False

    def _is_meant(self, index: int) -> bool:
        """Tell whether a name that is a word as well ("Bo", "Skov") stands for the person."""
        words = self._words
        text, lower = words.texts[index], words.lower[index]
        if self._has_own_neighbour(index) or self._is_told(index):
            return True
        if not text[0].isupper():
            return False
        if self.is_whole_line(index):
            return True
        if text.isupper() and len(text) > 1 and self._is_shouting(index):
            return False
        before = words.lower[index - 1] if index else ""
        if is_place(lower) and before in _PLACE_BEFORE:
            return False
        if lower in cues.CALENDAR and (
            before in {"i", "den", "fra", "til", "ultimo", "primo", "medio", "in", "siden"}
            or re.match(r"\.? ?\d{4}", words.text[words.ends[index] : words.ends[index] + 6])
            or re.search(
                r"\d\.? ?$", words.text[max(words.starts[index] - 4, 0) : words.starts[index]]
            )
        ):
            return False
        return not self._opens_sentence(index) or self._speaks(index)

    def _is_plain_word(self, index: int) -> bool:
        """As in "En lille lund": in lower case, what the speller knows is the word."""
        text, lower = self._words.texts[index], self._words.lower[index]
        if text != lower or self._has_own_neighbour(index) or self._is_told(index):
            return False
        start, end = self._words.starts[index], self._words.ends[index]
        glued = self._words.text[max(start - 1, 0) : start] + self._words.text[end : end + 1]
        if any(c in "@_-" or c.isdigit() for c in glued):
            return False
        return lower_case_share(lower) is not None and lower_case_share(lower) != 0.01

    def _is_told(self, index: int) -> bool:
        """As in "jeg hedder søren", "frk. Skov": what follows is a name, however it is written."""
        words = self._words
        before = words.lower[index - 1] if index else ""
        gaps = _AFTER_TITLE if before in _HONORIFICS else {" "}
        return before in _CALLED and words.gap_before(index) in gaps

    def _has_own_neighbour(self, index: int) -> bool:
        words = self._words
        for other, gap in self._neighbours(index):
            if not 0 <= other < len(words) or not JOIN.fullmatch(gap):
                continue
            likeness = self._own.likeness(words.lower[other])
            if likeness is None or likeness.near or ("," in gap and likeness.doubtful):
                continue
            same_case = words.texts[other][0].isupper() == words.texts[index][0].isupper()
            everyday = lower_case_share(words.lower[index]) or 0.0
            if same_case and (
                words.texts[index][0].isupper() or everyday < 0.9 or not likeness.doubtful
            ):
                return True
        return bool(
            index
            and len(words.texts[index - 1]) == 1
            and words.texts[index - 1].isupper()
            and words.gap_before(index) in {". ", "."}
            and words.texts[index][0].isupper()
        )

    def _neighbours(self, index: int) -> Iterator[tuple[int, str]]:
        """Yield the words on both sides with the gaps to them, looking past one initial."""
        words = self._words
        yield index - 1, words.gap_before(index)
        yield index + 1, words.gap(index)
        if index + 2 < len(words) and self.is_initial(index + 1) and words.gap(index) == " ":
            yield index + 2, words.gap(index + 1)
        if index > 1 and self.is_initial(index - 1):
            yield index - 2, words.gap_before(index - 1)

    def is_whole_line(self, index: int) -> bool:
        """Tell whether the whole block is this word: a signature."""
        document = self._view.document
        block = document.blocks[document.block_at(self._words.starts[index])].text
        return fold(block) == fold(self._words.texts[index])

    def _is_shouting(self, index: int) -> bool:
        near = self._words.texts[max(index - 4, 0) : index + 5]
        return sum(w.isupper() and len(w) > 1 for w in near) > 3

    def _opens_sentence(self, index: int) -> bool:
        start = self._words.starts[index]
        return _SENTENCE_START.search(self._words.text[max(start - 4, 0) : start]) is not None

    def _speaks(self, index: int) -> bool:
        """As in "Bo har …", "Storm, som …", "Grace og Mette": what follows makes it a person.

        A first name is the applicant unless a bare word follows ("Bo i eget hjem"); a surname is
        the word unless somebody acts.
        """
        words = self._words
        if index + 1 >= len(words):
            return True
        gap, following = words.gap(index), words.lower[index + 1]
        first = self._own.is_first(words.lower[index])
        if gap not in {" ", ", "}:
            return first or not gap.startswith(", ")
        if self._is_rarely_a_word(index) or acts(following):
            return True
        if gap == ", ":
            return first or following in _SAYS_WHO
        if following in _LINKS:
            return first and index + 2 < len(words) and words.texts[index + 2][0].isupper()
        return first and words.texts[index + 1][0].isupper()

    def _is_rarely_a_word(self, index: int) -> bool:
        """No speller has it as a word: a town or a rare word, and yet the applicant's name."""
        lower = self._words.lower[index]
        share = lower_case_share(lower)
        if share is None:
            return lower not in cues.ENGLISH_WORDS and (
                self._own.is_first(lower)
                or max(word_frequency(lower, code) for code in ("en", "no", "sv")) < _A_WORD_ABROAD
            )
        return share <= _NO_OFTENER_A_WORD

    # Names in the names of firms and of other people.

    def _is_somebody_elses(self, index: int) -> bool:
        """Tell a firm, a method or a street that bears a common name by chance."""
        words = self._words
        first, last = self._run(index)
        if first == last and phrase_length_at(words, index) and self._among_thinkers(index):
            return True
        if not self._own.is_common(words.texts[index]):
            return False
        mine = {
            self._own.key_of(words.texts[i])
            for i in range(first, last + 1)
            if (found := self._own.likeness(words.lower[i])) and not found.near
        }
        if len(mine) > 1:
            return False
        if any(phrase_length_at(words, i) > index - i for i in range(first, index + 1)):
            return last > first
        if any(_COMPANY.match(words.text, words.ends[i]) for i in range(index, last + 1)):
            return True
        before = words.lower[first - 1] if first else ""
        if opens_name(before) and words.gap_before(first) == " ":
            return True
        kinds = [self._classes.of(words.lower[i]) for i in range(first, last + 1)]
        position = index - first
        closing = any(closes_name(words.lower[i]) for i in range(index + 1, last + 1))
        return "H" in kinds[:position] or closing

    def _among_thinkers(self, index: int) -> bool:
        """As in "Freud, Klein og Winnicott": the applicant's name in a row of famous ones."""
        words = self._words
        near = range(max(index - 4, 0), min(index + 5, len(words)))
        return any(
            words.lower[i] in cues.THEORY or (i != index and phrase_length_at(words, i))
            for i in near
        )

    def _run(self, index: int) -> tuple[int, int]:
        words, first, last = self._words, index, index
        while (
            first
            and words.gap_before(first) in {" ", ". ", " & "}
            and words.texts[first - 1][0].isupper()
        ):
            first -= 1
        while (
            last + 1 < len(words)
            and words.gap(last) in {" ", ". ", " & "}
            and words.texts[last + 1][0].isupper()
        ):
            last += 1
        return first, last
