# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The address of the front page."""

from __future__ import annotations

from django.urls import path

from sloer.service.home.views import home

urlpatterns = [path("", home, name="home")]
