# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Runs many orders on an executor, a few at a time, and puts what comes back on the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sloer.batch import shelf
from sloer.batch.executors import processes
from sloer.batch.orders import Order
from sloer.batch.work import Outcome, Work, do, held
from sloer.errors import HeldError
from sloer.model import Hold, Identity, Sentence

IdentityOf = Callable[[Order], Identity | None]
OpenExecutor = Callable[[], AbstractContextManager[Executor]]


@dataclass(frozen=True, slots=True)
class Result:
    """How one order ended. ``skipped`` means an earlier run had released the very same."""

    order: Order
    holds: tuple[Hold, ...] = ()
    skipped: bool = False
    miss_likelihood: float | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What is the same for all files of a run. ``ahead`` bounds how many are under way."""

    policy: str
    formats: tuple[str, ...]
    identity_of: IdentityOf
    open_executor: OpenExecutor
    ahead: int = 4

    def run(self, orders: Iterable[Order]) -> Iterator[Result]:
        """Yield a result per order, as they end.

        A worker that dies takes the pool with it; the orders it had are then done one by one, so
        that only the file that kills its worker is held.
        """
        left = iter(orders)
        while True:
            under_way: dict[Future[Outcome], tuple[Order, Work]] = {}
            try:
                with self.open_executor() as executor:
                    yield from self._run_on(executor, left, under_way)
            except BrokenProcessPool:
                for order, work in under_way.values():
                    yield self._finish(order, _do_alone(work))
            else:
                return

    def _run_on(
        self,
        executor: Executor,
        left: Iterator[Order],
        under_way: dict[Future[Outcome], tuple[Order, Work]],
    ) -> Iterator[Result]:
        while True:
            while len(under_way) < self.ahead and (order := next(left, None)) is not None:
                work = self._work(order)
                if shelf.is_done(order, work.fingerprint(), self.formats):
                    yield Result(order, skipped=True)
                    continue
                under_way[_submit(executor, work)] = (order, work)
            if not under_way:
                return
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                outcome = future.result()
                order, _ = under_way.pop(future)
                yield self._finish(order, outcome)

    def _work(self, order: Order) -> Work:
        return Work(
            order.source.read_bytes(),
            order.source.name,
            self.identity_of(order),
            self.policy,
            self.formats,
        )

    def _finish(self, order: Order, outcome: Outcome) -> Result:
        shelf.put(order, outcome)
        return Result(order, outcome.holds, miss_likelihood=outcome.miss_likelihood)


def _submit(executor: Executor, work: Work) -> Future[Outcome]:
    """Submit; a pool found broken gives a future that says so, so that no order is lost."""
    try:
        return executor.submit(do, work)
    except BrokenProcessPool as error:
        future: Future[Outcome] = Future()
        future.set_exception(error)
        return future


def _do_alone(work: Work) -> Outcome:
    """Do one work in a pool of its own; a second death of the worker holds the file."""
    try:
        with processes(2) as pool:
            return pool.submit(do, work).result()
    except BrokenProcessPool:
        return held(
            work,
            HeldError(
                "crashed",
                Sentence(
                    "Filen fik det program, der behandlede den, til at bryde ned.",
                    "The file broke the program that worked on it.",
                ),
            ),
        )
