# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Characters from bytes that do not say how they are written."""

from __future__ import annotations

import codecs
import unicodedata

import charset_normalizer

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In order of trust where they score the same; the last for names from Central Europe.
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850", "cp1250")
_NORDIC = frozenset("æøåÆØÅäöÄÖ")
_WESTERN = frozenset("éèêëáàâãíìîïóòôõúùûüýÿñçßðþšžÉÈÊËÁÀÂÃÍÌÎÏÓÒÔÕÚÙÛÜÝÑÇÐÞŠŽ")
_CENTRAL = frozenset("ąćęłńśźżčďěňřťůőűĄĆĘŁŃŚŹŻČĎĚŇŘŤŮŐŰ")
_TYPOGRAPHIC = frozenset("’‘“”„«»–—…•·°§€©®´ ½²³\u00ad")
_CONTROLS = frozenset("\t\n\r\f\v\x1a")
_SAMPLE = 200_000
_SURE = 0.3
_CONTROL_SHARE = 0.002
_ZERO_SHARE = 0.25


def decode(untrusted_data: bytes) -> str | None:
    """Return the text, or ``None`` where the bytes are no text in any way that is told here."""
    for mark, encoding in _MARKS:
        if untrusted_data.startswith(mark):
            return _if_text(untrusted_data.decode(encoding, errors="replace"))
    if b"\0" in untrusted_data[:_SAMPLE]:
        return _wide(untrusted_data)
    try:
        return _if_text(untrusted_data.decode("utf-8"))
    except UnicodeDecodeError:
        return _if_text(_one_byte(untrusted_data))


def decode_as(untrusted_data: bytes, declared: str | None) -> str:
    """Return the text in the declared encoding; where that is wrong, as :func:`decode` sees it."""
    if declared:
        try:
            return untrusted_data.decode(codecs.lookup(declared.strip()).name)
        except (LookupError, UnicodeError, ValueError):
            pass
    text = decode(untrusted_data)
    return untrusted_data.decode("cp1252", errors="replace") if text is None else text


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes lie."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = max(len(sample) // 2, 1)
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) / half > _ZERO_SHARE:
            try:
                return _if_text(data[: len(data) - len(data) % 2].decode(encoding))
            except UnicodeDecodeError:
                continue
    return None


def _one_byte(data: bytes) -> str:
    best, best_score = "", float("-inf")
    beyond_ascii = sum(byte > 127 for byte in data[:_SAMPLE])
    for encoding in _SINGLE_BYTE:
        text = data.decode(encoding, errors="replace")
        score = _score(text[:_SAMPLE])
        if score > best_score:
            best, best_score = text, score
    if best_score > _SURE * beyond_ascii:
        return best
    guess = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if guess is None or guess.encoding in {"utf_8", "ascii"}:
        return best
    return data.decode(guess.encoding, errors="replace")


def _score(text: str) -> float:
    """Say how much the characters beyond ASCII look like Danish, and like Western text."""
    score = 0.0
    for index, character in enumerate(text):
        if character < "\x80":
            continue
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        in_word = before.isalpha() or after.isalpha()
        odd_case = character.isupper() and before.islower()
        if character in _NORDIC:
            score += 3 if in_word and not odd_case else 0.5
        elif character in _WESTERN or character in _CENTRAL:
            score += 1 if in_word and not odd_case else -1
        elif character in _TYPOGRAPHIC:
            inside = before.isalpha() and after.isalpha() and character not in "’´\u00ad"
            score += -2 if inside else 1.5
        else:
            score -= 2
    return score


def _if_text(text: str) -> str | None:
    """Return ``text`` unless it holds what only binary files hold."""
    sample = text[:_SAMPLE]
    odd = sum(_is_odd(c) for c in sample)
    return None if odd > _CONTROL_SHARE * len(sample) + 1 else text


def _is_odd(character: str) -> bool:
    if character < " ":
        return character not in _CONTROLS
    return character > "~" and unicodedata.category(character) in {"Cc", "Cn", "Co", "Cs"}
