# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What all operations have in common: description, keys, limits, and problems."""

from __future__ import annotations

from tests.service.api.conftest import System


def test_the_description_is_open_and_names_every_operation(database, client):
    response = client.get("/api/openapi.json")
    assert response.status_code == 200
    schema = response.json()
    assert schema["openapi"].startswith("3.1")
    operations = [one for path in schema["paths"].values() for one in path.values()]
    assert len(operations) == 9
    for one in operations:
        assert one["security"] == [{"Bearer": []}]
        assert one["description"]
        assert list(one["responses"]["404"]["content"]) == ["application/problem+json"]


def test_every_operation_has_a_rule(server):
    from django.urls import get_resolver

    from sloer.service.access import rule_of

    (resolver,) = [one for one in get_resolver().url_patterns if str(one.pattern) == ""][-1:]
    (api,) = [one for one in resolver.url_patterns if str(one.pattern) == "api/"]
    rules = {one.name: rule_of(one.callback).roles for one in api.url_patterns}
    assert {name for name, roles in rules.items() if roles == {"anybody"}} == {
        "openapi-json",
        "api-root",
    }
    assert all(
        roles == {"integration"}
        for name, roles in rules.items()
        if "api-" not in name and "openapi" not in name
    )


def test_a_revoked_key_and_one_of_somebody_who_left_open_nothing(system, recruiter, posting):
    from sloer.service.api.keys import make, revoke
    from sloer.service.api.models import Key

    other = System(make(recruiter, "x", [posting], all_postings=False))
    revoke(Key.objects.get(name="HR-systemet"), recruiter, "recruiter")
    assert system.get("/postings").status_code == 401
    assert other.get("/postings").status_code == 200
    recruiter.is_active = False
    recruiter.save()
    response = other.get("/postings")
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.json()["code"] == "no_key"


def test_a_browser_session_is_no_key(world, recruiter, posting):
    response = world.client_of(recruiter).get("/api/v1/postings")
    assert response.status_code == 401


def test_too_many_requests_are_told_when_to_come_back(system, posting, monkeypatch):
    from sloer.service.api import serving

    monkeypatch.setattr(serving, "MOST_READS", 2)
    answers = [system.get("/postings") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 60
    assert answers[2].headers["Content-Type"] == "application/problem+json"
    wrong = System("sloer_wrong")
    assert wrong.get("/postings").status_code == 429, "guessing keys is limited too"


def test_what_an_address_does_not_do_is_a_problem(system, posting):
    response = system._client.delete("/api/v1/postings")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET"
    assert response.headers["Content-Type"] == "application/problem+json"


def test_sentences_come_in_the_callers_language(database):
    danish, english = (
        System("").get("/postings", **{"Accept-Language": language}).json()["detail"]
        for language in ("da", "en")
    )
    assert danish.startswith("Kaldet skal have en gyldig nøgle")
    assert english.startswith("The request needs a key")
