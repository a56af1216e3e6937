# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The applicant's own names and particulars, in every form people write them."""

from __future__ import annotations

import pytest

from sloer.finding.finders.identity import FINDER
from sloer.finding.finders.identity_given import FINDER as GIVEN
from sloer.finding.finders.identity_given import parse_date
from sloer.finding.finders.identity_initials import FINDER as INITIALS
from sloer.finding.learning import learn
from sloer.finding.protocol import View
from sloer.model import Block, BlockKind, Document, Identity

FATIMA = Identity(first_name="Fatima", last_name="El-Sayed")
BO = Identity(first_name="Bo", last_name="Skov")
LARS = Identity(first_name="Lars", last_name="Hansen")


def veiled(text: str, identity: Identity, *finders: object) -> str:
    """Return ``text`` with what the finders found between angle brackets."""
    lines = text.split("\n")
    document = Document(tuple(Block(BlockKind.PARAGRAPH, line) for line in lines))
    view = View(document, learn(document, identity))
    hidden = [False] * (len(document.text) + 1)
    for finder in finders or (FINDER, INITIALS):
        for signal in finder.find(view):  # type: ignore[attr-defined]
            if signal.confidence >= 0.5:
                hidden[signal.span.start : signal.span.end] = [True] * len(signal.span)
    out, inside = "", False
    for character, hide in zip(document.text + " ", hidden, strict=True):
        if hide != inside:
            out += "‹" if hide else "›"
            inside = hide
        out += character
    return out.rstrip(" ")


@pytest.mark.parametrize(
    ("first", "last", "text", "expected"),
    [
        ("Ngozi", "Okafor", "Ngozi kom til os i foråret.", "‹Ngozi› kom til os i foråret."),
        (
            "Ngozi",
            "Okafor",
            "Det var rart. Ngozi forlader os.",
            "Det var rart. ‹Ngozi› forlader os.",
        ),
        ("Tao", "Zheng", "Det passer. Tao til fornavn.", "Det passer. ‹Tao› til fornavn."),
        ("Jun", "Guo", "Jun passer altid tiden.", "‹Jun› passer altid tiden."),
        ("Blessing", "Balogun", "Blessing passer altid tiden.", "‹Blessing› passer altid tiden."),
        ("Søren", "Nielsen", "jeg hedder søren og er 18", "jeg hedder ‹søren› og er 18"),
        # words in a sentence
        ("Søren", "Nielsen", "for søren da også", "for søren da også"),
        ("Ngozi", "Okafor", "Skolen lå i Ngozi dengang.", "Skolen lå i Ngozi dengang."),
        ("Jun", "Guo", "Kurset sluttede i jun. 2019.", "Kurset sluttede i jun. 2019."),
        ("Long", "Nguyen", "Long days never bothered me.", "Long days never bothered me."),
        ("Bo", "Skov", "Bo eller rejse: begge dele.", "Bo eller rejse: begge dele."),
    ],
)
def test_names_that_are_places_or_rare_words_are_names_where_a_sentence_begins(
    first: str, last: str, text: str, expected: str
) -> None:
    assert veiled(text, Identity(first_name=first, last_name=last)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fatima har styr på det.", "‹Fatima› har styr på det."),
        ("Det er Fatimas ansvar.", "Det er ‹Fatimas› ansvar."),
        ("El-Sayed, Fatima", "‹El-Sayed, Fatima›"),
        ("FATIMA EL-SAYED", "‹FATIMA EL-SAYED›"),
        ("mit navn er fatima el-sayed", "mit navn er ‹fatima el-sayed›"),
        ("Fatima El Sayed", "‹Fatima El Sayed›"),
        ("Fatima Elsayed", "‹Fatima Elsayed›"),
        ("F. El-Sayed", "‹F. El-Sayed›"),
        ("Fatima Noor El-Sayed", "‹Fatima Noor El-Sayed›"),
        ("Se CV_Fatima_El-Sayed.pdf", "Se CV_‹Fatima_El-Sayed›.pdf"),
        ("Find mig som @fatima84", "Find mig som ‹@fatima84›"),
        ("F A T I M A", "‹F A T I M A›"),
        ("FatimaElSayed", "‹FatimaElSayed›"),
        ("Med hilsen Fatirna", "Med hilsen ‹Fatirna›"),
        ("Fat1ma søger", "‹Fat1ma› søger"),
        ("Mine initialer er FES.", "Mine initialer er ‹FES›."),
        ("F.E.S.", "‹F.E.S.›"),
        ("Fatima\nEl-Sayed", "‹Fatima›\n‹El-Sayed›"),
    ],
)
def test_every_form_of_a_name_is_found(text: str, expected: str) -> None:
    assert veiled(text, FATIMA) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jeg vil gerne bo i nærheden.", "Jeg vil gerne bo i nærheden."),
        ("Vi gik i skov hver uge.", "Vi gik i skov hver uge."),
        ("Skov og natur er mit felt.", "Skov og natur er mit felt."),
        ("Bo har været hos os i tre år.", "‹Bo› har været hos os i tre år."),
        ("Venlig hilsen\nBo", "Venlig hilsen\n‹Bo›"),
        ("Bo Skov", "‹Bo Skov›"),
        ("Kolleger kalder Skov for en klippe.", "Kolleger kalder ‹Skov› for en klippe."),
    ],
)
def test_names_that_are_words_are_told_by_their_use(text: str, expected: str) -> None:
    assert veiled(text, BO) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ansat i Hansen Gruppen A/S", "Ansat i Hansen Gruppen A/S"),
        ("Elev hos Lars Larsen Group", "Elev hos Lars Larsen Group"),
        ("Tømrer i Jensen og Hansen ApS", "Tømrer i Jensen og Hansen ApS"),
        ("Direktør i Lars Hansen Consult", "Direktør i ‹Lars Hansen› Consult"),
        ("Lars’ indsats var stor", "‹Lars’› indsats var stor"),
        ("Hansens indsats var stor", "‹Hansens› indsats var stor"),
        ("Arbejdede på Sankt Hans", "Arbejdede på Sankt Hans"),
    ],
)
def test_firms_that_share_a_common_name_stay(text: str, expected: str) -> None:
    assert veiled(text, LARS) == expected


