# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What no template may hold, read from the files: the policy forbids it, on every page."""

from __future__ import annotations

import re

import pytest
from tools.compile_messages import SERVICE

TEMPLATES = sorted(SERVICE.rglob("templates/**/*.html"))
FORBIDDEN = {
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style in the page": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "a handler in the page": re.compile(r"\s(on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE),
    "something that htmx evaluates": re.compile(r"=\s*['\"]js:|hx-trigger=['\"][^'\"]*\["),
    "another host's file": re.compile(
        r"<(?:script|img|link|iframe|source|use|form)\b[^>]*\b(?:src|href|action)\s*=\s*['\"]?"
        r"(?:https?:)?//",
        re.IGNORECASE,
    ),
}
TRAPS = {
    "a script in the page": "<script>go()</script>",
    "a style in the page": "<p style='color: red'>",
    "a handler in the page": '<button onclick="go()">',
    "something that htmx evaluates": """<a hx-vals='js:{a: 1}'>""",
    "another host's file": '<script src="https://example.org/x.js" defer></script>',
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    assert FORBIDDEN[what].search(TRAPS[what])
    assert len(TEMPLATES) > 20
    held = [
        path.relative_to(SERVICE).as_posix()
        for path in TEMPLATES
        if FORBIDDEN[what].search(path.read_text("utf-8"))
    ]
    assert held == []


def test_every_whole_page_is_the_base_or_built_on_it():
    whole = [path for path in TEMPLATES if "<html" in path.read_text("utf-8")]
    assert whole == [SERVICE / "templates/base.html"]
