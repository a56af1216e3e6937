# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Dates and times as people in Denmark write them, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

MOMENT = datetime(2027, 1, 25, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("da", "25. januar 2027 kl. 15.30 | 1234,5"), ("en", "25 January 2027, 15:30 | 1234.5")],
)
def test_a_moment_and_a_number(server, language, shown):
    from django.template import engines
    from django.utils import translation

    page = engines["django"].from_string("{% load l10n %}{{ moment }} | {{ number|localize }}")
    with translation.override(language):
        assert page.render({"moment": MOMENT, "number": 1234.5}) == shown
