# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Lines of the list of what was found, as HTML. Long documents have hundreds, after every edit.

Written by hand because the template takes five times as long; nothing goes in unescaped.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sloer.service.pages.templatetags.parts import icon
from sloer.service.review.findings import Group, Item

ACCEPT, REMOVE, VEIL_AGAIN = "accepted", "removed", "added"


def list_of(groups: list[Group], *, editable: bool) -> SafeString:
    """Return all groups as headings and lists; buttons only where the document is ``editable``."""
    line = _line_writer(editable=editable)
    return SafeString("".join(_group(group, line) for group in groups))


def _group(group: Group, line: Callable[[Item, bool], str]) -> str:
    asked = " findings__heading--asked" if group.key == "asked" else ""
    mixed = group.key in {"asked", "shown"}
    lines = "".join(line(item, mixed) for item in group.items)
    return (
        f'<h3 class="findings__heading{asked}" id="g-{group.key}">{escape(group.heading)} '
        f'<span class="findings__count">{len(group.items)}</span></h3>'
        f'<ul class="findings__list" aria-labelledby="g-{group.key}">{lines}</ul>'
    )


def _line_writer(*, editable: bool) -> Callable[[Item, bool], str]:
    """Return what writes a line; it has looked its words up once."""
    becomes, nothing = escape(_("becomes")), f"<em>{escape(_('nothing'))}</em>"
    arrow = f'<span aria-hidden="true">→</span><span class="sr-only">{becomes}</span>'
    done = f'<span class="finding__done">{icon("check")}{escape(_("confirmed"))}</span>'
    labels = {
        ACCEPT: escape(_("Confirm")),
        REMOVE: escape(_("Let be read")),
        VEIL_AGAIN: escape(_("Veil again")),
    }

    def write(item: Item, names_ground: bool) -> str:
        words = escape(item.words)
        stands = escape(item.stands) or nothing
        after = "" if item.is_shown else f' <span class="finding__stands">{arrow} {stands}</span>'
        ground = escape(item.ground_words)
        named = f'<strong class="finding__ground">{ground}.</strong> ' if names_ground else ""
        rule = f"{escape(item.rule)} · {item.confidence} %" if item.rule else ""
        why = f'<span class="finding__reason">{escape(item.reason)}</span>'
        if rule:
            why += f' <span class="finding__rule">{rule}</span>'
        if item.is_confirmed:
            why += f" {done}"
        buttons = "".join(_button(item, act, labels[act], words) for act in _acts(item))
        acts = f'<p class="finding__acts">{buttons}</p>' if editable else ""
        return (
            f'<li class="{_classes(item)}" id="f-{item.name}" data-d="{item.name}"'
            f' data-ground="{item.ground}" tabindex="-1">'
            f'<p class="finding__words"><q>{words}</q>{after}</p>'
            f'<p class="finding__why">{named}{why}</p>{acts}</li>'
        )

    return write


def _acts(item: Item) -> tuple[str, ...]:
    if item.is_shown:
        return (VEIL_AGAIN,)
    return (REMOVE,) if item.is_confirmed or not item.rule else (ACCEPT, REMOVE)


def _button(item: Item, act: str, label: str, words: str) -> str:
    return (
        f'<button type="submit" name="do" value="{act} {item.start} {item.end} {item.ground}"'
        f' class="act act--{act}">{label}<span class="sr-only"> {words}</span></button>'
    )


def _classes(item: Item) -> str:
    kinds = {
        "asked": item.is_asked,
        "shown": item.is_shown,
        "confirmed": item.is_confirmed,
    }
    return " ".join(["finding", *(f"finding--{kind}" for kind, so in kinds.items() if so)])
