# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Gentle hints while somebody writes: this will be veiled. Nothing of it is kept or logged."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sloer.model import Action, Block, BlockKind, Document, Ground, Identity, Policy
from sloer.service.applications.fence import signals_in
from sloer.veiling import veil_document

TELLS: dict[Ground, Promise] = {
    Ground.NAME: _("It looks as if you give your name."),
    Ground.PHOTO: _("It looks as if there is a picture of you."),
    Ground.EMAIL: _("It looks as if you give an e-mail address."),
    Ground.PHONE: _("It looks as if you give a phone number."),
    Ground.ADDRESS: _("It looks as if you give your address."),
    Ground.PLACE: _("It looks as if you tell where you live."),
    Ground.URL: _("It looks as if you give a link that leads to you."),
    Ground.ID: _("It looks as if you give a number that is only yours."),
    Ground.BIRTH: _("It looks as if you tell when you were born."),
    Ground.AGE: _("It looks as if you tell your age."),
    Ground.YEAR: _("It looks as if a year gives your age away."),
    Ground.GENDER: _("It looks as if you tell your sex."),
    Ground.ORIGIN: _("It looks as if you tell where you come from."),
    Ground.RELIGION: _("It looks as if you tell your faith."),
    Ground.FAMILY: _("It looks as if you tell of your family."),
    Ground.HEALTH: _("It looks as if you tell of your health."),
    Ground.ORIENTATION: _("It looks as if you tell of your sexual orientation."),
    Ground.POLITICS: _("It looks as if you tell of your politics or your union."),
    Ground.THIRD: _("It looks as if you name other people."),
    Ground.EMPLOYER: _("It looks as if you name a workplace."),
    Ground.SCHOOL: _("It looks as if you name a school."),
    Ground.LOCATION: _("It looks as if you name a place."),
}
MOST_WORDS = 5
"""Stretches quoted for each ground; more would be a list, not a hint."""
LONGEST_SEARCHED = 20_000
"""Characters; longer answers are searched by the worker alone."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One ground, and the words of the applicant that speak of it."""

    ground: Ground
    words: tuple[str, ...]

    @property
    def sentence(self) -> Promise:
        """What it looks as if they tell."""
        return TELLS[self.ground]

    def __repr__(self) -> str:
        return f"Hint({self.ground.value})"


def hints_in(text: str, identity: Identity, policy: Policy) -> tuple[Hint, ...] | None:
    """Return what the committee will not see of ``text``; ``None`` where nobody could look.

    What the policy keeps, and what the job needs, is no reason for a hint.
    """
    document = paragraphs(text[:LONGEST_SEARCHED])
    if not document.blocks:
        return ()
    signals = signals_in(document, identity)
    if signals is None:
        return None
    found: dict[Ground, dict[str, None]] = {}
    for decision in veil_document(document, signals, policy).decisions:
        if decision.action is not Action.KEEP:
            words = document.text[decision.span.start : decision.span.end]
            found.setdefault(decision.signals[0].ground, {})[words] = None
    return tuple(Hint(ground, tuple(words)[:MOST_WORDS]) for ground, words in found.items())


def paragraphs(text: str) -> Document:
    """Return typed text as a document, one paragraph for each line that says something."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return Document(tuple(Block(BlockKind.PARAGRAPH, line) for line in lines if line))
