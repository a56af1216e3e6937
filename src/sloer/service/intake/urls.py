# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the intake pages, all below a posting's own."""

from __future__ import annotations

from django.urls import path

from sloer.service.intake import decisions, views

app_name = "intake"
urlpatterns = [
    path("", views.deliveries, name="deliveries"),
    path("<uuid:delivery>/", views.report, name="report"),
    path("<uuid:delivery>/list.csv", views.report_csv, name="report_csv"),
    path("<uuid:delivery>/<int:party>/", decisions.party, name="party"),
]
