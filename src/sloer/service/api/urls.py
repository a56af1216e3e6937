# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the API and of the pages for its keys."""

from __future__ import annotations

from django.urls import include, path

from sloer.service.api import views
from sloer.service.api.operations import api
from sloer.service.api.serving import served

_patterns, _app, _space = api.urls
_pages = [
    path("", views.own_keys, name="own_keys"),
    path("<uuid:key>/revoke/", views.revoke_own, name="revoke_own"),
    path("all/", views.all_keys, name="all_keys"),
    path("all/<uuid:key>/revoke/", views.revoke_any, name="revoke_any"),
]
urlpatterns = [
    path("api/", include((served(_patterns), "api"), namespace="api")),
    path("api-keys/", include((_pages, "keys"), namespace="keys")),
]
