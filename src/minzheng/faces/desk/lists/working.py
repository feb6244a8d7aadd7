"""The desk's long work: its kinds, how one is put into the queue, what is told after."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django_tasks import task

from minzheng.engines.access.api import Account
from minzheng.engines.notices.api import Recipient, send_message
from minzheng.engines.workbench.api import (
    Job,
    NewJob,
    Runner,
    Subject,
    Told,
    Work,
    forget_old_jobs,
    open_job,
    revive,
    run_job,
)
from minzheng.faces.desk import matching_work
from minzheng.faces.desk.lists import letters, sheet_intake, stepping
from minzheng.faces.desk.lists.exporting import EXPORT, Order, write_long
from minzheng.faces.desk.lists.plans import DO, PRINT, SERVE, STEP, TAKE_IN, WEIGH, plan_of
from minzheng.faces.desk.lists.walking import ListRefused, listing_called, source_of
from minzheng.faces.desk.long_work import remember
from minzheng.faces.desk.requests import ANSWERED, OfficerRequest

REFUSALS = (*ANSWERED, ListRefused)
Deed = Callable[..., Told]


def begin(request: OfficerRequest, new: NewJob) -> Job:
    """Put work into the queue; the officer goes on and is told. Raises WorkbenchRefused."""
    with transaction.atomic():
        job = open_job(new, by=request.viewer, on=request.today)
        transaction.on_commit(partial(work.enqueue, job.pk))
    remember(request, job)
    return job


def run_now(request: OfficerRequest, new: NewJob) -> Job:
    """Work that is short enough to wait for. Raises WorkbenchRefused."""
    job = open_job(new, by=request.viewer, on=request.today)
    return run_job(job.pk, RUNNERS, refusals=REFUSALS) or job


@task()
def work(pk: int) -> None:
    """One job, by a worker: done to its end, and its officer told."""
    job = run_job(pk, RUNNERS, refusals=REFUSALS)
    if job is not None:
        to = Recipient("officer", job.owner_key, job.owner_name)
        text = f"{job.words}：{job.get_state_display()}。{job.says}"
        send_message(to, text, link=f"job:{job.pk}", on=job.on)


def tidy(now: datetime) -> int:
    """Put interrupted jobs into the queue again, remove old ones; gives how many go on."""
    again = revive(now)
    for pk in again:
        work.enqueue(pk)
    for path in forget_old_jobs(now):
        (Path(settings.DATA_DIR) / path).unlink(missing_ok=True)
    return len(again)


def _export(work: Work) -> str:
    order = Order(**work.params)
    account = Account.objects.get(officer__staff_number=work.job.owner_key)
    source = source_of(listing_called(order.key), order.of, account, work.job.on)
    return write_long(work, order, source)


def _weigh(work: Work) -> str:
    """Row by row what the deed would do, or why not; nothing is done."""
    _each(work, WEIGHERS)
    return _sums(work, "可以办理 {good} 行，不能办理 {bad} 行；还没有办，看过后请确认")


def _do(work: Work) -> str:
    """The deed, row by row."""
    plan = plan_of(work.params)
    if plan.deed == PRINT:
        return letters.pack(work, plan)
    _each(work, DOERS)
    return _sums(work, "办成 {good} 行，没有办成 {bad} 行")


def _each(work: Work, deeds: Mapping[str, Deed]) -> None:
    plan = plan_of(work.params)
    act, viewer, on = deeds[plan.deed], work.viewer, work.job.on
    for key in plan.rows:
        work.row(Subject(key, key), partial(act, plan, key, by=viewer, on=on))


def _sums(work: Work, words: str) -> str:
    good = work.job.lines.filter(ok=True).count()
    return words.format(good=good, bad=work.job.done - good)


WEIGHERS: Mapping[str, Deed] = {
    STEP: stepping.weigh, SERVE: letters.weigh, TAKE_IN: sheet_intake.weigh,
}  # fmt: skip
DOERS: Mapping[str, Deed] = {STEP: stepping.do, SERVE: letters.do, TAKE_IN: sheet_intake.do}
RUNNERS: Mapping[str, Runner] = {
    EXPORT: _export, WEIGH: _weigh, DO: _do, **matching_work.RUNNERS,
}  # fmt: skip
