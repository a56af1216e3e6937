# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A second opinion on e-mail addresses and sections of laws.

The Danish, Norwegian and Swedish trained data have no "@", "_" or "§" among their characters: an
"@" comes out as Q, Ø, G, &, (D or not at all. The English data have them, but lack æ, ø and å. So
lines that seem to hold such a sign are read in English too, and only the signs are taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from sloer.reading.ocr import engine
from sloer.reading.ocr.engine import RawWord
from sloer.reading.ocr.result import Box, around
from sloer.reading.ocr.sheet import Grey

_LACKING = "@_§#~\\"
_REACH = 2
_EITHER = frozenset((".", "-"))
_DOMAIN_END = re.compile(r"[\w-]{2,}\.[a-zæøå]{2,10}[.,;:)>]*$", re.IGNORECASE)
# What an "@" is taken for, in the middle of a word or before a user's name with digits.
_SIGN_LIKE = re.compile(r"[a-zæøå\d](?:[ØQ©®&]|\([a-zØDQ@])[a-zæøå\d]|^[(]?[ØQ©®][a-z_.]+\d")
_SECTION = re.compile(r"^[$8&S5ååB£]{1,2}$")
_STAND_INS = re.compile(
    r"(?<=[\w.+-])(?:&|©|®|¢|£|«|€|\((?:at|a|D|Q|@)\)?|\[at\])(?=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}\b)",
    re.IGNORECASE,
)
_PROVIDERS = re.compile(
    r"(?P<before>[\w.+-]{2,}?)(?:[QØGODdgq0&8©®]{1,2}|\(D)?"
    r"(?P<domain>(?:gmail|hotmail|outlook|live|yahoo|icloud|msn|protonmail|stofanet|webspeed|jubii)"
    r"\.(?:com|dk|no|se|net))"
)


def with_addresses(words: tuple[RawWord, ...], sheet: Grey) -> tuple[RawWord, ...]:
    """Return ``words`` with the signs that the trained data lack put where they stand."""
    lines = _by_line(words)
    result: list[RawWord] = []
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else []
        result.extend(_second_opinion(line, below, sheet))
    return tuple(result)


def _by_line(words: tuple[RawWord, ...]) -> list[list[RawWord]]:
    lines: dict[int, list[RawWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def _second_opinion(line: list[RawWord], below: list[RawWord], sheet: Grey) -> Iterator[RawWord]:
    asked = [_asks(line, index, below) for index in range(len(line))]
    for asks, group in groupby(_in_reach(line, asked), key=lambda pair: pair[1]):
        words = [word for word, _ in group]
        yield from _read_again(words, sheet) if asks else words


def _asks(line: list[RawWord], index: int, below: list[RawWord]) -> bool:
    """Tell whether one of the lacking signs may stand in the word."""
    text = line[index].text
    if _DOMAIN_END.search(text) or _SIGN_LIKE.search(text):
        return True
    if index + 1 < len(line):
        return bool(_SECTION.match(text)) and line[index + 1].text[:1].isdigit()
    return text.endswith("-") and any(_DOMAIN_END.match(word.text) for word in below[:1])


def _in_reach(line: list[RawWord], asked: list[bool]) -> Iterator[tuple[RawWord, bool]]:
    """Yield the words and whether to read them again: those asked for, and what stands close."""
    for index, word in enumerate(line):
        beside = range(max(index - _REACH, 0), min(index + _REACH + 1, len(line)))
        yield word, any(asked[i] and _close(line, *sorted((i, index))) for i in beside)


def _close(line: list[RawWord], first: int, last: int) -> bool:
    gaps = pairwise(line[first : last + 1])
    return all(b.box[0] - a.box[2] < a.height for a, b in gaps)


def _read_again(line: list[RawWord], sheet: Grey) -> list[RawWord]:
    words = list(line)
    if engine.available(engine.ENGLISH):
        words = _with_readings(words, sheet, words, 0.3)
        for word in line:
            missing = not any("@" in other.text for other in words)
            if missing and (_DOMAIN_END.search(word.text) or _SIGN_LIKE.search(word.text)):
                # Alone and cut close: the lines above and below may have come in between.
                words = _with_readings(words, sheet, [word], 0.1)
    return [_plainly_repaired(word) for word in words]


def _with_readings(
    words: list[RawWord], sheet: Grey, asked: list[RawWord], share: float
) -> list[RawWord]:
    """Read a strip in English and put its signs in; ``share`` of its height is added around it."""
    left, top, right, bottom = around(word.box for word in asked)
    margin = (bottom - top) * share
    strip = (left - 2 * margin, top - margin, right + 2 * margin, bottom + margin)
    for other in engine.read_strip(sheet, strip, engine.ENGLISH):
        if any(sign in other.text for sign in _LACKING):
            words = _merged(words, other)
    return words


def _merged(words: list[RawWord], other: RawWord) -> list[RawWord]:
    """Put ``other``'s signs into the words that stand in the same place, joined if several."""
    same = [i for i, word in enumerate(words) if _shared(word.box, other.box) > 0.5]
    if not same:
        return words
    first, last = same[0], same[-1]
    group = words[first : last + 1]
    joined = "".join(word.text for word in group)
    confidence = min(min(word.confidence for word in group), other.confidence)
    if len(joined) <= 2:  # the sign alone, which the first reading cannot know
        confidence = other.confidence
    merged = replace(
        group[0],
        text=_with_signs(joined, other.text),
        box=around(word.box for word in group),
        confidence=confidence,
    )
    return [*words[:first], merged, *words[last + 1 :]]


def _shared(box: Box, other: Box) -> float:
    """Return how much of ``box`` lies within ``other`` from left to right."""
    width = max(box[2] - box[0], 1.0)
    return max(min(box[2], other[2]) - max(box[0], other[0]), 0.0) / width


def _with_signs(text: str, english: str) -> str:
    """Return ``text`` with the signs of ``english`` that it lacks, at their places."""
    # Within an address the English data see the points and hyphens better, too.
    wanted = _LACKING + ".-" if "@" in english else _LACKING
    result = ""
    for tag, a, b, c, d in SequenceMatcher(None, text, english, autojunk=False).get_opcodes():
        mine, theirs = text[a:b], english[c:d]
        takes = tag in {"replace", "insert"} and any(sign in theirs for sign in wanted)
        result += _sign_in(mine, theirs, wanted) if takes else mine
    return result


def _sign_in(mine: str, theirs: str, wanted: str) -> str:
    """Settle a stretch that differs: keep letters the English data do not know."""
    sign = next(i for i, c in enumerate(theirs) if c in wanted)
    before, after = theirs[:sign], theirs[sign + 1 :]
    if mine in _EITHER and theirs in _EITHER:
        return mine
    if len(mine) <= 2:
        return theirs[sign] if not (before or after) else theirs
    kept_before = mine[: len(before)] if before else ""
    kept_after = mine[len(mine) - len(after) :] if after else ""
    return kept_before + theirs[sign] + kept_after


def _plainly_repaired(word: RawWord) -> RawWord:
    """Repair by shape alone what both readings missed; it counts as less sure."""
    if "@" in word.text:
        return word
    text = _STAND_INS.sub("@", word.text)
    if text == word.text:
        text = _PROVIDERS.sub(r"\g<before>@\g<domain>", word.text)
    if text == word.text:
        return word
    return replace(word, text=text, confidence=word.confidence * 0.8)
