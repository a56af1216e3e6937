# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Two of the applicant's names beside each other are the applicant, whatever they also mean.

The other identity finders weigh single names against words, firms and places. This one weighs
nothing: it is the net below them, and fails closed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GAP = re.compile(r"[\s.,\-‐-―]{1,3}(?:[^\W\d_]\.?[\s.]{1,2}){0,2}$")
_REASON = Sentence("Ansøgerens navn.", "The applicant's name.")
_LEAST_LETTERS = 2
_LONGEST_SIGNATURE = 6


class WholeNameFinder:
    """Finds runs of two or more known names in any case, order and spelling of diacritics."""

    name = "identity_whole"
    grounds = frozenset({Ground.NAME})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per run of names; initials and a break may stand between them."""
        names = _names(view)
        if not names:
            return
        yield from _lines(view, names)
        forms = _forms(names)
        run: list[re.Match[str]] = []
        for token in _TOKEN.finditer(view.text):
            word = _folded(token[0])
            known = word in forms
            if not known and not (run and _is_initial(token, view.text, names)):
                continue
            if run and not _GAP.fullmatch(view.text, run[-1].end(), token.start()):
                yield from _signals(run)
                run = []
            run.append(token)
        yield from _signals(run)


def _lines(view: View, names: frozenset[str]) -> Iterator[Signal]:
    """Yield every line that is nothing but known names and their initials: a signature."""
    initials, forms = _firsts(names), _forms(names)
    for offset, block in view.document.placed_blocks():
        tokens = islice(_TOKEN.finditer(block.text), _LONGEST_SIGNATURE + 1)
        words = [_folded(token[0]) for token in tokens]
        if not 0 < len(words) <= _LONGEST_SIGNATURE or any(map(str.isdigit, block.text)):
            continue
        known = [w in forms for w in words]
        fits = (k or w in initials for k, w in zip(known, words, strict=True))
        if any(known) and all(fits):
            span = Span(offset, offset + len(block.text))
            yield Signal(Ground.NAME, span, 0.99, "identity.line", _REASON, entity="applicant")


def _names(view: View) -> frozenset[str]:
    given = view.known.given
    known = (given.first_name, given.last_name, *given.other_names, *view.known.whole_names)
    words = (word for name in known for word in _TOKEN.findall(name))
    return frozenset(_folded(word) for word in words if len(word) >= _LEAST_LETTERS)


def _is_initial(token: re.Match[str], text: str, names: frozenset[str]) -> bool:
    """Whether a token is one capital letter with a full stop that begins a known name."""
    letter = token[0]
    if len(letter) > 1:
        return False
    dotted = text[token.end() : token.end() + 1] == "."
    return dotted and letter.isupper() and _folded(letter) in _firsts(names)


def _forms(names: frozenset[str]) -> frozenset[str]:
    """Return the names, and their genitives."""
    return names | {f"{name}s" for name in names}


def _firsts(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name[0] for name in names)


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    plain = word.casefold().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _signals(run: list[re.Match[str]]) -> Iterator[Signal]:
    different = {_folded(token[0]).removesuffix("s") for token in run}
    if len(different) >= _LEAST_LETTERS:
        span = Span(run[0].start(), run[-1].end())
        yield Signal(Ground.NAME, span, 0.99, "identity.whole", _REASON, entity="applicant")


FINDER = WholeNameFinder()
