# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Whether a question asks applicants for what the law forbids. Pure: text in, objections out.

The rules are data: ``lawful_questions.toml`` has patterns, the Act and paragraph, and what to ask
instead, for each subject. The check is a help to whoever writes a question, no legal advice.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sloer.model import Sentence

_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One subject: what it is, which rule of law covers it, and what may be asked instead.

    ``refuses`` is false where a question is lawful and only belongs elsewhere.
    """

    code: str
    subject: Sentence
    act: Sentence
    why: Sentence
    instead: Sentence
    refuses: bool
    asks: re.Pattern[str]
    mentions: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Objection:
    """What a text asks for that it should not; ``words`` are those that show it."""

    rule: Rule
    words: str

    @property
    def refuses(self) -> bool:
        """Whether the text may not be used, rather than would better stand elsewhere."""
        return self.rule.refuses

    @property
    def sentence(self) -> Sentence:
        """Say what is asked, which rule forbids it, why, and what to ask instead."""
        rule = self.rule
        if not rule.refuses:
            return Sentence(f"{rule.why.da} {rule.instead.da}", f"{rule.why.en} {rule.instead.en}")
        return Sentence(
            f"Her spørges til {rule.subject.da} (”{self.words}”). {rule.why.da} "
            f"Se {rule.act.da}. {rule.instead.da}",
            f"This asks for {rule.subject.en} (“{self.words}”). {rule.why.en} "
            f"See {rule.act.en}. {rule.instead.en}",
        )


def objections(text: str) -> tuple[Objection, ...]:
    """Return what is wrong with a question, hint or requirement; one objection for each subject."""
    found: dict[str, Objection] = {}
    for sentence in _SENTENCES.split(text):
        for objection in _of_sentence(_folded(sentence)):
            found.setdefault(objection.rule.code, objection)
    return tuple(found.values())


def refusals(text: str) -> tuple[Objection, ...]:
    """Return only the objections for which a text may not be used."""
    return tuple(objection for objection in objections(text) if objection.refuses)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules, in the order of the file."""
    return tuple(_rule(code, table) for code, table in _tables().items() if isinstance(table, dict))


def _of_sentence(sentence: str) -> Iterator[Objection]:
    about_work = _work().search(sentence) is not None
    for rule in rules():
        match = rule.asks.search(sentence)
        if match is None and rule.mentions is not None and not about_work:
            match = rule.mentions.search(sentence)
        if match is not None:
            yield Objection(rule, match.group().strip())


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\xad", "").lower().split())


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(
        resources.files(__package__).joinpath("lawful_questions.toml").read_text("utf-8")
    )


@cache
def _work() -> re.Pattern[str]:
    return re.compile("|".join(_tables()["work"]))


def _rule(code: str, table: dict[str, Any]) -> Rule:
    told = {name: Sentence(**table[name]) for name in ("subject", "act", "why", "instead")}
    mentions = table["mentions"]
    return Rule(
        code=code,
        refuses=table.get("refuses", True),
        asks=re.compile("|".join(table["asks"])),
        mentions=re.compile("|".join(mentions)) if mentions else None,
        **told,
    )
