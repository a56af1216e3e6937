# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
import pytest

from sloer.model import (
    REVEALING,
    Action,
    Block,
    BlockKind,
    Cell,
    Document,
    Ground,
    Language,
    Policy,
    Sentence,
    Signal,
    Span,
)
from sloer.veiling import load_policy, veil_document
from sloer.veiling.labels import label_for
from sloer.veiling.policies import with_needs

WHY = Sentence("d", "e")
ALL = load_policy()


def document(text, language=Language.DA):
    blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in text.split("\n"))
    return Document(blocks, language=language)


def signal(text, ground, words, replacement=None, entity="", confidence=0.9, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = Span(start, start + len(words))
    return Signal(Ground(ground), span, confidence, "test", WHY, replacement, entity)


def shown(veiled):
    def show(segment):
        if segment.placeholder:
            return f"[{segment.text}]"
        return f"<{segment.text}>" if segment.ground else segment.text

    return "\n".join("".join(map(show, block.segments)) for block in veiled.blocks)


def veil(text, *found, policy=ALL, language=Language.DA):
    signals = [signal(text, *one) for one in found]
    return shown(veil_document(document(text, language), signals, policy))


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        # whole words
        ("Fatimas arbejde", [("NAME", "Fatima")], "[navn] arbejde"),
        ("Lars' og Fatima's", [("NAME", "Lars"), ("NAME", "Fatima")], "[navn] og [navn]"),
        ("'Fatima' sagde", [("NAME", "Fatima")], "'[navn]' sagde"),
        ("xhansenx y", [("NAME", "hansen")], "[navn] y"),
        ("gifte folk", [("FAMILY", "gift")], "[udeladt] folk"),
        ("giftfri dyrkning", [("FAMILY", "gift")], "[udeladt]fri dyrkning"),
        ("formands løn", [("GENDER", "formand", "forperson")], "<forperson>s løn"),
        # neighbours
        (
            "Hej, Fatima El-Sayed Hansen, ja",
            [("NAME", "Fatima"), ("NAME", "El"), ("NAME", "Sayed"), ("NAME", "Hansen")],
            "Hej, [navn], ja",
        ),
        ("Hansen, Jens", [("NAME", "Hansen"), ("NAME", "Jens")], "[navn]"),
        (
            "Borgergade 17, 2. th, 2400 Ry",
            [("ADDRESS", "Borgergade 17"), ("ADDRESS", "2. th"), ("PLACE", "2400 Ry")],
            "[adresse]",
        ),
        ("2400 Ry, Borgergade 1", [("PLACE", "2400 Ry"), ("ADDRESS", "Borgergade 1")], "[adresse]"),
        (
            "katolik, gift · 62 år",
            [("RELIGION", "katolik"), ("FAMILY", "gift"), ("AGE", "62 år")],
            "[udeladt]",
        ),
        ("katolik, Bo", [("RELIGION", "katolik"), ("THIRD", "Bo")], "[udeladt], [person 1]"),
        ("Fatima og Ali", [("NAME", "Fatima"), ("NAME", "Ali")], "[navn] og [navn]"),
        ("1234, a@b.dk", [("PHONE", "1234"), ("EMAIL", "a@b.dk")], "[telefon], [e-mail]"),
        # wordings
        ("Hun er dygtig", [("GENDER", "Hun", "vedkommende")], "<Vedkommende> er dygtig"),
        ("at hun er", [("GENDER", "hun", "vedkommende")], "at <vedkommende> er"),
        ("2010: Formand for X", [("GENDER", "Formand", "forperson")], "2010: <Forperson> for X"),
        ("som Formand", [("GENDER", "Formand", "forperson")], "som <forperson>"),
        ("FORMAND FOR ALT", [("GENDER", "FORMAND", "forperson")], "<FORPERSON> FOR ALT"),
        ("2001–2009 leder", [("YEAR", "2001–2009", "8 år")], "<8 år> leder"),
        # dropped words
        ("Jeg er gift og glad", [("FAMILY", "gift og", "")], "Jeg er glad"),
        ("Jeg bor (gift) her", [("FAMILY", "gift", "")], "Jeg bor her"),
        ("glad, gift, kørekort", [("FAMILY", "gift", "")], "glad, kørekort"),
        ("glad (gift, kørekort)", [("FAMILY", "gift", "")], "glad (kørekort)"),
        ("glad (kørekort, gift)", [("FAMILY", "gift", "")], "glad (kørekort)"),
        ("Gift, kørekort B", [("FAMILY", "Gift", "")], "Kørekort B"),
        ("gift, kørekort B", [("FAMILY", "gift", "")], "kørekort B"),
        ("Leder – gift", [("FAMILY", "gift", "")], "Leder"),
        ("Leder | gift | kok", [("FAMILY", "gift", "")], "Leder | kok"),
        ("Glad. Gift. Rask.", [("FAMILY", "Gift.", "")], "Glad. Rask."),
        ("Glad. Gift. Rask.", [("FAMILY", "Gift", "")], "Glad. Rask."),
        ("i Eid-dagene her", [("RELIGION", "Eid", "")], "i dagene her"),
        ("Bo · gift · kok", [("NAME", "Bo"), ("FAMILY", "gift", "")], "[navn] · kok"),
        ("Som kvinde kan jeg", [("GENDER", "Som kvinde", "")], "Kan jeg"),
        ("a, gift, far, b", [("FAMILY", "gift", ""), ("FAMILY", "far", "")], "a, b"),
        ("gift", [("FAMILY", "gift", "")], ""),
        ("– gift –", [("FAMILY", "gift", "")], ""),
        ("Civilstand: gift", [("FAMILY", "gift", "")], "Civilstand: [udeladt]"),
        (
            "Civilstand: gift, to børn",
            [("FAMILY", "gift", ""), ("FAMILY", "to børn", "")],
            "Civilstand: [udeladt]",
        ),
        ("Jeg kan C++ - gift", [("FAMILY", "gift", "")], "Jeg kan C++"),
        (".NET og gift", [("FAMILY", "og gift", "")], ".NET"),
        # overlaps
        ("fru Bo er", [("GENDER", "fru Bo", "ægtefælle Bo"), ("THIRD", "Bo")], "[udeladt] er"),
        ("fra 1998–2006 i", [("YEAR", "1998–2006", "8 år"), ("BIRTH", "1998")], "fra <8 år> i"),
        ("født i Ry i Jylland", [("ORIGIN", "født i Ry i Jylland"), ("PLACE", "Ry")], "[sted]"),
    ],
)  # fmt: skip
def test_veils(text, found, expected):
    assert veil(text, *found) == expected


