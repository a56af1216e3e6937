# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Words beside a name that tell what it names: a person, an organisation, a street, a method.

The words stand in ``data/name_cues.toml``, each list with a line on what it is for.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS = tomllib.loads((files("sloer.finding") / "data" / "name_cues.toml").read_text("utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


GREETINGS = _words("greetings")
KIN = _words("kin")
CONTACTS = _words("contacts")
TITLE_ENDINGS = tuple(sorted(_words("title_endings")))
NAME_HEADS = _words("name_heads")
NAME_TAILS = _words("name_tails")
TAIL_ENDINGS = tuple(sorted(_words("tail_endings")))
THEORY = _words("theory")
PARTICLES = _words("particles")
ENGLISH_WORDS = _words("english_words")
CALENDAR = _words("calendar")
FORM_WORDS = _words("form_words")
ACTS = _words("acts")
ACTS_NOT = _words("acts_not")
HEAD_ENDINGS = tuple(sorted(_words("head_endings")))
