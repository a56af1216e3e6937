# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Is the word after a name a verb, so that the name is somebody who acts?

"Sol går i gang", "Grace took over", "Storm sökte" speak of a person, "Sol over by", "Grace period"
and "Storm i Nordsøen" do not. No dictionary of verbs is needed: in the Nordic languages the ending
tells nearly all of them, and the few that change inside stand in a list, as do the English.
"""

from __future__ import annotations

from functools import lru_cache

from sloer.finding.names import cues

_ENDINGS = (
    ("ede", 5),
    ("ade", 5),
    ("edes", 6),
    ("ades", 6),
    ("te", 5),
    ("tes", 5),
    ("ed", 5),
    ("es", 5),
    ("as", 5),
    ("er", 4),
    ("ar", 4),
)
"""Endings of verbs in the present and the past, each with the least letters of the whole word."""


@lru_cache(maxsize=65_536)
def acts(word: str) -> bool:
    """Return whether ``word``, in lower case, is a finite verb or leads up to one."""
    if word in cues.ACTS:
        return True
    if word in cues.ACTS_NOT or not word.isalpha() or word.endswith("ies"):
        return False
    return any(len(word) >= least and word.endswith(ending) for ending, least in _ENDINGS)
