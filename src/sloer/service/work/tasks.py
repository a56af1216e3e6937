# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What workers do. Arguments are ids alone: the queue's tables and logs hold no more."""

from __future__ import annotations

from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status

from sloer.service.work.veiling import veil

SILENT_AFTER = 15.0
"""Seconds without a heartbeat after which a worker counts as dead."""


@app.task(name="sloer.veil_document", retry=RetryStrategy(exponential_wait=5))
def veil_document(document: str) -> None:
    """Veil one document. A fault is tried again after 5, then 25 seconds, and then held."""
    veil(UUID(document))


@app.periodic(cron="* * * * * */10")
@app.task(
    name="sloer.take_up_stalled",
    queueing_lock="sloer.take_up_stalled",
    priority=1,
    pass_context=True,
)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Put the jobs of dead workers back into the queue; runs every ten seconds."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=SILENT_AFTER):
        await _take_up(context, job)


async def _take_up(context: JobContext, job: Job) -> None:
    jobs = context.app.job_manager
    try:
        if job.queueing_lock:  # it comes round by itself
            await jobs.finish_job(job, Status.FAILED, delete_job=True)
        else:
            await jobs.retry_job(job)
    except ConnectorException:
        return  # its worker was only slow, and has ended it; or another has taken it up
