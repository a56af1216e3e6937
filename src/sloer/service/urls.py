# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every address of the service."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sloer.service.pages.urls")),
    path("", include("sloer.service.applications.urls")),
    path("committee/", include("sloer.service.committee.urls")),
    path("", include("sloer.service.home.urls")),
    path("account/", include("sloer.service.accounts.sign_in_urls")),
    path("users/", include("sloer.service.accounts.urls")),
    path("journal/", include("sloer.service.journal.urls")),
    path("review/", include("sloer.service.review.urls")),
    path("postings/", include("sloer.service.postings.urls")),
    path("postings/<uuid:posting>/intake/", include("sloer.service.intake.urls")),
    path("", include("sloer.service.api.urls")),
]
handler400 = "sloer.service.pages.refusals.bad_request"
handler403 = "sloer.service.pages.refusals.forbidden"
handler404 = "sloer.service.pages.refusals.not_found"
handler500 = "sloer.service.pages.refusals.fault"
