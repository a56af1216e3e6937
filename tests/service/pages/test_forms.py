# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Forms come out as Det Fælles Designsystem has them."""

from __future__ import annotations

import pytest
from django import forms
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture
def page(server):
    """Render a form with one control of each kind, as posted or fresh; its markup."""

    class Trial(forms.Form):
        title = forms.CharField(label="Titel", max_length=50, help_text="Kort og klar.")
        text = forms.CharField(label="Tekst", max_length=200, widget=forms.Textarea, required=False)
        policy = forms.ChoiceField(label="Politik", choices=[("a", "Alle"), ("f", "Få")])
        kind = forms.ChoiceField(
            label="Slags", choices=[("x", "X"), ("y", "Y")], widget=forms.RadioSelect
        )
        agreed = forms.BooleanField(label="Jeg er enig")
        file = forms.FileField(label="Fil", required=False)
        more = forms.BooleanField(label="Send også en kopi", required=False)

    def render(data: dict[str, str] | None = None) -> LexborHTMLParser:
        return LexborHTMLParser(f"<form>{Trial(data)}</form>")

    return render


def described(page: LexborHTMLParser, selector: str) -> str:
    """What a screen reader says after the name of a control."""
    identities = (page.css_first(selector).attributes.get("aria-describedby") or "").split()
    assert identities
    return " ".join(" ".join(page.css_first(f"#{i}").text().split()) for i in identities)


def test_every_control_has_its_class_and_a_label(page):
    controls = page().css("input, select, textarea")
    assert len(controls) == 8
    for control in controls:
        classes = control.attributes["class"].split()
        assert len(classes) == 1
        assert classes[0] in {"form-input", "form-select", "form-checkbox", "form-radio"}
        assert page().css_first(f"label[for={control.attributes['id']}]")


def test_labels_say_what_must_be_filled_in(page):
    labels = {node.text().split("(")[0].strip(): node.text() for node in page().css(".form-label")}
    assert "(*skal udfyldes)" in labels["Titel"]
    assert "(frivilligt)" in labels["Tekst"]
    assert "(*skal udfyldes)" in labels["Slags"]
    assert "(*skal udfyldes)" in labels["Jeg er enig"]
    assert labels["Send også en kopi"].strip() == "Send også en kopi"


def test_a_form_that_filters_says_nothing_of_it(server):
    class Filters(forms.Form):
        unmarked = True
        day = forms.DateField(label="dag", required=False)

    shown = LexborHTMLParser(str(Filters()))
    assert shown.css_first(".form-label").text().strip() == "Dag"


def test_a_fault_stands_beside_its_field_and_in_the_summary(page):
    shown = page({"title": "x" * 51})
    assert "Kort og klar." in described(shown, "#id_title")
    assert "Fejl:" in described(shown, "#id_title")
    assert shown.css_first("#id_title").attributes["aria-invalid"] == "true"
    links = {a.attributes["href"] for a in shown.css("[data-module=error-summary] a")}
    assert links == {"#id_title", "#id_policy", "#id_kind_0", "#id_agreed"}
    assert all(shown.css_first(link) for link in links)


def test_a_text_area_tells_its_limit_and_cuts_nothing_off(page):
    shown = page({"text": "y" * 300})
    area = shown.css_first("textarea")
    assert "maxlength" not in area.attributes
    assert len(area.text().strip()) == 300
    assert "op til 200 tegn" in described(shown, "textarea")
    assert shown.css_first(".form-limit").attributes["data-maxlength"] == "200"
