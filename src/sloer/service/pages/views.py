# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages that belong to no app: language, accessibility statement, contact."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.i18n import set_language

from sloer.service.access import anybody


@anybody
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language chosen and go back to where it was chosen."""
    return set_language(request)


@anybody
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the service is and what is known to fall short."""
    return render(request, "pages/accessibility.html")


@anybody
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is done with people's data."""
    return render(request, "pages/privacy.html")


@anybody
def contact(request: HttpRequest) -> HttpResponse:
    """Say whom to ask."""
    return render(request, "pages/contact.html")
