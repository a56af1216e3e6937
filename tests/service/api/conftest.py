# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""An HR system with a key, and one without."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

_headers = count(1)
PERSON = {
    "first_name": "Fatima",
    "last_name": "El-Khatib",
    "email": "fatima@example.org",
    "phone": "+45 22 33 44 55",
}
SECRETS = ("Fatima", "Khatib", "fatima@example.org", "22 33 44 55")


class System:
    """Another system that calls the API as ``curl`` would."""

    def __init__(self, secret: str) -> None:
        self._client = Client(
            headers={"Authorization": f"Bearer {secret}"} if secret else {},
            raise_request_exception=False,
        )

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self._client.get(f"/api/v1{path}", headers=headers)

    def post(
        self,
        path: str,
        files: Mapping[str, bytes] | None = None,
        application: Any = None,
        key: str | None = None,
        **headers: str,
    ) -> HttpResponse:
        """Send files and JSON as multipart; without ``key`` each request has one of its own."""
        data: dict[str, Any] = {
            "files": [SimpleUploadedFile(name, content) for name, content in (files or {}).items()]
        }
        if application is not None:
            data["application"] = json.dumps(application)
        once = f"request-{next(_headers)}" if key is None else key
        return self._client.post(
            f"/api/v1{path}", data, headers={"Idempotency-Key": once, **headers}
        )


@pytest.fixture
def posting(world):
    return world.posting()


@pytest.fixture
def recruiter(world, posting):
    from sloer.service.postings.models import Role

    return world.on(posting, Role.RECRUITER, world.user(is_recruiter=True))


@pytest.fixture
def system(posting, recruiter) -> System:
    """A system whose key opens the posting."""
    from sloer.service.api.keys import make

    return System(make(recruiter, "HR-systemet", [posting], all_postings=False))


@pytest.fixture
def strangers(world, posting, system) -> list[System]:
    """Systems of a colleague, a member and a reviewer; one with no key, one with a wrong one."""
    from sloer.service.api.keys import make
    from sloer.service.postings.models import Role

    colleague = world.on(world.posting("Kok"), Role.RECRUITER)
    member = world.on(posting, Role.MEMBER)
    reviewer = world.on(posting, Role.REVIEWER)
    secrets = [make(user, "x", [], all_postings=True) for user in (colleague, member, reviewer)]
    return [System(secret) for secret in (*secrets, "", "sloer_wrong")]


def refused(responses: list[HttpResponse]) -> bool:
    """Whether three with a key found nothing and two without one were not let in."""
    return [response.status_code for response in responses] == [404, 404, 404, 401, 401]


def sent(system: System, posting, **options) -> dict[str, Any]:
    """Hand over an application of Fatima's and return the receipt."""
    files = options.pop("files", {"brev.txt": b"Jeg hedder Fatima El-Khatib."})
    application = options.pop("application", {"person": PERSON, "reference": "A-17"})
    response = system.post(f"/postings/{posting.id}/applications", files, application, **options)
    assert response.status_code in {200, 201, 202}, response.content
    return response.json()
