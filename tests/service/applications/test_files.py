# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Uploads: hostile until proven dull; a plain sentence beside the field, and nothing is lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from tests.service.applications.applying import begun, sent

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "applications"
PLAIN = b"Curriculum vitae\n\nJeg har arbejdet med sprog."


def upload(client, secret, *files, **headers):
    return client.post(f"/my/{secret}/files/add/", {"files": list(files)}, headers=headers)


def file(content: bytes = PLAIN, name: str = "Fatimas cv.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def kept(application) -> list[tuple[bytes, str]]:
    from sloer.service.vault.store import original_of

    return [original_of(document.id) for document in application.documents.all()]


def test_several_files_are_taken_at_once_and_lie_in_the_vault(world, client):
    from sloer.service.vault.models import Sealed

    application, secret = begun(world.posting())
    pdf = (SAMPLES / "01-projektleder.pdf").read_bytes()
    answer = upload(client, secret, file(), file(pdf, "Fatimas eksamen.pdf"))
    assert answer.headers["Location"] == f"/my/{secret}/files/"
    assert kept(application) == [(PLAIN, "Fatimas cv.txt"), (pdf, "Fatimas eksamen.pdf")]
    assert "Fatimas eksamen.pdf" in client.get(f"/my/{secret}/files/").text
    assert not [s for s in Sealed.objects.all() if b"Fatima" in bytes(s.content)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Filen er tom"),
        (b" \n\n ", "Filen er tom"),
        (bytes(range(256)) * 4, "Filens format kendes ikke"),
        (b"MZ\x90\x00" + bytes(200), "Filens format kendes ikke"),
        ((SAMPLES / "09-laast.pdf").read_bytes(), "krypteret"),
        (b"x" * (20 * 2**20 + 1), "fylder mere end 20 MB"),
    ],
    ids=["empty", "white", "noise", "program", "locked", "large"],
)
def test_what_cannot_be_used_is_refused_in_a_plain_sentence(world, client, content, sentence):
    application, secret = begun(world.posting())
    page = upload(client, secret, file(content, "mit dokument.pdf"), file())
    assert page.status_code == 200
    assert sentence in page.text
    assert "mit dokument.pdf" in page.text
    assert kept(application) == [(PLAIN, "Fatimas cv.txt")]


def test_the_same_file_twice_is_told_and_taken_once(world, client):
    application, secret = begun(world.posting())
    upload(client, secret, file())
    page = upload(client, secret, file(name="kopi.txt"))
    assert "Du har allerede tilføjet denne fil" in page.text
    assert application.documents.count() == 1


def test_the_same_file_of_somebody_else_is_no_matter(world, client):
    posting = world.posting()
    other, others = begun(posting)
    upload(client, others, file())
    application, secret = begun(posting)
    assert "allerede" not in upload(client, secret, file()).text
    assert application.documents.count() == other.documents.count() == 1


def test_there_is_a_most_of_files(world, client):
    application, secret = begun(world.posting())
    page = upload(client, secret, *(file(PLAIN + bytes([65 + n])) for n in range(11)))
    assert "op til 10 filer" in page.text
    assert application.documents.count() == 10


def test_a_script_gets_the_list_alone(world, client):
    _, secret = begun(world.posting())
    page = upload(client, secret, file(), **{"HX-Request": "true"})
    assert page.status_code == 200
    assert "Fatimas cv.txt" in page.text
    assert "<html" not in page.text


def test_one_can_be_removed_again_with_all_that_is_kept_of_it(world, client):
    from sloer.service.vault.models import Fingerprint, Sealed

    application, secret = begun(world.posting())
    upload(client, secret, file())
    document = application.documents.get()
    assert client.get(f"/my/{secret}/files/{document.id}/remove/").status_code == 405
    client.post(f"/my/{secret}/files/{document.id}/remove/")
    assert application.documents.count() == 0
    assert not Sealed.objects.filter(subject=document.id).exists()
    assert not Fingerprint.objects.exists()


def test_where_none_are_wanted_none_are_taken(world, client):
    application, secret = begun(world.posting(uploads_allowed=False))
    upload(client, secret, file())
    assert application.documents.count() == 0
    assert client.get(f"/my/{secret}/files/").headers["Location"] == f"/my/{secret}/check/"


def test_after_sending_none_are_taken(world, client):
    application, secret = sent(world.posting())
    before = application.documents.count()
    assert upload(client, secret, file()).headers["Location"] == f"/my/{secret}/"
    assert application.documents.count() == before


def test_it_needs_the_forms_own_secret(world):
    from django.test import Client

    application, secret = begun(world.posting())
    strict = Client(enforce_csrf_checks=True)
    assert upload(strict, secret, file()).status_code == 403
    token = str(strict.get(f"/my/{secret}/files/").context["csrf_token"])
    body = {"files": file(), "csrfmiddlewaretoken": token}
    assert strict.post(f"/my/{secret}/files/add/", body).status_code == 302
    assert application.documents.count() == 1


def test_nothing_of_a_file_touches_the_disk(world, client, monkeypatch, tmp_path):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    large = b"Jeg har arbejdet med sprog. " * 200_000  # what Django would put into a file
    application, secret = begun(world.posting())
    made: list[str] = []
    real = tempfile.NamedTemporaryFile
    monkeypatch.setattr(
        tempfile, "NamedTemporaryFile", lambda *a, **k: made.append("file") or real(*a, **k)
    )
    upload(client, secret, file(large))
    assert application.documents.count() == 1
    assert made == []
    assert list(tmp_path.iterdir()) == []


@given(st.text(max_size=300))
def test_a_name_is_a_name_and_no_path(untrusted):
    from sloer.service.applications.uploads import LONGEST_NAME, neat_name

    name = neat_name(untrusted)
    assert "/" not in name
    assert "\\" not in name
    assert name not in {".", ".."}
    assert len(name) <= LONGEST_NAME
    assert name.isprintable()


@given(st.lists(st.integers(1, 8 * 2**20), max_size=6))
def test_no_more_is_kept_in_memory_than_a_file_may_have(sizes):
    from sloer.service.applications.uploads import LARGEST, InMemory

    handler = InMemory()
    handler.new_file("files", "cv.pdf", "application/pdf", None)
    start = 0
    for size in sizes:
        handler.receive_data_chunk(bytes(size), start)
        start += size
    taken = handler.file_complete(start)
    assert taken.size == start
    assert taken.file.seek(0, io.SEEK_END) <= LARGEST
    if start <= LARGEST:
        assert taken.file.tell() == start