@pytest.mark.parametrize(
    ("identity", "text", "expected"),
    [
        (Identity("Søren", "Østerby"), "Soren Osterby", "‹Soren Osterby›"),
        (Identity("Søren", "Østerby"), "Soeren Oesterby", "‹Soeren Oesterby›"),
        (Identity("Aage", "Ågård"), "Åge Aagaard", "‹Åge Aagaard›"),
        (Identity("Åse", "Nygård"), "Åse Nygård", "‹Åse Nygård›"),
        (Identity("Małgorzata", "Wójcik"), "Malgorzata Wojcik", "‹Malgorzata Wojcik›"),
        (Identity("Đặng", "Thị Hoa"), "Dang Thi Hoa", "‹Dang Thi Hoa›"),
        (Identity("Jens", "Kofoed"), "Jens' opgave", "‹Jens'› opgave"),
        (Identity("Alexander", "Brix"), "De kalder mig Alex.", "De kalder mig ‹Alex›."),
        (Identity("Mary", "O'Neill"), "Mary O’Neill", "‹Mary O’Neill›"),
        (Identity("Mary", "O'Neill"), "Mary ONeill", "‹Mary ONeill›"),
    ],
)
def test_other_alphabets_and_habits_agree(identity: Identity, text: str, expected: str) -> None:
    assert veiled(text, identity) == expected


PARTICULARS = Identity(
    email="fatima.elsayed@eksempel.dk",
    phone="+45 22 33 44 55",
    address="Tingbjerggade 12B, 3. th.",
    postcode="2700",
    city="Brønshøj",
    birth_date="1984-03-12",
    national_id="120384-1234",
)


@pytest.mark.parametrize(
    "spelling",
    [
        "12.03.1984",
        "12/3-84",
        "12. marts 1984",
        "March 12, 1984",
        "12 Mar 1984",
        "120384",
        "1984-03-12",
        "12.3.84",
        "120384-1234",
        "120384 1234",
        "12 03 84 - 1234",
        "1203841234",
        "22334455",
        "2233 4455",
        "22-33-44-55",
        "(+45) 22 33 44 55",
        "223 344 55",
        "Tingbjerggade 12 B, 3. th.",
        "tingbjerggade 12b",
        "2700 Brønshøj",
        "DK-2700 Brønshøj",
        "FATIMA.ELSAYED@EKSEMPEL.DK",
    ],
)
def test_given_particulars_are_found_in_all_spellings(spelling: str) -> None:
    assert veiled(f"Her er {spelling} altså", PARTICULARS, GIVEN) == f"Her er ‹{spelling}› altså"


