# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
import pytest

from sloer.errors import ExitCode, UsageError
from sloer.model import DIRECT, OPTIONAL, Action, Ground
from sloer.veiling import load_policy, policy_names
from sloer.veiling.policies import parse_policy, with_needs

TITLE = b'[title]\nda = "t"\nen = "t"\n'


def test_default_policy_comes_first():
    assert policy_names()[0] == "alle-grunde"
    assert set(policy_names()) == {"alle-grunde", "aarhus", "raadsforslag-2021", "streng"}


@pytest.mark.parametrize("name", policy_names())
def test_shipped_policies_name_every_ground_and_keep_no_direct_one(name):
    policy = load_policy(name)
    assert set(policy.actions) == set(Ground)
    assert all(policy.action_for(ground) is not Action.KEEP for ground in DIRECT)
    assert policy.title.da
    assert policy.title.en


def test_only_the_strict_policy_veils_employers():
    assert load_policy("streng").action_for(Ground.EMPLOYER) is not Action.KEEP
    assert all(load_policy("alle-grunde").action_for(g) is Action.KEEP for g in OPTIONAL)


def test_a_policy_may_come_from_a_file(tmp_path):
    file = tmp_path / "egen.toml"
    file.write_bytes(b'needed_languages = ["ar"]\n' + TITLE + b'[grounds]\nHEALTH = "keep"\n')
    policy = load_policy(file)
    assert policy.name == "egen"
    assert policy.needed_languages == {"ar"}
    assert policy.action_for(Ground.HEALTH) is Action.KEEP
    assert policy.action_for(Ground.NAME) is Action.VEIL


@pytest.mark.parametrize(
    "source",
    [
        b"\xff\xfe",
        b"not toml at all [",
        b"",
        b'[title]\nda = "t"\n',
        TITLE + b'[grounds]\nNAME = "keep"\n',
        TITLE + b'[grounds]\nBIRTH = "keep"\n',
        TITLE + b'[grounds]\nHEALTH = "perhaps"\n',
        TITLE + b"[grounds]\nHEALTH = 3\n",
        TITLE + b'[grounds]\nSHOESIZE = "keep"\n',
        b"grounds = 3\n" + TITLE,
        b'needed_languages = "ar"\n' + TITLE,
        b'needed_languages = ["Arabic"]\n' + TITLE,
        b'needed_facts = ["eye-colour"]\n' + TITLE,
        b"needed = 1\n" + TITLE,
    ],
)
def test_an_invalid_policy_is_refused_with_a_sentence(source):
    with pytest.raises(UsageError) as raised:
        parse_policy("p", source)
    assert raised.value.exit_code is ExitCode.WRONG_USAGE
    assert raised.value.sentence.da.startswith("Politikken kan ikke bruges: ")


@pytest.mark.parametrize("name", ["nope", "", "../x", "a\0b"])
def test_an_unknown_policy_is_refused_and_the_known_ones_are_named(name):
    with pytest.raises(UsageError) as raised:
        load_policy(name)
    assert "alle-grunde" in raised.value.sentence.en


def test_a_posting_adds_its_needs():
    policy = with_needs(load_policy("aarhus"), frozenset({"so"}), frozenset())
    assert policy.needed_languages == {"so"}
    assert "driving-licence" in policy.needed_facts
