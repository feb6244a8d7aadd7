"""Long work: begun by an officer, watched and stopped by her alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.workbench.errors import NoSuchJob, WorkbenchRefused
from minzheng.engines.workbench.models import Job, JobLine, JobState

OPEN = (JobState.WAITING, JobState.RUNNING)
MOST_OPEN = 10  # of one officer, so that nobody fills the queue for the others
KEPT_DAYS = 30


@dataclass(frozen=True)
class NewJob:
    """Work to be done: its kind, what the officer reads, what the kind needs, how many rows."""

    kind: str
    words: str
    params: Mapping[str, Any] = field(default_factory=dict)
    total: int = 0


@transaction.atomic
def open_job(new: NewJob, *, by: Viewer, on: date) -> Job:
    """Put work into the queue. Raises WorkbenchRefused when too much of hers waits already."""
    if Job.objects.filter(owner_key=by.doer.key, state__in=OPEN).count() >= MOST_OPEN:
        raise WorkbenchRefused(f"您已有 {MOST_OPEN} 项任务没有办完，请等其中一项办完后再提交")
    job = Job.objects.create(
        owner_key=by.doer.key,
        owner_name=by.doer.name,
        division_code=by.doer.division,
        kind=new.kind,
        words=new.words[:200],
        params=dict(new.params),
        total=new.total,
        on=on,
    )
    audit.record(by.doer, "open_job", f"job:{job.pk}", detail={"kind": new.kind, "rows": new.total})
    return job


@transaction.atomic
def cancel_job(pk: int, *, by: Viewer) -> Job:
    """Ask a job to stop after the row at hand; one that waits is over at once.

    Raises NoSuchJob, WorkbenchRefused when it is over already.
    """
    job_for(by, pk)
    job = Job.objects.select_for_update().get(pk=pk)
    if not job.is_open:
        raise WorkbenchRefused(f"“{job.words}”已经结束：{job.get_state_display()}，不用取消")
    job.cancel_asked = True
    if job.state == JobState.WAITING:
        job.state, job.says = JobState.CANCELLED, "还没有开始办就取消了"
    job.save(update_fields=["cancel_asked", "state", "says"])
    audit.record(by.doer, "cancel_job", f"job:{pk}")
    return job


def jobs_of(viewer: Viewer) -> QuerySet[Job]:
    """Her jobs, newest first."""
    return Job.objects.filter(owner_key=viewer.doer.key)


def open_jobs(viewer: Viewer) -> QuerySet[Job]:
    """Her jobs that wait or run."""
    return jobs_of(viewer).filter(state__in=OPEN)


def job_for(viewer: Viewer, pk: int) -> Job:
    """Her job of this number. Raises NoSuchJob: somebody else's is told as one there is not."""
    found = jobs_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchJob("没有这项任务，或者不是您提交的。请从“后台任务”进入")
    return found


def lines_of(job: Job) -> QuerySet[JobLine]:
    """What became of every row, in the order it was worked on."""
    return JobLine.objects.filter(job=job).order_by("pk")


def forget_old_jobs(now: datetime) -> list[str]:
    """Remove jobs that ended long ago; gives the places of their files, to be removed as well."""
    old = Job.objects.exclude(state__in=OPEN).filter(ended_at__lt=now - timedelta(days=KEPT_DAYS))
    paths = [path for path in old.values_list("file_path", flat=True) if path]
    old.delete()
    return paths
