# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Names are found without being readable."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sloer.model import Identity

SOREN = Identity(first_name="Søren Aage", last_name="Østergård-Müller")


def words_of(text: str) -> set[str]:
    from sloer.service.vault.name_index import words_of

    return words_of(text)


@pytest.fixture
def soren(database: str) -> UUID:
    """An application of somebody with a name that is written in many ways."""
    from sloer.service.vault.store import Person, put_person

    application = uuid4()
    put_person(application, Person(SOREN))
    put_person(uuid4(), Person(Identity(first_name="Søren", last_name="Juhl")))
    return application


@pytest.mark.parametrize(
    "name",
    [
        "Søren Østergård",
        "SOREN ØSTERGAARD",
        "müller, søren",
        "Oestergaard",
        "Åge Muller",
        "mueller",
    ],
)
def test_name_is_found_however_it_is_written(soren, name):
    from sloer.service.vault.store import named

    assert list(named(name)) == [soren]


@pytest.mark.parametrize("name", ["Søren Hansen", "Øster", "", "  ", "12 34", "%"])
def test_other_names_parts_and_nothing_find_nothing(soren, name):
    from sloer.service.vault.store import named

    assert list(named(name)) == []


def test_a_new_name_replaces_the_old(soren):
    from sloer.service.vault.store import Person, named, put_person

    put_person(soren, Person(Identity(first_name="Kim", last_name="Lund")))
    assert list(named("Østergård")) == []
    assert list(named("kim lund")) == [soren]


def test_closed_room_is_out_of_the_index(soren):
    from sloer.service.vault.models import NameWord
    from sloer.service.vault.store import close_room

    close_room(soren)
    assert not NameWord.objects.filter(application=soren).exists()


def test_names_are_found_after_old_keys_are_gone(soren, monkeypatch):
    from sloer.service.vault import store

    rotated = store.ring().with_new_key()
    store.lock_rooms_anew(rotated)
    monkeypatch.setattr(store, "ring", lambda: rotated.without([1]))
    assert list(store.named("Søren Müller")) == [soren]


def test_another_ring_finds_nothing_and_the_table_tells_no_name(soren):
    from sloer.service.vault.keyring import KeyRing
    from sloer.service.vault.models import NameWord
    from sloer.service.vault.name_index import find

    assert list(find("Søren", KeyRing({}).with_new_key())) == []
    assert not [w for w in NameWord.objects.all() if b"soren" in bytes(w.digest)]


def test_priority_is_told_for_a_page_of_applications(database):
    from sloer.service.vault.store import Person, put_person, with_priority

    one, other = uuid4(), uuid4()
    put_person(one, Person(SOREN, priority_access=True))
    put_person(other, Person(SOREN))
    assert with_priority([one, other, uuid4()]) == {one}


@example(text="𐳺")
@given(text=st.text(max_size=80))
def test_any_text_has_words_of_letters_or_none(server, text):
    assert all(word.isalpha() for word in words_of(text))


@given(text=st.text("aåoøæeuüéABÅØ -", max_size=30))
def test_case_makes_no_difference(server, text):
    assert words_of(text) == words_of(text.upper()) == words_of(text.lower())
