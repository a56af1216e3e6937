# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the applicant's pages. None holds a name; the secret opens one application."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from sloer.service.applications.pages import (
    advert,
    files,
    hinting,
    rights,
    sent,
    viewing,
    writing,
)


class Kept(StringConverter):
    """A step whose fields are kept while they are typed."""

    regex = "contact|questions"


register_converter(Kept, "kept")
app_name = "applications"
urlpatterns = [
    path("job/<uuid:posting>/", advert.job, name="job"),
    path("job/<uuid:posting>/apply/", writing.apply, name="apply"),
    path("my/<secret>/", sent.home, name="home"),
    path("my/<secret>/contact/", writing.contact, name="contact"),
    path("my/<secret>/questions/", writing.questions, name="questions"),
    path("my/<secret>/save/<kept:step>/", writing.save, name="save"),
    path("my/<secret>/hints/<int:question>/", hinting.hints, name="hints"),
    path("my/<secret>/files/", files.files, name="files"),
    path("my/<secret>/files/add/", files.add, name="add"),
    path("my/<secret>/files/<uuid:document>/remove/", files.remove, name="remove"),
    path("my/<secret>/check/", sent.check, name="check"),
    path("my/<secret>/discard/", sent.discard, name="discard"),
    path("my/<secret>/receipt/", sent.receipt, name="receipt"),
    path("my/<secret>/view/", viewing.view, name="view"),
    path("my/<secret>/report/", viewing.tell, name="report"),
    path("my/<secret>/data/", rights.data, name="data"),
    path("my/<secret>/withdraw/", rights.take_back, name="withdraw"),
    path("my/<secret>/forget/", rights.be_forgotten, name="forget"),
]
