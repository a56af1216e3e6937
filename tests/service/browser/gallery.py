# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A page with every shared part on it, for tests; its addresses come before the service's."""

from __future__ import annotations

from pathlib import Path

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from sloer.service.access import anybody
from sloer.service.pages import refusals

PAGE = Path(__file__).with_name("gallery.html").read_text("utf-8")


class Trial(forms.Form):
    """One control of each kind."""

    title = forms.CharField(label="Titel", max_length=50, help_text="Kort og klar.")
    text = forms.CharField(label="Tekst", max_length=20, widget=forms.Textarea, required=False)
    policy = forms.ChoiceField(label="Politik", choices=["aA", "bB"], required=False)
    kind = forms.ChoiceField(label="Slags", choices=["xX", "yY"], widget=forms.RadioSelect)
    several = forms.MultipleChoiceField(
        label="Flere", choices=["pP", "qQ"], widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(label="Jeg er enig")
    file = forms.FileField(label="Fil", required=False)
    day = forms.DateField(
        label="Dag", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )


posted: list[str] = []
"""What arrived, so that a test can count it."""


@anybody
def gallery(request: HttpRequest) -> HttpResponse:
    form = Trial(request.POST or None)
    if request.method == "POST":
        posted.append(request.POST.get("title", ""))
        messages.success(request, "Det er gemt.")
    page = Paginator(range(200), 10).get_page(request.GET.get("page"))
    template = engines["django"].from_string(PAGE)
    status = 422 if form.errors else 200
    return HttpResponse(template.render({"form": form, "page": page}, request), status=status)


@anybody
def part(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<form>{Trial()['text'].as_field_group()}</form>")


urlpatterns = [
    path("gallery/", gallery),
    path("gallery/part/", part),
    path("", include("sloer.service.urls")),
]
handler404 = refusals.not_found
