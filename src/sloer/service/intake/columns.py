# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Headings of lists of applicants, in Danish and English, and what they mean."""

from __future__ import annotations

import re
from enum import StrEnum


class Column(StrEnum):
    """What a column of the list tells."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    OTHER_NAMES = "other_names"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    POSTCODE = "postcode"
    CITY = "city"
    BIRTH_DATE = "birth_date"
    NATIONAL_ID = "national_id"
    REFERENCE = "reference"
    PRIORITY_ACCESS = "priority_access"
    INTERNAL = "internal"
    FILES = "files"


_HEADINGS = {
    Column.NAME: """navn, fulde navn, fuldt navn, ansøger, ansøgerens navn, ansøgers navn, kandidat,
        name, full name, applicant, applicant name, candidate, candidate name""",
    Column.FIRST_NAME: "fornavn, fornavne, first name, firstname, given name, forename",
    Column.LAST_NAME: "efternavn, efternavne, last name, lastname, surname, family name",
    Column.OTHER_NAMES: """mellemnavn, mellemnavne, andre navne, øvrige navne, tidligere navn,
        tidligere navne, fødenavn, kaldenavn, middle name, middle names, other name, other names,
        former name, nickname""",
    Column.EMAIL: """e mail, email, mail, e post, mailadresse, e mailadresse, emailadresse,
        e mail adresse, email adresse, email address, e mail address, mail address""",
    Column.PHONE: """telefon, telefonnummer, telefonnr, telefon nr, tlf, tlf nr, tlfnr, mobil,
        mobilnummer, mobilnr, mobiltelefon, phone, phone number, telephone, mobile, mobile phone,
        cell phone""",
    Column.ADDRESS: """adresse, vej, gade, vejnavn, gadenavn, vej og nr, gade og nr, bopæl, address,
        street, street address, home address""",
    Column.POSTCODE: """postnummer, postnr, post nr, postnr by, postnr og by, postnummer og by,
        postcode, post code, postal code, zip, zip code, zipcode""",
    Column.CITY: "by, bynavn, postdistrikt, city, town",
    Column.BIRTH_DATE: "fødselsdato, fødselsdag, født, birth date, birthdate, date of birth",
    Column.NATIONAL_ID: "cpr, cpr nr, cprnr, cpr nummer, cprnummer, personnummer, national id",
    Column.REFERENCE: """reference, ref, ref nr, referencenr, referencenummer, sagsnr, sagsnummer,
        ansøger id, ansøgerid, ansøgernr, ansøgernummer, ansøgnings id, ansøgningsid, ansøgningsnr,
        løbenr, løbenummer, id, nr, reference number, applicant id, application id, case number""",
    Column.PRIORITY_ACCESS: """fortrinsadgang, fortrin, søger med fortrinsadgang, priority access,
        preferential access""",
    Column.INTERNAL: "intern, intern ansøger, internal, internal applicant",
    Column.FILES: """fil, filer, filnavn, filnavne, dokument, dokumenter, bilag, ansøgning, cv,
        motiveret ansøgning, ansøgningsfil, cv fil, mappe, mappenavn, vedhæftet, vedhæftede filer,
        file, files, file name, file names, filename, filenames, document, documents, attachment,
        attachments, letter, cover letter, application, resume, folder""",
}
_MEANINGS = {
    " ".join(heading.split()): column
    for column, headings in _HEADINGS.items()
    for heading in headings.split(",")
}


def column_of(heading: str) -> Column | None:
    """Return what a heading means, or ``None``; files may have columns Bilag 1 and 2."""
    plain = " ".join(re.sub(r"[\W_]+", " ", heading.casefold()).split())
    return _MEANINGS.get(plain) or _MEANINGS.get(re.sub(r" ?\d+\Z", "", plain))
