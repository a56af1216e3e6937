# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who the applicant is, learnt from documents without a form."""

from __future__ import annotations

import dataclasses

import pytest
from marking import document_of

from sloer.finding.learning import learn
from sloer.model import Identity


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("# Fatima Ahmad\nBorups Allé 177\nErfaring\nPædagog", {"Fatima", "Ahmad"}),
        ("# CV – Fatima Ahmad\nErfaring", {"Fatima", "Ahmad"}),
        ("Navn: Fatima Ahmad\nStilling: Pædagog", {"Fatima", "Ahmad"}),
        ("Kære Hanne\nJeg hedder Fatima Ahmad og søger jobbet.", {"Fatima", "Ahmad"}),
        ("Kære Hanne\nJeg søger jobbet.\nMed venlig hilsen\nFatima Ahmad", {"Fatima", "Ahmad"}),
        ("Att.: Hanne Madsen\n\nHej\nJeg søger.\nMvh Fatima Ahmad", {"Fatima", "Ahmad"}),
        ("jeg hedder kurt damgaard og søger", {"kurt", "damgaard"}),
        ("Dear Sir\nMy name is Jomar Dela Cruz.", {"Jomar", "Dela", "Cruz"}),
        ("Jag heter Åsa Lindkvist.\nVänliga hälsningar\nÅsa Lindkvist", {"Åsa", "Lindkvist"}),
        ("Zuqorita Brenvaldi\nzuqorita.brenvaldi@eksempel.dk", {"Zuqorita", "Brenvaldi"}),
        ("F A T I M A A H M A D\nErfaring", {"FATIMA", "AHMAD"}),
        (
            "# Fatima Ahmad\nJeg er leder.\n# Referencer\nHanne Madsen, leder, tlf. 22 33 44 55",
            {"Fatima", "Ahmad"},
        ),
    ],
)
def test_the_applicant_is_learnt(text: str, names: set[str]) -> None:
    assert set(learn(document_of(text)).names) == names


def test_in_a_testimonial_the_signature_is_somebody_elses() -> None:
    document = document_of(
        "# Udtalelse for Rasmus Nørgaard\n"
        "Rasmus Nørgaard har været ansat som lærer hos os. Han er vellidt, og hans timer er gode.\n"
        "Med venlig hilsen\nInger Holst\nskoleleder"
    )
    known = learn(document)
    assert known.testimonial
    assert set(known.names) == {"Rasmus", "Nørgaard"}


def test_former_and_short_names_are_learnt() -> None:
    document = document_of(
        "Mit navn er Camilla Rosenvinge (tidl. Holm), men alle kalder mig Mille."
    )
    assert set(learn(document).names) == {"Camilla", "Rosenvinge", "Holm", "Mille"}


def test_file_name_and_properties_add_to_the_votes() -> None:
    document = document_of("Erfaring\nPædagog i Herning", name="CV_Fatima_Ahmad_2026.pdf")
    document = dataclasses.replace(document, metadata_text=("Fatima Ahmad",))
    assert set(learn(document).names) == {"Fatima", "Ahmad"}


def test_a_given_identity_outweighs_the_document() -> None:
    document = document_of("# Hanne Madsen\nUdtalelse\nMed venlig hilsen\nHanne Madsen")
    known = learn(document, Identity(first_name="Fatima", last_name="Ahmad"))
    assert set(known.names) == {"Fatima", "Ahmad"}


