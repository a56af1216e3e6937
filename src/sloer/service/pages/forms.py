# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Forms look as Det Fælles Designsystem has them, whichever app or library they come from."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.translation import gettext_noop

IN_OUR_WORDS = (gettext_noop("This field is required."),)
"""Django's sentences that our catalogue says in other Danish."""
INPUT = "form-input"
CLASSES = {
    "checkbox.html": "form-checkbox",
    "select.html": "form-select",
    "hidden.html": "",
    "multiple_hidden.html": "",
    "radio.html": "",
    "checkbox_select.html": "",
}
"""Classes by the name of the widget's template; all others are ``form-input``."""


class Renderer(TemplatesSetting):
    """Renders fields by our templates and gives each control its class."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Dress a widget before it is shown; ``context`` belongs to this rendering alone."""
        if widget := context.get("widget"):
            _dress(template_name.rpartition("/")[2], widget["attrs"])
        return super().render(template_name, context, request)


def _dress(template: str, attributes: dict[str, Any]) -> None:
    """Add the class, and for a text area tell the limit instead of cutting what is pasted."""
    wanted = CLASSES.get(template, INPUT)
    attributes["class"] = f"{wanted} {attributes.get('class', '')}".strip()
    if not attributes["class"]:
        del attributes["class"]
    if template == "textarea.html" and attributes.pop("maxlength", None) and "id" in attributes:
        described = f"{attributes.get('aria-describedby', '')} {attributes['id']}_limit"
        attributes["aria-describedby"] = described.strip()
