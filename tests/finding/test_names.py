# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Gold cases for other people's names, and for what only looks like them."""

from __future__ import annotations

import pytest
from marking import bare, marked

from sloer.finding.finders.names import FINDER
from sloer.finding.known import Known
from sloer.finding.names.forms import fold, one_letter_off
from sloer.finding.protocol import View
from sloer.model import Block, BlockKind, Document, Identity, Language

APPLICANT = Identity(first_name="Nanna", last_name="Qvist")

PERSONS = [
    "Kære ‹Hanne›",
    "Att.: leder ‹Hanne Toft Madsen›",
    "min kone ‹Aisha› arbejder i byen",
    "gift med ‹Palle›",
    "far til ‹Mynte› og ‹Storm›",
    "leder ‹Hanne Madsen›, tlf. 22 33 44 55",
    "afdelingsleder ‹P. Madsen›",
    "Min søn ‹Patryk› læser i Aarhus",
    "konen ‹gerda› er med",
    "sykepleier ‹Thi Lan Hoang›",
    "Reference: ‹Mohammed Al-Khatib›",
    "Min chef hedder ‹Susanne Bak›",
    "‹Jan Købke Christensen› var min mentor",
    "‹Olumide Adeyemi› og jeg startede klubben",
    "‹Xiu Ying Chen› lærte mig alt",
    "psykolog ‹Lene Abel›",
    "Fru ‹Jensen›",
    "Hilsen ‹Morten›",
    "Ring til ‹Mette Frost›",
    "# Referencer\n‹BIRGIT FALK›, leder",
    # Not.
    "Jeg er uddannet Marte Meo-terapeut",
    "Jeg arbejder efter Maria Montessori-pædagogik",
    "Kolbs læringscirkel og Vygotsky",
    "inspireret af Irvin Yalom",
    "Elev på Sankt Annæ Gymnasium",
    "Ansat på Niels Brock",
    "Praktik på H.C. Andersen Skolen",
    "Sygeplejerske på Bispebjerg Hospital",
    "Konsulent hos Novo Nordisk",
    "Tjener i Jensens Bøfhus",
    "Udvikler i Ruby, Jenkins og Ansible",
    "Plejehjemmet Dorthe Mariehjemmet",
    "Tømrer i A/S Carl Jensen og Sønner",
    "Advokatfirmaet Poul Schmith",
    "Børnehaven Jens Juuls Vej",
    "Vi fejrede Sankt Hans i Maj og Juni",
    "Certificeret i PRINCE2 og MIKE+",
    "Ansøgning om stillingen som Pædagog",
    "Kære Rekrutteringsteam",
    "Barnets lov og Serviceloven",
    "Jeg vil gerne bo tæt på skov og strand",
]


@pytest.mark.parametrize("gold", PERSONS)
def test_persons(gold: str) -> None:
    assert marked(bare(gold), FINDER, identity=APPLICANT) == gold.replace("# ", "")


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "Min leder hedder ‹Zuleyka Brandvik›.\nSiden gik ‹Zuleyka› på pension."
    assert marked(bare(text), FINDER) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [("Østerby", "Oesterby"), ("Aagaard", "Ågård"), ("Müller", "Mueller"), ("El-Sayed", "ElSayed")],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert fold(one).rstrip("d") == fold(other).rstrip("d")


def test_one_letter_off() -> None:
    assert one_letter_off("fatma", "fatima")
    assert one_letter_off("ftaima", "fatima")
    assert not one_letter_off("fatima", "fatima")
    assert not one_letter_off("karim", "fatima")


def test_my_is_no_name_in_english() -> None:
    text = "My Danish is good enough. My Bachelor Project was on water."
    block = Block(BlockKind.PARAGRAPH, text)
    view = View(Document((block,), language=Language.EN), Known())
    assert list(FINDER.find(view)) == []
