# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The committee's view as its applicant sees it, and what they say is wrong with it."""

from __future__ import annotations

import pytest
from tests.service.applications.applying import begun, sent

from sloer.composing.formats import html
from sloer.finding.search import find_signals
from sloer.model import Block, BlockKind
from sloer.model import Document as Text


def on_the_workbench(document, *lines: str, state: str = "ready") -> None:
    """Put a document where a worker puts it."""
    from sloer.service.applications.working import Working, put_working

    text = Text(tuple(Block(BlockKind.PARAGRAPH, line) for line in lines))
    put_working(document, Working(text, find_signals(text)))
    document.state = state
    document.save()


def page(client, secret) -> str:
    return client.get(f"/my/{secret}/view/").text


def test_while_it_is_veiled_nothing_is_shown(world, client):
    _, secret = sent(world.posting())
    assert "Det bliver sløret. Kig igen" in page(client, secret)
    assert "34 år" not in page(client, secret)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("ready", "Intet menneske har kontrolleret det endnu"),
        ("checked", "Intet menneske har kontrolleret det endnu"),
        ("approved", "Et menneske har kontrolleret det"),
    ],
)
def test_it_is_the_veiled_state_of_now_as_the_committees_page_renders_it(
    world, client, state, said
):
    from sloer.service.applications.working import policy_of, working_of

    posting = world.posting()
    application, secret = sent(posting)
    document = application.documents.first()
    on_the_workbench(document, "Jeg er 34 år og har arbejdet med sprog.", state=state)
    shown = page(client, secret)
    assert html.fragment(working_of(document).veiled(policy_of(posting))) in shown
    assert "har arbejdet med sprog" in shown
    assert "34 år" not in shown
    assert said in shown


def test_a_reviewers_edit_is_seen_at_once(world, client):
    from datetime import UTC, datetime
    from uuid import uuid4

    import msgspec

    from sloer.model import Ground, Span
    from sloer.service.applications.working import Change, Edit, put_working, working_of

    application, secret = sent(world.posting())
    document = application.documents.first()
    on_the_workbench(document, "Min chef hed noget.")
    assert "chef" in page(client, secret)
    edit = Edit(Change.ADD, Span(4, 8), Ground.THIRD, uuid4(), datetime.now(UTC))
    working = msgspec.structs.replace(working_of(document), edits=(edit,))
    put_working(document, working)
    assert "chef" not in page(client, secret)


@pytest.mark.parametrize(
    ("state", "said"),
    [("held", "så det er tilbageholdt"), ("left_out", "En kontrollør har udeladt det")],
)
def test_what_is_held_or_left_out_is_told_and_not_shown(world, client, state, said):
    application, secret = sent(world.posting())
    on_the_workbench(application.documents.first(), "Jeg læser hemmeligt.", state=state)
    assert said in page(client, secret)
    assert "hemmeligt" not in page(client, secret)


def test_after_release_it_is_what_was_released_to_the_letter(world, client):
    application, secret = sent(world.posting())
    for document in application.documents.all():
        on_the_workbench(document, "Noget andet.", state="approved")
    fragment = '<article class="sloer" lang="da"><p>Frigivet ord for ord.</p></article>'
    application.candidate.documents.create(order=1, question="Hvorfor?", html=fragment, text="")
    application.state = "released"
    application.save()
    shown = page(client, secret)
    assert fragment in shown
    assert "Det har udvalget fået" in shown
    assert "Noget andet" not in shown


def test_a_draft_has_no_view_yet(world, client):
    _, secret = begun(world.posting())
    assert client.get(f"/my/{secret}/view/").headers["Location"] == f"/my/{secret}/"


def report(client, secret, document, **told):
    return client.post(f"/my/{secret}/report/", {"document": str(document.id), **told})


def test_a_report_waits_for_the_reviewer_sealed_and_journalled_without_its_words(world, client):
    from sloer.service.applications.models import Report
    from sloer.service.applications.reports import told_in
    from sloer.service.journal.models import Entry
    from sloer.service.vault.models import Sealed

    application, secret = sent(world.posting())
    document = application.documents.first()
    on_the_workbench(document, "Jeg spiller på Damelandsholdet.")
    answer = report(
        client,
        secret,
        document,
        kind="still_there",
        words="Damelandsholdet",
        comment="Det fortæller mit køn",
    )
    assert answer.headers["Location"] == f"/my/{secret}/view/"
    made = Report.objects.get()
    assert (made.application, made.document, made.kind) == (application, document, "still_there")
    assert told_in(made).words == "Damelandsholdet"
    assert told_in(made).comment == "Det fortæller mit køn"
    assert not [s for s in Sealed.objects.all() if b"Damelandsholdet" in bytes(s.content)]
    entry = Entry.objects.get(act="view.reported")
    assert entry.document == document.id
    assert entry.details == {"kind": "still_there", "report": str(made.id)}
    assert "1 melding fra dig venter" in page(client, secret)


def test_a_report_says_something_and_what_was_typed_is_kept(world, client):
    from sloer.service.applications.models import Report

    application, secret = sent(world.posting())
    document = application.documents.first()
    on_the_workbench(document, "Et svar.")
    empty = report(client, secret, document, kind="wrongly_gone")
    assert "Skriv, hvilke ord det drejer sig om" in empty.text
    kindless = report(client, secret, document, words="mit ord")
    assert "Vælg en af de to" in kindless.text
    assert "mit ord" in kindless.text
    assert not Report.objects.exists()


def test_nobody_reports_on_anothers_document(world, client):
    from sloer.service.applications.models import Report

    posting = world.posting()
    _, secret = sent(posting)
    other, _ = sent(posting)
    report(client, secret, other.documents.first(), kind="still_there", words="ord")
    assert Report.objects.get().document is None
    assert Report.objects.get().application != other
