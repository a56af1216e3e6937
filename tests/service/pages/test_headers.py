# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Headers that every answer carries."""

from __future__ import annotations

import pytest

WANTED = {
    "Content-Security-Policy",
    "Permissions-Policy",
    "Cross-Origin-Resource-Policy",
    "Cross-Origin-Opener-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


@pytest.mark.parametrize(
    ("address", "status"),
    [("/contact/", 200), ("/findes-ikke/", 404), ("/static/sloer/sloer.css", 200)],
)
def test_every_answer_carries_them(database, client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert set(answer.headers) >= WANTED


def test_the_policy_allows_nothing_inline_nothing_foreign_and_no_frames(database, client):
    policy = client.get("/contact/").headers["Content-Security-Policy"]
    rules = dict(rule.split(maxsplit=1) for rule in policy.split("; "))
    assert set(rules.values()) == {"'none'", "'self'"}
    assert {rules[name] for name in ("default-src", "frame-ancestors", "base-uri")} == {"'none'"}


def test_forms_may_also_lead_to_the_sign_in_services(server):
    from sloer.service.configuration import Configuration
    from sloer.service.pages.headers import content_security_policy

    configured = Configuration.from_environment(
        {
            "SLOER_SECRET_KEY": "x",
            "SLOER_OPENID_SERVER_URL": "https://login.example.dk/tenant/v2.0",
            "SLOER_OPENID_CLIENT_ID": "sloer",
            "SLOER_SAML_METADATA_URL": "https://adfs.example.dk:8443/metadata.xml",
        }
    ).sign_in_origins
    assert configured == ("https://adfs.example.dk:8443", "https://login.example.dk")
    policy = content_security_policy(configured)
    assert f"form-action 'self' {' '.join(configured)};" in policy


def test_what_somebody_signed_in_sees_is_kept_nowhere(world, client):
    signed_in = world.client_of(world.user())
    assert signed_in.get("/contact/").headers["Cache-Control"] == "no-store"
    assert client.get("/contact/").headers["Cache-Control"] == "private, no-cache"


def test_styles_may_be_kept(database, client):
    assert "max-age" in client.get("/static/sloer/sloer.css").headers["Cache-Control"]
