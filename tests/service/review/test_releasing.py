# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From approval to release: proved, complete, by as many people as it takes, and journalled."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.service.queueing import BRIEF, acts, veiled, work_off
from tests.service.world import FATIMA, LETTER

from sloer.model import Ground, Identity, Note, NoteKind, Sentence, Span
from sloer.verifying import check

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
REVIEWER = "reviewer"
PERSON = (
    *("Fatima", "El-Khatib", "Khatib", "Birkeparken", "8210", "Aarhus V", "22334455"),
    *("22 33 44 55", "fatima.elkhatib", "34 år"),
)


def approved(document, reviewer, **more):
    from sloer.service.review.releasing import approve

    document.refresh_from_db()
    return approve(document, reviewer, **({"role": REVIEWER, "revision": document.revision} | more))


def edited(document, reviewer, change, text, ground=Ground.NAME):
    """Change what stands on the workbench as the review pages do, for each place of ``text``."""
    from django.utils import timezone

    from sloer.service.applications.working import Edit, put_working, working_of

    working = working_of(document)
    whole = working.document.text
    places = [n for n in range(len(whole)) if whole.startswith(text, n)]
    edits = tuple(
        Edit(change, Span(n, n + len(text)), ground, reviewer.id, timezone.now()) for n in places
    )
    assert edits
    put_working(document, replace_in(working, edits=working.edits + edits))
    document.revision += 1
    document.save()


def replace_in(working, **changes):
    from msgspec.structs import replace as changed

    return changed(working, **changes)


def released(application):
    from sloer.service.releases.models import ReleasedDocument

    return list(ReleasedDocument.objects.filter(candidate=application.candidate_id))


def test_what_is_released_holds_nothing_of_the_person(world):
    application = veiled(world)
    outcome = approved(application.documents.get(), world.user())
    assert (outcome.state, outcome.released, outcome.standing) == ("approved", True, ())
    (row,) = released(application)
    pdf = bytes(row.pdf)
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    seen = "\n".join(page.get_textpage().get_text_range() for page in pages)
    for said in (row.html, row.text, seen):
        assert [word for word in PERSON if word.casefold() in said.casefold()] == []
        assert "sprogarbejdet" in said
    files = {"a.pdf": pdf, "a.html": row.html.encode(), "a.txt": row.text.encode()}
    leaks = {name: check(content, name, FATIMA).leaks for name, content in files.items()}
    assert leaks == {"a.pdf": (), "a.html": (), "a.txt": ()}
    assert acts(application.id) == [
        "application.sent",
        "document.veiled",
        "document.approved",
        "application.released",
    ]


@pytest.mark.parametrize("name", ["01-projektleder.pdf", "03-ejendomsservice.docx"])
def test_files_as_people_send_them_give_nobody_away(world, name):
    who = person_of_sample(name)
    application = veiled(
        world, (((SAMPLES / "applications" / name).read_bytes(), name),), identity=who
    )
    assert approved(application.documents.get(), world.user()).released
    (row,) = released(application)
    files = {"a.pdf": bytes(row.pdf), "a.html": row.html.encode(), "a.txt": row.text.encode()}
    assert [check(content, to, who).leaks for to, content in files.items()] == [(), (), ()]
    assert who.last_name not in row.html + row.text


def person_of_sample(name):
    with (SAMPLES / "identities.csv").open(encoding="utf-8") as lines:
        row = next(line for line in csv.DictReader(lines) if line["file"] == name)
    return Identity(**{key: value for key, value in row.items() if key != "file"})


def test_what_was_proved_is_what_is_shown(world):
    from sloer.service.applications.working import working_of
    from sloer.service.review.proving import prove

    document = veiled(world).documents.get()
    page = prove(document, working_of(document))
    assert page.html in page_of(document)


def page_of(document):
    from sloer.composing import compose
    from sloer.service.applications.working import policy_of, working_of

    shown = working_of(document).veiled(policy_of(document.application.posting))
    return compose(shown, "html").decode()


def test_the_committee_gets_nothing_before_every_document_is_done(world):
    from sloer.service.review.releasing import leave_out

    files = (*BRIEF, (b"En linje om arbejdet.", "a.txt"), (b"En linje mere.", "b.txt"))
    application = veiled(world, files)
    reviewer = world.user()
    first, second, third = application.documents.all()
    assert not approved(first, reviewer).released
    assert released(application) == []
    assert not leave_out(second, reviewer, role=REVIEWER, reason="Hører ikke til").released
    assert released(application) == []
    assert approved(third, reviewer).released
    assert [row.order for row in released(application)] == [first.order, third.order]
    application.refresh_from_db()
    assert application.state == "released"


