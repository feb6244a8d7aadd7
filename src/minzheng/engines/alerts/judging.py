"""The verdict on a task, what it leads to, and the tasks that say the same of the same person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts.errors import AlertRefused
from minzheng.engines.alerts.leading import lead_on
from minzheng.engines.alerts.models import AlertTask, Deed, Judgement, Lead, State, Verdict
from minzheng.engines.alerts.models.task import WAITING
from minzheng.engines.alerts.papers import Paper
from minzheng.engines.alerts.posts import require_work
from minzheng.engines.alerts.promoting import promote
from minzheng.engines.alerts.rules import rules
from minzheng.engines.alerts.working import locked, note, require_waiting
from minzheng.kernel.alert import Alert


@dataclass(frozen=True)
class Ruling:
    """What somebody found out, on what evidence, and where it leads."""

    verdict: Verdict
    lead: Lead
    reason: str
    paper: Paper | None = None
    bulk: bool = False


@transaction.atomic
def judge(task: AlertTask, ruling: Ruling, *, by: Viewer, on: date) -> AlertTask:
    """Close a task with a verdict and do what it leads to.

    Tasks of other rules that report the same event of the same subject get the same verdict.
    Raises AlertRefused (closed, no reason, a lead that does not follow), NotAllowed, and what the
    case engine refuses.
    """
    row = locked(task)
    require_work(by, row)
    require_waiting(row)
    _refuse(ruling)
    if ruling.verdict != Verdict.FALSE:
        row = promote(row, by=by, on=on)
    ref = lead_on(row, ruling.lead, by=by, on=on)
    _close(row, ruling, ref, by=by, on=on)
    for other in _saying_the_same(row):
        told = f"同一情况，已在 {row.ref} 判定：{ruling.reason}"
        same = Ruling(ruling.verdict, Lead.NOTHING, told, bulk=ruling.bulk)
        _close(other, same, ref, by=by, on=on)
    return row


def _refuse(ruling: Ruling) -> None:
    if not ruling.reason.strip():
        raise AlertRefused("请写明依据：看到了什么、问了谁、查了什么")
    if ruling.verdict != Verdict.TRUE and ruling.lead != Lead.NOTHING:
        label = Verdict(ruling.verdict).label
        raise AlertRefused(f"判定为“{label}”的，去向只能是“不用再办”")


def _close(task: AlertTask, ruling: Ruling, ref: str, *, by: Viewer, on: date) -> None:
    task.state, task.closed_on = State.JUDGED, on
    task.verdict, task.lead, task.lead_ref = ruling.verdict, ruling.lead, ref
    task.taken_by, task.taken_name = task.taken_by or by.doer.key, task.taken_name or by.doer.name
    task.save(
        update_fields=[
            "state", "closed_on", "verdict", "lead", "lead_ref", "taken_by", "taken_name",
        ]
    )  # fmt: skip
    Judgement.objects.create(
        task=task,
        rule=task.rule,
        verdict=ruling.verdict,
        lead=ruling.lead,
        lead_ref=ref,
        values=task.values,
        reason=ruling.reason[:500],
        bulk=ruling.bulk,
        days=(on - task.raised_on).days,
        on=on,
        by=by.doer.name,
        by_key=by.doer.key,
    )
    words = f"{Verdict(ruling.verdict).label}；{Lead(ruling.lead).label}。{ruling.reason}"
    note(task, Deed.Kind.JUDGED, words, by=by, on=on, paper=ruling.paper)


def _saying_the_same(task: AlertTask) -> Iterable[AlertTask]:
    """Waiting tasks of rules that report the same event of the same subject."""
    event = _event(task.rule)
    if event == Alert.event:
        return []
    rows = AlertTask.objects.filter(about=task.about, subject=task.subject, state__in=WAITING)
    found = rows.exclude(pk=task.pk).select_for_update()
    return [row for row in found if _event(row.rule) == event]


def _event(rule: str) -> str:
    found = rules().get(rule)
    return found.event if found else Alert.event
