# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Words in another script: a name in Cyrillic or Arabic letters tells both name and origin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

# Greek is left out below three letters: formulas and units are written with it (Δt, µg).
_OTHER_SCRIPT = re.compile(
    r"[\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0700-\u074f\u0750-\u077f"
    r"\u0900-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u10a0-\u10ff\u1100-\u11ff\u1200-\u137f"
    r"\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ufb50-\ufdff\ufe70-\ufeff]"
    r"[^\x00-\u02ff\n]*(?: [^\x00-\u02ff\n]+)*|[\u0370-\u03ff\u1f00-\u1fff]{3,}"
)
_REASON = Sentence(
    "Ord skrevet med et andet alfabet viser, hvor ansøgeren kommer fra.",
    "Words in another script show where the applicant comes from.",
)


class ScriptFinder:
    """Finds stretches that are not written in Latin letters."""

    name = "origin_script"
    grounds = frozenset({Ground.ORIGIN})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per run of words in another script."""
        if view.text.isascii():
            return
        for match in _OTHER_SCRIPT.finditer(view.text):
            yield Signal(Ground.ORIGIN, Span(*match.span()), 0.95, "origin.script", _REASON)


FINDER = ScriptFinder()