def test_own_town_stays_in_the_name_of_an_employer() -> None:
    identity = Identity(city="Aarhus")
    assert veiled("Ansat i Aarhus Kommune", identity, GIVEN) == "Ansat i Aarhus Kommune"
    assert veiled("Jeg bor i Aarhus nu", identity, GIVEN) == "Jeg bor i ‹Aarhus› nu"


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("1984-03-12", "1984-03-12"),
        ("12.03.1984", "1984-03-12"),
        ("12/3-84", "1984-03-12"),
        ("120384", "1984-03-12"),
        ("12. marts 1984", "1984-03-12"),
        ("3 maj 2004", "2004-05-03"),
    ],
)
def test_dates_are_read_day_first(typed: str, iso: str) -> None:
    parsed = parse_date(typed)
    assert parsed is not None
    assert parsed.isoformat() == iso


@pytest.mark.parametrize("typed", ["", "1984", "45.13.1984", "ukendt", "31.02.2000"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert parse_date(typed) is None


@pytest.mark.parametrize(
    ("first", "last", "text", "expected"),
    [
        ("Sol", "Brink", "Sol passede lageret.", "‹Sol› passede lageret."),
        ("Grace", "Mwangi", "Grace sørger for ro.", "‹Grace› sørger for ro."),
        ("Sky", "Dam", "Vigtigt: Sky staves så.", "Vigtigt: ‹Sky› staves så."),
        ("Hope", "Bell", "Hope also trained two juniors.", "‹Hope› also trained two juniors."),
        ("Storm", "Falk", "Storm, som er vikar, lukker.", "‹Storm›, som er vikar, lukker."),
        ("Liv", "Sand", "Liv og Karen delte vagten.", "‹Liv› og Karen delte vagten."),
        ("Liv", "Sand", "Hej fru Sand, sagde de.", "Hej fru ‹Sand›, sagde de."),
        ("Tea", "Kofoed-Brink", "En kofoedsk løsning.", "En ‹kofoedsk› løsning."),
        # the words themselves
        ("Sol", "Brink", "Sol over hele landet.", "Sol over hele landet."),
        ("Grace", "Mwangi", "Grace period of ten days.", "Grace period of ten days."),
        ("Storm", "Falk", "Storm i Nordsøen kender jeg.", "Storm i Nordsøen kender jeg."),
        ("Liv", "Sand", "Liv og død er hverdag.", "Liv og død er hverdag."),
        ("Bodil", "Kock", "Kock, storkök", "Kock, storkök"),
        ("Will", "Hunt", "Will you need a driver?", "Will you need a driver?"),
        ("Jan", "Holland", "Jeg taler hollandsk.", "Jeg taler hollandsk."),
    ],
)
def test_a_first_name_that_opens_a_sentence_is_one_unless_a_bare_word_follows(
    first: str, last: str, text: str, expected: str
) -> None:
    assert veiled(text, Identity(first_name=first, last_name=last)) == expected


@pytest.mark.parametrize(
    ("identity", "text", "expected"),
    [
        (Identity("Pia Birgitte", "Bjørk"), "Underskrift: PB", "Underskrift: ‹PB›"),
        (Identity("Leo", "Amby", other_names=("Vinther",)), "Tak.\nLVA", "Tak.\n‹LVA›"),
        (Identity("Ejnar", "Sander", other_names=("Krag",)), "siger alle EKS.", "siger alle EKS."),
        (Identity("Ejnar", "Sander", other_names=("Krag",)), "kaldes EKS", "kaldes ‹EKS›"),
        (Identity("Karen", "Bjerg"), "og i Nexus KBJE.", "og i Nexus ‹KBJE›."),
        (Identity("Hanne", "Ravn"), "Spørg IT eller HR.", "Spørg IT eller HR."),
        (Identity("Venkatesh", "Rao"), "De kan sige Venky.", "De kan sige ‹Venky›."),
        (Identity("Oluwaseun", "Cole"), "Seun has worked here.", "‹Seun› has worked here."),
        (Identity("Margrethe", "Ek"), "Margen er lille.", "Margen er lille."),
        (Identity("Mikael", "Ek"), "Mike er en anden.", "Mike er en anden."),
    ],
)
def test_initials_codes_and_short_forms(identity: Identity, text: str, expected: str) -> None:
    assert veiled(text, identity) == expected
