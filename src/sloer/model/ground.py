# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The one vocabulary of what can give a person away: finders, policies, corpora, reports."""

from __future__ import annotations

from enum import StrEnum


class Ground(StrEnum):
    """Why a stretch of text may not reach the committee; the value is the corpus label."""

    # Direct: says who the applicant is.
    NAME = "NAME"
    PHOTO = "PHOTO"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    ADDRESS = "ADDRESS"
    PLACE = "PLACE"
    URL = "URL"
    ID = "ID"
    BIRTH = "BIRTH"
    # Revealing: says what the applicant is.
    AGE = "AGE"
    YEAR = "YEAR"
    GENDER = "GENDER"
    ORIGIN = "ORIGIN"
    RELIGION = "RELIGION"
    FAMILY = "FAMILY"
    HEALTH = "HEALTH"
    ORIENTATION = "ORIENTATION"
    POLITICS = "POLITICS"
    THIRD = "THIRD"
    # Optional by policy.
    EMPLOYER = "EMPLOYER"
    SCHOOL = "SCHOOL"
    LOCATION = "LOCATION"


DIRECT = frozenset(
    {
        Ground.NAME,
        Ground.PHOTO,
        Ground.EMAIL,
        Ground.PHONE,
        Ground.ADDRESS,
        Ground.PLACE,
        Ground.URL,
        Ground.ID,
        Ground.BIRTH,
    }
)
"""Grounds of which one survivor identifies the applicant: a single leak ruins a posting."""

OPTIONAL = frozenset({Ground.EMPLOYER, Ground.SCHOOL, Ground.LOCATION})
"""Grounds veiled only where a policy asks for it."""

REVEALING = frozenset(Ground) - DIRECT - OPTIONAL
"""Grounds protected by law, or that give such a ground away."""
