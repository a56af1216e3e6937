# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What may not stand in an output: the veiled originals, and all forms of a known person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from importlib.resources import files

from sloer.model import Action, Document, Ground, Identity, NoteKind, VeiledDocument
from sloer.verifying.dates import date_forms
from sloer.verifying.folding import spellings, squeeze, words

_PARTICLES = frozenset(
    words("""
    af al abu ben bin da de del della den der di do dos du el en ibn la las le los mac mc og st
    ter ul ur van von vom y zu zum and the
""")
)
_GENERIC_LOCAL_PARTS = frozenset(
    words("info mail kontakt contact job jobs post admin office hr me mig kontor cv")
)
_WEAK = 5
"""A name shorter than this may be a common word or an abbreviation: its case decides."""
_PART_OF_A_NAME = 3
_SQUEEZABLE = 9
"""Letters and digits in a row that do not arise by chance when spaces are taken out."""


class Kind(Enum):
    """How a secret is looked for."""

    WORD = auto()
    """A whole word in any case."""
    NAME = auto()
    """A whole word written as a name: with a capital, or in capitals."""
    WORDLIKE_NAME = auto()
    """As ``NAME``, but not where a sentence opens: the name is also a word."""
    PHRASE = auto()
    """Several words in a row, whatever stands between them."""
    SQUEEZED = auto()
    """A run of letters and digits, spaces and hyphens taken out of text and secret."""
    DIGITS = auto()
    """Digits within one number, however they are grouped."""
    VERBATIM = auto()
    """As it was typed: only for bytes that nobody has decoded."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One string to look for, folded. Prints its ground only: it ends up in tracebacks."""

    text: str
    ground: Ground
    kind: Kind

    def __repr__(self) -> str:
        return f"Secret({self.ground}, {self.kind.name})"


@dataclass(frozen=True, slots=True)
class Secrets:
    """Everything one output may not hold. ``fuzzy`` looks for misread names too (after OCR)."""

    items: frozenset[Secret] = frozenset()
    fuzzy: bool = False

    def __repr__(self) -> str:
        return f"Secrets({len(self.items)})"

    def __len__(self) -> int:
        return len(self.items)


def secrets_of(
    document: Document, veiled: VeiledDocument, identity: Identity | None = None
) -> Secrets:
    """Collect what the decisions veiled and what is known of the person beforehand."""
    known = frozenset(secrets_of_identity(identity) if identity else ())
    found: set[Secret] = set(known)
    for decision in veiled.decisions:
        if decision.action is not Action.KEEP and decision.signals:
            original = document.text[decision.span.start : decision.span.end]
            found.update(_of_veiled(original, decision.signals[0].ground))
    found = {secret for secret in found if secret in known or not _is_a_mere_word(secret, found)}
    by_ocr = any(note.kind is NoteKind.READ_BY_OCR for note in document.notes)
    return Secrets(frozenset(found), by_ocr)


def _is_a_mere_word(secret: Secret, found: set[Secret]) -> bool:
    """Return whether a mailbox is named by one word that holds no name ("hjemmeplejen@…").

    The employer's mailbox is veiled for the address; the word itself may well stand elsewhere.
    """
    if Secret(secret.text, Ground.EMAIL, Kind.WORD) not in found:
        return False
    names = {s.text for s in found if s.ground is Ground.NAME and len(s.text) >= _PART_OF_A_NAME}
    is_local_part = secret.kind in {Kind.WORD, Kind.SQUEEZED} and secret.text.isalpha()
    return is_local_part and not any(name in secret.text for name in names)


def secrets_of_identity(identity: Identity) -> Iterator[Secret]:
    """Yield every form of what is known of a person."""
    first, last = words(identity.first_name), words(identity.last_name)
    for name in (identity.first_name, identity.last_name, *identity.other_names):
        yield from _single_names(words(name), known=True)
    for whole in ((*first, *last), (*last, *first), (*first[:1], *last[-1:])):
        yield from _whole_name(whole)
    for name in identity.other_names:
        yield from _whole_name(tuple(words(name)))
    for typed, ground in (
        (identity.email, Ground.EMAIL),
        (identity.phone, Ground.PHONE),
        (identity.address, Ground.ADDRESS),
        (identity.national_id, Ground.ID),
    ):
        if typed.strip():
            yield Secret(typed.strip().casefold(), ground, Kind.VERBATIM)
    yield from _email(identity.email)
    yield from _digits(identity.phone, Ground.PHONE)
    yield from _address(identity.address)
    if identity.postcode and identity.city:
        yield from _phrase((*words(identity.postcode), *words(identity.city)), Ground.PLACE)
    yield from _birth(identity.birth_date)
    yield from _national_id(identity.national_id)