@pytest.mark.parametrize("text", ["", "Ansøgning", "Erfaring\nUddannelse", "Med venlig hilsen"])
def test_where_nobody_is_named_nobody_is_learnt(text: str) -> None:
    assert learn(document_of(text)).names == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                "Jeg har været klasselærer for Malte Ø. Brink i to år.\n"
                "Malte møder til tiden. Han er stille. Malte hjælper de små.\nMvh\nInger Holst"
            ),
            {"Malte", "Brink"},
        ),
        (
            (
                "# Udtalelse\nSol Damgaard Vang har været ansat hos os. Sol løser "
                "alt. Hen er vellidt, "
                "og hens kolleger roser hen.\nHanne Krogh\nleder"
            ),
            {"Sol", "Damgaard", "Vang"},
        ),
        (
            (
                "# Praktikudtalelse\nPædagogstuderende Rosa Vestbjerg, UCL\n"
                "Rosa har nået sine mål. Hun spørger, og hun lytter.\nBo Lund"
            ),
            {"Rosa", "Vestbjerg"},
        ),
        (
            (
                "Tjänstgöringsintyg\nHärmed intygas att Nils-Erik Blom varit anställd "
                "hos oss. Han är "
                "noggrann och hans arbete är gott.\nAnn-Marie Ek"
            ),
            {"Nils-Erik", "Nils", "Erik", "Blom"},
        ),
        (
            (
                "Referanse for Hope Wanjiru\nHope leder et lag. Hun er rolig, og hun "
                "er rettferdig.\n"
                "Knut Moe"
            ),
            {"Hope", "Wanjiru"},
        ),
        (
            (
                "To whom it may concern\nRe: Ms Joy Ashdown\nI recommend Joy. She was "
                "with us for two "
                "years, and her work was sound. She listens.\nDermot Kelly"
            ),
            {"Joy", "Ashdown"},
        ),
        (
            (
                "Vi havde Tom Riis Eskelund som støttepædagog i to år. Han var god "
                "for vores dreng, og "
                "han ringede altid.\nMed venlig hilsen\nLine Madsen"
            ),
            {"Tom", "Riis", "Eskelund"},
        ),
        # an application that praises somebody else is the writer's
        (
            (
                "# Fatima Ahmad\nJeg kender Hanne fra min praktik, og jeg har lært af hende. Jeg "
                "søger jobbet, fordi jeg vil videre.\nFatima Ahmad"
            ),
            {"Fatima", "Ahmad"},
        ),
    ],
)
def test_a_testimonial_tells_whom_it_is_about(text: str, names: set[str]) -> None:
    assert set(learn(document_of(text)).names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Efternavn: Bjørn\nFornavn(e): Pia Birgitte", {"Pia", "Birgitte", "Bjørn"}),
        ("NAVN: JEPPE MELLEMNAVN: KRAGH EFTERNAVN: AF ROSEN", {"JEPPE", "KRAGH", "ROSEN"}),
        ("Surname, given names OMONDI, Faith", {"OMONDI", "Faith"}),
        ("Navn Sky Lindegaard\nAdresse Bygaden 3", {"Sky", "Lindegaard"}),
        ("Grad og navn: korporal Munch-Brink, Sille", {"Sille", "Munch-Brink", "Munch", "Brink"}),
        ("1. Hvad hedder du?\nLeo Vinther. Jeg er glad for børn.", {"Leo", "Vinther"}),
        ("Name as on the register: Priyanka Kurian", {"Priyanka", "Kurian"}),
        ("hej jeg hedder faith adjei mortensen og er 19", {"Faith", "Adjei", "Mortensen"}),
        ("hej mit navn mike jespersen er 29", {"mike", "jespersen"}),
        ("CV – Sławomir „Sławek” Zieliński", {"Sławomir", "Sławek", "Zieliński"}),
        (
            "Emne: Ansøgning som rengører // Heidi Overgaard Kofoed",
            {"Heidi", "Overgaard", "Kofoed"},
        ),
        ("CURRICULUM VITAE for E G O N L U N D", {"EGON", "LUND"}),
        ("Motiveret ansøgning · G. Lilleøre Lund", {"Lilleøre", "Lund"}),
        ("Navn Egon Tranlund, på radioen kalder de på mig med et andet", {"Egon", "Tranlund"}),
        ("Eg søkjer jobben.\nVenleg helsing\nTurid Skjerve", {"Turid", "Skjerve"}),
        ("I am applying.\nAll the best,\nTrevor Houghton", {"Trevor", "Houghton"}),
    ],
)
def test_fields_and_formulas_tell_names(text: str, names: set[str]) -> None:
    assert set(learn(document_of(text)).names) == names


@pytest.mark.parametrize(
    "text",
    [
        "Navn på arbejdsgiver: Vejle Kommune",
        "Student: ja\nElev: nej",
        "Medarbejder: kontor og lager",
        "Kandidat fra Aalborg Universitet",
    ],
)
def test_fields_of_other_things_tell_none(text: str) -> None:
    assert learn(document_of(text)).names == ()
