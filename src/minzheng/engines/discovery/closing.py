"""An entry ends: with an outcome, and the tips and alerts behind it end through their own verbs."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts import api as alerts
from minzheng.engines.cases.api import NoSuchCase, case_for
from minzheng.engines.discovery.coded import (
    ALREADY,
    APPLIED,
    FINE,
    GONE,
    NEED,
    OUTCOMES,
    REFERRED,
    RELIEVED,
    TRUE_ENDS,
    UNSEEN,
)
from minzheng.engines.discovery.entering import back_on_list
from minzheng.engines.discovery.errors import DiscoveryRefused
from minzheng.engines.discovery.models import Deed, Entry, Reason, State
from minzheng.engines.discovery.noting import locked, note, require_words, waiting
from minzheng.engines.discovery.posts import first_level, require_raise
from minzheng.engines.discovery.working import open_tasks, open_tips
from minzheng.engines.tips import api as tips

Kind = Deed.Kind
TIP_ENDS = {
    APPLIED: tips.CASE, RELIEVED: tips.HELPED, NEED: tips.NEED, REFERRED: tips.HANDED,
    ALREADY: tips.ALREADY, FINE: tips.FINE, GONE: tips.NOBODY,
}  # fmt: skip


@dataclass(frozen=True)
class Ending:
    """How an entry ends: `words` for the file, `answer` for who told it (may be read by anybody).

    `case_number` where somebody applied, `handed_to` where another office goes on.
    """

    outcome: str
    words: str
    answer: str = ""
    case_number: str = ""
    handed_to: str = ""


@transaction.atomic
def close(entry: Entry, end: Ending, *, by: Viewer, on: date) -> Entry:
    """Close an entry; every tip and alert behind it that she may work is settled with it.

    What belongs to another post stays open there and is named in the history. Raises
    DiscoveryRefused (no outcome, no words, nobody went, no such case), NotAllowed, TipRefused.
    """
    row = waiting(entry, by)
    _refuse(row, end, by)
    left = [*_settle_tips(row, end, by=by, on=on), *_judge_alerts(row, end, by=by, on=on)]
    row.reasons.filter(watched_id__isnull=False, closed_on=None).update(closed_on=on)
    row.state, row.outcome, row.closed_on = State.CLOSED, end.outcome, on
    row.taken_by, row.taken_name = row.taken_by or by.doer.key, row.taken_name or by.doer.name
    row.case_number = end.case_number.strip().upper()
    row.save(update_fields=[
        "state", "outcome", "closed_on", "taken_by", "taken_name", "case_number",
    ])  # fmt: skip
    said = [OUTCOMES[end.outcome], end.handed_to, end.words.strip(), *left]
    note(row, Kind.CLOSED, "：".join(part for part in said if part), by=by, on=on)
    return row


@transaction.atomic
def reopen(entry: Entry, words: str, *, by: Viewer, on: date) -> Entry:
    """Put a closed entry on the list again, at the lowest level somebody works at there.

    Raises DiscoveryRefused (not closed, no reason), NotAllowed.
    """
    row = locked(entry)
    require_raise(by, row)
    if row.state != State.CLOSED:
        raise DiscoveryRefused("只有已办结的才能重新列入；这一户还在办，或者已并入另一条")
    require_words(words, "请写明为什么重新列入：有了什么新情况")
    back_on_list(row, words, by=by.doer, on=on, level=first_level(row.division_code, on))
    note(row, Kind.REOPENED, "", by=by, on=on)
    return row


def _refuse(row: Entry, end: Ending, by: Viewer) -> None:
    if end.outcome not in OUTCOMES:
        raise DiscoveryRefused(f"请选结果：{'、'.join(OUTCOMES.values())}")
    require_words(end.words, "请写明怎样处理的、为什么")
    if row.state != State.VISITED and end.outcome not in UNSEEN:
        raise DiscoveryRefused("还没有上门或联系的记录：请先写“上门记录”，再写结果")
    if end.outcome == REFERRED and not end.handed_to.strip():
        raise DiscoveryRefused("请写明转给了哪个部门或者组织")
    if end.outcome == APPLIED:
        _refuse_case(end, by)


def _refuse_case(end: Ending, by: Viewer) -> None:
    number = end.case_number.strip().upper()
    if not number:
        raise DiscoveryRefused("请填办件编号；还没有收件的，请先到“收件”为他申请")
    try:
        case_for(by, number)
    except NoSuchCase as gone:
        raise DiscoveryRefused(f"没有编号为“{number}”的办件，或它不在您的辖区，请核对") from gone


def _settle_tips(row: Entry, end: Ending, *, by: Viewer, on: date) -> list[str]:
    """Settle those she may work; gives what stays open, in words."""
    left = []
    for tip in open_tips(row):
        if not tips.may_work(by, tip):
            left.append(f"线索 {tip.number} 由{tip.taken_name or '所在岗位'}另行办结")
            continue
        outcome = TIP_ENDS[end.outcome]
        if tip.state != tips.State.VISITED and outcome != tips.HANDED:
            tip = tips.visit(tip, end.words, day=on, by=by, on=on)
        done = tips.Settlement(outcome, end.words, end.answer, end.case_number, end.handed_to)
        tips.settle(tip, done, by=by, on=on)
        Reason.objects.filter(tip_id=tip.pk).update(closed_on=on)
    return left


def _judge_alerts(row: Entry, end: Ending, *, by: Viewer, on: date) -> list[str]:
    """Judge those she may work; gives what stays open, in words."""
    right = end.outcome in TRUE_ENDS
    verdict = alerts.Verdict.TRUE if right else alerts.Verdict.FALSE
    reason = f"{OUTCOMES[end.outcome]}：{end.words.strip()}"
    left = []
    for task in open_tasks(row):
        task.refresh_from_db(fields=["state"])  # one judged before may have closed it as well
        if not task.waits:
            continue
        if not alerts.may_work(by, task):
            left.append(f"{task.ref} 由原岗位另行判定")
            continue
        ruling = alerts.Ruling(verdict, alerts.Lead.NOTHING, reason)
        alerts.judge(task, ruling, by=by, on=on)
        Reason.objects.filter(alert_id=task.pk).update(closed_on=on)
    return left
