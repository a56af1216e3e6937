# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the reviewers' pages: ids only, never a name."""

from __future__ import annotations

from django.urls import path

from sloer.service.review.views import (
    accuracy,
    approving,
    edits,
    original,
    queue,
    reports,
    trouble,
    workbench,
)

app_name = "review"
DOCUMENT = "<uuid:posting>/document/<uuid:document>/"
urlpatterns = [
    path("", queue.postings, name="postings"),
    path("accuracy/", accuracy.overall, name="accuracy_overall"),
    path("accuracy.csv", accuracy.table_overall, name="accuracy_overall_table"),
    path("<uuid:posting>/", queue.queue, name="queue"),
    path("<uuid:posting>/next/", queue.begin, name="next"),
    path("<uuid:posting>/accuracy/", accuracy.of_posting, name="accuracy"),
    path("<uuid:posting>/accuracy.csv", accuracy.table_of_posting, name="accuracy_table"),
    path("<uuid:posting>/report/<uuid:report>/handled/", reports.handled, name="handled"),
    path(DOCUMENT, workbench.workbench, name="document"),
    path(f"{DOCUMENT}alive/", workbench.alive, name="alive"),
    path(f"{DOCUMENT}change/", edits.change, name="change"),
    path(f"{DOCUMENT}undo/", edits.step_back, name="undo"),
    path(f"{DOCUMENT}approve/", approving.approve, name="approve"),
    path(f"{DOCUMENT}trouble/", trouble.trouble, name="trouble"),
    path(f"{DOCUMENT}hold/", trouble.hold, name="hold"),
    path(f"{DOCUMENT}leave-out/", trouble.leave_out, name="leave_out"),
    path(f"{DOCUMENT}retype/", trouble.retype, name="retype"),
    path(f"{DOCUMENT}replace/", trouble.replace, name="replace"),
    path(f"{DOCUMENT}again/", trouble.again, name="again"),
    path(f"{DOCUMENT}reopen/", trouble.reopen, name="reopen"),
    path(f"{DOCUMENT}original/", original.original, name="original"),
    path(f"{DOCUMENT}original/<int:number>/", original.original_page, name="original_page"),
    path(f"{DOCUMENT}original/file/", original.original_file, name="original_file"),
]