def test_nothing_approved_is_nothing_released(world):
    from sloer.service.review.releasing import RefusedError, leave_out, release

    application = veiled(world)
    reviewer = world.user()
    document = application.documents.get()
    with pytest.raises(RefusedError):
        leave_out(document, reviewer, role=REVIEWER, reason=" ")
    assert not leave_out(document, reviewer, role=REVIEWER, reason="Forkert fil").released
    with pytest.raises(RefusedError):
        release(application, reviewer, role=REVIEWER)


def test_an_answer_is_released_with_its_question(world):
    posting = world.posting()
    application, _ = world.application(posting)
    document = world.document(application, "Jeg søger, fordi jeg kan lide arbejdet.".encode(), "")
    document.question = posting.questions.first()
    document.save()
    send_and_veil(application)
    approved(document, world.user())
    (row,) = released(application)
    assert row.question == posting.questions.first().text


def send_and_veil(application):
    from sloer.service.applications.sending import send

    send(application, actor=None, role="applicant")
    work_off()
    application.refresh_from_db()


def test_a_veil_taken_off_a_name_is_found_and_nothing_is_approved(world):
    from sloer.service.applications.working import Change

    application = veiled(world)
    reviewer, document = world.user(), application.documents.get()
    edited(document, reviewer, Change.REMOVE, "Fatima El-Khatib")
    outcome = approved(document, reviewer)
    assert (outcome.state, outcome.released) == ("ready", False)
    # Her mailbox is called as she is, so that it shows too.
    assert {one.key for one in outcome.standing} == {"secret:NAME", "secret:EMAIL"}
    assert {one.ground for one in outcome.standing} == {Ground.NAME, Ground.EMAIL}
    told = repr(outcome)
    assert [word for word in PERSON if word in told] == []
    assert released(application) == []
    assert "document.approved" not in acts(application.id)


def test_a_double_click_is_one_approval(world):
    application = veiled(world)
    reviewer, document = world.user(), application.documents.get()
    approved(document, reviewer)
    assert approved(document, reviewer).released
    assert acts(application.id).count("document.approved") == 1
    assert len(released(application)) == 1


def test_another_revision_than_was_seen_is_not_approved(world):
    from sloer.service.review.releasing import RefusedError

    document = veiled(world).documents.get()
    with pytest.raises(RefusedError) as refused:
        approved(document, world.user(), revision=7)
    assert refused.value.code == "review.revision"


@pytest.mark.parametrize("state", ["queued", "left_out"])
def test_only_what_is_under_review_is_approved(world, state):
    from sloer.service.review.releasing import RefusedError

    document = veiled(world).documents.get()
    document.state = state
    document.save()
    with pytest.raises(RefusedError):
        approved(document, world.user())


def test_a_withdrawn_application_is_not_released(world):
    from sloer.service.review.releasing import RefusedError

    application = veiled(world)
    application.state = "withdrawn"
    application.save()
    with pytest.raises(RefusedError) as refused:
        approved(application.documents.get(), world.user())
    assert refused.value.code == "review.withdrawn"


def test_two_people_check_where_the_posting_asks_for_it(world):
    application = veiled(world, posting=world.posting(second_reviewer=True))
    one, other, document = world.user(), world.user(), application.documents.get()
    assert approved(document, one).state == "checked"
    assert approved(document, one).state == "checked"
    assert released(application) == []
    assert approved(document, other).released
    document.refresh_from_db()
    assert (document.first_reviewer, document.second_reviewer) == (one, other)
    assert acts(document.id) == ["document.veiled", "document.checked", "document.approved"]


def test_an_edit_between_two_checks_asks_for_both_again(world):
    from sloer.service.applications.working import Change

    application = veiled(world, posting=world.posting(second_reviewer=True))
    one, other, document = world.user(), world.user(), application.documents.get()
    approved(document, one)
    edited(document, other, Change.ADD, "sprogarbejdet", Ground.ORIGIN)
    assert approved(document, other).state == "checked"
    assert approved(document, one).released
    document.refresh_from_db()
    assert (document.first_reviewer, document.second_reviewer) == (other, one)


def doubtful(document):
    """Let the document be one that was read with doubt, as a bad scan is."""
    from sloer.service.applications.working import put_working, working_of

    working = working_of(document)
    note = Note(NoteKind.LOW_CONFIDENCE, Sentence("Svær at læse.", "Hard to read."), 1, True)
    text = replace(working.document, notes=(note,))
    put_working(document, replace_in(working, document=text))
    document.state, document.held_codes = "held", ["low_confidence"]
    document.save()


def test_doubt_about_the_reading_is_ended_by_one_who_gives_a_reason(world):
    from sloer.service.journal.models import Entry
    from sloer.service.review.releasing import RefusedError

    application = veiled(world)
    reviewer, document = world.user(), application.documents.get()
    doubtful(document)
    standing = approved(document, reviewer).standing
    assert [(one.key, one.passing.value) for one in standing] == [("low_confidence", "one")]
    with pytest.raises(RefusedError):
        approved(document, reviewer, passing=["low_confidence"])
    outcome = approved(
        document, reviewer, passing=["low_confidence"], reason="Sammenlignet med originalen"
    )
    assert outcome.released
    entry = Entry.objects.get(act="document.approved")
    assert entry.reason == "Sammenlignet med originalen"
    assert entry.details["passed"] == ["low_confidence"]


