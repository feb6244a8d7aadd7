"""Which entries of the trail are events for partners, and what is told: numbers, never people."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Value
from django.db.models.functions import Concat

from minzheng.engines.alerts.api import AlertTask, State
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import Case
from minzheng.engines.notices.api import Publicity
from minzheng.engines.partners.models import Lodged
from minzheng.engines.payments.api import PayLine, PayRun
from minzheng.kernel.flow import Await, Path, Step
from minzheng.kernel.matter import catalogue

CASE, RUN, RULE, ALERT = "case:", "payrun:", "rule:", "alert:"
Detail = Mapping[str, Any]
PUBLISHED, UNPUBLISHED = "publicity.published", "publicity.ended"
RAISED, JUDGED, CLOSED = "alert.raised", "alert.judged", "alert.closed"
ALERT_EVENTS = (RAISED, JUDGED, CLOSED)
EVENTS = {
    "case.submitted": "申请已提交",
    "case.accepted": "已受理，开始计算办理期限",
    "case.returned": "等申请人补正或答复",
    "case.decided": "已作出决定",
    "case.ended": "已办结",
    "case.withdrawn": "已撤回",
    "payment.sent": "已交银行发放",
    "payment.settled": "银行已回盘",
    PUBLISHED: "公示已张挂",
    UNPUBLISHED: "公示已结束",
    RAISED: "有一条预警（要有预警权限）",
    JUDGED: "预警已判定（要有预警权限）",
    CLOSED: "情况变回，预警自行解除（要有预警权限）",
}


@dataclass(frozen=True)
class Happened:
    """One event. `subject`: "case:…", "publicity:…" or "alert:…"; `told` goes into the message."""

    event: str
    subject: str
    told: Mapping[str, str | int]


def events_of(entry: Entry) -> list[Happened]:
    """The events that an entry tells of; most entries tell of none."""
    reader = READERS.get(entry.verb)
    return list(reader(entry, json.loads(entry.detail))) if reader else []


def _plain(event: str) -> "Reader":
    def read(entry: Entry, detail: Detail) -> Iterator[Happened]:
        if entry.subject.startswith(CASE):
            yield Happened(event, entry.subject, {})

    return read


def _moved(entry: Entry, detail: Detail) -> Iterator[Happened]:
    """A step taken: the one from which the limit counts accepts; one that leads to a wait returns.

    Read off the declared flow, so it holds for every matter.
    """
    case = Case.objects.filter(number=entry.subject.removeprefix(CASE)).first()
    path = _path(case, detail) if case is not None else None
    if path is None or case is None:
        return
    step = {"step": str(detail["element"])}
    if _accepts(case, path) and detail.get("round") == 1:
        yield Happened("case.accepted", entry.subject, step)
    if any(isinstance(target, Await) for target in path.targets):
        yield Happened("case.returned", entry.subject, step)


def _path(case: Case, detail: Detail) -> Path | None:
    flow = catalogue().get(case.matter).flow(case.flow)
    wanted = (detail.get("element"), detail.get("outcome"))
    return next((p for p in flow.routes if (p.source.name, p.outcome) == wanted), None)


def _accepts(case: Case, path: Path) -> bool:
    total = catalogue().get(case.matter).flow(case.flow).total
    goes_on = any(isinstance(t, Step) and t is not path.source for t in path.targets)
    return total is not None and total.since is path.source and goes_on


def _decided(entry: Entry, detail: Detail) -> Iterator[Happened]:
    yield Happened("case.decided", entry.subject, {"outcome": str(detail.get("outcome", ""))})


def _ended(entry: Entry, detail: Detail) -> Iterator[Happened]:
    yield Happened("case.ended", entry.subject, {"end": str(detail.get("end", ""))})


def _paid(event: str) -> "Reader":
    def read(entry: Entry, detail: Detail) -> Iterator[Happened]:
        number = entry.subject.removeprefix(RUN)
        run = PayRun.objects.filter(pk=int(number)).first() if number.isdecimal() else None
        if run is None:
            return
        lodged = Lodged.objects.exclude(case="").annotate(ref=Concat(Value(CASE), "case"))
        lines = PayLine.objects.filter(run=run).exclude(number=None)
        lines = lines.filter(entitlement__case_ref__in=lodged.values("ref"))
        refs = lines.values_list("entitlement__case_ref", "state").order_by("pk")
        for ref, state in refs.iterator():
            yield Happened(event, str(ref), {"run": run.pk, "state": str(state)})

    return read


def _board(event: str) -> "Reader":
    def read(entry: Entry, detail: Detail) -> Iterator[Happened]:
        sheet = Publicity.objects.filter(pk=int(detail.get("publicity", 0))).first()
        if sheet is not None:
            told: dict[str, str | int] = {"publicity": sheet.pk, "matter": sheet.matter,
                    "division": sheet.division_code}  # fmt: skip
            yield Happened(event, f"publicity:{sheet.pk}", told)

    return read


def _night(entry: Entry, detail: Detail) -> Iterator[Happened]:
    """What a night did with the tasks of one rule: new and reopened ones, and those that faded."""
    day = date.fromisoformat(str(detail["day"]))
    tasks = AlertTask.objects.filter(rule=entry.subject.removeprefix(RULE)).order_by("pk")
    if detail.get("raised") or detail.get("reopened"):
        for task in tasks.filter(raised_on=day).iterator():
            told = _task(task) | {"severity": task.severity, "due_on": task.due_on.isoformat()}
            yield Happened(RAISED, f"{task.ref}#{task.times}", told)
    if detail.get("closed"):
        for task in tasks.filter(state=State.FADED, closed_on=day).iterator():
            yield Happened(CLOSED, f"{task.ref}#{task.times}", _task(task))


def _judged(entry: Entry, detail: Detail) -> Iterator[Happened]:
    number = entry.subject.removeprefix(ALERT)
    task = AlertTask.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if task is not None:
        yield Happened(JUDGED, f"{task.ref}#{task.times}", _task(task) | {"verdict": task.verdict})


def _task(task: AlertTask) -> dict[str, str | int]:
    """The task by its number: neither whom it is about, nor what was found."""
    return {"task": task.pk, "rule": task.rule, "post": task.role, "matter": task.matter,
            "division": task.division_code}  # fmt: skip


Reader = Callable[[Entry, Detail], Iterator[Happened]]
READERS: Mapping[str, Reader] = {
    "submit": _plain("case.submitted"),
    "withdraw": _plain("case.withdrawn"),
    "take_step": _moved,
    "decide": _decided,
    "finish": _ended,
    "export_run": _paid("payment.sent"),
    "read_returns": _paid("payment.settled"),
    "publish": _board(PUBLISHED),
    "take_down": _board(UNPUBLISHED),
    "take_down_expired": _board(UNPUBLISHED),
    "settle_alerts": _night,
    "alert_judged": _judged,
}


@cache
def verbs() -> tuple[str, ...]:
    """The verbs of the trail that are looked at."""
    return tuple(READERS)
