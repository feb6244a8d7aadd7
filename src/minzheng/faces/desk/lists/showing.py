"""Long work as tables and figures."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from minzheng.engines.workbench.api import Job, JobLine, JobState
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Figure, Row, Table

JOBS = (
    Column("任务"),
    Column("提交"),
    Column("进度"),
    Column("状态"),
    Column("结果", secondary=True),
)
LINES = (Column("对象"), Column("结果"))
FAULTS = (Column("哪一行"), Column("为什么、怎么办"))
TONES = {
    JobState.WAITING: "paused", JobState.RUNNING: "info", JobState.DONE: "ok",
    JobState.FAILED: "late", JobState.CANCELLED: "plain",
}  # fmt: skip
PATIENCE = timedelta(minutes=1)  # after which a job that waits is told to have no worker


def job_table(jobs: Iterable[Job]) -> Table:
    """Jobs, newest first; each opens its page."""
    rows = tuple(
        Row(
            (job.words, _moment(job.made_at), progress_words(job), _state(job), job.says),
            reverse("desk:job", args=[job.pk]),
        )
        for job in jobs
    )
    then = "导出很长的列表、批量办理时，会在后台办，进度列在这里。"
    return Table("后台任务", JOBS, rows, empty="没有后台任务。", empty_next=then)


def line_table(lines: Iterable[JobLine], caption: str) -> Table:
    """What became of every row."""
    rows = tuple(Row((line.label, line.says)) for line in lines)
    return Table(caption, LINES, rows, empty="还没有。")


def fault_table(lines: Iterable[JobLine], caption: str) -> Table:
    """Rows that were not done: a line for each thing that must be mended."""
    rows = tuple(Row((line.label, said)) for line in lines for said in line.more or [line.says])
    return Table(caption, FAULTS, rows)


def state_words(job: Job, *, weighed: bool) -> str:
    """Where a job stands; a preview that is ready waits for its officer."""
    return "等您确认" if weighed and job.state == JobState.DONE else job.get_state_display()


def job_figures(job: Job, failed_count: int, *, weighed: bool) -> tuple[Figure, ...]:
    """How far it is."""
    return (
        Figure("状态", state_words(job, weighed=weighed), strong=True),
        Figure("进度", progress_words(job)),
        Figure("不能办" if weighed else "没有办成", str(failed_count), "行"),
        Figure("提交", _moment(job.made_at)),
    )


def progress_words(job: Job) -> str:
    """How far a job is, in words."""
    if job.total:
        return f"{job.done} / {job.total}"
    return f"{job.done} 行" if job.done else job.get_state_display()


def share(job: Job) -> int:
    """How far a job is, in hundredths."""
    return min(100, 100 * job.done // job.total) if job.total else 0


def waits_for_nobody(job: Job, now: datetime) -> bool:
    """Whether a job has waited so long that no worker can be there."""
    return job.state == JobState.WAITING and now - job.made_at > PATIENCE


def _state(job: Job) -> object:
    return tag_cell(job.get_state_display(), TONES[JobState(job.state)])


def _moment(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
