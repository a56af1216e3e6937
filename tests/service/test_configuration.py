# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What an administrator sets is understood, or refused with a sentence."""

from __future__ import annotations

import pytest

from sloer.errors import UsageError
from sloer.service.configuration import Configuration, database_settings, mail_settings


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+tls://u:p%40s@mail.example", 587, True, False),
        ("smtps://u:p@mail.example:4650", 4650, False, True),
    ],
)
def test_mail_address(url, port, tls, ssl):
    found = mail_settings(url)
    assert found["EMAIL_HOST"] == "mail.example"
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)


def test_signs_in_a_password_are_decoded():
    assert mail_settings("smtp+tls://u:p%40s@mail.example")["EMAIL_HOST_PASSWORD"] == "p@s"
    assert database_settings("postgresql://u:p%40s@host/name")["PASSWORD"] == "p@s"


def test_no_mail_is_no_settings():
    assert mail_settings("") == {}


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_another_address_is_refused_with_an_example(url):
    with pytest.raises(UsageError) as caught:
        mail_settings(url)
    assert "smtp+tls://" in caught.value.sentence.da


@pytest.mark.parametrize("url", ["mysql://u@host/name", "postgresql://host", "sloer"])
def test_another_database_is_refused_with_an_example(url):
    with pytest.raises(UsageError) as caught:
        database_settings(url)
    assert "postgresql://" in caught.value.sentence.da


@pytest.mark.parametrize("minutes", ["0", "-5", "en time", "1.5"])
def test_minutes_must_be_a_whole_number(minutes, tmp_path):
    told = {"SLOER_DATA": str(tmp_path), "SLOER_SESSION_MINUTES": minutes}
    with pytest.raises(UsageError) as caught:
        Configuration.from_environment(told)
    assert "SLOER_SESSION_MINUTES" in caught.value.sentence.en


def test_second_factor_is_required_unless_said_otherwise(tmp_path):
    told = {"SLOER_DATA": str(tmp_path)}
    assert Configuration.from_environment(told).require_totp
    assert not Configuration.from_environment(told | {"SLOER_REQUIRE_TOTP": "0"}).require_totp
