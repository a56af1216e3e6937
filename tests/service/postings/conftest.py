# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who comes to HR's pages: HR of the posting, HR of another, other roles, and nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from tests.service.world import World

if TYPE_CHECKING:
    from sloer.service.accounts.models import User
    from sloer.service.postings.models import Posting


@dataclass
class Office:
    """A posting, its HR, and browsers of those who may and may not see its pages."""

    world: World
    posting: Posting
    hr: User
    browser: Client

    def path(self, rest: str = "") -> str:
        """An address below the posting's own."""
        return f"/postings/{self.posting.id}/{rest}"

    def acts(self) -> list[str]:
        """What the journal says was done."""
        from sloer.service.journal.models import Entry

        return list(Entry.objects.values_list("act", flat=True))

    def statuses(self, path: str) -> dict[str, int]:
        """How a page answers a colleague of HR, a reviewer, a committee member and nobody."""
        from sloer.service.postings.models import Role

        colleague = self.world.user(is_recruiter=True)
        self.world.on(self.world.posting("En anden"), Role.RECRUITER, colleague)
        browsers = {
            "colleague": self.world.client_of(colleague),
            "reviewer": self.world.client_of(self.world.on(self.posting, Role.REVIEWER)),
            "member": self.world.client_of(self.world.on(self.posting, Role.MEMBER)),
            "nobody": Client(),
        }
        return {who: browser.get(path).status_code for who, browser in browsers.items()}


NOT_FOR_OTHERS = {"colleague": 404, "reviewer": 404, "member": 404, "nobody": 302}


@pytest.fixture
def office(world: World) -> Office:
    """An open posting and its HR, signed in."""
    from sloer.service.postings.models import Role

    posting = world.posting()
    hr = world.on(posting, Role.RECRUITER, world.user("Hanne HR", is_recruiter=True))
    return Office(world, posting, hr, world.client_of(hr))


@pytest.fixture
def draft(office: Office) -> Office:
    """The same before it is published."""
    from sloer.service.postings.models import Posting

    Posting.objects.filter(pk=office.posting.pk).update(state="draft")
    office.posting.refresh_from_db()
    return office
