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
