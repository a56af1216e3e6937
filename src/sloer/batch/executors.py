# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Where work is done: in this process, in several, or on a cluster; one interface for all."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from sloer.batch.work import ignore_interrupts
from sloer.errors import UsageError
from sloer.model import Sentence


class InlineExecutor(Executor):
    """Does the work at once, in the caller's own process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run ``fn`` and return its finished future."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def processes(jobs: int) -> Iterator[Executor]:
    """Yield an executor of ``jobs`` processes; one job needs no process beside this one."""
    if jobs == 1:
        yield InlineExecutor()
        return
    pool = ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=ignore_interrupts
    )
    workers = pool._processes  # noqa: SLF001 - the only way to end workers that are at work
    try:
        yield pool
    except BaseException:
        for worker in list((workers or {}).values()):
            worker.kill()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Yield an executor on the Dask cluster whose scheduler listens at ``address``.

    Raises:
        UsageError: Dask is not installed, or the scheduler does not answer.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "no_dask",
            Sentence(
                "--scheduler kræver Dask: installér sloer[cluster].",
                "--scheduler needs Dask: install sloer[cluster].",
            ),
        ) from error
    try:
        client = Client(address, timeout=10)
    except OSError as error:
        raise UsageError(
            "no_scheduler",
            Sentence(
                "Der er ingen planlægger på den adresse.", "No scheduler answers at that address."
            ),
        ) from error
    with client:
        yield client.get_executor(pure=False)