HOLM = Identity(first_name="Anna", last_name="Holm", phone="+45 22 33 44 55")
AT_HOLM = "Kære udvalg\n\nJeg har arbejdet på plejehjemmet ved Holm Kirke i seks år.\n\nAnna Holm\n"


def test_a_place_named_as_the_applicant_passes_by_two_people(world):
    application = veiled(world, ((AT_HOLM.encode(), "a.txt"),), identity=HOLM)
    one, other, document = world.user(), world.user(), application.documents.get()
    let = {"passing": ["secret:NAME"], "reason": "Kirken hedder sådan"}
    assert [s.passing.value for s in approved(document, one).standing] == ["two"]
    assert approved(document, one, **let).state == "checked"
    assert approved(document, one, **let).state == "checked"
    assert approved(document, other).standing
    outcome = approved(document, other, **let)
    assert (outcome.state, outcome.released) == ("approved", True)
    (row,) = released(application)
    assert "Holm Kirke" in row.text
    assert "Anna" not in row.text
    assert acts(document.id) == ["document.held", "document.checked", "document.approved"]


def test_a_known_number_passes_by_nobody(world):
    from sloer.service.applications.working import Change

    letter = "Kære udvalg\n\nJeg har passet haver i ti år. Ring på 22 33 44 55.\n"
    application = veiled(world, ((letter.encode(), "a.txt"),), identity=HOLM)
    reviewer, document = world.user(), application.documents.get()
    edited(document, reviewer, Change.REMOVE, "22 33 44 55")
    outcome = approved(document, reviewer, passing=["secret:PHONE"], reason="Det er i orden")
    assert [(one.key, one.passing.value) for one in outcome.standing] == [
        ("secret:PHONE", "nobody")
    ]
    assert outcome.state == "ready"


def test_taken_back_and_released_again(world):
    from sloer.service.review.releasing import release, unrelease

    application = veiled(world)
    reviewer = world.user()
    approved(application.documents.get(), reviewer)
    unrelease(application, reviewer, role=REVIEWER, reason="Klage")
    application.refresh_from_db()
    assert (application.state, released(application)) == ("review", [])
    assert release(application, reviewer, role=REVIEWER).released
    assert len(released(application)) == 1
    assert acts(application.id)[-3:] == [
        "application.released",
        "application.taken_back",
        "application.released",
    ]


def test_reopened_leaves_the_committee(world):
    from sloer.service.review.releasing import reopen

    application = veiled(world)
    reviewer, document = world.user(), application.documents.get()
    approved(document, reviewer)
    outcome = reopen(document, reviewer, role=REVIEWER, reason="Overset adresse")
    assert (outcome.state, outcome.released, released(application)) == ("ready", False, [])
    assert approved(document, reviewer).released


def test_put_aside_and_approved_after_all(world):
    from sloer.service.review.releasing import hold

    application = veiled(world)
    reviewer, document = world.user(), application.documents.get()
    hold(document, reviewer, role=REVIEWER, reason="Spørg HR")
    document.refresh_from_db()
    assert (document.state, document.held_codes) == ("held", ["by_hand"])
    assert approved(document, reviewer).released


def test_what_was_approved_is_proved_anew_at_release(world):
    from sloer.service.vault.store import Person, put_person

    files = (*BRIEF, (b"En linje om arbejdet.", "a.txt"))
    application = veiled(world, files)
    reviewer = world.user()
    first, second = application.documents.all()
    assert approved(first, reviewer).state == "approved"
    # HR corrects who the applicant is: a word that was cleared turns out to be the name.
    put_person(application.id, Person(replace(FATIMA, last_name="Solsikken")))
    outcome = approved(second, reviewer)
    assert (outcome.state, outcome.released) == ("approved", False)
    assert [one.key for one in outcome.standing] == ["secret:NAME"]
    first.refresh_from_db()
    assert (first.state, first.held_codes) == ("held", ["secret:NAME"])
    assert released(application) == []
    assert acts(first.id)[-1] == "document.held"


def test_the_journal_stays_whole_and_wordless(world):
    from sloer.service.journal.models import Entry
    from sloer.service.journal.recording import verify

    application = veiled(world)
    approved(application.documents.get(), world.user())
    assert verify().whole
    told = " ".join(f"{e.act} {e.reason} {e.details}" for e in Entry.objects.all())
    words = {word for word in LETTER.split() if len(word) > 5}
    assert {word for word in words if word in told} == set()
