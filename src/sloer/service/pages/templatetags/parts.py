# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Icons, fields and pages of lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BoundField, Textarea
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
SHEET = "vendor/dkfds/img/all-svg-icons.svg"


@register.simple_tag
def site_name() -> str:
    """Return what the service is called here."""
    return settings.SITE_NAME


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """Show one of the design system's icons; it is an ornament, so say in words what it means."""
    return format_html(
        '<svg class="icon-svg {}" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        classes,
        static(SHEET),
        name,
    )


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Show a form's field whole: label, hint, fault, control (``templates/forms/field.html``)."""
    return bound.as_field_group()


@register.filter
def character_limit(bound: BoundField) -> int | None:
    """Return how long a text may be, where people write enough to want to know."""
    return getattr(bound.field, "max_length", None) if _is_textarea(bound) else None


@register.filter
def page_numbers(page: Page[Any]) -> Iterator[int | str]:
    """Return the numbers to show below a list: first, last and those around the present one."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


def _is_textarea(bound: BoundField) -> bool:
    return isinstance(bound.field.widget, Textarea)
