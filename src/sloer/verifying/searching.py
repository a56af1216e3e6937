# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Looks for all secrets at once: one pass over the words of a text, look-ups instead of scans."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from sloer.verifying.folding import (
    Word,
    joined_lines,
    squeeze,
    without_accents,
    written_words,
)
from sloer.verifying.secrets import Kind, Secret, Secrets

_NUMBER = re.compile(r"\d(?:[\s().\u2010-\u2015\u2212/-]{0,3}\d){6,}")
_FUZZY = 7
"""Names from this length on may be a letter off after OCR and still be the name."""


class Search:
    """Secrets laid out for look-up; build it once and search many texts."""

    def __init__(self, secrets: Secrets) -> None:
        self._words: dict[str, list[Secret]] = defaultdict(list)
        self._phrases: dict[str, list[tuple[tuple[str, ...], Secret]]] = defaultdict(list)
        self._runs: list[Secret] = []
        self._digits: list[Secret] = []
        self._fuzzy = secrets.fuzzy
        self._secrets = secrets
        for secret in secrets.items:
            self._place(secret)

    def _place(self, secret: Secret) -> None:
        if secret.kind is Kind.PHRASE:
            parts = tuple(secret.text.split())
            self._phrases[parts[0]].append((parts, secret))
        elif secret.kind is Kind.SQUEEZED:
            self._runs.append(secret)
        elif secret.kind is Kind.DIGITS:
            self._digits.append(secret)
        elif secret.kind is not Kind.VERBATIM:
            self._words[secret.text].append(secret)

    def find(self, text: str) -> frozenset[Secret]:
        """Return the secrets that stand in ``text``, as written or as lines break it."""
        if not self._secrets.items or not text:
            return frozenset()
        found: set[Secret] = set()
        joined = joined_lines(text)
        for version in {text, joined}:
            written = list(written_words(version))
            found.update(self._single(written))
            folded = [word.folded for word in written]
            found.update(self._in_a_row(folded))
            if not version.isascii():
                found.update(self._in_a_row([without_accents(word) for word in folded]))
            found.update(self._close(written))
        squeezed = squeeze(text)
        found.update(secret for secret in self._runs if secret.text in squeezed)
        found.update(self._numbers(text))
        return frozenset(found)

    def _single(self, written: list[Word]) -> Iterator[Secret]:
        for word in written:
            candidates = self._words.get(word.folded)
            if candidates is None and not word.folded.isascii():
                candidates = self._words.get(without_accents(word.folded))
            for secret in candidates or ():
                if _stands_as(secret.kind, word):
                    yield secret

    def _in_a_row(self, folded: list[str]) -> Iterator[Secret]:
        if self._phrases.keys().isdisjoint(folded):
            return
        for index, word in enumerate(folded):
            for parts, secret in self._phrases.get(word, ()):
                if tuple(folded[index : index + len(parts)]) == parts:
                    yield secret

    def _numbers(self, text: str) -> Iterator[Secret]:
        if not self._digits:
            return
        runs = [re.sub(r"\D", "", run) for run in _NUMBER.findall(text)]
        for secret in self._digits:
            if any(secret.text in run for run in runs):
                yield secret

    @cached_property
    def _long_names(self) -> dict[str, Secret]:
        return {
            text: secrets[0]
            for text, secrets in self._words.items()
            if len(text) >= _FUZZY and secrets[0].kind in {Kind.WORD, Kind.NAME}
        }

    def _close(self, written: list[Word]) -> Iterator[Secret]:
        if not self._fuzzy or not self._long_names:
            return
        names = list(self._long_names)
        for word in {w.folded for w in written if len(w.folded) >= _FUZZY - 1}:
            match = process.extractOne(
                word, names, scorer=Levenshtein.distance, score_cutoff=1, processor=None
            )
            if match is not None:
                yield self._long_names[match[0]]


def _stands_as(kind: Kind, word: Word) -> bool:
    if kind is Kind.WORD:
        return True
    if not word.written[0].isupper():
        return False
    in_capitals = word.written.isupper()
    if in_capitals and len(word.written) <= 3:
        return kind is Kind.NAME and len(word.written) == 3
    return kind is Kind.NAME or not (word.opens_sentence or in_capitals)
