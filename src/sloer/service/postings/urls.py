# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of HR's pages, below ``/postings/``."""

from __future__ import annotations

from django.urls import path

from sloer.service.postings.views import applications, editing, lists, overview

app_name = "postings"
urlpatterns = [
    path("", lists.home, name="home"),
    path("all/", lists.all_postings, name="list"),
    path("new/", editing.new, name="new"),
    path("check/", editing.check, name="check"),
    path("<uuid:posting>/", overview.overview, name="overview"),
    path("<uuid:posting>/edit/", editing.edit, name="edit"),
    path("<uuid:posting>/requirements/", editing.requirements, name="requirements"),
    path("<uuid:posting>/questions/", editing.questions, name="questions"),
    path("<uuid:posting>/people/", overview.who, name="people"),
    path("<uuid:posting>/people/add/", overview.add_member, name="add_member"),
    path(
        "<uuid:posting>/people/<int:member>/remove/", overview.remove_member, name="remove_member"
    ),
    path("<uuid:posting>/publish/", overview.publish, name="publish"),
    path("<uuid:posting>/close/", overview.close, name="close"),
    path("<uuid:posting>/reopen/", overview.reopen, name="reopen"),
    path("<uuid:posting>/copy/", overview.copy, name="copy"),
    path("<uuid:posting>/deadline/", overview.deadline, name="deadline"),
    path("<uuid:posting>/applications/", applications.applications, name="applications"),
    path("<uuid:posting>/applications/name/", applications.by_name, name="by_name"),
    path(
        "<uuid:posting>/applications/<uuid:application>/",
        applications.application,
        name="application",
    ),
    path(
        "<uuid:posting>/applications/<uuid:application>/identity/",
        applications.show_identity,
        name="show_identity",
    ),
]
