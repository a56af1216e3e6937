# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Read a name off a line or off the middle of a sentence, where one is to be expected."""

from __future__ import annotations

import re

from sloer.finding.lexicon import first_name_band, is_first_name
from sloer.finding.names import cues
from sloer.finding.names.classes import Classifier, is_everyday
from sloer.finding.names.forms import fold
from sloer.finding.words import Words, words_of

_LONGEST_NAME = 6
_TELLING = 4
_TITLE = re.compile(r"(?:(?:hr|fru|frk|frøken|mr|mrs|ms|miss|dr|herr)\b\.?\s*)+", re.IGNORECASE)


_NICKNAME = re.compile(
    r"(?<=\w)[ ,]{1,2}[(\"“”„»«‘'’‚]{1,2}[^\W\d_][\w’. -]{0,20}?[)\"”“»«’'‘]{1,2}(?= [^\W\d_])"
)
"""As in "Sławomir „Sławek” Zieliński", "Raghnall (Ron) Ó Muirgheasa": what stands within a name."""


_SPACED = re.compile(r"(?:[^\W\d_][ \u00a0]+){4,}[^\W\d_](?!\w)")
_SECOND_NAMES = frozenset("FARSB")
_SHORTENED = 2


def _are_joined(words: Words, index: int) -> bool:
    """As in "Fatima Ahmad", "Ma. Cristina": a full stop after more than that ends a sentence."""
    gap = words.gap_before(index)
    short = len(words.texts[index - 1]) <= _SHORTENED
    return gap in {" ", "\u00a0"} or (short and gap in {". ", "."})


class NameReader:
    """Reads names. ``echoes`` is what else may hold the applicant's: addresses, file names.

    A word that no list knows is a name where the e-mail address says it too.
    """

    def __init__(self, echoes: str = "") -> None:
        self._classes = Classifier()
        self._echoes = fold(echoes)
        self._echo_words = frozenset(fold(w) for w in re.findall(r"[^\W\d_]+", echoes))

    def is_name(self, word: str) -> bool:
        """Return whether lists know ``word`` as a name before anything else."""
        return self._classes.of(word.lower()) in "FARS" and not is_everyday(word)

    def is_plain_word(self, word: str) -> bool:
        """Return whether ``word`` can be no name at all."""
        return self._classes.of(word.lower()) in "WOHT"

    def name_at(self, text: str, offset: int, *, told: bool = False) -> tuple[str, ...]:
        """Return the name that starts at ``offset``, () for none."""
        title = _TITLE.match(text, offset)
        start = title.end() if title else offset
        spaced = _SPACED.match(text, start)
        if spaced:
            return self._read(words_of(self._closed_up(spaced[0].strip())), told=told)
        return self._read(words_of(_NICKNAME.sub("", text[start : start + 80])), told=told)

    def whole_line(self, line: str, *, told: bool = False, opens: bool = False) -> tuple[str, ...]:
        """Return the name a line is made of, or begins with before a comma or a bar.

        ``told`` is for lines where a name must stand, ``opens`` for a document's first line.
        """
        plain = _NICKNAME.sub("", line.strip(' :*_#"“”'))
        head = re.split(r"[,|·•<(/–—\t]|\s-\s|\s{3,}", plain, maxsplit=1)[0].strip()
        if not head or len(head) > 50 or any(c.isdigit() for c in head) or "@" in head:
            return ()
        words = words_of(self._closed_up(head))
        name = self._read(words, told=told, enough=0.5 if opens else 1.0)
        return name if len(name) == len(words) else ()

    def _read(self, words: Words, *, told: bool, enough: float = 1.0) -> tuple[str, ...]:
        taken: list[str] = []
        for index, text in enumerate(words.texts[:_LONGEST_NAME]):
            if index and not _are_joined(words, index):
                break
            if not self._continues(text, taken, told=told):
                break
            if taken and words.text[words.ends[index] :][:1] == ":":
                # "Navn: Fatima Ahmad Stilling: …": another field begins.
                break
            taken.append(text)
        while taken and (taken[-1] in cues.PARTICLES or len(taken[-1]) == 1):
            taken.pop()
        return tuple(taken) if self._convinces(taken, told, enough) else ()

    def _class_of(self, word: str) -> str:
        """Months and other words that are first names too ("August", "Sky") may open a name."""
        lower = word.lower()
        if lower in cues.CALENDAR and is_first_name(lower, 100):
            return "A"
        kind = self._classes.of_text(word)
        named = kind == "W" and first_name_band(lower) is not None
        return "A" if named and not is_everyday(lower) else kind

    def _continues(self, text: str, taken: list[str], *, told: bool) -> bool:
        kind = self._class_of(text)
        if text.islower() and len(text) > 1:
            if text in cues.PARTICLES and text not in {"i", "af", "de", "du", "den", "y"}:
                return True
            return kind in {"F", "S"} or (kind in "RUB" and bool(taken) and taken[-1].islower())
        if is_everyday(text) and not taken and (kind == "W" or (kind == "A" and not told)):
            return False
        return kind not in "OHT" and (kind != "W" or bool(taken))

    def _convinces(self, parts: list[str], told: bool, enough: float) -> bool:
        kinds = "".join(self._class_of(p) for p in parts)
        evidence = sum(k in "FS" for k in kinds) + 0.5 * sum(k in "ARB" for k in kinds)
        evidence += sum(self._echoed(p, k) for p, k in zip(parts, kinds, strict=True))
        if told:
            return bool(parts) and (evidence > 0 or not kinds.strip("UI"))
        if len(parts) == 1:
            return (kinds == "F" or evidence > 1) and len(parts[0]) > 2
        return evidence >= enough and kinds.count("W") * 2 <= len(kinds) - 1

    def _echoed(self, part: str, kind: str) -> bool:
        key = fold(part)
        return kind != "W" and len(key) >= _TELLING and key in self._echoes

    def _closed_up(self, line: str) -> str:
        """Take the spaces out of a letter-spaced name: "F A T I M A A H M A D"."""
        if not re.fullmatch(r"(?:[^\W\d_][ \u00a0]+){3,}[^\W\d_]", line):
            return line
        joined = re.sub(r"\s", "", line)
        cuts = [(joined[:cut], joined[cut:]) for cut in range(len(joined) - 2, 2, -1)]
        echoed = [cut for cut in cuts if all(fold(part) in self._echo_words for part in cut)]
        named = [
            cut
            for cut in cuts
            if self.is_name(cut[0]) and self._classes.of(cut[1].lower()) in _SECOND_NAMES
        ]
        return " ".join((echoed or named or [(joined, "")])[0]).strip()
