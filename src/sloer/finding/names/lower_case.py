# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Names in lower case, as in "gerda" after "konen": people who write without capitals."""

from __future__ import annotations

from collections.abc import Iterator

from sloer.finding.lexicon import is_common_word, lower_case_share
from sloer.finding.names import cues
from sloer.finding.names.classes import Classifier
from sloer.finding.names.mentions import Mention
from sloer.finding.words import Words

_FEW_CAPITALS = 0.03


class LowerCaseRules:
    """Finds names that are written like words."""

    def __init__(self, words: Words, classes: Classifier) -> None:
        self._words = words
        self._classes = classes

    def mentions(self, start: int, stop: int) -> Iterator[Mention]:
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
