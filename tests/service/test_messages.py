# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every string of the service has its Danish, with the same placeholders."""

from __future__ import annotations

import gettext
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tools.compile_messages import SERVICE, compile_catalogues
from tools.update_messages import (
    Message,
    catalogue_of,
    faults,
    messages_by_catalogue,
    messages_in,
    read_catalogue,
    update,
)

TEMPLATE = """{% load i18n %}<h1>{% translate "Your answer" %}</h1>
{% translate "open" context "a posting" %} {{ _("Later")|upper }}
{% blocktranslate count n=files|length trimmed %}
  One file of {{ name }}
{% plural %}
  {{ n }} files of {{ name }}
{% endblocktranslate %}
{# {% translate "in a comment" %} #}"""
CODE = """
from django.utils.translation import gettext_lazy as _, ngettext
title = _("Kept for %(days)s days")
count = ngettext("%(n)s person", "%(n)s persons", 2)
"""
DANISH = {
    "Your answer": "Dit svar",
    "Kept for %(days)s days": "Gemmes i %(days)s dage",
}


def test_every_string_has_its_danish():
    waiting = {
        path.relative_to(SERVICE).as_posix(): missing
        for path, messages in messages_by_catalogue().items()
        if (missing := faults(path, messages))
    }
    assert waiting == {}


def test_no_string_has_two_translations():
    """Django reads all catalogues as one: another Danish in another app would win everywhere."""
    said: dict[object, set[object]] = {}
    for path in SERVICE.rglob("locale/da/LC_MESSAGES/django.po"):
        for entry in read_catalogue(path):
            key = entry.id if isinstance(entry.id, str) else entry.id[0]
            said.setdefault((entry.context, key), set()).add(entry.string)
    assert len(said) > 100
    assert {key: danish for key, danish in said.items() if len(danish) > 1} == {}


def test_strings_are_found_in_templates(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(TEMPLATE, "utf-8")
    assert list(messages_in(page)) == [
        Message("Your answer"),
        Message("open", context="a posting"),
        Message("Later"),
        Message("One file of %(name)s", plural="%(n)s files of %(name)s"),
    ]


def test_strings_are_found_in_code(tmp_path):
    module = tmp_path / "forms.py"
    module.write_text(CODE, "utf-8")
    assert list(messages_in(module)) == [
        Message("Kept for %(days)s days"),
        Message("%(n)s person", plural="%(n)s persons"),
    ]


def test_strings_belong_to_their_app_or_to_the_service(tmp_path):
    (tmp_path / "intake").mkdir()
    (tmp_path / "intake" / "__init__.py").touch()
    own = catalogue_of(tmp_path / "intake" / "templates" / "intake" / "list.html", tmp_path)
    shared = catalogue_of(tmp_path / "templates" / "base.html", tmp_path)
    assert own == tmp_path / "intake/locale/da/LC_MESSAGES/django.po"
    assert shared == tmp_path / "locale/da/LC_MESSAGES/django.po"


@pytest.fixture
def catalogue(tmp_path):
    """A catalogue of two strings, translated as a person would: by typing into the file."""
    path = tmp_path / "locale/da/LC_MESSAGES/django.po"
    update(path, [Message(text) for text in DANISH])
    lines = path.read_text("utf-8")
    for text, danish in DANISH.items():
        lines = lines.replace(f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{danish}"')
    path.write_text(lines, "utf-8")
    return path


def test_an_update_keeps_the_danish_adds_the_new_and_drops_the_gone(catalogue):
    update(catalogue, [Message("Your answer"), Message("Send")])
    assert faults(catalogue, [Message("Your answer")]) == []
    assert faults(catalogue, [Message("Send")]) == ["no Danish for 'Send'"]
    assert "Kept for" not in catalogue.read_text("utf-8")


def test_another_placeholder_is_a_fault(catalogue):
    catalogue.write_text(catalogue.read_text("utf-8").replace("i %(days)s", "i %(day)s"), "utf-8")
    found = faults(catalogue, [Message(text) for text in DANISH])
    assert found == ["other placeholders in the Danish for 'Kept for %(days)s days'"]


def test_compiled_catalogues_say_the_danish_and_are_renewed_after_a_change(catalogue, tmp_path):
    (made,) = compile_catalogues(tmp_path)
    with made.open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Your answer") == "Dit svar"
    assert compile_catalogues(tmp_path) == []
    catalogue.write_text(catalogue.read_text("utf-8").replace("Dit svar", "Svaret"), "utf-8")
    os.utime(catalogue, ns=(made.stat().st_mtime_ns + 1,) * 2)
    (made,) = compile_catalogues(tmp_path)
    with made.open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Your answer") == "Svaret"


def test_a_wheel_holds_every_catalogue_compiled(tmp_path):
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if "/locale/" in name}
    sources = {f"sloer/service/{p.relative_to(SERVICE).as_posix()}" for p in SERVICE.rglob("*.po")}
    assert sources
    assert held >= {str(Path(name).with_suffix(".mo")) for name in sources}