def test_other_people_keep_their_numbers():
    text = "Mette, Ali og Mette\nAli igen"
    found = [
        signal(text, "THIRD", "Mette", None, "p:mette"),
        signal(text, "THIRD", "Ali", None, "p:ali"),
        signal(text, "THIRD", "Mette", None, "p:mette", nth=1),
        signal(text, "THIRD", "Ali", None, "p:ali", nth=1),
    ]
    veiled = veil_document(document(text), found, ALL)
    assert shown(veiled) == "[person 1], [person 2] og [person 1]\n[person 2] igen"


def test_the_genitive_of_a_name_is_the_same_person():
    text = "Mettes hund og Mette"
    found = [signal(text, "THIRD", "Mette"), signal(text, "THIRD", "Mette", nth=1)]
    assert shown(veil_document(document(text), found, ALL)) == "[person 1] hund og [person 1]"


def test_a_signal_over_several_blocks_is_split():
    text = "Kære Fatima\nHansen, hej"
    veiled = veil(text, ("NAME", "Fatima\nHansen"))
    assert veiled == "Kære [navn]\n[navn], hej"


def test_a_wording_over_several_blocks_stands_once():
    assert veil("a 2001\n2009 b", ("YEAR", "2001\n2009", "8 år")) == "a <8 år>\nb"


