# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the committee's pages, below ``/committee/``."""

from __future__ import annotations

from django.urls import path

from sloer.service.committee import views

app_name = "committee"
urlpatterns = [
    path("<uuid:posting>/", views.overview, name="overview"),
    path("<uuid:posting>/kandidater.zip", views.everything, name="everything"),
    path("<uuid:posting>/kandidater.csv", views.table, name="table"),
    path("<uuid:posting>/question/<int:number>/", views.question, name="question"),
    path("<uuid:posting>/<str:code>/", views.candidate, name="candidate"),
    path("<uuid:posting>/<str:code>/<uuid:document>.pdf", views.pdf, name="pdf"),
]
