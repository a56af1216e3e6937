# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The journal's pages: for auditors only, readable, checked and copied."""

from __future__ import annotations

import ast
import json
import re

import pytest
from django.db import connections
from django.test import Client
from tools.update_messages import SERVICE


@pytest.fixture
def auditor(world):
    return world.user("revisor", is_auditor=True)


@pytest.fixture
def client(world, auditor):
    return world.client_of(auditor)


def numbers(page):
    return [line.entry.number for line in page.context["page"].lines]


def act(name="application.sent", **fields):
    from sloer.service.journal.recording import record

    return record(name, **{"actor": None, "role": "applicant"} | fields)


@pytest.mark.parametrize(
    ("address", "ask"),
    [("/journal/", "get"), ("/journal/verify/", "post"), ("/journal/export/", "post")],
)
def test_only_auditors_read(world, address, ask):
    others = world.user(is_recruiter=True, is_administrator=True)
    assert getattr(world.client_of(others), ask)(address).status_code == 404
    assert getattr(Client(), ask)(address).url.startswith("/account/sign-in/")


def test_filters_by_posting_act_person_and_day(world, client, auditor):
    posting = world.posting()
    first = act(posting=posting.pk)
    second = act("user.created", actor=auditor, role="administrator")
    assert numbers(client.get("/journal/")) == [second, first]
    assert numbers(client.get(f"/journal/?posting={posting.pk}")) == [first]
    assert numbers(client.get("/journal/?act=user.created")) == [second]
    assert numbers(client.get(f"/journal/?person={auditor.pk}")) == [second]
    assert numbers(client.get("/journal/?day=2001-01-01")) == []


@pytest.mark.parametrize("bad", ["posting=x", "person=1", "day=nej", "act=y", "before=0"])
def test_nonsense_is_told_and_shows_all(client, bad):
    number = act()
    page = client.get(f"/journal/?{bad}")
    assert page.status_code == 200
    assert "form-error-message" in page.content.decode() or bad == "before=0"
    assert numbers(page) == [number]


def test_day_is_the_danish_day(client):
    from django.utils import timezone

    number = act()
    assert numbers(client.get(f"/journal/?day={timezone.localdate():%Y-%m-%d}")) == [number]


def test_older_entries_are_reached_by_number(client):
    made = [act() for _ in range(60)]
    page = client.get("/journal/")
    assert numbers(page) == made[:9:-1]
    older = client.get(f"/journal/?before={page.context['page'].older}")
    assert numbers(older) == made[9::-1]
    assert older.context["page"].older is None


def test_an_act_without_a_sentence_shows_its_code(client):
    act("something.new_done")
    assert "something.new_done" in client.get("/journal/").content.decode()


def test_verdict_is_shown_and_the_check_is_journalled(client):
    from sloer.service.journal.models import Entry

    act()
    assert "alert-success" in client.post("/journal/verify/").content.decode()
    assert Entry.objects.last().act == "journal.verified"
    with connections["default"].cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER ALL")
        cursor.execute("UPDATE journal_entry SET reason = 'x' WHERE number = 1")
    assert "alert-error" in client.post("/journal/verify/").content.decode()


def test_export_holds_itself_and_checks_out_without_the_database(client):
    from sloer.service.journal.export import check
    from sloer.service.journal.recording import verify

    act(reason="Fordi æøå | 3:x", details={"b": [1, "ø"], "a": None})
    answer = client.post("/journal/export/")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert [json.loads(line)["act"] for line in lines] == ["application.sent", "journal.exported"]
    verdict, there = check(lines), verify()
    assert (verdict.whole, verdict.entries, verdict.head) == (True, there.entries, there.head)


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [('"reason": ""', '"reason": "x"', 1), ('"number": "2"', '"number": "3"', 2), ("{", "[", 1)],
)
def test_a_changed_export_shows(client, old, new, first):
    from sloer.service.journal.export import check, exported_lines

    act()
    act()
    text = "".join(exported_lines()).replace(old, new, 1)
    assert check(text.splitlines()).first_broken == first
    assert check("".join(exported_lines()).splitlines()[1:]).first_broken == 1


def recorded_acts():
    """Every act that the service's code names where it journals, by the shape of its name."""
    calls = {"record", "recorded", "_record", "_seen", "_ended", "_note", "note"}
    for path in SERVICE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and getattr(
                node.func, "id", getattr(node.func, "attr", "")
            )
            if called in calls and node.args:
                yield from (
                    one.value
                    for one in ast.walk(node.args[0])
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


def test_every_act_has_its_sentence(server):
    from sloer.service.journal.acts import SENTENCES

    acts = {act for act in recorded_acts() if re.fullmatch(r"[a-z]+\.[a-z_]+", act)}
    assert len(acts) > 40
    assert acts - SENTENCES.keys() == set()
