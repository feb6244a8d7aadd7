"""Matching a whole district and sending its orders, as long work that goes on after a kill."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from minzheng.engines.access.api import Viewer
from minzheng.engines.needs import api
from minzheng.engines.workbench.api import (
    Job,
    JobState,
    NewJob,
    Runner,
    Subject,
    Told,
    Work,
    jobs_of,
)

MATCH, SEND = "match-needs", "send-orders"
MATCHED_AT_ONCE, SENT_AT_ONCE = 100, 30  # so many while the officer waits
BROKEN = (JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True)
class LastRun:
    """The newest matching the officer began: still going on, or ended without a result."""

    job: Job

    @property
    def is_open(self) -> bool:
        return self.job.is_open

    @property
    def is_broken(self) -> bool:
        return self.job.state in BROKEN


def last_run(viewer: Viewer) -> LastRun | None:
    """What the page of matchings tells of. One query."""
    job = jobs_of(viewer).filter(kind=MATCH).first()
    return LastRun(job) if job is not None else None


def matching(place: str, name: str, waiting: int) -> NewJob:
    """The matching of a place, to be put into the queue."""
    return NewJob(MATCH, f"匹配：{name}", {"division": place}, waiting)


def sending(run: api.Run, name: str, count: int) -> NewJob:
    """The orders of a run, to be put into the queue."""
    return NewJob(SEND, f"照建议派单：{name} {count} 项", {"run": run.pk}, count)


def _match(work: Work) -> str:
    """Nothing is written before all is reckoned: a killed one left nothing."""
    made = api.propose(work.params["division"], by=work.viewer, on=work.job.on, hearer=work.tell)
    return f"{made.needs} 项需求，{made.matched} 项有安排。请到“匹配”里看过再派单"


def _send(work: Work) -> str:
    """Order by order, each whole or not at all."""
    row = api.run_for(work.viewer, work.params["run"])
    for line in api.lines_to_send(row):
        subject = Subject(str(line.pk), f"需求 {line.need.number}")
        work.row(subject, partial(_sent, line, by=work.viewer, work=work))
    good = work.job.lines.filter(ok=True).count()
    return f"派出 {good} 张派单，{work.job.done - good} 项没有派出"


def _sent(line: api.Line, *, by: Viewer, work: Work) -> Told:
    order = api.confirm_line(line, by=by, on=work.job.on)
    return Told(f"已派给{order.supply.giver}")


RUNNERS: Mapping[str, Runner] = {MATCH: _match, SEND: _send}
