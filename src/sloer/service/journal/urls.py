# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the journal's pages."""

from __future__ import annotations

from django.urls import path

from sloer.service.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.entries, name="list"),
    path("verify/", views.verified, name="verify"),
    path("export/", views.export, name="export"),
]
