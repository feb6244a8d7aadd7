"""Cases: those that came in, were ended, are open, are late, and how long they took."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache, reduce
from operator import or_

from django.db.models import F, Q

from minzheng.engines.cases.api import CASE_ROLES, PARTIES, Case
from minzheng.engines.indicators.sources.base import Condition, Line, Number, Period, Rows, Source
from minzheng.kernel.calendar import official_calendar
from minzheng.kernel.flow import Effect
from minzheng.kernel.matter import catalogue

READERS = (*CASE_ROLES, "auditor")
GIVING = (Effect.GRANT, Effect.RECOGNISE)


def _rows(period: Period) -> Rows:
    begun = Case.objects.filter(submitted_on__lte=period.last)
    return begun.filter(Q(ended_on=None) | Q(ended_on__gte=period.first))


def _ended(period: Period) -> Q:
    return Q(ended_on__range=(period.first, period.last))


def _open(period: Period) -> Q:
    return Q(ended_on=None) | Q(ended_on__gt=period.last)


def _applied(period: Period) -> Q:
    return Q(event="", submitted_on__range=(period.first, period.last))


@cache
def _granted() -> Q:
    """The ends that give something, matter by matter and flow by flow."""
    found = [
        Q(matter=matter.key, flow=flow.__name__, end=end.name)
        for matter in catalogue().matters.values()
        for flow in matter.flows
        for end in flow.ends()
        if end.effect in GIVING
    ]
    return reduce(or_, found, Q(pk=None))


@cache
def working_days(after: date, last: date) -> int:
    """The working days from the day after one to another; Monday to Friday without a calendar."""
    calendar, day, found = official_calendar(), after, 0
    while day < last:
        day += timedelta(days=1)
        known = calendar.first <= day <= calendar.last
        found += calendar.is_workday(day) if known else day.weekday() < 5
    return found


def _tell(rows: Sequence[Case], period: Period) -> Iterable[Line]:
    matters = catalogue().matters
    for case in rows:
        title = matters[case.matter].service.short if case.matter in matters else case.matter
        ended = case.ended_on is not None and case.ended_on <= period.last
        yield Line(
            "case", case.number, f"{title} {case.event}".strip(), case.subject_masked,
            case.division_code, case.ended_on if ended else case.submitted_on,
            case.end if ended else f"在办：{case.current}",
        )  # fmt: skip


CASES = Source(
    name="cases",
    title="办件",
    rows=_rows,
    readers=READERS,
    tell=_tell,
    related=PARTIES,
    conditions={
        "application": Condition("是申请", lambda _: Q(event="")),
        "applied": Condition("当月提交的申请", _applied),
        "ended": Condition("当月办结", _ended),
        "open": Condition("月末没有办结", _open),
        "overdue": Condition("总期限已过", lambda period: Q(due_on__lt=period.last)),
        "in-time": Condition(
            "没有超过总期限", lambda _: Q(due_on=None) | Q(due_on__gte=F("ended_on"))
        ),
        "granted": Condition("给予待遇或者认定", lambda _: _granted()),
    },
    numbers={
        "days": Number("从提交次日到办结日的工作日", ("submitted_on", "ended_on"), working_days)
    },
)
