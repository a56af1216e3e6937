# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the pages on which administrators keep accounts."""

from __future__ import annotations

from django.urls import path

from sloer.service.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.user_list, name="list"),
    path("new/", views.new_user, name="new"),
    path("<uuid:user>/", views.user_page, name="user"),
    path("<uuid:user>/password/", views.new_password, name="password"),
    path("<uuid:user>/second-factor/", views.second_factor, name="second_factor"),
]
