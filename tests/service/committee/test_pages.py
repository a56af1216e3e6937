# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The committee's pages: members of the posting see what was released, others nothing."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from django.urls import reverse


@pytest.fixture
def scene(world):
    from sloer.service.postings.models import Role

    posting = world.posting()
    world.released(posting, "A7", "Jeg har undervist i ti år.", "Jeg kan lede.", "Et bilag.")
    world.released(posting, "K3", "Jeg har ledet et køkken.", "Jeg kan regne.")
    return posting, world.on(posting, Role.MEMBER)


def addresses(posting) -> list[str]:
    document = posting.candidates.get(code="A7").documents.first()
    return [
        reverse("committee:overview", args=[posting.id]),
        reverse("committee:candidate", args=[posting.id, "A7"]),
        reverse("committee:question", args=[posting.id, 1]),
        reverse("committee:pdf", args=[posting.id, "A7", document.id]),
        reverse("committee:everything", args=[posting.id]),
        reverse("committee:table", args=[posting.id]),
    ]


def test_who_may_see(scene, world, client):
    from sloer.service.postings.models import Role

    posting, member = scene
    other = world.posting("Kok")
    colleague = world.client_of(world.on(other, Role.MEMBER))
    reviewer = world.client_of(world.on(posting, Role.REVIEWER))
    recruiter = world.client_of(world.on(posting, Role.RECRUITER))
    chair = world.client_of(world.on(posting, Role.CHAIR))
    insider = world.client_of(member)
    for address in addresses(posting):
        assert insider.get(address).status_code == 200
        assert chair.get(address).status_code == 200
        assert colleague.get(address).status_code == 404
        assert reviewer.get(address).status_code == 404
        assert recruiter.get(address).status_code == 404
        assert client.get(address).status_code == 302


def test_candidate_of_another_posting_is_not_found(scene, world):
    from sloer.service.postings.models import Role

    posting, _ = scene
    other = world.posting("Kok")
    colleague = world.client_of(world.on(other, Role.MEMBER))
    document = posting.candidates.get(code="A7").documents.first()
    for name, args in [
        ("committee:candidate", ["A7"]),
        ("committee:pdf", ["A7", document.id]),
    ]:
        assert colleague.get(reverse(name, args=[other.id, *args])).status_code == 404


def test_shows_released_documents_by_question(scene, world):
    posting, member = scene
    client = world.client_of(member)
    page = client.get(reverse("committee:candidate", args=[posting.id, "A7"])).content.decode()
    assert "Kandidat A7" in page
    assert page.index("Hvorfor søger du stillingen?") < page.index("Jeg har undervist i ti år.")
    answers = client.get(reverse("committee:question", args=[posting.id, 1])).content.decode()
    assert "Jeg har undervist i ti år." in answers
    assert "Jeg har ledet et køkken." in answers
    assert "Jeg kan regne." not in answers


def test_candidate_without_released_documents_does_not_exist(scene, world):
    posting, member = scene
    world.released(posting, "B1")
    client = world.client_of(member)
    assert "Kandidat B1" not in client.get(addresses(posting)[0]).content.decode()
    assert client.get(reverse("committee:candidate", args=[posting.id, "B1"])).status_code == 404


def test_search_finds_released_words_only(scene, world):
    posting, member = scene
    client = world.client_of(member)
    overview = addresses(posting)[0]
    found = client.get(overview, {"q": "UNDERVIST år"}).content.decode()
    assert "Kandidat A7" in found
    assert "Kandidat K3" not in found
    assert client.get(overview, {"q": "' OR 1=1 --"}).status_code == 200


def test_members_see_orders_of_their_own(world):
    from sloer.service.access import Visit
    from sloer.service.committee.queries import candidates_for
    from sloer.service.postings.models import Role

    posting = world.posting()
    for number in range(1, 13):
        world.released(posting, f"C{number}", "tekst")
    visits = [Visit(world.on(posting, Role.MEMBER), posting, Role.MEMBER) for _ in range(4)]
    orders = [tuple(c.code for c in candidates_for(visit)) for visit in visits]
    assert len(set(orders)) > 1
    assert {frozenset(order) for order in orders} == {frozenset(orders[0])}
    assert tuple(c.code for c in candidates_for(visits[0])) == orders[0]


def test_files_have_neutral_names_and_one_time(scene, world):
    posting, member = scene
    client = world.client_of(member)
    archive = zipfile.ZipFile(io.BytesIO(client.get(addresses(posting)[4]).content))
    assert sorted(archive.namelist()) == [
        "kandidat-A7/kandidat-A7-1.pdf",
        "kandidat-A7/kandidat-A7-2.pdf",
        "kandidat-A7/kandidat-A7-3.pdf",
        "kandidat-K3/kandidat-K3-1.pdf",
        "kandidat-K3/kandidat-K3-2.pdf",
    ]
    assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_table_runs_nothing_in_a_spreadsheet(scene, world):
    posting, member = scene
    posting.candidates.get(code="A7").documents.filter(order=3).update(question="=1+1")
    content = world.client_of(member).get(addresses(posting)[5]).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert rows[0] == ["kandidat", "spørgsmål", "tegn"]
    assert ["A7", "'=1+1", "9"] in rows


def test_views_are_journalled(scene, world):
    from sloer.service.journal.models import Entry

    posting, member = scene
    client = world.client_of(member)
    for address in addresses(posting):
        client.get(address)
    acts = Entry.objects.filter(actor=member.id).values_list("act", "posting")
    assert set(acts) == {
        ("candidate.viewed", posting.id),
        ("question.viewed", posting.id),
        ("candidate.downloaded", posting.id),
        ("candidates.downloaded", posting.id),
    }


def test_pages_run_on_the_weak_connection(scene, world, monkeypatch):
    """A page that asked for an identity would be refused by the database itself."""
    from django.db import ProgrammingError

    from sloer.service.committee import queries
    from sloer.service.vault.models import Sealed

    posting, member = scene
    monkeypatch.setattr(queries, "candidates_for", lambda *_: list(Sealed.objects.all()))
    with pytest.raises(ProgrammingError, match="permission denied"):
        world.client_of(member).get(addresses(posting)[0])
