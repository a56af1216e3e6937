# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Policies as TOML files: four that come with Slør, and any that a posting brings.

A file has a ``[title]`` with ``da`` and ``en``, and ``[grounds]`` with an action for each ground:

* ``keep``: stays. Never for a ground that says who the applicant is.
* ``veil``, ``generalise``: a finder's own wording takes the place ("8 år" for "2001–2009") where it
  has one, since merit must survive; a placeholder where it has none. The two differ in what
  people expect to see, not in what is done.
* ``ask``: as ``veil``, and a person must confirm it.

``ask_below``, 0.0 to 1.0, does the same for whatever no signal is that sure of.

A ground that is not named is veiled; ``EMPLOYER``, ``SCHOOL`` and ``LOCATION`` are then kept.
``needed_languages`` lists ISO 639-1 codes of languages the job needs: signals of the entity
``language:<code>`` are kept. ``needed_facts`` does the same for the entity ``fact:<name>``; the
names are in :data:`FACTS`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from sloer.errors import UsageError
from sloer.model import DIRECT, Action, Ground, Policy, Sentence

DEFAULT_POLICY = "alle-grunde"

FACTS = frozenset({"driving-licence", "right-to-work", "authorisation", "criminal-record"})
"""What a job may need to know although a ground covers it."""

_FIELDS = frozenset({"title", "grounds", "needed_languages", "needed_facts", "ask_below"})
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def policy_names() -> tuple[str, ...]:
    """Return the names of the policies that come with Slør, the default first."""
    folder = resources.files(__name__)
    names = {Path(f.name).stem for f in folder.iterdir() if f.name.endswith(".toml")}
    return (DEFAULT_POLICY, *sorted(names - {DEFAULT_POLICY}))


def load_policy(name_or_path: str | Path = DEFAULT_POLICY) -> Policy:
    """Return a policy that comes with Slør, by name, or one from a TOML file, by path.

    Raises:
        UsageError: there is no such policy, or the file is not a valid one.
    """
    name = str(name_or_path)
    if name in policy_names():
        source = resources.files(__name__).joinpath(f"{name}.toml").read_bytes()
        return parse_policy(name, source)
    try:
        source = Path(name_or_path).read_bytes()
    except (OSError, ValueError) as error:
        known = ", ".join(policy_names())
        raise UsageError(
            "policy.unknown",
            Sentence(
                f"Politikken findes ikke. Vælg en af {known}, eller angiv en TOML-fil.",
                f"There is no such policy. Choose one of {known}, or give a TOML file.",
            ),
        ) from error
    return parse_policy(Path(name_or_path).stem, source)


def parse_policy(name: str, source: bytes) -> Policy:
    """Return the policy that ``source``, the bytes of a TOML file, describes.

    Raises:
        UsageError: it is not TOML, or says something a policy cannot say.
    """
    try:
        table = tomllib.loads(source.decode("utf-8"))
    except ValueError as error:
        raise _invalid("den er ikke gyldig TOML", "it is not valid TOML") from error
    _require_known("felter", "fields", table, _FIELDS)
    return Policy(
        name=name,
        title=_title(table.get("title")),
        actions=_actions(table.get("grounds", {})),
        needed_languages=_codes(table, "needed_languages", _LANGUAGE.fullmatch),
        needed_facts=_codes(table, "needed_facts", FACTS.__contains__),
        ask_below=_share(table.get("ask_below", 0.0)),
    )


def with_needs(policy: Policy, languages: frozenset[str], facts: frozenset[str]) -> Policy:
    """Return ``policy`` with what one posting needs added to what it already keeps."""
    return replace(
        policy,
        needed_languages=policy.needed_languages | languages,
        needed_facts=policy.needed_facts | facts,
    )


def _invalid(da: str, en: str) -> UsageError:
    return UsageError(
        "policy.invalid",
        Sentence(f"Politikken kan ikke bruges: {da}.", f"The policy cannot be used: {en}."),
    )


def _require_known(da: str, en: str, table: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        names = ", ".join(unknown)
        raise _invalid(f"ukendte {da}: {names}", f"unknown {en}: {names}")


def _title(table: object) -> Sentence:
    match table:
        case {"da": str(da), "en": str(en)}:
            return Sentence(da, en)
    raise _invalid("[title] skal have da og en", "[title] must have da and en")


def _actions(table: object) -> Mapping[Ground, Action]:
    if not isinstance(table, dict):
        raise _invalid("[grounds] skal være en tabel", "[grounds] must be a table")
    _require_known("grunde", "grounds", table, frozenset(Ground))
    return {Ground(ground): _action(Ground(ground), word) for ground, word in table.items()}


def _action(ground: Ground, word: object) -> Action:
    if not isinstance(word, str) or word not in frozenset(Action):
        allowed = ", ".join(Action)
        raise _invalid(f"{ground} skal være en af {allowed}", f"{ground} must be one of {allowed}")
    if ground in DIRECT and word == Action.KEEP:
        raise _invalid(
            f"{ground} siger, hvem ansøgeren er, og kan ikke beholdes",
            f"{ground} says who the applicant is and cannot be kept",
        )
    return Action(word)


def _share(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise _invalid("ask_below skal være fra 0 til 1", "ask_below must be from 0 to 1")


def _codes(table: Mapping[str, Any], field: str, valid: Any) -> frozenset[str]:
    codes = table.get(field, [])
    if not isinstance(codes, list) or not all(isinstance(c, str) and valid(c) for c in codes):
        raise _invalid(f"{field} har ukendte værdier", f"{field} has unknown values")
    return frozenset(codes)
