# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Shares and times as people read them."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()
_MINUTE = 60


@register.filter
def share(value: float | None) -> str:
    """Write 0 to 1 as a percentage with one decimal; a dash for nothing."""
    return "–" if value is None else f"{number_format(value * 100, 1)} %"


@register.filter
def duration(seconds: float) -> str:
    """Write seconds as minutes and seconds."""
    minutes, rest = divmod(round(seconds), _MINUTE)
    if not minutes:
        return _("%(seconds)s s") % {"seconds": rest}
    return _("%(minutes)s min %(seconds)s s") % {"minutes": minutes, "seconds": rest}
