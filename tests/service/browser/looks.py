# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a page must keep: nothing foreign, no broken rule of access, no sideways scrolling."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request

ROOT = Path(__file__).resolve().parents[3]
WIDTHS = (320, 768, 1280)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
EXPECTED_STATUSES = ("400 (", "403 (", "404 (", "409 (", "413 (", "422 (", "429 (", "500 (")
"""What the console says of a page that answers so; whether it should is for tests to say."""


class Watch:
    """Notes what a window did that no page of ours may do."""

    def __init__(self, page: Page, home: str) -> None:
        self._home = home
        self.complaints: list[str] = []
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._home, "data:", "blob:")):
            self.complaints.append(f"another host was asked: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        if "Failed to load resource" in message.text and any(
            status in message.text for status in EXPECTED_STATUSES
        ):
            return
        self.complaints.append(message.text)


@cache
def _axe() -> str:
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return what axe finds on a page, one readable line each; passes and doubts are left out."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate(
        """(tags) => axe.run(document, {
            runOnly: { type: "tag", values: tags },
            rules: { "target-size": { enabled: true } },
            resultTypes: ["violations"],
        })""",
        list(TAGS),
    )
    return [
        f"{rule['id']}: {rule['help']} – {node['html'][:160]} ({node['failureSummary']})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def scrolls_sideways(page: Page) -> list[str]:
    """Return the elements that stick out of the window to the right, where the page scrolls."""
    return page.evaluate(
        """() => {
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return [...document.querySelectorAll("body *")]
                .filter((e) => e.getBoundingClientRect().right > wide + 1)
                .map((e) => e.outerHTML.slice(0, 120));
        }"""
    )


def spaced_out(page: Page) -> list[str]:
    """Return what sticks out once a reader sets the text wider (WCAG 1.4.12), and set it back."""
    page.evaluate(
        """() => {
            const wider = new CSSStyleSheet();
            wider.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
            document.adoptedStyleSheets = [wider];
        }"""
    )
    found = scrolls_sideways(page)
    page.evaluate("document.adoptedStyleSheets = []")
    return found


def faults_of(page: Page) -> list[str]:
    """Return all that is wrong with how a page looks and is built."""
    found = [f"sticks out: {html}" for html in scrolls_sideways(page)]
    if not found and page.viewport_size and page.viewport_size["width"] == WIDTHS[0]:
        found = [f"sticks out when spaced: {html}" for html in spaced_out(page)]
    return violations(page) + found
