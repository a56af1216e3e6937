# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A delivery becomes applications, and its report balances whatever came."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests.service.intake.conftest import balance, eml, letter, msg, outcomes, zipped

LIST = """sep=;
Navn;E-mail;Telefon;Adresse;Postnr;By;Filer
Fatima El-Khatib;fatima@example.org;+4522334455;Birkeparken 14;8210;Aarhus V;fatima.txt;fatima-cv
Jens Holm;jens@example.org;;;;;jens.txt
Uden Filer;uden@example.org;;;;;
Mangler Fil;mangler@example.org;;;;;mangler.txt
""".encode("cp1252")
FILES = {
    "liste.csv": LIST,
    "fatima.txt": letter("Fatima El-Khatib"),
    "fatima-cv.txt": b"CV\nFatima El-Khatib",
    "jens.txt": letter("Jens Holm"),
    "ukendt.txt": letter("Ukendt"),
    "tom.txt": b"",
    "__MACOSX/._jens.txt": b"\0\0",
}


def applications(posting):
    return list(posting.applications.order_by("created_at"))


def test_a_zip_with_a_list_becomes_one_application_for_each_line(deliver, posting):
    from procrastinate.contrib.django.models import ProcrastinateJob

    from sloer.service.vault import store

    delivery = deliver({"ansøgninger.zip": zipped(FILES)})
    first, second = applications(posting)
    assert [a.state for a in (first, second)] == ["veiling", "veiling"]
    assert [a.documents.count() for a in (first, second)] == [2, 1]
    person = store.person_of(first.id)
    assert person.identity.first_name == "Fatima"
    assert person.identity.last_name == "El-Khatib"
    assert person.identity.postcode == "8210"
    document = first.documents.first()
    assert store.original_of(document.id) == (FILES["fatima.txt"], "fatima.txt")
    assert ProcrastinateJob.objects.count() == 3
    assert outcomes(delivery) == {
        "3: Fatima El-Khatib": ("taken", ""),
        "fatima.txt": ("taken", ""),
        "fatima-cv.txt": ("taken", ""),
        "4: Jens Holm": ("taken", ""),
        "jens.txt": ("taken", ""),
        "5: Uden Filer": ("held", "no_file"),
        "6: Mangler Fil": ("held", "missing_file"),
        "ukendt.txt": ("held", "no_applicant"),
        "tom.txt": ("refused", "empty"),
        "__MACOSX/._jens.txt": ("refused", "not_an_application"),
        "liste.csv": ("taken", "is_the_list"),
    }
    assert balance(delivery) == (11, 6, 3, 2)


def test_a_list_in_the_folder_around_everything_is_found(deliver, posting):
    files = {f"Ansøgninger/{name}": content for name, content in FILES.items()}
    delivery = deliver({"a.zip": zipped(files)})
    assert outcomes(delivery)["Ansøgninger/liste.csv"] == ("taken", "is_the_list")
    assert balance(delivery) == (11, 6, 3, 2)


def test_the_same_delivery_again_takes_nothing_twice(deliver, posting):
    deliver({"a.zip": zipped(FILES)})
    again = deliver({"a.zip": zipped(FILES)})
    assert len(applications(posting)) == 2
    assert outcomes(again)["3: Fatima El-Khatib"] == ("refused", "duplicate")
    assert outcomes(again)["jens.txt"] == ("refused", "duplicate")


def test_an_interrupted_delivery_is_finished_by_delivering_again(deliver, posting, monkeypatch):
    from django.db import OperationalError

    from sloer.service.intake.models import Delivery
    from sloer.service.intake.taking import Taker

    files = {f"{name}.txt": letter(name) for name in ("Anna", "Bo", "Carla")}
    whole = Taker._accept

    def breaks(self, read):
        if self.delivery.taken_so_far == 1:
            raise OperationalError
        self.delivery.taken_so_far = 1
        return whole(self, read)

    Delivery.taken_so_far = 0
    monkeypatch.setattr(Taker, "_accept", breaks)
    with pytest.raises(OperationalError):
        deliver({"a.zip": zipped(files)})
    monkeypatch.undo()
    del Delivery.taken_so_far
    broken = Delivery.objects.get()
    assert balance(broken) == (3, 1, 2, 0)
    assert broken.finished_at is None
    assert outcomes(broken)["Carla.txt"] == ("held", "not_reached")
    again = deliver({"a.zip": zipped(files)})
    assert balance(again) == (3, 2, 0, 1)
    assert len(applications(posting)) == 3


def test_a_fault_with_one_applicant_costs_nobody_else_a_place(
    deliver, posting, monkeypatch, caplog
):
    from sloer.service.intake.taking import Taker

    whole = Taker._accept

    def breaks(self, read):
        accepted = whole(self, read)
        if b"Bo" in next(iter(read.contents.values())):
            raise ValueError("Bo Jensen")
        return accepted

    monkeypatch.setattr(Taker, "_accept", breaks)
    delivery = deliver({f"{name}.txt": letter(name) for name in ("Anna", "Bo", "Carla")})
    assert balance(delivery) == (3, 2, 1, 0)
    assert outcomes(delivery)["Bo.txt"] == ("held", "fault")
    assert len(applications(posting)) == 2
    assert "Bo" not in caplog.text


