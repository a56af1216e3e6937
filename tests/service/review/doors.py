# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who may come in: asked of every address of the review in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.service.world import World

if TYPE_CHECKING:
    from django.test import Client


def signed_in_as(world: World, posting: Any, role: str | None, **flags: bool) -> Client:
    """Somebody with a role on the posting; no password, which only costs time here."""
    from sloer.service.accounts.models import User

    number = User.objects.count() + 1
    user = User.objects.create(username=f"kollega{number}", name=f"Kollega {number}", **flags)
    if role:
        posting.memberships.create(user=user, role=role)
    return world.client_of(user)


def strangers(world: World, posting: Any) -> dict[str, Client]:
    """Everybody who must not come in, signed in."""
    other = world.posting("Kok")
    return {
        "a reviewer of another posting": signed_in_as(world, other, "reviewer"),
        "HR of another posting": signed_in_as(world, other, "recruiter", is_recruiter=True),
        "a member of the committee": signed_in_as(world, posting, "member"),
        "the committee's chair": signed_in_as(world, posting, "chair"),
        "the auditor": signed_in_as(world, posting, None, is_auditor=True),
        "the administrator": signed_in_as(world, posting, None, is_administrator=True),
    }


def who_comes_in(world: World, posting: Any, path: str, method: str, **data: Any) -> list[str]:
    """Return those whom an address answers with anything but 404 (or with no way to sign in)."""
    from django.test import Client

    let_in = [
        who
        for who, client in strangers(world, posting).items()
        if getattr(client, method)(path, data).status_code != 404
    ]
    outside = getattr(Client(), method)(path, data)
    if outside.status_code != 302 or "?next=/review/" not in outside["Location"]:
        let_in.append("somebody who is not signed in")
    return let_in
