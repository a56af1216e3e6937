# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sloer.service.access import signed_in
from sloer.service.home.cards import cards_for


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what is waiting for this person, and nothing of anybody else's."""
    assert request.user.is_authenticated  # noqa: S101 # tells the type checker what the rule did
    return render(request, "home/home.html", {"cards": cards_for(request.user)})
