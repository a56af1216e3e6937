# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Gold cases: what stands between angle brackets must be found, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marking import bare, marked

from sloer.finding.finders.contact import FINDER as CONTACT
from sloer.finding.finders.contact_web import FINDER as WEB
from sloer.finding.finders.identifiers import FINDER as IDENTIFIERS
from sloer.finding.finders.identifiers_birth import FINDER as BIRTH

NUMBERS = [
    "CPR ‹010190-1234›",
    "cpr.nr. ‹0101901234›",
    "‹010190‑1234› med fast bindestreg",
    "‹010190–1234› med tankestreg",
    "cpr ‹01 01 90 - 1234›",
    "cpr ‹01.01.90-1234›",
    "Mit personnummer er ‹010190 1234›.",
    "Erstatningsnummer ‹610190-1234›",
    "CPR: ‹010190-\n1234›",
    "cpr ‹010190-XXXX›",
    "Fødselsnummer ‹010190 12345›",
    "Personnummer ‹900101-1234›",
    "Personnummer: ‹19900101-1234›",
    "Aut.-ID: ‹0C7KX›",
    "Autorisations-ID ‹0B7XZ›",
    "Autoriseret sygeplejerske, nr. ‹081BR›",
    "Pas nr. ‹209876543›",
    "Pasnummer: ‹209876543›",
    "kørekort B, nummer ‹30417722›",
    "Medarbejdernr. ‹48213›",
    "Tjenestenummer: ‹A12345›",
    "Medlemsnummer ‹778201›",
    "Konto: ‹1234 5678901›",
    "Opholdskort nr. ‹D12345678›",
    "IBAN ‹DK5000400440116243›",
    "MitID bruger-id: ‹kar1984x›",
    # Not of a person.
    "Kørekort kat. B siden 1989",
    "CVR 12345678",
    "KLE 27.24.00",
    "Sagsnr. 2026-441-00817",
    "EAN 5798009811578",
    "P-nr. 1003234567",
    "Budget på 25.000.000 kr.",
    "§ 56, stk. 1, nr. 2 i lov nr. 1234",
    "Har autorisation som læge siden 2004",
]


@pytest.mark.parametrize("gold", NUMBERS)
def test_numbers_of_persons(gold: str) -> None:
    assert marked(bare(gold), IDENTIFIERS) == gold


CONTACTS = [
    "Tlf. ‹22 33 44 55›",
    "Mobil: ‹22334455›",
    "Ring på ‹2233 4455›",
    "‹22-33-44-55›",
    "‹+45 22 33 44 55›",
    "‹+4522334455›",
    "‹0045 22334455›",
    "‹(+45) 22 33 44 55›",
    "tlf ‹22.33.44.55›",
    "Telefon ‹33 12 34 56 lokal 1234›",
    "Mobil ‹223 344 55›",
    "‹+46 70 123 45 67›",
    "‹+47 912 34 567›",
    "‹+1 212 555 0142›",
    "t: ‹22 33 44 55›",
    "Skriv til ‹fatima.ahmad84@eksempel.dk›.",
    "‹navn (at) firma.dk›",
    "‹navn[snabela]firma dot dk›",
    "‹fatima@\nfirma.dk›",
    "‹fatima&firma.dk›",
    # Not.
    "CVR-nr. 22334455",
    "Sagsnr. 22334455",
    "2001-2009",
    "2015 2019",
    "24-12-2019",
    "I alt 25 000 000 kr.",
    "Ansvar for 22334455 poster",
    "R&D.com og B&O",
    "Vi arbejdede at skinne. Vi",
]


@pytest.mark.parametrize("gold", CONTACTS)
def test_telephones_and_mail(gold: str) -> None:
    assert marked(bare(gold), CONTACT) == gold


PAGES = [
    "‹linkedin.com/in/fatima-ahmad-84›",
    "Se ‹https://www.linkedin.com/in/x›.",
    "‹github.com/myildirim86›",
    "Se ‹tiktok.com/@fatimas.keramik› for mere",
    "Min portfolio: ‹fatimaahmad.dk›",
    "Instagram: ‹@fatimas_keramik›",
    "snap: ‹liva_krogs›",
    # Not.
    "Vejledte om borger.dk og sundhed.dk",
    "Kassemedarbejder hos Nemlig.com",
    "Udvikling i Node.js, Vue.js og ASP.NET",
    "Brugte @Override og @media",
    "Jeg hedder det.Og så videre",
    "Redaktør på aarhus.dk",
    "cand.mag. og exam.art.",
]


@pytest.mark.parametrize("gold", PAGES)
def test_web_addresses(gold: str) -> None:
    assert marked(bare(gold), WEB) == gold


BIRTHS = [
    "Født ‹12.03.1984›",
    "Fødselsdato: ‹12. marts 1984›",
    "f. ‹1984›",
    "Jeg er født i ‹1988› på Fyn",
    "Født d. ‹3/5-71›",
    "født ‹8/8 61›",
    "Date of birth: ‹9 May 1991›",
    "Born ‹March 12, 1984›",
    "Født i ‹maj 1988›",
    "DOB ‹1984-03-12›",
    "Fødselsår\n‹1979›",
    # Not.
    "Udlært 12.03.1984",
    "Født leder, ansat 2004",
    "Ansat 1. august 2008",
]


@pytest.mark.parametrize("gold", BIRTHS)
def test_dates_of_birth(gold: str) -> None:
    assert marked("# CV\nErfaring\n" + bare(gold), BIRTH) == "CV\nErfaring\n" + gold


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 31),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(0, 9999),
    st.sampled_from(["-", "‐", "‑", "‒", "–", "—", " - ", "- ", " – "]),
)
def test_every_cpr_with_a_date_is_found_whatever_its_check_digit(
    day: int, month: int, year: int, serial: int, dash: str
) -> None:
    number = f"{day:02d}{month:02d}{year:02d}{dash}{serial:04d}"
    assert marked(f"Her: {number}.", IDENTIFIERS) == f"Her: ‹{number}›."


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="aA1 .@-+/()\nøå:nr0", max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    assert bare(marked(text, IDENTIFIERS, CONTACT, WEB, BIRTH)) == text
