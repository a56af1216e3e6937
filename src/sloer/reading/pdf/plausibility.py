# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Does text read like Danish, Norwegian, Swedish or English at all? Told by pairs of letters."""

from __future__ import annotations

import itertools
import re

# After each letter, the letters that commonly follow it in the four languages: 93 % of all pairs.
_FOLLOWERS = {
    "a": "bcdfgiklmnprstuv",
    "b": "aeijloruy",
    "c": "aehiklort",
    "d": "adefilrstuvyäåöø",
    "e": "acdfgjklmnprstvxy",
    "f": "aefilortuäåæöø",
    "g": "aeghijlnorstuäåöø",
    "h": "aeijouväåöø",
    "i": "abcdefgklmnoprstv",
    "j": "adeouø",
    "k": "aeijklorstuvyåø",
    "l": "adegijklmostuvyäåæöø",
    "m": "abeimopstuyåö",
    "n": "acdegiknostuyäåöø",
    "o": "bcdfgjklmnprstuvw",
    "p": "aehloprstuåø",
    "r": "abdefghijklmnorstuvyäåæöø",
    "s": "acehijklmnopstuvyäåæöø",
    "t": "aehijnorstuvyäåæöø",
    "u": "cdegklmnprst",
    "v": "aeioäæ",
    "w": "ahio",
    "y": "degklmnprst",
    "ä": "gklmnrt",
    "å": "dgklnrst",
    "æ": "dgklmnrst",
    "ö": "dgklnrst",
    "ø": "dgjklnrsv",
}
_PAIRS = frozenset(a + b for a, followers in _FOLLOWERS.items() for b in followers)
_FEWEST_PAIRS = 80
_LOWEST_SHARE = 0.78
_WORD = re.compile(r"[a-zæøåäö]{2,}")
_TWICE = re.compile(r"(\w)\1")
_LETTER = re.compile(r"[^\W\d_]")


def reads_like_language(text: str) -> bool:
    """Return ``False`` where there is enough Latin text to judge and it is no known language."""
    lowered = text.lower()
    if len(_TWICE.findall(lowered)) > 0.25 * len(lowered):  # drawn twice, letter by letter
        lowered = _TWICE.sub(r"\1", lowered)
    pairs = [a + b for word in _WORD.findall(lowered) for a, b in itertools.pairwise(word)]
    if len(pairs) < _FEWEST_PAIRS or len(pairs) < 0.5 * len(_LETTER.findall(lowered)):
        return True
    return sum(pair in _PAIRS for pair in pairs) >= _LOWEST_SHARE * len(pairs)
