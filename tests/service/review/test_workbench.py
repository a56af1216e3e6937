# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The workbench's page: who may open it, what stands on it, and that opening is journalled."""

from __future__ import annotations

import pytest
from tests.service.review.desks import address, on_the_desk


@pytest.fixture
def document(world):
    return on_the_desk(world, world.posting()).documents.get()


def test_original_and_veiled_stand_side_by_side(world, document):
    from sloer.service.postings.models import Role

    owner = world.client_of(world.on(document.application.posting, Role.REVIEWER))
    page = owner.get(address("document", document))
    assert page.status_code == 200
    said = page.content.decode()
    assert "Birkeparken 14" in said
    assert 'class="veil"' in said
    assert "Kandidat A1" in said
    assert said.count('class="wb-row ') == 7