def _of_veiled(original: str, ground: Ground) -> Iterator[Secret]:
    parts = tuple(words(original))
    match ground:
        case Ground.NAME:
            yield from _single_names(parts, known=False)
            yield from _whole_name(parts)
        case Ground.EMAIL:
            yield from _email(original)
        case Ground.PHONE:
            yield from _digits(original, ground)
        case Ground.ID:
            yield from _national_id(original)
        case Ground.URL:
            yield from _squeezed(squeeze(re.sub(r"^\w+://|^www\.", "", original)), ground)
        case Ground.ADDRESS:
            yield from _address(original)
        case Ground.BIRTH:
            yield from _birth(original)
        case Ground.PLACE | Ground.THIRD if len(parts) > 1:
            yield from _phrase(parts, ground)
        case _ if len(parts) > 2 and len(original) > 14:
            yield from _phrase(parts, ground)


@cache
def name_words() -> frozenset[str]:
    """Return names that are also ordinary words."""
    listed = files("sloer.verifying").joinpath("data/name_words.txt").read_text("utf-8")
    return frozenset(
        word for line in listed.splitlines() if not line.startswith("#") for word in line.split()
    )


def _single_names(parts: Iterable[str], *, known: bool) -> Iterator[Secret]:
    for part in parts:
        if len(part) < 2 or part in _PARTICLES or part.isdigit():
            continue
        for form in spellings(part):
            kind = _kind_of_name(part, form, known=known)
            if kind is Kind.WORDLIKE_NAME and not known:
                continue  # finders know no more of it than we do, and looked at its sentence
            yield Secret(form, Ground.NAME, kind)
            if not form.endswith("s") and kind is not Kind.WORDLIKE_NAME:
                yield Secret(form + "s", Ground.NAME, kind)


def _kind_of_name(part: str, form: str, *, known: bool) -> Kind:
    if part in name_words() or form in name_words():
        return Kind.WORDLIKE_NAME
    return Kind.WORD if known and len(part) >= _WEAK else Kind.NAME


def _whole_name(parts: tuple[str, ...]) -> Iterator[Secret]:
    if len(parts) > 1:
        yield from _phrase(parts, Ground.NAME)
        yield from _squeezed("".join(parts), Ground.NAME)


def _phrase(parts: tuple[str, ...], ground: Ground) -> Iterator[Secret]:
    for form in spellings(" ".join(parts)):
        yield Secret(form, ground, Kind.PHRASE)


def _squeezed(text: str, ground: Ground) -> Iterator[Secret]:
    if len(text) >= _SQUEEZABLE:
        for form in spellings(text):
            yield Secret(form, ground, Kind.SQUEEZED)


def _email(address: str) -> Iterator[Secret]:
    local, _, domain = address.strip().partition("@")
    if not local:
        return
    if domain:
        yield from _phrase(tuple(words(address)), Ground.EMAIL)
        yield from _squeezed(squeeze(address), Ground.EMAIL)
    parts = tuple(words(local))
    if not parts or local.casefold() in _GENERIC_LOCAL_PARTS:
        return
    if len(parts) > 1:
        yield from _phrase(parts, Ground.EMAIL)
    elif len(parts[0]) >= _WEAK and parts[0] not in name_words():
        yield Secret(parts[0], Ground.EMAIL, Kind.WORD)
    yield from _squeezed(squeeze(local), Ground.EMAIL)


def _digits(text: str, ground: Ground) -> Iterator[Secret]:
    digits = re.sub(r"\D", "", re.sub(r"^\s*(?:\+|00)\s?(?:4[5-9]|3[0-9]|1(?=\D)|35\d)", "", text))
    if len(digits) > 6:
        yield Secret(digits, ground, Kind.DIGITS)


def _address(address: str) -> Iterator[Secret]:
    street = re.match(r"\s*([^\d,]*[^\W\d_][^\d,]*\d+)", address)
    if street:
        yield from _phrase(tuple(words(street.group(1))), Ground.ADDRESS)
    parts = tuple(words(address))
    if len(parts) > 2:
        yield from _phrase(parts, Ground.ADDRESS)


def _birth(date: str) -> Iterator[Secret]:
    for form in date_forms(date):
        yield from _phrase(tuple(words(form)), Ground.BIRTH)


def _national_id(number: str) -> Iterator[Secret]:
    yield from _digits(number, Ground.ID)
    squeezed = squeeze(number)
    if not squeezed.isdigit():
        yield from _squeezed(squeezed, Ground.ID)
        if 5 <= len(squeezed) < _SQUEEZABLE and any(c.isdigit() for c in squeezed):
            yield Secret(squeezed, Ground.ID, Kind.WORD)
