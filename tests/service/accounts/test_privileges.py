# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The OIO Basic Privilege Profile is read strictly: in doubt nobody may do anything."""

from __future__ import annotations

import base64
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sloer.service.accounts.claims import ClaimMapping
from sloer.service.accounts.privileges import (
    ATTRIBUTES,
    CVR,
    LONGEST,
    NAMESPACES,
    Group,
    PrivilegesError,
    groups_in,
    held_in,
)

OURS = "11223344"
HR = "urn:dk:fjordby:sloer:hr"


def encoded(xml: str) -> str:
    return base64.b64encode(xml.encode()).decode()


def listed(groups: str, space: str = NAMESPACES[0]) -> str:
    return encoded(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<bpp:PrivilegeList xmlns:bpp="{space}">{groups}</bpp:PrivilegeList>'
    )


def group(*privileges: str, cvr: str = OURS, more: str = "") -> str:
    inside = "".join(f"<Privilege>{one}</Privilege>" for one in privileges)
    return f'<PrivilegeGroup Scope="{CVR}{cvr}">{inside}{more}</PrivilegeGroup>'


@pytest.mark.parametrize("space", NAMESPACES)
def test_privileges_of_our_authority_count(space):
    groups = groups_in(listed(group(HR, "urn:x") + group("urn:y", cvr="99887766"), space))
    assert held_in(groups, OURS) == {HR, "urn:x"}


def test_white_space_within_the_attribute_is_no_matter():
    value = listed(group(HR))
    assert groups_in(f"\n {value[:30]}\n{value[30:]} ") == groups_in(value)


def test_a_constrained_group_gives_nothing():
    constraint = '<Constraint Name="urn:dk:kombit:KLE">81.*</Constraint>'
    assert held_in(groups_in(listed(group(HR, more=constraint))), OURS) == frozenset()


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "ikke base64 æøå",
        encoded(""),
        encoded("<a>"),
        encoded("<PrivilegeList/>"),
        listed(group(HR), "urn:another"),
        encoded(
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
            f'<b:PrivilegeList xmlns:b="{NAMESPACES[0]}">&e;</b:PrivilegeList>'
        ),
        encoded(f'<!DOCTYPE x><b:PrivilegeList xmlns:b="{NAMESPACES[0]}"/>'),
        "A" * (LONGEST + 4),
    ],
)
def test_what_is_no_list_is_refused(hostile):
    with pytest.raises(PrivilegesError):
        groups_in(hostile)


def test_entities_that_grow_are_refused_at_once():
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))
    root = f'<b:PrivilegeList xmlns:b="{NAMESPACES[0]}">&e11;</b:PrivilegeList>'
    bomb = f"<!DOCTYPE x [{lines}]>{root}"
    begun = time.monotonic()
    with pytest.raises(PrivilegesError):
        groups_in(encoded(bomb))
    assert time.monotonic() - begun < 1


def test_elements_within_a_privilege_are_no_privilege():
    assert held_in(groups_in(listed(group(f"<b>{HR}</b>"))), OURS) == frozenset()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_refused(data):
    try:
        groups = groups_in(base64.b64encode(data).decode())
    except PrivilegesError:
        return
    assert isinstance(groups, tuple)


@given(st.text(max_size=300))
def test_any_text_is_a_list_or_refused(text):
    with pytest.raises(PrivilegesError):
        groups_in(text)


WORDS = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=12)


@given(st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3)), max_size=4))
def test_what_is_written_is_read(told):
    xml = listed("".join(group(*privileges, cvr=cvr) for cvr, privileges in told))
    assert groups_in(xml) == tuple(Group(f"{CVR}{c}", frozenset(p)) for c, p in told)


MAPPING = ClaimMapping.of({"recruiters": f"HR-afdeling, {HR}", "auditors": "Revision", "cvr": OURS})


@pytest.mark.parametrize(
    ("claims", "flags"),
    [
        ({}, set()),
        ({"groups": "HR-afdeling"}, {"is_recruiter"}),
        ({"groups": ["Andet", "Revision"], "roles": "HR-afdeling"}, {"is_recruiter", "is_auditor"}),
        ({"groups": {"HR-afdeling": True}}, set()),
        ({"groups": [["HR-afdeling"], 7, None]}, set()),
        ({"other": "HR-afdeling"}, set()),
        ({"groups": "hr-afdeling"}, set()),
        ({"groups": ""}, set()),
        ({ATTRIBUTES[0]: [listed(group(HR))]}, {"is_recruiter"}),
        ({ATTRIBUTES[1]: listed(group(HR), NAMESPACES[1])}, {"is_recruiter"}),
        ({ATTRIBUTES[0]: [listed(group(HR, cvr="99887766"))]}, set()),
        ({ATTRIBUTES[0]: ["rubbish"], "groups": "Revision"}, {"is_auditor"}),
    ],
)
def test_claims_give_the_flags_that_are_configured_and_no_other(claims, flags):
    assert {flag for flag, given in MAPPING.flags(claims).items() if given} == flags


def test_without_our_cvr_no_privilege_counts():
    mapping = ClaimMapping.of({"recruiters": HR})
    assert not any(mapping.flags({ATTRIBUTES[0]: [listed(group(HR))]}).values())


def test_nothing_configured_gives_nothing():
    assert not any(ClaimMapping.of({}).flags({"groups": ["", "HR"], "roles": ","}).values())
