# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every address of the service."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sloer.service.pages.urls")),
    path("accounts/", include("allauth.urls")),
    path("committee/", include("sloer.service.committee.urls")),
    path("postings/", include("sloer.service.postings.urls")),
]
handler400 = "sloer.service.pages.refusals.bad_request"
handler403 = "sloer.service.pages.refusals.forbidden"
handler404 = "sloer.service.pages.refusals.not_found"
handler500 = "sloer.service.pages.refusals.fault"
