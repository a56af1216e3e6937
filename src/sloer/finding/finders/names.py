# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Other people's names: referees, recipients, family, colleagues."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.names.consistency import consistent
from sloer.finding.names.forms import fold, without_genitive
from sloer.finding.names.mentions import LIKELY, Mention
from sloer.finding.names.persons import PersonRules
from sloer.finding.names.union import joined
from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.model import Ground, Language, Sentence, Signal, Span

_REASON = Sentence("Navn på en anden person.", "Another person's name.")
_SIGNED_INITIALS = re.compile(r"(?:^|(?<=\s))/ ?([A-ZÆØÅ]{2,4})\s*$", re.MULTILINE)
_NAME_CLASSES = frozenset("FARSU")


class NamesFinder:
    """Finds persons who are not the applicant; the applicant's own names are left out."""

    name = "names"
    grounds = frozenset({Ground.THIRD})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield every mention that is likely to be a person."""
        words = view.words
        rules = PersonRules(words)
        own = frozenset(fold(n) for n in view.known.names)
        mentions = joined(words, rules, rules.mentions(), view.tags)
        for mention in consistent(words, rules, mentions):
            confidence = mention.confidence + _in_place(view, mention)
            if confidence < LIKELY or _is_own(view, mention, own) or _is_english_my(view, mention):
                continue
            span = Span(words.starts[mention.first], _end(view, mention.last))
            yield Signal(
                Ground.THIRD,
                span,
                min(confidence, 0.99),
                "names.person.cue" if mention.cued else "names.person",
                _REASON,
                entity=f"person:{fold(words.texts[mention.first])}",
            )
        for match in _SIGNED_INITIALS.finditer(view.text):
            span = Span(match.start(1), match.end(1))
            yield Signal(Ground.THIRD, span, 0.6, "names.signed_initials", _REASON)


def _is_english_my(view: View, mention: Mention) -> bool:
    """Tell 'My Danish', 'My Bachelor' from a woman's name: so begins many an English sentence."""
    start = view.words.starts[mention.first]
    return (
        view.words.lower[mention.first] == "my" and view.document.language_at(start) is Language.EN
    )


def _in_place(view: View, mention: Mention) -> float:
    """Referees are named in their section, be their names on a list or not."""
    start = view.words.starts[mention.first]
    if view.structure.section_at(start) is not SectionKind.REFEREES:
        return 0.0
    return 0.25 if len(mention.classes) > 1 or mention.classes in _NAME_CLASSES - {"U"} else 0.0


def _is_own(view: View, mention: Mention, own: frozenset[str]) -> bool:
    words = view.words
    for text in words.texts[mention.first : mention.last + 1]:
        key = fold(text)
        if len(key) > 1 and key not in own and without_genitive(key) not in own:
            return False
    return bool(own)


def _end(view: View, last: int) -> int:
    """Take a closing apostrophe ("Jens'") or an initial's full stop with the name."""
    end, text = view.words.ends[last], view.text
    if text[end : end + 1] in {"'", "’"}:
        return end + 1
    single = len(view.words.texts[last]) == 1
    return end + 1 if single and text[end : end + 1] == "." else end


FINDER = NamesFinder()
