# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Deadlines as people type them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

ZONE = ZoneInfo("Europe/Copenhagen")
NOON = datetime(2027, 1, 25, 12, 0, tzinfo=ZONE)


def parse(text: str) -> datetime | None:
    from sloer.service.postings.deadlines import parse_deadline

    return parse_deadline(text, ZONE)


@pytest.mark.parametrize(
    "text",
    [
        "25. januar 2027 kl. 12.00",
        "25. jan. 2027 12:00",
        "25 januar 2027 kl 12",
        "mandag den 25. januar 2027 kl. 12.00",
        "Monday 25 January 2027 at 12:00",
        "25-01-2027 12:00",
        "25/1 2027 kl. 12",
        "25.1.2027, kl. 12.00",
        "25.01.2027 12.00",
        "2027-01-25T12:00",
        "2027-01-25 12:00:00",
        "  25.  JANUAR 2027   KL. 12.00 ",
    ],
)
def test_all_these_are_the_same_moment(text):
    assert parse(text) == NOON


@pytest.mark.parametrize("text", ["25. januar 2027", "25-01-2027", "25. januar 2027 kl. 24.00"])
def test_without_a_time_it_is_the_end_of_the_day(text):
    assert parse(text) == NOON.replace(hour=23, minute=59)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "i morgen",
        "31. februar 2027",
        "25. januar",
        "25-13-2027",
        "25. januar 2027 kl. 25",
        "25. januar 2027 kl. 12.61",
        "00-00-0000",
        "25. jabruar 2027",
        "28. marts 2027 kl. 02.30",  # the clocks go from 2 to 3 that night
    ],
)
def test_these_are_no_moments(text):
    assert parse(text) is None


def test_the_first_of_a_repeated_hour_is_meant():
    moment = parse("31. oktober 2027 kl. 02.30")
    assert moment is not None
    assert moment.utcoffset() == timedelta(hours=2)


@given(moment=st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001
def test_what_is_shown_is_read_back(server, moment):
    from sloer.service.postings.deadlines import danish

    aware = moment.replace(second=0, microsecond=0, tzinfo=ZoneInfo("UTC")).astimezone(ZONE)
    if aware.fold == 0:
        assert parse(danish(aware)) == aware


@given(text=st.text(max_size=40) | st.from_regex(r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}( \d\d:\d\d)?"))
def test_any_text_is_a_moment_or_none(server, text):
    assert parse(text) is None or parse(text).tzinfo is ZONE
