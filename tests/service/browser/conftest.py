# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A real browser against the real service: its WSGI application on a port and database of its own.

``page_at(width, user=…)`` opens a window; when the test is done, every window must have asked no
other host, broken no content security policy and raised no error in a script.
"""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.service.browser.looks import Watch
from tests.service.world import World

HOME = Path(sysconfig.get_path("data")) / "share/sloer/browser"
ARGUMENTS = ("--no-sandbox", "--headless=shell", "--disable-gpu", "--disable-dev-shm-usage")
HEIGHT = 900


class Quiet(WSGIRequestHandler):
    """Answers requests without writing about them."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that set-up installed, or the one ``SLOER_TEST_BROWSER`` names."""
    # Playwright waits on an event loop of this thread; Django would forbid queries beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    environment = os.environ | {
        "LD_LIBRARY_PATH": f"{HOME}:{HOME}/lib",
        "FONTCONFIG_PATH": str(HOME),
    }
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=os.environ.get("SLOER_TEST_BROWSER") or HOME / "chromium",
            args=ARGUMENTS,
            env=environment,
        )


@pytest.fixture
def live_service(database: str) -> Iterator[str]:
    """The address of the running service."""
    from sloer.service.wsgi import application

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.daemon_threads = True
    server.set_app(application)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page_at(live_service: str, browser: Browser, world: World) -> Iterator[Callable[..., Page]]:
    """Open windows of a given width, signed in as ``user`` if given."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_at(width: int, user: Any = None, **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_service,
            viewport={"width": width, "height": HEIGHT},
            **{"locale": "da-DK"} | options,
        )
        if user is not None:
            session = world.client_of(user).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_service}])
        page = context.new_page()
        opened.append((context, Watch(page, live_service)))
        return page

    yield open_at
    complaints = [line for _, watch in opened for line in watch.complaints]
    for context, _ in opened:
        context.close()
    assert complaints == []