@pytest.mark.parametrize(
    ("language", "label"),
    [(Language.DA, "navn"), (Language.EN, "name"), (Language.NO, "navn"), (Language.SV, "namn")],
)
def test_labels_follow_the_language(language, label):
    assert veil("Bo her", ("NAME", "Bo"), language=language) == f"[{label}] her"


def test_needed_languages_and_facts_are_kept_but_never_a_direct_ground():
    text = "arabisk og somali, kørekort, Fatima"
    found = [
        signal(text, "ORIGIN", "arabisk", None, "language:ar"),
        signal(text, "ORIGIN", "somali", None, "language:so"),
        signal(text, "AGE", "kørekort", None, "fact:driving-licence"),
        signal(text, "NAME", "Fatima", None, "language:ar"),
    ]
    policy = with_needs(ALL, frozenset({"ar"}), frozenset())
    veiled = veil_document(document(text), found, policy)
    assert shown(veiled) == "arabisk og [udeladt], kørekort, [navn]"
    assert len(veiled.decisions) == 2


def test_a_direct_ground_goes_even_where_a_policy_says_keep():
    careless = Policy("p", WHY, {Ground.NAME: Action.KEEP, Ground.HEALTH: Action.KEEP})
    assert (
        veil("Bo er rask", ("NAME", "Bo"), ("HEALTH", "rask"), policy=careless) == "[navn] er rask"
    )


def test_decisions_point_into_the_document_and_the_veil():
    text = "Hun hedder Bo\nGift"
    found = [
        signal(text, "GENDER", "Hun", "vedkommende"),
        signal(text, "NAME", "Bo"),
        signal(text, "FAMILY", "Gift", ""),
    ]
    asking = Policy("p", WHY, {Ground.NAME: Action.ASK})
    veiled = veil_document(document(text), found, asking)
    told = [(d.action, d.block, d.segment, d.replacement) for d in veiled.decisions]
    assert told == [
        (Action.GENERALISE, 0, 0, "Vedkommende"),
        (Action.ASK, 0, 2, "navn"),
        (Action.GENERALISE, 1, -1, ""),
    ]
    assert [text[d.span.start : d.span.end] for d in veiled.decisions] == ["Hun", "Bo", "Gift"]
    assert veiled.blocks[1].segments == ()


def test_structure_stays():
    cell = Cell(0, 1, 2, heading=True)
    blocks = (
        Block(BlockKind.HEADER, "CV Bo"),
        Block(BlockKind.HEADING, "Bo", level=3, break_before=True),
        Block(BlockKind.TABLE_CELL, "", cell=cell),
        Block(BlockKind.LIST_ITEM, "b", level=2),
    )
    veiled = veil_document(Document(blocks), [], ALL)
    assert [(b.kind, b.level, b.cell, b.break_before) for b in veiled.blocks] == [
        (b.kind, b.level, b.cell, b.break_before) for b in blocks
    ]


def test_an_empty_document_stays_empty():
    stray = Signal(Ground.NAME, Span(0, 3), 0.9, "r", WHY)
    assert veil_document(Document(()), [stray], ALL).blocks == ()
    assert shown(veil_document(document(""), [stray], ALL)) == ""


def test_a_signal_past_the_end_is_cut():
    past = Signal(Ground.NAME, Span(3, 99), 0.9, "r", WHY)
    assert shown(veil_document(document("Hr Bo"), [past], ALL)) == "Hr [navn]"


def test_a_placeholder_never_tells_which_revealing_ground_it_hides():
    telling = REVEALING - {Ground.THIRD}
    for language, word in zip(
        Language, ("udeladt", "omitted", "utelatt", "utelämnat"), strict=True
    ):
        assert {label_for(ground, language) for ground in telling} == {word}
        assert word not in {label_for(ground, language) for ground in set(Ground) - telling}


def test_neighbours_under_one_label_keep_every_ground_in_the_decision():
    text = "katolik, gift"
    found = [signal(text, "RELIGION", "katolik"), signal(text, "FAMILY", "gift")]
    veiled = veil_document(document(text), found, ALL)
    assert [{s.ground for s in d.signals} for d in veiled.decisions] == [
        {Ground.RELIGION, Ground.FAMILY}
    ]
