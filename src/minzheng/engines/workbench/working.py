"""Doing a job: row by row, each whole or not at all; a killed one goes on where it stood."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.api import Account, Viewer, viewer_of
from minzheng.engines.audit import api as audit
from minzheng.engines.workbench.errors import WorkbenchRefused
from minzheng.engines.workbench.models import Job, JobLine, JobState

MOST_ATTEMPTS = 3
SILENCE = timedelta(minutes=3)  # a job that says nothing for so long was killed
BEAT = timedelta(seconds=1)
log = logging.getLogger(__name__)


class Stopped(Exception):
    """The officer asked the job to stop."""


@dataclass(frozen=True)
class Told:
    """What is said of a row: done or not, in words, the lines beneath; `label` names it better."""

    says: str
    ok: bool = True
    more: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class Subject:
    """A row to work on: what the trail calls it, and what the officer reads."""

    key: str
    label: str


class Work:
    """A running job in the hands of its runner, by its officer as she stands now."""

    def __init__(self, job: Job, viewer: Viewer, refusals: tuple[type[Exception], ...]) -> None:
        self.job, self.viewer, self.refusals = job, viewer, refusals
        self._done = set(job.lines.values_list("subject", flat=True))

    @property
    def params(self) -> Mapping[str, Any]:
        params: Mapping[str, Any] = self.job.params
        return params

    def row(self, subject: Subject, act: Callable[[], Told]) -> None:
        """Do one row and note what became of it, both or neither; one noted before is left alone.

        A refusal becomes a line with its reason. Raises Stopped when the officer asked to stop.
        """
        if subject.key not in self._done:
            self._note(subject, act)
            self._done.add(subject.key)
        self.tell(len(self._done))

    def tell(self, done: int, total: int | None = None) -> None:
        """How far the job is; written once a second at most. Raises Stopped."""
        now, job = timezone.now(), self.job
        job.done, job.total = done, job.total if total is None else total
        if now - job.beat_at < BEAT and done < job.total:
            return
        job.beat_at = now
        job.save(update_fields=["done", "total", "beat_at"])
        if Job.objects.filter(pk=job.pk, cancel_asked=True).exists():
            raise Stopped

    def keep_file(self, name: str, path: str) -> None:
        """The file that came out of it: its name, and its place below the data folder."""
        self.job.file_name, self.job.file_path = name, path
        self.job.save(update_fields=["file_name", "file_path"])

    def _note(self, subject: Subject, act: Callable[[], Told]) -> None:
        try:
            with transaction.atomic():
                self._write(subject, act())
        except self.refusals as refusal:
            self._write(subject, Told(str(refusal), ok=False))
        except Exception:  # one row's fault must not take the other rows with it
            log.exception("job %s, row %s", self.job.pk, subject.key)
            said = "系统出错，这一行没有办。请记下任务编号联系系统管理员"
            self._write(subject, Told(said, ok=False))

    def _write(self, subject: Subject, told: Told) -> None:
        JobLine.objects.create(
            job=self.job,
            subject=subject.key,
            label=told.label or subject.label,
            ok=told.ok,
            says=told.says,
            more=list(told.more),
        )


Runner = Callable[[Work], str]


def run_job(
    pk: int, runners: Mapping[str, Runner], *, refusals: tuple[type[Exception], ...]
) -> Job | None:
    """Do a job to its end and give it; None when another worker has it or it is over.

    `runners` by kind; each gives the sentence that sums the job up. `refusals`: what a row may
    answer without the whole being wrong.
    """
    job = _claim(pk)
    if job is None:
        return None
    told: tuple[type[Exception], ...] = (WorkbenchRefused, *refusals)
    try:
        viewer = viewer_of(_account(job), job.on)
        said = runners[job.kind](Work(job, viewer, refusals))
    except Stopped:
        return _end(job, JobState.CANCELLED, f"按您的要求停下，已办的 {job.done} 行不退回")
    except told as refusal:
        return _end(job, JobState.FAILED, str(refusal))
    except Exception:  # the officer is told of every end, also of our own fault
        log.exception("job %s", pk)
        return _end(job, JobState.FAILED, f"系统出错，请联系系统管理员，任务编号 {pk}")
    return _end(job, JobState.DONE, said)


@transaction.atomic
def revive(now: datetime) -> list[int]:
    """Jobs that nobody works on, to be put into the queue again: their worker was killed.

    One that was interrupted three times has failed.
    """
    silent = Job.objects.select_for_update().filter(
        state__in=(JobState.WAITING, JobState.RUNNING), beat_at__lt=now - SILENCE
    )
    again = []
    for job in silent:
        if job.state == JobState.RUNNING and job.attempts >= MOST_ATTEMPTS:
            said = f"办了 {MOST_ATTEMPTS} 次都中断了，已办的 {job.done} 行有效，其余没有办"
            _end(job, JobState.FAILED, said)
            continue
        job.state, job.beat_at = JobState.WAITING, now
        job.save(update_fields=["state", "beat_at"])
        again.append(job.pk)
    return again


@transaction.atomic
def _claim(pk: int) -> Job | None:
    job = Job.objects.select_for_update().filter(pk=pk, state=JobState.WAITING).first()
    if job is None:
        return None
    job.state, job.attempts, job.beat_at = JobState.RUNNING, job.attempts + 1, timezone.now()
    job.save(update_fields=["state", "attempts", "beat_at"])
    return job


@transaction.atomic
def _end(job: Job, state: str, says: str) -> Job:
    job.state, job.says, job.ended_at = state, says[:400], timezone.now()
    job.save(update_fields=["state", "says", "ended_at", "done", "total"])
    doer = viewer_of(_account(job), job.on).doer
    doer = replace(doer, division=doer.division or job.division_code)
    detail = {"kind": job.kind, "state": str(state), "rows": job.done}
    audit.record(doer, "end_job", f"job:{job.pk}", detail=detail)
    return job


def _account(job: Job) -> Account:
    account = Account.objects.filter(officer__staff_number=job.owner_key).first()
    if account is None:
        raise WorkbenchRefused(f"提交任务的{job.owner_name}已没有账号，任务没有办")
    return account
