# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The process that veils: one document at a time, for as long as nobody tells it to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress

import psycopg
from procrastinate import PsycopgConnector
from procrastinate.app import WorkerOptions
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException

from sloer.service.work.crew import Crew
from sloer.service.work.tasks import SILENT_AFTER

logger = logging.getLogger(__name__)

HEARTBEAT = 4.0
"""Seconds between signs of life; a busy machine may delay two of them."""
LOOK_AGAIN = 3.0
"""Seconds between looks into the queue; new work is heard of at once."""
PAUSE = 1.0
"""Seconds before the next try where the database cannot be reached."""


def run(jobs: int = 1) -> None:
    """Veil what is in the queue, ``jobs`` documents at a time, until SIGTERM or SIGINT.

    What is being veiled then is veiled to its end. The service must have been booted.
    """
    if jobs == 1:
        asyncio.run(_work_until_told_to_stop())
    else:
        Crew(jobs).work()


async def drain() -> None:
    """Veil until the queue is empty: for tests, measurements and the demo."""
    with app.replace_connector(_connector()):
        async with app.open_async():
            await app.run_worker_async(**(_manner() | {"wait": False}))


async def _work_until_told_to_stop() -> None:
    """Work on over losses of the database, whose jobs are taken up again as stalled."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    while not told.is_set():
        try:
            await _work(told)
        except (ConnectorException, psycopg.Error) as error:
            logger.warning("the database is away: %s", type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), PAUSE)


async def _work(told: asyncio.Event) -> None:
    """Work until told to stop, or until the worker gives up."""
    with app.replace_connector(_connector()):
        async with app.open_async():
            worker = asyncio.create_task(app.run_worker_async(**_manner()))
            stop = asyncio.create_task(told.wait())
            await asyncio.wait({worker, stop}, return_when=asyncio.FIRST_COMPLETED)
            stop.cancel()
            if not worker.done():
                worker.cancel()  # which lets it finish its document
            with suppress(asyncio.CancelledError):
                await worker


def _connector() -> PsycopgConnector:
    """Return the queue's own connections; the work itself goes over Django's."""
    return PsycopgConnector(kwargs=connector_params("default"), min_size=1, max_size=3)


def _manner() -> WorkerOptions:
    return {
        "concurrency": 1,
        "fetch_job_polling_interval": LOOK_AGAIN,
        "update_heartbeat_interval": HEARTBEAT,
        "stalled_worker_timeout": SILENT_AFTER,
        "delete_jobs": "successful",
        "install_signal_handlers": False,
    }
