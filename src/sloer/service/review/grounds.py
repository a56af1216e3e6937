# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Grounds in the reviewer's words, each with the one key that chooses it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sloer.model import Ground


@dataclass(frozen=True, slots=True)
class Name:
    """What a ground is called on screen, and its key."""

    words: Promise
    key: str


NAMES: dict[Ground, Name] = {
    Ground.NAME: Name(_("Name"), "n"),
    Ground.PHOTO: Name(_("Photo"), "0"),
    Ground.EMAIL: Name(_("E-mail"), "m"),
    Ground.PHONE: Name(_("Phone"), "t"),
    Ground.ADDRESS: Name(_("Address"), "a"),
    Ground.PLACE: Name(_("Home town"), "b"),
    Ground.URL: Name(_("Link or profile"), "u"),
    Ground.ID: Name(_("CPR or other number"), "i"),
    Ground.BIRTH: Name(_("Date of birth"), "d"),
    Ground.AGE: Name(_("Age"), "l"),
    Ground.YEAR: Name(_("Year that tells age"), "y"),
    Ground.GENDER: Name(_("Sex"), "k"),
    Ground.ORIGIN: Name(_("Origin"), "o"),
    Ground.RELIGION: Name(_("Religion or belief"), "r"),
    Ground.FAMILY: Name(_("Family"), "f"),
    Ground.HEALTH: Name(_("Health or disability"), "h"),
    Ground.ORIENTATION: Name(_("Sexual orientation"), "s"),
    Ground.POLITICS: Name(_("Politics or union"), "p"),
    Ground.THIRD: Name(_("Another person"), "c"),
    Ground.EMPLOYER: Name(_("Employer"), "w"),
    Ground.SCHOOL: Name(_("School"), "x"),
    Ground.LOCATION: Name(_("Place"), "q"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A ground to choose."""

    ground: Ground
    words: Promise
    key: str


def choices(grounds: Iterable[Ground]) -> list[Choice]:
    """Return grounds as a reviewer chooses among them."""
    return [Choice(ground, NAMES[ground].words, NAMES[ground].key) for ground in grounds]


def words_for(ground: str) -> str:
    """Return what a ground is called, by its value; the value itself where it is unknown."""
    name = NAMES.get(ground)  # type: ignore[call-overload] # a ground equals its value
    return str(name.words) if name else ground
