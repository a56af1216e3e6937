# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the reviewers' pages: ids only, never a name."""

from __future__ import annotations

from django.urls import path

from sloer.service.review.views import edits, queue, workbench

app_name = "review"
DOCUMENT = "<uuid:posting>/document/<uuid:document>/"
urlpatterns = [
    path("", queue.postings, name="postings"),
    path("<uuid:posting>/", queue.queue, name="queue"),
    path("<uuid:posting>/next/", queue.begin, name="next"),
    path(DOCUMENT, workbench.workbench, name="document"),
    path(f"{DOCUMENT}alive/", workbench.alive, name="alive"),
    path(f"{DOCUMENT}change/", edits.change, name="change"),
    path(f"{DOCUMENT}undo/", edits.step_back, name="undo"),
]
