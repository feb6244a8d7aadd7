"""A rhythm of reports is set: what, to whom, how often, which figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators.api import indicators
from minzheng.engines.reports.coded import (
    FIRST_DAY,
    LAST_DAY,
    RHYTHMS,
    SETTERS,
    SOURCE,
    WRITERS,
)
from minzheng.engines.reports.errors import ReportRefused
from minzheng.engines.reports.models import Cadence
from minzheng.engines.reports.posts import cadence_for
from minzheng.engines.reports.trail import record
from minzheng.kernel.months import Month

MOST = 40
EVIDENCE = "系统起草、负责人确认的报告"


@dataclass(frozen=True)
class NewCadence:
    """`due_day`: on which day of the month after a period its report is due, 5 to 25."""

    title: str
    addressee: str
    owner: duties.Owner
    every_months: int
    due_day: int
    keys: Sequence[str]


@transaction.atomic
def set_cadence(new: NewCadence, *, by: Viewer, on: date) -> Cadence:
    """From the month of `on` on, or the next where its day is past. Raises ReportRefused,
    NotAllowed.
    """
    _refuse(new)
    require(by, SETTERS, new.owner.division)
    made = duties.NewDuty(
        f"报{new.title.strip()}"[:200], new.owner, EVIDENCE, every_months=new.every_months,
        since=_since(new.due_day, on),
        source=duties.Link(SOURCE, "", new.title.strip()[:200]),
    )  # fmt: skip
    try:
        duty = duties.assign_duty(made, by=by, on=on)
    except duties.DutyRefused as refusal:
        raise ReportRefused(str(refusal)) from refusal
    row = Cadence.objects.create(
        title=new.title.strip()[:120], addressee=new.addressee.strip()[:120],
        division_code=duty.division_code, every_months=new.every_months,
        indicators=list(dict.fromkeys(new.keys)), duty=duty, made_on=on, made_by=by.doer.name,
    )  # fmt: skip
    record(row, "set_report_cadence", by.doer, every=new.every_months, figures=len(row.indicators))
    return row


@transaction.atomic
def end_cadence(by: Viewer, pk: int, why: str, *, on: date) -> Cadence:
    """Reported no more; what was reported stays. Raises NoSuchReport, ReportRefused, NotAllowed."""
    row = cadence_for(by, pk)
    require(by, SETTERS, row.division_code)
    try:
        row.duty = duties.drop_duty(by, row.duty.pk, why, on=on)
    except duties.DutyRefused as refusal:
        raise ReportRefused(str(refusal)) from refusal
    record(row, "end_report_cadence", by.doer, why=why.strip()[:200])
    return row


def _since(due_day: int, on: date) -> date:
    """The day after the due day: stretches then end on it, in the month after the period."""
    here = Month.of(on)
    month = here if on.day <= due_day else here.next()
    return month.first + timedelta(days=due_day)


def _refuse(new: NewCadence) -> None:
    if not new.title.strip() or not new.addressee.strip():
        raise ReportRefused("请写报告的名称和报给谁")
    if new.every_months not in RHYTHMS:
        raise ReportRefused(f"频次请从{'、'.join(RHYTHMS.values())}里选")
    if not FIRST_DAY <= new.due_day <= LAST_DAY:
        raise ReportRefused(f"交报告的日子写 {FIRST_DAY} 到 {LAST_DAY} 号：早了上个月的数还没有算")
    if new.owner.role not in WRITERS:
        raise ReportRefused("报告由区民政局经办或者镇街负责人来写，请从列表里选")
    unknown = [key for key in new.keys if key not in indicators()]
    if unknown or not new.keys or len(new.keys) > MOST:
        raise ReportRefused(f"请选 1 到 {MOST} 个指标，作为报告里系统写的数")