def test_the_database_refuses_a_report_that_does_not_balance(deliver):
    from sloer.service.intake.models import Delivery, Line

    delivery = deliver({"a.txt": letter("A"), "b.txt": letter("B")})
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk).update(came=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.filter(delivery=delivery).update(outcome="held", code="")


def test_without_a_list_each_folder_is_an_applicant(deliver, posting):
    delivery = deliver(
        {
            "a.zip": zipped(
                {
                    "Ansøgninger/Holm/brev.txt": letter("Jens Holm"),
                    "Ansøgninger/Holm/cv.txt": b"CV Jens Holm",
                    "Ansøgninger/Khatib/brev.txt": letter("Fatima"),
                }
            )
        }
    )
    assert balance(delivery) == (3, 3, 0, 0)
    assert [a.documents.count() for a in applications(posting)] == [2, 1]
    assert set(outcomes(delivery).values()) == {("taken", "identity_unknown")}


def test_each_file_is_an_applicant_where_hr_says_so(deliver, posting):
    from sloer.service.intake.planning import Layout

    files = {"Ansøgninger/a.txt": letter("A"), "Ansøgninger/b.txt": letter("B")}
    deliver({"a.zip": zipped(files)}, layout=Layout.FILES)
    assert len(applications(posting)) == 2


@pytest.mark.parametrize("make", [eml, msg])
def test_a_mail_is_one_application_of_its_sender(deliver, posting, make):
    from sloer.service.vault import store

    content = make("Fatima El-Khatib", "fatima@example.org")
    delivery = deliver({"mail": content})
    (application,) = applications(posting)
    assert application.channel == "mail"
    identity = store.person_of(application.id).identity
    assert (identity.first_name, identity.last_name) == ("Fatima", "El-Khatib")
    assert identity.email == "fatima@example.org"
    assert store.original_of(application.documents.get().id)[0] == content
    assert balance(delivery) == (1, 1, 0, 0)


def test_a_second_mail_of_the_same_sender_waits_for_hr(deliver, posting):
    mails = {
        "1.eml": eml("Fatima El-Khatib", "fatima@example.org"),
        "2.eml": eml("Fatima", "FATIMA@example.org", "Her er bilaget, jeg glemte."),
    }
    delivery = deliver({"mails.zip": zipped(mails)})
    (application,) = applications(posting)
    assert outcomes(delivery)["2.eml"] == ("held", "possible_duplicate")
    assert delivery.lines.get(outcome="held").application == application


def test_a_mail_that_a_colleague_passed_on_does_not_bear_the_applicants_name(
    deliver, posting, recruiter
):
    from sloer.service.vault import store

    recruiter.email = "hr@kommunen.example"
    recruiter.save()
    delivery = deliver({"videresendt.eml": eml("HR Jensen", "hr@kommunen.example")})
    (application,) = applications(posting)
    assert not store.person_of(application.id).identity
    assert outcomes(delivery) == {"videresendt.eml": ("taken", "identity_unknown")}


def test_an_applicant_with_one_new_file_among_known_ones_waits_for_hr(deliver, posting):
    deliver({"a.zip": zipped({"H/brev.txt": letter("Holm"), "K/brev.txt": letter("K")})})
    again = deliver(
        {"a.zip": zipped({"H/brev.txt": letter("Holm"), "H/cv.txt": b"CV", "K/x": b"x"})}
    )
    assert outcomes(again)["H/cv.txt"] == ("held", "possible_duplicate")
    assert outcomes(again)["H/brev.txt"] == ("held", "duplicate")
    assert len(applications(posting)) == 3


def test_what_was_never_sent_makes_nobody_a_duplicate(deliver, posting, world):
    draft, _ = world.application(posting)
    world.document(draft, letter("Fatima"))
    delivery = deliver({"brev.txt": letter("Fatima")})
    assert balance(delivery) == (1, 1, 0, 0)


def test_the_same_bytes_under_another_address_are_not_taken_for_the_same_person(deliver, posting):
    def listing(name):
        return f"navn;email;fil\n{name};{name}@example.org;form.txt\n".encode()

    deliver({"a.zip": zipped({"l.csv": listing("anna"), "form.txt": b"udfyldt formular"})})
    second = deliver({"a.zip": zipped({"l.csv": listing("bo"), "form.txt": b"udfyldt formular"})})
    assert outcomes(second)["2: bo"] == ("held", "possible_duplicate")


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"l.csv": b"a;b\n1;2\n", "x.txt": b"x"}, "list_unreadable"),
        ({"l.csv": b"navn\nA\n", "k.csv": b"navn\nB\n", "x.txt": b"x"}, "several_lists"),
        ({"l.xlsx": b"PK", "x.txt": b"x"}, "list_is_spreadsheet"),
    ],
)
def test_a_list_that_cannot_be_used_takes_nothing_and_says_so(deliver, posting, files, code):
    delivery = deliver({"a.zip": zipped(files)})
    assert balance(delivery) == (len(files), 0, 0, len(files))
    assert {c for _, c in outcomes(delivery).values()} == {code}
    assert applications(posting) == []


def test_a_zip_that_is_none_is_refused_with_its_reason(deliver):
    delivery = deliver({"a.zip": b"not a zip at all"})
    assert outcomes(delivery) == {"a.zip": ("refused", "unreadable_zip")}


def test_a_draft_posting_takes_nothing(deliver, posting):
    from sloer.service.intake.delivering import NoIntakeError

    posting.state = posting.State.DRAFT
    posting.save()
    with pytest.raises(NoIntakeError):
        deliver({"a.txt": b"x"})


def test_names_go_with_the_application_and_never_lie_open(deliver, posting):
    from django.db import connection

    from sloer.service.vault import store

    delivery = deliver({"Fatima El-Khatib.txt": letter("Fatima")})
    (application,) = applications(posting)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(t::text, ' ') FROM (SELECT l::text AS t FROM intake_line l UNION ALL"
            " SELECT e::text FROM journal_entry e UNION ALL SELECT s::text FROM vault_sealed s) r"
        )
        assert "Khatib" not in cursor.fetchone()[0]
    store.close_room(application.id)
    from sloer.service.intake.keeping import names_of

    assert names_of(delivery.lines.all()) == {}
