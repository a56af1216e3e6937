# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the pages that belong to no app."""

from __future__ import annotations

from django.urls import path

from sloer.service.pages import views

app_name = "pages"
urlpatterns = [
    path("language/", views.language, name="language"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("contact/", views.contact, name="contact"),
]
