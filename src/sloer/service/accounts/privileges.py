# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Reads the OIO Basic Privilege Profile: what a Danish sign-in says that somebody may do.

The attribute holds base64 of an XML list. Each group of privileges has a scope (such as the CVR
number of the authority it holds for) and may have constraints. Source: OIOSAML Basic Privilege
Profile 1.0 (itst.dk) and 1.1-1.2 (digst.dk); both namespaces are known.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from lxml import etree

from sloer.reading.archive import hardened_parser

ATTRIBUTES = (
    "dk:gov:saml:attribute:Privileges_intermediate",
    "https://data.gov.dk/model/core/eid/privilegesIntermediate",
)
"""Names of the attribute in OIOSAML 2 and 3."""
NAMESPACES = (
    "http://itst.dk/oiosaml/basic_privilege_profile",
    "http://digst.dk/oiosaml/basic_privilege_profile",
)
LONGEST = 64 * 1024
"""Characters of the attribute; real ones have a few thousand."""
CVR = "urn:dk:gov:saml:cvrNumberIdentifier:"


class PrivilegesError(ValueError):
    """The attribute is no list of privileges. Says nothing of its content."""


@dataclass(frozen=True, slots=True)
class Group:
    """Privileges that hold within a scope; a constrained group holds for part of it only."""

    scope: str
    privileges: frozenset[str]
    is_constrained: bool = False


def groups_in(untrusted_attribute: str) -> tuple[Group, ...]:
    """Return the groups of an attribute's value.

    Raises:
        PrivilegesError: it is not base64 of such a list, is too long, or declares entities.
    """
    if len(untrusted_attribute) > LONGEST:
        raise PrivilegesError("too long")
    try:
        untrusted_xml = base64.b64decode("".join(untrusted_attribute.split()), validate=True)
    except (binascii.Error, ValueError):
        raise PrivilegesError("not base64") from None
    root = _parsed(untrusted_xml)
    if root.tag not in {f"{{{space}}}PrivilegeList" for space in NAMESPACES}:
        raise PrivilegesError("another element")
    return tuple(_group(element) for element in root if _name(element) == "PrivilegeGroup")


def held_in(groups: tuple[Group, ...], cvr: str) -> frozenset[str]:
    """Return what somebody may do for the whole authority with this CVR number.

    A constrained group gives nothing: a constraint that is not kept would be a right too much.
    """
    return frozenset(
        privilege
        for group in groups
        if group.scope == f"{CVR}{cvr}" and not group.is_constrained
        for privilege in group.privileges
    )


def _parsed(untrusted_xml: bytes) -> etree._Element:
    try:
        root = etree.fromstring(untrusted_xml, hardened_parser())
    except (etree.XMLSyntaxError, ValueError):
        raise PrivilegesError("not XML") from None
    if root.getroottree().docinfo.doctype:
        raise PrivilegesError("declares a document type")
    return root


def _group(element: etree._Element) -> Group:
    privileges = (_text(child) for child in element if _name(child) == "Privilege")
    return Group(
        str(element.get("Scope", "")).strip(),
        frozenset(privilege for privilege in privileges if privilege),
        any(_name(child) == "Constraint" for child in element),
    )


def _text(element: etree._Element) -> str:
    return (element.text or "").strip() if len(element) == 0 else ""


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
