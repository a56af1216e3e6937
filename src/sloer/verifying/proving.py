# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The proof of one output: it says what the veiled document says, and none of the secrets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sloer.errors import HeldError
from sloer.model import Ground, Leak, Proof, Sentence, VeiledDocument
from sloer.verifying.folding import joined_lines, squeeze, words
from sloer.verifying.furniture import is_furniture, is_furniture_word
from sloer.verifying.outputs import Reading, output_readers
from sloer.verifying.searching import Search
from sloer.verifying.secrets import Secret, Secrets

_NO_GLYPH = "□"
"""Stands in a PDF for a letter that no font of ours holds."""

_search_for = lru_cache(maxsize=4)(Search)


def verify(output: bytes, suffix: str, veiled: VeiledDocument, secrets: Secrets) -> Proof:
    """Read ``output`` back and return what it holds that it may not.

    Args:
        output: A file as composed from ``veiled``.
        suffix: Its format: ``pdf``, ``html``, ``txt`` or ``json``, with or without a dot.
        veiled: What the file should say.
        secrets: What it must not say; see :func:`sloer.verifying.secrets_of`.

    Raises:
        HeldError: nobody here can read such a format back, so nothing can be proved.
    """
    suffix = suffix.removeprefix(".")
    reader = output_readers().get(suffix)
    if reader is None:
        raise HeldError(
            "verify.format",
            Sentence(
                "Slør kan ikke læse dette format igen, så intet kan bevises.",
                "Slør cannot read this format back, so nothing can be proved.",
            ),
        )
    reading = reader.read(output)
    leaks = dict.fromkeys(reading.leaks)
    leaks.update(dict.fromkeys(_differences(reading, veiled)))
    leaks.update(dict.fromkeys(_secrets_in(reading, _search_for(secrets))))
    return Proof(suffix, tuple(leaks), len(secrets))


def _secrets_in(reading: Reading, search: Search) -> Iterator[Leak]:
    text = "\n".join(line for _, line in reading.lines)
    unseen = "\n".join(dict.fromkeys(line for _, line in reading.unseen))
    for where, content in (("text", text), ("unseen", unseen)):
        for ground in sorted({secret.ground for secret in search.find(content)}):
            yield secret_leak(where, ground)


def secret_leak(where: str, ground: Ground) -> Leak:
    """Return the leak for a secret found; it names the ground, never the secret."""
    return Leak(
        "secret",
        where,
        Sentence(
            f"Her står stadig noget, som er sløret på grund af {ground.value}.",
            f"Something veiled for {ground.value} still stands here.",
        ),
        ground,
    )


def _differences(reading: Reading, veiled: VeiledDocument) -> Iterator[Leak]:
    expected = "".join(
        squeeze("".join(segment.text for segment in block.segments)) for block in veiled.blocks
    )
    for echo in reading.echoes:
        known = all(squeeze(piece) in expected for piece in echo.split(_NO_GLYPH))
        if not known and not is_furniture(echo):
            yield _extra("unseen")
    lines = [(where, squeeze(line), line) for where, line in reading.lines]
    if _stands_in_order(expected, [(line, raw) for _, line, raw in lines]):
        return
    said = Counter(_all_words(raw for _, _, raw in lines))
    meant = Counter(_all_words("".join(s.text for s in block.segments) for block in veiled.blocks))
    characters = Counter("".join(line for _, line, raw in lines if not is_furniture(raw)))
    wanted = Counter(expected)
    if _beyond_furniture(said - meant) and characters - wanted:
        yield _extra("text")
    no_glyph = any(_NO_GLYPH in raw for _, _, raw in lines)
    if not no_glyph and _beyond_furniture(meant - said) and wanted - characters:
        yield _lost("text")


def _stands_in_order(expected: str, lines: Iterable[tuple[str, str]]) -> bool:
    position = 0
    for line, raw in lines:
        if expected.startswith(line, position):
            position += len(line)
        elif not is_furniture(raw):
            return False
    return position == len(expected)


def _all_words(lines: Iterable[str]) -> list[str]:
    return words(joined_lines("\n".join(lines)))


def _beyond_furniture(counted: Counter[str]) -> bool:
    return any(not is_furniture_word(word) for word in counted)


def _extra(where: str) -> Leak:
    return Leak(
        "text.extra",
        where,
        Sentence("Filen siger mere, end der er godkendt.", "The file says more than was cleared."),
    )


def _lost(where: str) -> Leak:
    return Leak(
        "text.lost",
        where,
        Sentence(
            "Noget af den godkendte tekst mangler i filen.",
            "Some of the cleared text is missing from the file.",
        ),
    )


__all__ = ["Secret", "secret_leak", "verify"]
